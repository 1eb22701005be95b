"""Everything that can lie over a bench, wired to it. Loaded when the bench already takes scans."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from scanning.codes import Command
from station.services.bench_state import BenchState
from station.services.screen_cards import DIGITS
from station.ui.bench.assign_overlay import AssignOverlay
from station.ui.bench.attention_overlay import AttentionOverlay
from station.ui.bench.cards import Cards
from station.ui.bench.detail_overlay import DetailOverlay
from station.ui.bench.find_overlay import FindOverlay
from station.ui.bench.menu_overlay import MenuOverlay
from station.ui.bench.number_pad import NumberPad
from station.ui.bench.overlay import Overlay
from station.ui.bench.pin_overlay import PinOverlay
from station.ui.bench.print_overlay import PrintOverlay
from station.ui.bench.question_overlay import QuestionOverlay
from station.ui.bench.scanner_overlay import ScannerOverlay
from station.ui.bench.selftest_overlay import SelfTestOverlay
from station.ui.bench.sign_on import SignOnOverlay
from station.ui.bench.ways import shortcuts, ways_of
from station.ui.theme.metrics import Metrics

if TYPE_CHECKING:
    from station.ui.bench.window import BenchWindow


class Overlays:
    """Lives in the GUI thread, as long as its window. `all`: whichever opens later lies over the others."""

    def __init__(self, window: "BenchWindow") -> None:
        self._window = window
        self._covered = False
        translate, bench = QCoreApplication.translate, window.bench
        self.question = QuestionOverlay(bench, window)
        self.sign_on = SignOnOverlay(bench, window)
        self.attention = AttentionOverlay(bench, window)
        self.pad = NumberPad("number_pad", translate("BenchWindow", "Type a number"), window)
        self.pin = PinOverlay(bench, window)
        self.printing = PrintOverlay(bench, window)
        self.scanner_test = ScannerOverlay(window)
        self.self_test = SelfTestOverlay(window)
        self.cards = Cards(bench, window)
        self.finder = FindOverlay(window)
        self.find_pad = NumberPad("find_pad", translate("BenchWindow", "Find a number"), window)
        self.assign = AssignOverlay(bench, window)
        self.detail = DetailOverlay(window)
        self.menu = MenuOverlay(window)
        self.all: tuple[Overlay, ...] = (
            self.menu,
            *(self.finder, self.find_pad, self.assign, self.detail),
            *(self.attention, self.printing, self.sign_on, self.question, self.pad, self.pin),
            *(self.scanner_test, self.self_test, *self.cards.all),
        )
        self._connect()
        ways = ways_of(window, self)
        self.menu.offer(ways)
        self._keys = shortcuts(window, self, ways)

    def _connect(self) -> None:
        find, queue = self.finder, self._window.queue
        self.pad.entered.connect(self.pad.hide)
        self.pad.entered.connect(self._window.take_typed)
        self.pin.back.connect(self.sign_on.open)
        self.scanner_test.check_touched.connect(self._check_bench)
        queue.all_touched.connect(find.clear)
        find.changed.connect(lambda wanted: queue.look_for(wanted, find.described()))
        find.pad_wanted.connect(self.find_pad.open)
        self.find_pad.entered.connect(find.take_digits)
        self.find_pad.entered.connect(self.find_pad.hide)
        for overlay in self.all:
            overlay.shown.connect(self._rest)

    def show_state(self, state: BenchState) -> None:
        """Those that ask something about the bench open and close with its state."""
        for overlay in self.all:
            overlay.show_state(state)

    def follow(self, metrics: Metrics) -> None:
        """The window has this size now."""
        for overlay in self.all:
            overlay.follow(metrics)

    def fit(self) -> None:
        """Cover the window as it is now."""
        for overlay in self.all:
            if not overlay.isHidden():
                overlay.fit()

    def take_card(self, card: Command) -> None:
        """A card works what lies over the bench, or opens something there."""
        opens = {
            Command.MENU: self.menu.open,
            Command.TAKE: self.assign.take,
            Command.LABELS: self.printing.open,
            Command.BOARD: self.cards.fillings.open,
        }
        top = self._top()
        if card in opens:
            for overlay in self.all:
                overlay.leave()
            opens[card]()
        elif top is not None:
            top.take_card(card)
        elif card in DIGITS:
            self.pad.open()
            self.pad.take_card(card)

    def _check_bench(self) -> None:
        self.scanner_test.hide()
        self.self_test.open()

    def _rest(self, covered: bool) -> None:
        top = self._top()
        for key in self._keys:
            key.setEnabled(top is None)
        if not covered:
            (top or self._window).setFocus(Qt.FocusReason.OtherFocusReason)
        takes_cards = any(overlay.takes_cards and overlay.isVisible() for overlay in self.all)
        if takes_cards != self._covered:
            self._covered = takes_cards
            self._window.bench.cover(takes_cards)

    def _top(self) -> Overlay | None:
        """One may lie over another: a changed order over the packing check. Which was raised last is last."""
        over = [part for part in self._window.children() if isinstance(part, Overlay) and part.isVisible()]
        return over[-1] if over else None
