"""Tells a keyboard-wedge scanner from a person typing, by the pace of the keys and the grammar of the codes.

A key is held back until the next one shows which of the two it is, at most for `gap_s`; a person notices
nothing of that, and no key ever has to be taken back out of a text field.
"""

from collections.abc import Callable
from enum import Enum
from typing import Final

from msgspec import Struct

from scanning.framer import MAX_FRAME_BYTES, TERMINATORS, Framer
from scanning.layout import LayoutMap

GAP_S: Final = 0.050
# People roll over two or three keys within 50 ms; four in a row that also make a code, nobody types.
MIN_LENGTH: Final = 4
# A scanner's Enter that comes a little late must not press the button that has the focus.
LATE_TERMINATOR_S: Final = 0.200
_TERMINATORS: Final = frozenset(TERMINATORS.decode("ascii"))


class Outcome(Enum):
    """What held keys turned out to be."""

    CODE = "code"
    """A scan: none of its keys goes on to the window."""
    TYPING = "typing"
    """A person: every key goes on to where it was meant for, in order."""
    UNREADABLE = "unreadable"
    """A scanner's pace and terminator, but no code. Typing if a text field has the focus, else a refusal."""
    SPOILT = "spoilt"
    """No code, but surely a scanner's: misread, or changed by a layout. Refused, whatever has the focus."""
    OVERLONG = "overlong"
    """More keys at a scanner's pace than any code has: refused, whatever has the focus."""


class Burst(Struct, frozen=True):
    """The end of a run of held keys; `text` is what they spell, without configured prefix and suffix."""

    outcome: Outcome
    text: str


class KeyVerdict(Struct, frozen=True):
    """What to do with a key: first settle `ended` (the keys held before it), then hold the key or let it go.

    `swallow`: the key belongs to the scan that just ended, and goes nowhere.
    """

    ended: Burst | None
    hold: bool
    swallow: bool = False


def _never(_text: str) -> bool:
    return False


class WedgeCollector:
    """Takes keys with their times (monotonic seconds) and says which are a scan. Not thread-safe.

    `is_code` is the grammar's answer; `is_spoilt` says of what is no code that no person can have meant it as
    text. `prefix` and `suffix` are what the scanner was set up to send around a code, as they arrive; where
    they are set, a burst without them is typing. `layout`, once it was measured, turns what arrives into what
    was printed; then nothing is a code that it cannot turn.
    """

    def __init__(
        self,
        is_code: Callable[[str], bool],
        *,
        gap_s: float = GAP_S,
        min_length: int = MIN_LENGTH,
        prefix: str = "",
        suffix: str = "",
        is_spoilt: Callable[[str], bool] = _never,
        layout: LayoutMap | None = None,
    ) -> None:
        self.gap_s = gap_s
        self.layout = layout
        self._is_spoilt = is_spoilt
        self._is_code = is_code
        self._min_length = min_length
        self._prefix = prefix
        self._suffix = suffix
        self._held: list[str] = []
        self._overlong = False
        self._last_key_s = float("-inf")
        self._scan_ended_s = float("-inf")

    @property
    def holding(self) -> bool:
        """Whether keys are held: the caller owes a `gap_elapsed` after `gap_s`."""
        return bool(self._held)

    def key(self, text: str, at_s: float) -> KeyVerdict:
        """Take one key that types exactly one character (terminators included)."""
        within_gap = 0 <= at_s - self._last_key_s <= self.gap_s
        ended = None if within_gap else self.gap_elapsed()
        self._last_key_s = at_s
        if text in _TERMINATORS:
            return self._terminator(ended, at_s)
        self._hold(text)
        return KeyVerdict(ended, hold=True)

    def gap_elapsed(self) -> Burst | None:
        """Settle the held keys: no other key came within `gap_s`."""
        ended = self._end(terminated=False)
        if ended is not None and ended.outcome in (Outcome.CODE, Outcome.SPOILT):
            self._scan_ended_s = self._last_key_s
        return ended

    def awaits_terminator(self, at_s: float) -> bool:
        """Say whether an Enter now would belong to a scanner's burst rather than to a button or shortcut."""
        return self.holding or 0 <= at_s - self._scan_ended_s <= LATE_TERMINATOR_S

    def interrupt(self) -> Burst | None:
        """Settle the held keys before something that no scanner sends: a shortcut, an arrow, a repeat."""
        if not self._held:
            return None
        burst = Burst(Outcome.OVERLONG if self._overlong else Outcome.TYPING, "".join(self._held))
        self._forget()
        return burst

    def _terminator(self, ended: Burst | None, at_s: float) -> KeyVerdict:
        if not self._held:
            late = self.awaits_terminator(at_s)
            self._scan_ended_s = float("-inf")
            return KeyVerdict(ended, hold=False, swallow=late)
        burst = self._end(terminated=True)
        typing = burst is not None and burst.outcome is Outcome.TYPING
        return KeyVerdict(burst, hold=False, swallow=not typing)

    def _hold(self, text: str) -> None:
        if len(self._held) < MAX_FRAME_BYTES:
            self._held.append(text)
        else:
            self._overlong = True

    def _end(self, *, terminated: bool) -> Burst | None:
        if not self._held:
            return None
        text = "".join(self._held)
        overlong = self._overlong
        self._forget()
        if overlong:
            return Burst(Outcome.OVERLONG, text)
        frame = self._frame_in(text)
        if frame is None:
            return Burst(self._no_code(text, terminated), text)
        code = frame if self.layout is None else self.layout.repair(frame)
        if code is not None and self._is_code(code):
            return Burst(Outcome.CODE, code)
        another_layout = self.layout is not None and self._is_code(frame)
        if another_layout or any(self._is_spoilt(spelled) for spelled in {frame, code or frame}):
            return Burst(Outcome.SPOILT, frame)
        return Burst(self._no_code(text, terminated), text)

    def _no_code(self, text: str, terminated: bool) -> Outcome:
        return Outcome.UNREADABLE if terminated and len(text) >= self._min_length else Outcome.TYPING

    def _forget(self) -> None:
        self._held.clear()
        self._overlong = False

    def _frame_in(self, text: str) -> str | None:
        """Return what a burst carries, through the same framer as a serial scanner's bytes."""
        wrapped = text.startswith(self._prefix) and text.endswith(self._suffix)
        inner = text[len(self._prefix) : len(text) - len(self._suffix)]
        if not wrapped or len(text) < self._min_length:
            return None
        framer = Framer()
        match [*framer.feed(inner.encode("utf-8", "surrogatepass")), *framer.flush()]:
            case [str() as frame]:
                return frame
        return None
