"""The line around the stage where it is stuck."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from station.ui.theme import colours
from station.ui.theme.colours import shown
from station.ui.wall.look import Look
from station.ui.wall.panel import RADIUS

EDGE = 6


class Edge(QWidget):
    """A line around a column, over all of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines: tuple[tuple[str, int], ...] = ()
        self._radius = 0

    def show_around(self, column: QWidget, ink: str, look: Look) -> None:
        """Lie over this column."""
        # The inner line keeps the outer one apart from a stage's colour.
        lines = ((shown(colours.CARD), look.px(EDGE + EDGE // 3)), (ink, look.px(EDGE)))
        if (lines, column.geometry()) != (self._lines, self.geometry()):
            self._lines, self._radius = lines, look.px(RADIUS)
            self.setGeometry(column.geometry())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ink, wide in self._lines:
            painter.setPen(QPen(QColor(ink), wide))
            inside = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
            painter.drawRoundedRect(inside, self._radius, self._radius)
