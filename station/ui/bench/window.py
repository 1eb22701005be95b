"""The window of a bench: it draws a BenchState and turns touches and keys into BenchActions."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from scanning.codes import Command
from station.domain.stages import Stage
from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState
from station.services.notices import Feedback, Notice
from station.services.screen_cards import DIGITS
from station.ui.bench.assign_overlay import AssignOverlay
from station.ui.bench.attention_overlay import AttentionOverlay
from station.ui.bench.cake_panel import CakePanel
from station.ui.bench.cards import Cards, fillings_button
from station.ui.bench.code_entry import CodeEntry
from station.ui.bench.detail_overlay import DetailOverlay
from station.ui.bench.feedback_band import FeedbackBand
from station.ui.bench.find_overlay import FindOverlay
from station.ui.bench.labels import DESIGN
from station.ui.bench.ledger_view import LedgerView
from station.ui.bench.menu_overlay import MenuOverlay
from station.ui.bench.number_pad import NumberPad
from station.ui.bench.overlay import Overlay
from station.ui.bench.pin_overlay import PinOverlay
from station.ui.bench.print_overlay import PrintOverlay
from station.ui.bench.question_overlay import QuestionOverlay
from station.ui.bench.queue_view import QueueView
from station.ui.bench.scanner_overlay import ScannerOverlay
from station.ui.bench.selftest_overlay import SelfTestOverlay
from station.ui.bench.sign_on import SignOnOverlay
from station.ui.bench.status_strip import StatusStrip
from station.ui.bench.ways import shortcuts, ways_of
from station.ui.sounds import Sounds
from station.ui.theme.metrics import Metrics
from station.ui.theme.style import style_sheet
from station.ui.turns import Step, Turns
from station.ui.words import stage_word

TALL_SHARES = (2, 3)
"""How a tall screen's height goes to the queue and to the cake."""


