"""What needs a person: a row for each scan with its ways out; giving up asks for a reason first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import AttentionLine, BenchState, GiveUpReason, WayOut
from station.ui.bench import attention_words as words
from station.ui.bench import prompt_words
from station.ui.bench.attention_row import AttentionRow
from station.ui.bench.labels import TouchButton
from station.ui.bench.overlay import BigChoice, Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Type

_REASON_ICONS = {
    GiveUpReason.MISTAKE: "scanner",
    GiveUpReason.DONE_ELSEWHERE: "check",
    GiveUpReason.CAKE_GONE: "stop",
}


class AttentionOverlay(Overlay):
    """Opens at a touch on the count. It stays until it is closed: several scans can be decided in a row."""

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("attention", parent)
        self._actions = actions
        self._state: BenchState | None = None
        self._drawn: tuple[AttentionLine, ...] | None = None
        self._giving_up: str | None = None
        self.closed.connect(self._close)

    def show_state(self, state: BenchState) -> None:
        """Know the list; the rows change only when it is another one than before."""
        self._state = state
        ids = {line.event_id for line in state.attention}
        gone = self._giving_up is not None and self._giving_up not in ids
        if gone:
            self._giving_up = None
        if gone or (self._giving_up is None and state.attention != self._drawn):
            self._draw()
        if not ids:
            self.hide()

    def open(self) -> None:
        """Show the list from its beginning."""
        self._giving_up = None
        self._draw()
        super().open()

    def _close(self) -> None:
        """Cancel: from the reasons back to the list, from the list back to the bench."""
        if self._giving_up is None:
            self.hide()
        else:
            self._giving_up = None
            self._draw()

    def _draw(self) -> None:
        state = self._state
        lines = state.attention if state else ()
        self._drawn = lines
        asked = next((line for line in lines if line.event_id == self._giving_up), None)
        if asked is not None:
            self._ask_reason(asked)
        elif state is not None and lines:
            self._say(words.title(len(lines)), words.hint(), self.tr("Close"))
            self.fill([AttentionRow(line, state.now, partial(self._take, line)) for line in lines], 1)
        else:
            self._say(*words.nothing(), self.tr("Close"))
            self.fill([], 1)

    def _ask_reason(self, line: AttentionLine) -> None:
        self._say(*words.why_give_up(line), self.tr("Back"))
        self.fill([self._reason(line, reason) for reason in GiveUpReason], len(GiveUpReason))

    def _reason(self, line: AttentionLine, reason: GiveUpReason) -> TouchButton:
        name = f"give_up_{reason.name.lower()}"
        button = BigChoice(name, Type.STRONG, "danger", _REASON_ICONS[reason], colours.BAD_TINT.text)
        button.say(words.reason_word(reason))
        give: Callable[[], None] = partial(self._give_up, line, reason)
        # A button also sends whether it is checked; an answer takes nothing.
        button.clicked.connect(lambda: give())
        return button

    def _take(self, line: AttentionLine, way: WayOut) -> None:
        match way:
            case WayOut.REQUEUE:
                self._actions.requeue(line.event_id)
            case WayOut.RETRY_NOW:
                self._actions.retry_now(line.event_id)
            case WayOut.DISCARD:
                self._giving_up = line.event_id
                self._draw()

    def _give_up(self, line: AttentionLine, reason: GiveUpReason) -> None:
        self._giving_up = None
        self._actions.discard(line.event_id, reason)
        self._draw()

    def _say(self, title: str, text: str, close: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.say_scan(prompt_words.by_cards() if self._drawn else "")
        self.cancel.say(close, self.tr("Change nothing (Escape)"))
        self.setAccessibleName(" ".join(filter(None, (f"{title}.", text, self.by_scan.text()))))
