"""The last scans and how far each has come: saved here, sent, confirmed."""

from datetime import datetime, timedelta

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.services.bench_state import BenchState, LedgerLine, LedgerState, UndoView, UndoWay
from station.services.scan_lines import SENT_FOR_GOOD
from station.ui.bench import ledger_words, texts
from station.ui.bench.labels import FitButton, FitText, IconLabel, TouchButton, dress, set_property
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import action_word

LINES = 4
TALL_LINES = 3
"""What a tall screen has room for."""
BESIDE_ATTENTION = 3
"""The attention button takes the room of one: four would be too small to read."""
TICK_MS = 500
_SIGNS = {
    LedgerState.HELD: ("clock", colours.INK),
    LedgerState.SAVED: ("saved", colours.INK),
    LedgerState.SENT: ("sent", colours.INK_PRIMARY),
    LedgerState.CONFIRMED: ("check", colours.INK_GOOD),
    LedgerState.WAITING: ("waiting", colours.INK),
    LedgerState.ATTENTION: ("warning", colours.INK_BAD),
    LedgerState.TAKEN_BACK: ("undo", colours.INK_SOFT),
    LedgerState.GIVEN_UP: ("close", colours.INK_SOFT),
}


class LedgerEntry(QFrame):
    """One scan."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.setObjectName(f"ledger_{at}")
        self.setProperty("role", "ledger-line")
        self.icon = IconLabel("check", 32)
        self.what = FitText(f"ledger_{at}_what", Type.LABEL)
        self.state = FitText(f"ledger_{at}_state", Type.LABEL, "soft")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.what)
        words.addWidget(self.state)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon)
        self._row.addLayout(words, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._row.setContentsMargins(metrics.px(12), metrics.px(4), metrics.px(10), metrics.px(4))
        self._row.setSpacing(metrics.px(10))

    def show_line(self, line: LedgerLine, now: datetime) -> None:
        """Show this scan."""
        set_property(self, "state", line.state.value)
        self.icon.show_icon(*_SIGNS[line.state])
        self.what.setText(f"{line.order_number}  {action_word(line.action, line.stage)}")
        self.state.setText(ledger_words.line_state(line, now))
        self.setAccessibleName(f"{self.what.text()}: {self.state.text()}")
        self.setToolTip(ledger_words.line_story(line, now))
        self.setAccessibleDescription(self.toolTip())


class LedgerView(QWidget):
    """The newest scans side by side, newest first, and undo at the newest.

    Signals: undo_touched, attention_touched.
    """

    undo_touched = Signal()
    attention_touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ledger_view")
        self.setAccessibleName(self.tr("Last scans"))
        self.entries = [LedgerEntry(at) for at in range(LINES)]
        self.none_yet = FitText("ledger_none", Type.LABEL, "soft")
        self.none_yet.setParent(self)
        self.none_yet.setText(self.tr("The last scans stand here."))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for entry in self.entries:
            self._row.addWidget(entry, 1)
            entry.hide()
        self._lines = LINES
        self._shown: BenchState | None = None
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._count_down)
        self.undo = FitButton("undo_button", Type.LABEL, "plain")
        self.undo.clicked.connect(self.undo_touched)
        self._row.insertWidget(1, self.undo)
        self.attention = TouchButton("attention_button", Type.LABEL, "alarm", "warning", colours.BAD.text)
        self.attention.clicked.connect(self.attention_touched)
        self._row.addWidget(self.attention)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.setFixedHeight(max(metrics.px(62), metrics.secondary))
        self._row.setSpacing(metrics.px(10))
        self._lines = TALL_LINES if metrics.tall else LINES
        for at, entry in enumerate(self.entries):
            _keep_room(entry, at < self._lines)
            entry.set_metrics(metrics)
        if self._shown is not None:
            self._show_lines(self._shown)
        dress(self, metrics)
        # Whatever it says: the lines beside it must not move.
        self.undo.setFixedWidth(max(metrics.px(114), metrics.secondary))
        self._place_none_yet()

    def show_state(self, state: BenchState) -> None:
        """Show the newest scans."""
        self._show_attention(state.status.attention)
        self._shown, self._since = state, QElapsedTimer()
        self._since.start()
        self._show_lines(state)
        self._show_undo(state.undo, state.now)
        held = any(line.held_until for line in state.ledger[: self._lines])
        counts = state.undo.way is UndoWay.HERE or held
        if counts:
            self._tick.start()
        else:
            self._tick.stop()

    def _show_lines(self, state: BenchState) -> None:
        room = min(self._lines, BESIDE_ATTENTION) if state.status.attention else self._lines
        shown = state.ledger[:room]
        self.none_yet.setVisible(not shown)
        for at, entry in enumerate(self.entries):
            entry.setVisible(at < len(shown))
            if at < len(shown):
                entry.show_line(shown[at], state.now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the places of the scans."""
        super().resizeEvent(event)
        self._place_none_yet()

    def _place_none_yet(self) -> None:
        """In the place of the newest scan: undo beside it covers nothing."""
        self._row.activate()
        self.none_yet.setGeometry(self.entries[0].geometry())

    def press_attention(self) -> None:
        """What a key does: only what a finger could."""
        if self.attention.isVisible():
            self.attention.click()

    def _show_attention(self, count: int) -> None:
        said = texts.attention(count)
        self.attention.say(said, self.tr("Open the list (F6)"))
        self.attention.setAccessibleName(said.replace("\n", ". "))
        self.attention.setVisible(count > 0)
        last = self.entries[-1]
        policy = last.sizePolicy()
        policy.setRetainSizeWhenHidden(count == 0)
        last.setSizePolicy(policy)

    def _show_undo(self, undo: UndoView, now: datetime) -> None:
        text, more = ledger_words.undo_button(undo, now)
        self.undo.say(text, more)
        self.undo.setAccessibleName(text.replace("\n", ", "))
        self.undo.setToolTip(self.undo.accessibleDescription())
        useful = undo.way is not UndoWay.NONE or undo.refusal in SENT_FOR_GOOD
        self.undo.setEnabled(useful)

    def _count_down(self) -> None:
        """Seconds go by between two states."""
        if self._shown is None:
            return
        now = self._shown.now + timedelta(milliseconds=self._since.elapsed())
        for entry, line in zip(self.entries, self._shown.ledger, strict=False):
            if line.held_until:
                entry.show_line(line, now)
        self._show_undo(self._shown.undo, now)


def _keep_room(entry: LedgerEntry, keep: bool) -> None:
    """An empty place keeps its width: a new scan moves no other one's size."""
    policy = entry.sizePolicy()
    policy.setRetainSizeWhenHidden(keep)
    entry.setSizePolicy(policy)