class BenchWindow(QWidget):
    """One bench. Lives in the GUI thread; calls of `actions` return at once.

    Slots: show_state, show_feedback, show_crash, take_wedge_scan.
    Keys: F1 says what can be scanned, F2 types a number, F3 signs on, F4 reprints, F5 opens the labels,
    F6 the attention list, F7 undoes, F8 returns for QC, F9 does the next action, F10 tests the scanner,
    F11 counts the fillings, F12 checks the bench, Ctrl+F looks for cakes, Ctrl+T takes the cake,
    Ctrl+G gives it to somebody, Ctrl+D tells everything about it, Ctrl+P shows its picture large,
    Ctrl+M has all of them in a list.
    """

    def __init__(self, actions: BenchActions, sounds: Sounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = actions
        self._sounds = sounds
        sounds.setParent(self)
        self._metrics = DESIGN
        self._turns = Turns(self)
        self._loaded = False
        self.setObjectName("Bench")
        self.setWindowTitle(self.tr("Ordak Station"))
        self.setAccessibleName(self.windowTitle())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip = StatusStrip()
        self.queue = QueueView()
        self.entry = CodeEntry()
        self.fillings = fillings_button()
        self.band = FeedbackBand()
        self.cake = CakePanel()
        self.ledger = LedgerView()
        self._desk = QWidget()
        self._desk.setObjectName("BenchDesk")
        self._lay_out()
        self.question = QuestionOverlay(actions, self)
        self.sign_on = SignOnOverlay(actions, self)
        self.attention = AttentionOverlay(actions, self)
        self.pad = NumberPad("number_pad", self.tr("Type a number"), self)
        self.pin = PinOverlay(actions, self)
        self.printing = PrintOverlay(actions, self)
        self.scanner_test = ScannerOverlay(self)
        self.self_test = SelfTestOverlay(self)
        self.cards = Cards(actions, self)
        self.finder = FindOverlay(self)
        self.find_pad = NumberPad("find_pad", self.tr("Find a number"), self)
        self.assign = AssignOverlay(actions, self)
        self.detail = DetailOverlay(self)
        self.menu = MenuOverlay(self)
        self._covered = False
        self._overlays: tuple[Overlay, ...] = (
            self.menu,
            *(self.finder, self.find_pad, self.assign, self.detail),
            *(self.attention, self.printing, self.sign_on, self.question, self.pad, self.pin),
            *(self.scanner_test, self.self_test, *self.cards.all),
        )
        self._connect()
        ways = ways_of(self)
        self.menu.offer(ways)
        self._keys = shortcuts(self, ways)
        self.resize(1366, 768)
        self._set_metrics(Metrics.of(self))

    def _lay_out(self) -> None:
        self._left = QVBoxLayout()
        self._left.addWidget(self.queue, 1)
        self._left.addWidget(self.fillings)
        self._left.addWidget(self.entry)
        self._right = QVBoxLayout()
        self._right.addWidget(self.band)
        self._right.addWidget(self.cake, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addLayout(self._left)
        self._body.addLayout(self._right)
        self._inner = QVBoxLayout()
        self._inner.addLayout(self._body, 1)
        self._inner.addWidget(self.ledger)
        self._desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        desk = QVBoxLayout(self._desk)
        desk.setContentsMargins(0, 0, 0, 0)
        desk.setSpacing(0)
        desk.addWidget(self.strip)
        desk.addLayout(self._inner, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # A bench takes the screen's size: text follows the window, never the other way round.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self._desk)

    def _connect(self) -> None:
        bench = self.bench
        self.queue.list.chosen.connect(bench.select)
        self.entry.entered.connect(self._take_typed)
        self.entry.pad_wanted.connect(self.pad.open)
        self.pad.entered.connect(self._take_typed)
        self._connect_queue()
        self.cake.buttons.next_touched.connect(bench.do_next)
        self.cake.buttons.reprint_touched.connect(bench.reprint)
        self.cake.buttons.return_touched.connect(bench.ask_return)
        self.cake.picture.clicked.connect(bench.show_picture)
        self.fillings.clicked.connect(self.cards.fillings.open)
        self.strip.person_touched.connect(self.sign_on.open)
        self.pin.back.connect(self.sign_on.open)
        self.strip.printer_touched.connect(self.printing.open)
        self.queue.print_touched.connect(self.printing.open)
        self.strip.scanner.touched.connect(self.scanner_test.open)
        self.scanner_test.check_touched.connect(self._check_bench)
        self.ledger.undo_touched.connect(bench.undo)
        self.ledger.attention_touched.connect(self.attention.open)
        for overlay in self._overlays:
            overlay.shown.connect(self._rest)

    def _connect_queue(self) -> None:
        find, queue = self.finder, self.queue
        queue.find_touched.connect(find.open)
        queue.all_touched.connect(find.clear)
        find.changed.connect(lambda wanted: queue.look_for(wanted, find.described()))
        find.pad_wanted.connect(self.find_pad.open)
        self.find_pad.entered.connect(find.take_digits)
        self.find_pad.entered.connect(self.find_pad.hide)
        self.cake.head.who.clicked.connect(self.assign.take)
        self.cake.head.touched.connect(self.detail.open)

    @Slot(object)
    def show_state(self, state: BenchState) -> None:
        """Draw this state."""
        self.setWindowTitle(self.tr("{stage} - Ordak Station").format(stage=stage_word(state.stage)))
        self.strip.show_state(state)
        self.queue.show_state(state)
        self.cake.show_state(state)
        self.ledger.show_state(state)
        self.fillings.setVisible(state.stage is Stage.FILLING)
        for overlay in self._overlays:
            overlay.show_state(state)

    @Slot(object)
    def show_feedback(self, feedback: Feedback) -> None:
        """Answer a scan or touch, in sound and sight."""
        self._sounds.play(feedback.kind)
        self.band.show_feedback(feedback)
        if feedback.notice is Notice.SCREEN_CARD:
            self.take_card(feedback.params["command"])

    @Slot(str)
    def take_card(self, command: str) -> None:
        """A card works what lies over the bench, or opens something there."""
        card = Command(command)
        opens = {
            Command.MENU: self.menu.open,
            Command.TAKE: self.assign.take,
            Command.LABELS: self.printing.open,
            Command.BOARD: self.cards.fillings.open,
        }
        top = self._top()
        if card in opens:
            for overlay in self._overlays:
                overlay.leave()
            opens[card]()
        elif top is not None:
            top.take_card(card)
        elif card in DIGITS:
            self.pad.open()
            self.pad.take_card(card)

    @Slot(str)
    def show_crash(self, detail: str) -> None:
        """Say that something went wrong that nobody handled."""
        self.band.show_crash(detail)

    @Slot(str)
    def take_wedge_scan(self, text: str) -> None:
        """A scanner typed this code."""
        self.bench.scan(text, "wedge")

    def _take_typed(self, text: str) -> None:
        self.pad.hide()
        self.bench.scan(text, "typed")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check_bench(self) -> None:
        self.scanner_test.hide()
        self.self_test.open()

    def _rest(self, covered: bool) -> None:
        top = self._top()
        for key in self._keys:
            key.setEnabled(top is None)
        if not covered:
            (top or self).setFocus(Qt.FocusReason.OtherFocusReason)
        takes_cards = any(overlay.takes_cards and overlay.isVisible() for overlay in self._overlays)
        if takes_cards != self._covered:
            self._covered = takes_cards
            self.bench.cover(takes_cards)

    def _top(self) -> Overlay | None:
        """One may lie over another: a changed order over the packing check. Which was raised last is last."""
        over = [part for part in self.children() if isinstance(part, Overlay) and part.isVisible()]
        return over[-1] if over else None

    def showEvent(self, event: QShowEvent) -> None:
        """Load the sounds once the window is on the screen."""
        super().showEvent(event)
        if not self._loaded:
            self._loaded = True
            # A question may have been asked before the window was there.
            asked = next((overlay for overlay in self._overlays if not overlay.isHidden()), self)
            asked.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._sounds.load)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink everything with the screen."""
        super().resizeEvent(event)
        self._set_metrics(Metrics.of(self))
        for overlay in self._overlays:
            if not overlay.isHidden():
                overlay.fit()

    def _set_metrics(self, metrics: Metrics) -> None:
        if metrics == self._metrics and self._desk.styleSheet():
            return
        self._metrics = metrics
        # Painted when all is done: half of it would only be seen to jump.
        self._desk.setUpdatesEnabled(False)
        self._turns.take(self._steps(metrics))
        if not self.isVisible():
            self._turns.finish()

    @property
    def settled(self) -> bool:
        """Whether the window has taken its size."""
        return self._turns.done

    def _steps(self, metrics: Metrics) -> Iterator[Step]:
        # Not the window's style sheet: Qt would style every hidden overlay anew with each size.
        yield lambda: self._desk.setStyleSheet(style_sheet(metrics))
        yield partial(self._place, metrics)
        for part in (self.strip, self.queue, self.entry, self.band, self.cake, self.ledger):
            yield partial(part.set_metrics, metrics)
        for overlay in self._overlays:
            yield partial(overlay.follow, metrics)
        yield partial(self._desk.setUpdatesEnabled, True)

    def _place(self, metrics: Metrics) -> None:
        edge, gap = metrics.px(14), metrics.px(12)
        self._inner.setContentsMargins(edge, gap, edge, gap)
        for row in (self._body, self._right, self._left):
            row.setSpacing(gap)
        # Enter stands above Undo: a finger must not reach both.
        self._inner.setSpacing(metrics.gap)
        self._place_queue(metrics)

    def _place_queue(self, metrics: Metrics) -> None:
        """Beside the cake, on a tall screen above it."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(below if metrics.tall else beside)
        for at, share in enumerate(TALL_SHARES if metrics.tall else (0, 1)):
            self._body.setStretch(at, share)
        self.fillings.set_metrics(metrics)
        for part in (self.queue, self.fillings, self.entry):
            if metrics.tall:
                part.setMinimumWidth(0)
                part.setMaximumWidth(self.width())
            else:
                part.setFixedWidth(metrics.px(356))
