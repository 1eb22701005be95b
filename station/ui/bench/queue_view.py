"""The queue of this bench, at the left. It keeps still while somebody touches it."""

from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from station.domain.stages import Stage
from station.services.bench_state import QueueRow
from station.ui.bench.queue_delegate import QueueDelegate
from station.ui.bench.queue_model import ROW_ROLE, QueueModel
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import QT_TRANSLATE_NOOP, say, stage_word

HOLD_MS = 800
"""After a finger is lifted nothing is put in or taken out for so long: it may come down again."""
SETTLE_MS = 20_000
"""Untouched for so long, rows may take the order of a changed priority or date."""

NOT_KNOWN = QT_TRANSLATE_NOOP("Words", "Not known yet")
NOT_KNOWN_TEXT = QT_TRANSLATE_NOOP(
    "Words", "The queue shows as soon as the link is up.\nScanning works already."
)
EMPTY = QT_TRANSLATE_NOOP("Words", "Nothing waiting at {stage}")
WAITING = QT_TRANSLATE_NOOP("Words", "Waiting at {stage}")


class QueueView(QFrame):
    """The queue with its heading.

    Signals: `chosen` (order id) when a row is touched, or Enter pressed on it.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.model = QueueModel(self)
        self.list = QListView()
        self._delegate = QueueDelegate(self)
        self._heading, self._count = QLabel(), QLabel()
        self._empty = QLabel()
        self._waiting: tuple[tuple[QueueRow, ...], date] | None = None
        self._current: str | None = None
        self._finger_down = False
        self._hold = self._timer(HOLD_MS, self._on_hold_over)
        self._settle = self._timer(SETTLE_MS, self._on_settled)
        self._set_up_list()
        self._lay_out()

    def _timer(self, interval_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    def _set_up_list(self) -> None:
        view = self.list
        view.setObjectName("queueList")
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.clicked.connect(self._on_chosen)
        view.activated.connect(self._on_chosen)
        view.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        self._heading.setObjectName("queueHeading")
        self._count.setObjectName("queueCount")
        self._count.setProperty("look", "soft")
        self._empty.setObjectName("queueEmpty")
        self._empty.setProperty("look", "soft")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)

    def apply(self, metrics: Metrics) -> None:
        """Take the sizes of the window."""
        self._delegate.apply(metrics)
        self._heading.setFont(metrics.font(Type.STRONG))
        self._count.setFont(metrics.font(Type.STRONG))
        self._empty.setFont(metrics.font(Type.BODY))
        self.layout().setSpacing(metrics.px(8))
        self.list.doItemsLayout()

    def show_queue(
        self, rows: tuple[QueueRow, ...] | None, stage: Stage, today: date, current: str | None
    ) -> None:
        """Show the queue. None is not known yet, which is never drawn as empty."""
        self._current = current
        self._heading.setText(say(WAITING, stage=stage_word(stage)))
        self.list.setAccessibleName(self._heading.text())
        self._count.setText("" if rows is None else str(len(rows)))
        self._empty.setText(
            f"{say(NOT_KNOWN)}\n\n{say(NOT_KNOWN_TEXT)}"
            if rows is None
            else say(EMPTY, stage=stage_word(stage))
        )
        self._waiting = (rows or (), today)
        if not self._finger_down and not self._hold.isActive():
            self._show_waiting(reorder=not self._settle.isActive())
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for fingers on the list."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._finger_down = True
        elif event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._finger_down = False
            self._hold.start()
            self._settle.start()
        elif event.type() == QEvent.Type.Wheel:
            self._hold.start()
            self._settle.start()
        return super().eventFilter(watched, event)

    def _on_hold_over(self) -> None:
        if not self._finger_down:
            self._show_waiting(reorder=False)

    def _on_settled(self) -> None:
        if not self._finger_down:
            self._show_waiting(reorder=True)

    def _show_waiting(self, reorder: bool) -> None:
        if self._waiting is not None:
            rows, today = self._waiting
            self._waiting = None
            anchor = self._anchor()
            self.model.update_rows(rows, today, reorder)
            self._restore(anchor)
        self._select_current()
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _anchor(self) -> tuple[str, int] | None:
        """The first row that is seen and how far from the top it stands."""
        first = self.list.indexAt(self.list.viewport().rect().topLeft())
        if not first.isValid() or self.list.verticalScrollBar().value() == 0:
            return None
        return first.data(ROW_ROLE).order_id, self.list.visualRect(first).top()

    def _restore(self, anchor: tuple[str, int] | None) -> None:
        if anchor is None or (at := self.model.row_of(anchor[0])) < 0:
            return
        self.list.doItemsLayout()
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + self.list.visualRect(self.model.index(at)).top() - anchor[1])

    def _select_current(self) -> None:
        at = self.model.row_of(self._current) if self._current else -1
        selection = self.list.selectionModel()
        if at < 0:
            selection.clearSelection()
            return
        selection.select(self.model.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.chosen.emit(row.order_id)
