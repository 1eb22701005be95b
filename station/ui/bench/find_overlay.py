"""Look for cakes in the queue: words and chips that narrow it while they are typed and touched."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from station.services.bench_state import BenchState, StoreView
from station.services.queue_filter import Chip, QueueFilter
from station.ui.bench import find_words as words
from station.ui.bench.labels import TouchButton, set_property
from station.ui.bench.overlay import Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

LONGEST = 40
COLUMNS = 4
_ICONS = {Chip.OVERDUE: "warning", Chip.TODAY: "clock", Chip.MINE: "check", Chip.UNASSIGNED: "person"}


class FindOverlay(Overlay):
    """Opens at a touch above the queue, or with Ctrl+F. A scan closes it: its cake must be seen.

    Signals:
        changed(QueueFilter): another thing is looked for.
        pad_wanted: no keyboard is at hand.
    """

    changed = Signal(object)
    pad_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("find", parent)
        self.wanted = QueueFilter()
        self._state: BenchState | None = None
        self._stores: tuple[StoreView, ...] = ()
        self._chips: dict[str, TouchButton] = {}
        self.title.setText(self.tr("Find in the queue"))
        self.cancel.say(self.tr("Close"), self.tr("Back to the bench (Escape)"))
        self.closed.connect(self.hide)
        self.yes = self.cancel
        self.edit = QLineEdit()
        # Qt's own menu of cut and paste has no Greek.
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setObjectName("find_edit")
        self.edit.setMaxLength(LONGEST)
        self.edit.setPlaceholderText(self.tr("Number, product or flavour"))
        self.edit.setAccessibleName(self.tr("Find in the queue"))
        self.edit.textChanged.connect(self._type)
        self.edit.returnPressed.connect(self.hide)
        self.pad = TouchButton("find_pad_button", Type.STRONG, "plain", "keypad", colours.INK)
        self.pad.setAccessibleName(self.tr("Digits"))
        self.pad.clicked.connect(self.pad_wanted)
        self.all = TouchButton("find_all_button", Type.STRONG, "plain", "close", colours.INK)
        self.all.say(self.tr("Show all"), self.tr("Look for nothing"))
        self.all.clicked.connect(self.clear)
        self._field = QHBoxLayout()
        for part, stretch in ((self.edit, 1), (self.pad, 0), (self.all, 0)):
            self._field.addWidget(part, stretch)
        self._all.insertLayout(1, self._field)
        self._offer(())

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.edit.setMinimumHeight(metrics.secondary)
        self.edit.setFont(metrics.font(Type.STRONG))
        self._field.setSpacing(metrics.gap)
        super().set_metrics(metrics)

    def open(self) -> None:
        """Lie over the window, ready to type."""
        super().open()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def show_state(self, state: BenchState) -> None:
        """Know the queue's stores and who is signed on."""
        before, self._state = self._state, state
        if before is not None and before.current_id != state.current_id:
            self.hide()
        found = {row.store.id: row.store for row in state.queue or ()}
        # A store stays on offer once its cakes are gone: a chip must not vanish under a finger.
        known = {store.id: store for store in self._stores} | found
        stores = tuple(known[name] for name in sorted(known))
        if stores != self._stores:
            self._offer(stores)
        if state.status.staff_id is None and Chip.MINE in self.wanted.chips:
            self._want(self.wanted.with_chip(Chip.MINE))
        self._show()

    def clear(self) -> None:
        """Look for nothing: every cake of the queue is shown."""
        self._want(QueueFilter())
        self.edit.clear()

    def take_digits(self, digits: str) -> None:
        """A number was touched on the pad."""
        self.edit.setText(digits)

    def take_digit(self, digit: int) -> None:
        """A card's digit is typed."""
        self.edit.insert(str(digit))

    def described(self) -> str:
        """What is looked for, in words."""
        return words.described(self.wanted, {store.id: store.name for store in self._stores})

    def _offer(self, stores: tuple[StoreView, ...]) -> None:
        self._stores = stores
        self._chips = {}
        for chip in Chip:
            self._add(chip.value, words.chip_word(chip), _ICONS[chip], partial(self._touch_chip, chip))
        # One store is no choice.
        for store in stores if len(stores) > 1 else ():
            self._add(store.id, store.name, "shelf", partial(self._touch_store, store.id))
        self.fill(list(self._chips.values()), COLUMNS)
        self._show()

    def _add(self, name: str, word: str, icon: str, act: partial[None]) -> None:
        button = TouchButton(f"chip_{name}", Type.STRONG, "plain", icon, colours.INK)
        button.setCheckable(True)
        button.say(word)
        button.clicked.connect(act)
        self._chips[name] = button

    def _touch_chip(self, chip: Chip, _checked: bool = False) -> None:
        self._want(self.wanted.with_chip(chip))

    def _touch_store(self, store: str, _checked: bool = False) -> None:
        self._want(self.wanted.with_store(store))

    def _type(self, text: str) -> None:
        self._want(QueueFilter(text, self.wanted.chips, self.wanted.stores))

    def _want(self, wanted: QueueFilter) -> None:
        if wanted == self.wanted:
            return
        self.wanted = wanted
        self._show()
        self.changed.emit(wanted)

    def _show(self) -> None:
        on = {chip.value for chip in self.wanted.chips} | self.wanted.stores
        for name, button in self._chips.items():
            button.setChecked(name in on)
            set_property(button, "role", "primary" if name in on else "plain")
            button.show_icon(button.icon_name, colours.PRIMARY.text if name in on else colours.INK)
        state = self._state
        self._chips[Chip.MINE.value].setEnabled(state is not None and state.status.staff_id is not None)
        self.all.setEnabled(self.wanted.active)
        if state is None or state.queue is None:
            self.text.setText("")
            return
        hits = self.wanted.narrow(state.queue, state.today, state.status.staff_id)
        self.text.setText(words.hint(len(hits), len(state.queue)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the field while it has the focus; else they walk through the chips."""
        if self.edit.hasFocus() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return
        super().keyPressEvent(event)
