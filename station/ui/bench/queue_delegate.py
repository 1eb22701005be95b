"""How a row of the queue is drawn: badge, number and due on the first line, then what it is."""

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from station.services.bench_state import QueueRow
from station.ui.bench.badge import draw_badge
from station.ui.bench.queue_model import ROW_ROLE, TODAY_ROLE
from station.ui.theme import colours, icons
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import due_word

ROW_HEIGHT = 92
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class QueueDelegate(QStyledItemDelegate):
    """Draws queue rows; the current cake's row is outlined and tinted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._metrics = Metrics(1.0, 96.0, 768)

    def apply(self, metrics: Metrics) -> None:
        """Take the sizes of the window."""
        self._metrics = metrics

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally tall: at least 15 mm."""
        return QSize(10, self._metrics.touch(15, ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row, today = index.data(ROW_ROLE), index.data(TODAY_ROLE)
        m = self._metrics
        # PySide's stubs do not list the members of QStyleOption subclasses' rect and state reliably.
        box = QRectF(option.rect).adjusted(m.px(1), m.px(3), -m.px(1), -m.px(3))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(painter, box, option.state)
        inner = box.adjusted(m.px(10), m.px(8), -m.px(10), -m.px(8))
        side = m.px(34)
        draw_badge(painter, QRectF(inner.left(), inner.top(), side, side), row.store)
        self._first_line(painter, inner.adjusted(side + m.px(9), 0, 0, 0), row, today)
        self._words(painter, inner.adjusted(0, side + m.px(1), 0, 0), row)
        painter.restore()

    def _frame(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        m = self._metrics
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(colours.SELECTED if selected else colours.CARD))
        edge = colours.PRIMARY.back if selected else colours.FOCUS if focused else colours.LINE
        painter.setPen(QPen(QColor(edge), m.px(2.5) if selected or focused else m.px(1)))
        painter.drawRoundedRect(box, m.px(12), m.px(12))

    def _first_line(self, painter: QPainter, box: QRectF, row: QueueRow, today: date) -> None:
        m = self._metrics
        line = QRectF(box.left(), box.top(), box.width(), m.px(34))
        painter.setPen(QColor(colours.INK))
        font = m.font(Type.STRONG)
        painter.setFont(font)
        painter.drawText(line, _LEFT, row.human_number)
        used = QFontMetrics(font).horizontalAdvance(row.human_number) + m.px(8)
        side = m.px(20)
        for name in _marks(row):
            drawn = icons.pixmap(name, colours.INK_SOFT, side, painter.device().devicePixelRatio())
            painter.drawPixmap(round(line.left() + used), round(line.center().y() - side / 2), drawn)
            used += side + m.px(4)
        self._due(painter, line.adjusted(used, 0, 0, 0), row, today)

    def _due(self, painter: QPainter, line: QRectF, row: QueueRow, today: date) -> None:
        m = self._metrics
        late = row.due is not None and row.due < today
        font = m.font(Type.SMALL)
        width = line.width() - m.px(18)
        text = due_word(row.due, row.due_window, today)
        if QFontMetrics(font).horizontalAdvance(text) > width:
            text = due_word(row.due, None, today)
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(width))
        paint = colours.BAD if late else colours.QUIET
        chip_width = QFontMetrics(font).horizontalAdvance(text) + m.px(18)
        chip = QRectF(line.right() - chip_width, line.top() + m.px(4), chip_width, m.px(26))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(paint.back))
        painter.drawRoundedRect(chip, m.px(8), m.px(8))
        painter.setPen(QColor(paint.text))
        painter.setFont(font)
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _words(self, painter: QPainter, box: QRectF, row: QueueRow) -> None:
        m = self._metrics
        half = box.height() / 2
        details = "  ·  ".join(part for part in (row.size, row.flavour, row.assignee_name) if part)
        lines = ((row.product, Type.LABEL, colours.INK), (details, Type.SMALL, colours.INK_SOFT))
        for at, (text, kind, colour) in enumerate(lines):
            font = m.font(kind)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
            painter.drawText(QRectF(box.left(), box.top() + at * half, box.width(), half), _LEFT, shown)


def _marks(row: QueueRow) -> list[str]:
    return [name for name, on in (("start", row.started), ("sent", row.pending)) if on]
