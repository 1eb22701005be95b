"""Tells a keyboard-wedge scanner from a person typing, by the pace of the keys and the grammar of the codes.

A key is held back until the next one shows which of the two it is, at most for `gap_s`; a person notices
nothing of that, and no key ever has to be taken back out of a text field.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from scanning.framer import MAX_FRAME_BYTES, TERMINATORS, Framer

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
    OVERLONG = "overlong"
    """More keys at a scanner's pace than any code has: refused, whatever has the focus."""


@dataclass(frozen=True, slots=True)
class Burst:
    """The end of a run of held keys; `text` is what they spell, without configured prefix and suffix."""

    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True)
class KeyVerdict:
    """What to do with a key: first settle `ended` (the keys held before it), then hold the key or let it go.

    `swallow`: the key belongs to the scan that just ended, and goes nowhere.
    """

    ended: Burst | None
    hold: bool
    swallow: bool = False


class WedgeCollector:
    """Takes keys with their times (monotonic seconds) and says which are a scan. Not thread-safe.

    `is_code` is the grammar's answer. `prefix` and `suffix` are what the scanner was set up to send around
    a code; where they are set, a burst without them is typing.
    """

    def __init__(
        self,
        is_code: Callable[[str], bool],
        *,
        gap_s: float = GAP_S,
        min_length: int = MIN_LENGTH,
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        self.gap_s = gap_s
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
        if ended is not None and ended.outcome is Outcome.CODE:
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
        code = self._code_in(text)
        if code is not None:
            return Burst(Outcome.CODE, code)
        scanner_like = terminated and len(text) >= self._min_length
        return Burst(Outcome.UNREADABLE if scanner_like else Outcome.TYPING, text)

    def _forget(self) -> None:
        self._held.clear()
        self._overlong = False

    def _code_in(self, text: str) -> str | None:
        """Return the code in a burst, through the same framer as a serial scanner's bytes."""
        wrapped = text.startswith(self._prefix) and text.endswith(self._suffix)
        if len(text) < self._min_length or not wrapped:
            return None
        framer = Framer()
        inner = text[len(self._prefix) : len(text) - len(self._suffix)]
        frames = [*framer.feed(inner.encode("utf-8", "surrogatepass")), *framer.flush()]
        match frames:
            case [str() as frame] if self._is_code(frame):
                return frame
        return None
