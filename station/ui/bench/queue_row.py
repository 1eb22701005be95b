"""Paints one row of the queue: store, number, what it is, when it is due, started and not sent yet."""

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from station.domain.stages import Priority
from station.services.bench_state import QueueRow
from station.ui.bench import texts
from station.ui.bench.labels import DESIGN, paint_badge
from station.ui.bench.queue_model import ROW, Index, QueueModel
from station.ui.theme import colours
from station.ui.theme.colours import shown
from station.ui.theme.icons import pixmap
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import due_word

SMALLEST = 0.8
"""How far a line shrinks before words are left out."""
_PRIORITY_BARS = {
    Priority.HIGH: colours.INK_BAD,
    Priority.MEDIUM: colours.SAVED.back,
    Priority.LOW: colours.LINE,
}


class QueueRowPainter(QStyledItemDelegate):
    """Three lines: number and due, product, size and flavour. The cake on the screen has a frame."""

    def __init__(self, model: QueueModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._metrics = DESIGN
        self.current_id = ""

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._metrics = metrics

    @property
    def height(self) -> int:
        """A row's height, with the gap below it."""
        return max(self._metrics.secondary, self._metrics.px(104)) + self._metrics.px(8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        return QSize(0, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row = index.data(ROW)
        if not isinstance(row, QueueRow):
            return
        m = self._metrics
        place: QRect = option.rect.adjusted(0, 0, 0, -m.px(8))
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._card(painter, place, row, bool(state & QStyle.StateFlag.State_HasFocus))
        inside = place.adjusted(m.px(18), m.px(8), -m.px(12), -m.px(8))
        self._first_line(painter, inside, row)
        self._other_lines(painter, inside, row)
        painter.restore()

    def _card(self, painter: QPainter, place: QRect, row: QueueRow, focused: bool) -> None:
        m = self._metrics
        current = row.order_id == self.current_id
        pen = max(2, m.px(3))
        frame = QRectF(place).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        edge = colours.FOCUS if focused else colours.INK if current else colours.CARD
        painter.setPen(QPen(QColor(shown(edge)), pen))
        painter.setBrush(QColor(shown(colours.SELECTED if current else colours.CARD)))
        painter.drawRoundedRect(frame, m.px(10), m.px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown(_PRIORITY_BARS[row.priority])))
        bar = QRectF(place.left() + m.px(6), place.top() + m.px(12), m.px(5), place.height() - m.px(24))
        painter.drawRoundedRect(bar, m.px(2), m.px(2))

    def _first_line(self, painter: QPainter, inside: QRect, row: QueueRow) -> None:
        m = self._metrics
        side = m.px(34)
        paint_badge(painter, QRect(inside.topLeft() + QPoint(0, m.px(1)), QSize(side, side)), row.store)
        line = QRect(
            inside.left() + side + m.px(9), inside.top(), inside.width() - side - m.px(9), side + m.px(2)
        )
        signs = self._signs(painter, line, row)
        room = line.adjusted(0, 0, -signs, 0)
        _write(painter, room, row.human_number, m.font(Type.TITLE), colours.INK)

    def _signs(self, painter: QPainter, line: QRect, row: QueueRow) -> int:
        """Draw the marks at the right end of a line; returns the width they take."""
        m = self._metrics
        marks = [("saved", colours.INK)] if row.pending else []
        if row.started:
            marks.append(("start", colours.INK_GOOD))
        side = m.px(26)
        taken = 0
        for name, ink in marks:
            place = QPoint(line.right() - side - taken, line.top() + (line.height() - side) // 2)
            painter.drawPixmap(place, pixmap(name, ink, side, painter.device().devicePixelRatio()))
            taken += side + m.px(6)
        if row.priority is Priority.HIGH:
            place_left = line.adjusted(0, 0, -taken, 0)
            taken += _write(painter, place_left, texts.high(), m.font(Type.LABEL), colours.INK_BAD, True)
            taken += m.px(6)
        return taken

    def _other_lines(self, painter: QPainter, inside: QRect, row: QueueRow) -> None:
        m = self._metrics
        top = inside.top() + m.px(38)
        height = (inside.bottom() - top) // 2
        product = QRect(inside.left(), top, inside.width(), height)
        who = 0
        if row.assignee_name:
            half = product.adjusted(product.width() // 2, 0, 0, 0)
            who = _write(
                painter, half, row.assignee_name, m.font(Type.LABEL), colours.INK_PRIMARY, True
            ) + m.px(12)
        _write(painter, product.adjusted(0, 0, -who, 0), row.product, m.font(Type.LABEL), colours.INK)
        urgent = texts.urgency(row.due, self._model.today)
        ink = {"late": colours.INK_BAD, "today": colours.INK}.get(urgent, colours.INK_SOFT)
        below = product.translated(0, height)
        quiet = m.font(Type.SMALL, 17 * m.scale)
        due = due_word(row.due, row.due_window, self._model.today)
        used = _write(painter, below, due, m.font(Type.LABEL) if urgent else quiet, ink)
        rest = below.adjusted(used + m.px(12), 0, 0, 0)
        facts = texts.cake_facts(row)
        if QFontMetrics(_shrunk(facts, quiet, rest.width())).horizontalAdvance(facts) > rest.width():
            facts = row.size or ""
        _write(painter, rest, facts, quiet, colours.INK_SOFT, right=True)


def _shrunk(text: str, font: QFont, room: int) -> QFont:
    """The font, or a smaller one in which the text has room."""
    wide = QFontMetrics(font).horizontalAdvance(text)
    if wide <= room:
        return font
    small = QFont(font)
    least = round(font.pixelSize() * SMALLEST)
    # Each size that is tried loads a font: begin where it must nearly fit.
    small.setPixelSize(min(font.pixelSize() - 1, max(least, font.pixelSize() * room // wide + 1)))
    while QFontMetrics(small).horizontalAdvance(text) > room and small.pixelSize() > least:
        small.setPixelSize(small.pixelSize() - 1)
    return small


def _write(painter: QPainter, place: QRect, text: str, font: QFont, ink: str, right: bool = False) -> int:
    """Write one line, smaller and then shortened where it has no room; returns its width."""
    font = _shrunk(text, font, place.width())
    painter.setFont(font)
    painter.setPen(QColor(shown(ink)))
    metrics = QFontMetrics(font)
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
    return metrics.horizontalAdvance(words)
