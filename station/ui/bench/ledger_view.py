"""The last scans and how far each has come: saved here, sent, confirmed."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.services.bench_state import BenchState, LedgerLine, LedgerState
from station.ui.bench import texts
from station.ui.bench.labels import FitText, IconLabel, Text, TouchButton, dress, set_property
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import action_word, clock, ledger_word

LINES = 4
_SIGNS = {
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
        self.what = FitText(f"ledger_{at}_what", Type.LABEL, wrap=False)
        self.state = FitText(f"ledger_{at}_state", Type.LABEL, "soft", wrap=False)
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
        state = self.tr("Done before") if line.already_done else ledger_word(line.state)
        said = [state, clock(line.at, now)]
        if line.state is LedgerState.ATTENTION and line.detail:
            said = [line.detail]
        self.state.setText(", ".join(said))
        self.setAccessibleName(f"{self.what.text()}: {self.state.text()}")
        self.setToolTip(", ".join(part for part in (line.staff_name, line.detail) if part))


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
        self.none_yet = Text("ledger_none", Type.LABEL, "soft")
        self.none_yet.setParent(self)
        self.none_yet.setText(self.tr("The last scans stand here: saved here, sent, confirmed."))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for entry in self.entries:
            # An empty place keeps its width: a new scan moves no other one's size.
            policy = entry.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            entry.setSizePolicy(policy)
            self._row.addWidget(entry, 1)
            entry.hide()
        self.undo = TouchButton("undo_button", Type.STRONG, "plain", "undo", colours.INK)
        self.undo.clicked.connect(self.undo_touched)
        self._row.insertWidget(1, self.undo)
        self.attention = TouchButton("attention_button", Type.LABEL, "alarm", "warning", colours.BAD.text)
        self.attention.clicked.connect(self.attention_touched)
        self._row.addWidget(self.attention)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.setFixedHeight(max(metrics.px(62), metrics.secondary))
        self._row.setSpacing(metrics.px(10))
        for entry in self.entries:
            entry.set_metrics(metrics)
        dress(self, metrics)
        self.none_yet.adjustSize()
        self.none_yet.move(metrics.px(4), (self.height() - self.none_yet.height()) // 2)

    def show_state(self, state: BenchState) -> None:
        """Show the newest scans."""
        shown = state.ledger[:LINES]
        self.none_yet.setVisible(not shown)
        self._show_attention(state.status.attention)
        self._show_undo(next((line.order_number for line in state.ledger if line.undoable), None))
        for at, entry in enumerate(self.entries):
            entry.setVisible(at < len(shown))
            if at < len(shown):
                entry.show_line(shown[at], state.now)

    def press_attention(self) -> None:
        """What a key does: only what a finger could."""
        if self.attention.isVisible():
            self.attention.click()

    def _show_attention(self, count: int) -> None:
        self.attention.say(texts.attention(count), self.tr("Open the list (F6)"))
        self.attention.setVisible(count > 0)

    def _show_undo(self, order_number: str | None) -> None:
        self.undo.say(*texts.undo(order_number))
        self.undo.setToolTip(self.undo.accessibleDescription())
        self.undo.setEnabled(order_number is not None)
        self.undo.show_icon("undo", colours.INK if order_number else colours.INK_SOFT)
