"""The queue of this bench: big rows that never rearrange themselves under a finger."""

from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.bench_state import BenchState, QueueRow
from station.services.queue_filter import QueueFilter
from station.ui.bench import find_words, texts
from station.ui.bench.labels import FitButton, FitText, IconLabel, TouchButton, dress
from station.ui.bench.print_words import all_button
from station.ui.bench.queue_model import QueueModel
from station.ui.bench.queue_row import QueueRowPainter
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type


class QueueList(QListView):
    """While a finger is on it, new rows wait.

    Signals: chosen(str): the order id of a row that was touched, or opened with Enter.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queue_list")
        self.setAccessibleName(self.tr("Queue of this bench"))
        self.rows = QueueModel(self)
        self.painter_of_rows = QueueRowPainter(self.rows, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        # All rows are as high: nobody asks each.
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(False)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self._finger_down = False
        self._waiting: tuple[tuple[QueueRow, ...], date] | None = None

    def show_rows(self, rows: tuple[QueueRow, ...], today: date) -> None:
        """Show these rows, as soon as no finger is on the list."""
        if self._finger_down:
            self._waiting = (rows, today)
            return
        self._waiting = None
        self.rows.show_rows(rows, today)

    def show_current(self, order_id: str) -> None:
        """Frame this cake's row; when it is another one than before, bring it into view."""
        if order_id == self.painter_of_rows.current_id:
            return
        self.painter_of_rows.current_id = order_id
        at = self.rows.row_of(order_id)
        if at >= 0:
            index = self.rows.index(at)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger is on the list."""
        self._finger_down = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The finger has left: what it touched counts, then the new rows are shown."""
        super().mouseReleaseEvent(event)
        self._finger_down = False
        if self._waiting is not None:
            self.show_rows(*self._waiting)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.row_at(index.row()).order_id)


class QueueView(QWidget):
    """The list with its head, or the words for an empty or an unknown queue.

    Signals: print_touched, from the button that is there where whole queues of labels are printed;
    find_touched; all_touched (look for nothing).
    """

    print_touched = Signal()
    find_touched = Signal()
    all_touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queue_view")
        self.title = FitText("queue_title", Type.STRONG, wrap=False)
        self.list = QueueList()
        self.nothing_icon = IconLabel("cake", 60, colours.LINE_STRONG)
        self.nothing = FitText("queue_nothing", Type.TITLE, "soft")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._blank = QWidget()
        blank = QVBoxLayout(self._blank)
        blank.addStretch(2)
        blank.addWidget(self.nothing_icon, 0, Qt.AlignmentFlag.AlignHCenter)
        blank.addWidget(self.nothing, 2)
        blank.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self.print_all = FitButton("print_all_button", Type.LABEL, "plain", "printer")
        self.print_all.clicked.connect(self.print_touched)
        self.print_all.hide()
        head.addWidget(self.print_all, 0, Qt.AlignmentFlag.AlignRight)
        self.show_all = TouchButton("show_all_button", Type.LABEL, "primary", "close", colours.PRIMARY.text)
        self.show_all.say(self.tr("Show all"), self.tr("Every cake of the queue"))
        self.show_all.clicked.connect(self.all_touched)
        self.show_all.hide()
        head.addWidget(self.show_all)
        self.finder = TouchButton("find_button", Type.LABEL, "plain", "search")
        self.finder.setAccessibleName(self.tr("Find in the queue"))
        self.finder.setAccessibleDescription(self.tr("Look for cakes in the queue (Ctrl+F)"))
        self.finder.clicked.connect(self.find_touched)
        head.addWidget(self.finder)
        self._head = head
        self._wanted, self._what = QueueFilter(), ""
        self._state: BenchState | None = None
        self._stack = QStackedLayout()
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self.list)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addLayout(head)
        self._all.addLayout(self._stack, 1)
        self._say_nothing(texts.not_known(), None)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._all.setSpacing(metrics.px(8))
        self._head.setSpacing(metrics.px(10))
        self.print_all.setFixedWidth(metrics.px(182))
        self.list.painter_of_rows.set_metrics(metrics)
        self.list.scheduleDelayedItemsLayout()
        self.list.verticalScrollBar().setSingleStep(metrics.px(40))
        dress(self, metrics)

    def show_state(self, state: BenchState) -> None:
        """Show the queue; what is not known is never shown as empty."""
        self._state = state
        rows = self._wanted.narrow(state.queue or (), state.today, state.status.staff_id)
        if state.queue is None:
            self._say_nothing(texts.not_known(), state.stage)
        elif not state.queue:
            self._say_nothing(texts.nothing_waiting(state.stage), state.stage)
        elif not rows:
            self._say_nothing(find_words.nothing_found(self._what, len(state.queue)), state.stage)
        else:
            self._stack.setCurrentWidget(self.list)
        self.list.show_rows(rows, state.today)
        self.list.show_current(state.current_id or "")
        self._show_head(state, len(rows))

    def look_for(self, wanted: QueueFilter, what: str) -> None:
        """Show only these cakes from now on; `what` says which."""
        self._wanted, self._what = wanted, what
        if self._state is not None:
            self.show_state(self._state)

    def _show_head(self, state: BenchState, shown: int) -> None:
        looking = self._wanted.active and state.queue is not None
        count = None if state.queue is None else len(state.queue)
        self.title.setText(find_words.found(shown, count or 0) if looking else texts.queue_title(count))
        self.title.setToolTip(self._what)
        self.show_all.setVisible(looking)
        self.print_all.say(all_button(state.printing), self.tr("Labels of the whole queue (F5)"))
        # What it prints is the whole queue, not what is looked for.
        self.print_all.setVisible(bool(state.printing.choices or state.printing.batch) and not looking)

    def _say_nothing(self, said: str, stage: Stage | None) -> None:
        self.nothing.setText(said)
        if stage is not None:
            self.nothing_icon.show_icon(stage.value.lower(), colours.LINE_STRONG)
        self._stack.setCurrentWidget(self._blank)
