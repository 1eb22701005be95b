"""Small pictures of what is scanned, as it is on paper: a cake's label, a card of the wall, a badge."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from station.ui.bench.labels import DESIGN
from station.ui.theme import colours
from station.ui.theme.icons import pixmap
from station.ui.theme.metrics import Metrics, ui_font

BARS = (2, 1, 3, 1, 2, 1, 1, 2, 3, 1, 1, 2, 1, 3, 2)
"""Widths; every second one is a gap."""


LABEL_SHAPE, CARD_SHAPE = 0.78, 1.42
"""Width by height."""


class Paper(Enum):
    """The sign and the words that stand on it; cards are in English, as they are printed."""

    LABEL = ("", "")
    BADGE = ("person", "")
    NEXT = ("next", "Next")
    UNDO = ("undo", "Undo")
    PRINT = ("printer", "Print")


class PaperPicture(QWidget):
    """Paper is white in the dark as well. What it says stands in words beside it."""

    def __init__(self, paper: Paper, design: int) -> None:
        super().__init__()
        self.paper = paper
        self._design = design
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_metrics(DESIGN)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        high = metrics.px(self._design)
        self.setFixedSize(round(high * (LABEL_SHAPE if self.paper is Paper.LABEL else CARD_SHAPE)), high)

    def show_paper(self, paper: Paper, metrics: Metrics) -> None:
        """Be a picture of something else."""
        self.paper = paper
        self.set_metrics(metrics)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and what is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.height()
        rim = max(1.0, side * 0.03)
        painter.setPen(QPen(QColor(colours.BLACK), rim))
        painter.setBrush(QColor(colours.WHITE))
        half = rim / 2
        sheet = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(sheet, side * 0.07, side * 0.07)
        inside = sheet.adjusted(side * 0.12, side * 0.1, -side * 0.12, -side * 0.12)
        if self.paper is Paper.LABEL:
            _draw_lines(painter, inside)
            _draw_bars(painter, inside.adjusted(0, inside.height() * 0.55, 0, 0))
        else:
            self._draw_sign(painter, inside)
            _draw_bars(painter, inside.adjusted(0, inside.height() * 0.62, 0, 0))

    def _draw_sign(self, painter: QPainter, inside: QRectF) -> None:
        icon, title = self.paper.value
        side = round(inside.height() * 0.54)
        left = inside.left() if title else inside.center().x() - side / 2
        drawn = pixmap(icon, colours.BLACK, side, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(inside.top()), drawn)
        painter.setPen(QColor(colours.BLACK))
        place = inside.adjusted(side * 1.12, 0, 0, side - inside.height())
        font = ui_font(side * 0.72, 700)
        wide = QFontMetrics(font).horizontalAdvance(title)
        painter.setFont(ui_font(side * 0.72 * min(1.0, place.width() / max(1, wide)), 700))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


def _draw_lines(painter: QPainter, inside: QRectF) -> None:
    """The number, large, and two lines of words."""
    ink = QColor(colours.BLACK)
    for top, high, width in ((0.0, 0.17, 0.86), (0.25, 0.07, 1.0), (0.38, 0.07, 0.6)):
        place = QRectF(inside.left(), inside.top() + top * inside.height(), inside.width() * width, 0)
        place.setHeight(high * inside.height())
        painter.fillRect(place, ink)


def _draw_bars(painter: QPainter, inside: QRectF) -> None:
    """A barcode that no scanner can mistake for one: it has no code in it."""
    left, unit = inside.left(), inside.width() / sum(BARS)
    for at, width in enumerate(BARS):
        if at % 2 == 0:
            painter.fillRect(QRectF(left, inside.top(), width * unit, inside.height()), QColor(colours.BLACK))
        left += width * unit
