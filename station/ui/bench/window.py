"""The window of a bench: it draws a BenchState and turns touches and keys into BenchActions."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from scanning.codes import Command
from station.domain.stages import Stage
from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState
from station.services.notices import Feedback, Notice
from station.ui.bench.cake_panel import CakePanel
from station.ui.bench.code_entry import CodeEntry
from station.ui.bench.feedback_band import FeedbackBand
from station.ui.bench.fillings_button import fillings_button
from station.ui.bench.labels import DESIGN
from station.ui.bench.ledger_view import LedgerView
from station.ui.bench.queue_view import QueueView
from station.ui.bench.status_strip import StatusStrip
from station.ui.sounds import Sounds
from station.ui.theme.metrics import Metrics
from station.ui.theme.style import style_sheet
from station.ui.turns import Step, Turns
from station.ui.words import stage_word

if TYPE_CHECKING:
    from station.ui.bench.overlays import Overlays

TALL_SHARES = (2, 3)
"""How a tall screen's height goes to the queue and to the cake."""


class BenchWindow(QWidget):
    """One bench. Lives in the GUI thread; calls of `actions` return at once.

    Signals:
        completed(): `over` has been built.
    Slots: show_state, show_feedback, show_crash, take_card, take_typed, take_wedge_scan.
    Keys: F1 says what can be scanned, F2 types a number, F3 signs on, F4 reprints, F5 opens the labels,
    F6 the attention list, F7 undoes, F8 returns for QC, F9 does the next action, F10 tests the scanner,
    F11 counts the fillings, F12 checks the bench, Ctrl+F looks for cakes, Ctrl+T takes the cake,
    Ctrl+G gives it to somebody, Ctrl+D tells everything about it, Ctrl+P shows its picture large,
    Ctrl+M has all of them in a list.
    """

    completed = Signal()

    def __init__(self, actions: BenchActions, sounds: Sounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = actions
        self._sounds = sounds
        sounds.setParent(self)
        self._metrics = DESIGN
        self._turns = Turns(self)
        self._loaded = False
        self._state: BenchState | None = None
        self._over: Overlays | None = None
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
        self._connect()
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
        self.entry.entered.connect(self.take_typed)
        self.entry.pad_wanted.connect(lambda: self.over.pad.open())
        self.cake.buttons.next_touched.connect(bench.do_next)
        self.cake.buttons.reprint_touched.connect(bench.reprint)
        self.cake.buttons.return_touched.connect(bench.ask_return)
        self.cake.picture.clicked.connect(bench.show_picture)
        self.cake.head.who.clicked.connect(lambda: self.over.assign.take())
        self.cake.head.touched.connect(lambda: self.over.detail.open())
        self.fillings.clicked.connect(lambda: self.over.cards.fillings.open())
        self.queue.print_touched.connect(lambda: self.over.printing.open())
        self.queue.find_touched.connect(lambda: self.over.finder.open())
        self.strip.person_touched.connect(lambda: self.over.sign_on.open())
        self.strip.printer_touched.connect(lambda: self.over.printing.open())
        self.strip.scanner.touched.connect(lambda: self.over.scanner_test.open())
        self.ledger.undo_touched.connect(bench.undo)
        self.ledger.attention_touched.connect(lambda: self.over.attention.open())

    @property
    def over(self) -> "Overlays":
        """What can lie over the bench."""
        return self._over or self.complete()

    @Slot()
    def complete(self) -> "Overlays":
        """Build what can lie over the bench, once: the first scan does not wait for it."""
        if self._over is None:
            from station.ui.bench.overlays import Overlays

            self._over = Overlays(self)
            self._over.follow(self._metrics)
            if self._state is not None:
                self._over.show_state(self._state)
            self.completed.emit()
        return self._over

    @Slot(object)
    def show_state(self, state: BenchState) -> None:
        """Draw this state."""
        self._state = state
        self.setWindowTitle(self.tr("{stage} - Ordak Station").format(stage=stage_word(state.stage)))
        self.strip.show_state(state)
        self.queue.show_state(state)
        self.cake.show_state(state)
        self.ledger.show_state(state)
        self.fillings.setVisible(state.stage is Stage.FILLING)
        if self._over is not None:
            self._over.show_state(state)

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
        self.over.take_card(Command(command))

    @Slot(str)
    def show_crash(self, detail: str) -> None:
        """Say that something went wrong that nobody handled."""
        self.band.show_crash(detail)

    @Slot(str)
    def take_wedge_scan(self, text: str) -> None:
        """A scanner typed this code."""
        self.bench.scan(text, "wedge")

    @Slot(str)
    def take_typed(self, text: str) -> None:
        """A person typed this number."""
        self.bench.scan(text, "typed")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the sounds once the window is on the screen."""
        super().showEvent(event)
        if not self._loaded:
            self._loaded = True
            # A question may have been asked before the window was there.
            open_ones = (part for part in (self._over.all if self._over else ()) if not part.isHidden())
            next(open_ones, self).setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._sounds.load)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink everything with the screen."""
        super().resizeEvent(event)
        self._set_metrics(Metrics.of(self))
        if self._over is not None:
            self._over.fit()

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
        if self._over is not None:
            yield partial(self._over.follow, metrics)
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
