"""What a scanner sent, character by character, with the time of each: for the scanner test screen."""

import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import Final

from msgspec import Struct

# Everything between two silences of this length is one trace: run-together codes are seen as what they are.
SILENCE_S: Final = 0.2
KEPT_CHARACTERS: Final = 512

_CONTROL_NAMES: Final = [
    "NUL",
    "SOH",
    "STX",
    "ETX",
    "EOT",
    "ENQ",
    "ACK",
    "BEL",
    "BS",
    "TAB",
    "LF",
    "VT",
    "FF",
    "CR",
    "SO",
    "SI",
    "DLE",
    "DC1",
    "DC2",
    "DC3",
    "DC4",
    "NAK",
    "SYN",
    "ETB",
    "CAN",
    "EM",
    "SUB",
    "ESC",
    "FS",
    "GS",
    "RS",
    "US",
]


class Trace(Struct, frozen=True):
    """One burst as it came in, control characters included; bytes of no UTF-8 are shown as Latin-1.

    `times_ms`: when each character came, counted from the first. `count` is how many came; only the first
    512 are kept.
    """

    source: str
    received_at: datetime
    text: str
    times_ms: tuple[int, ...]
    count: int

    @property
    def longest_gap_ms(self) -> int:
        """The longest pause between two characters."""
        return max((b - a for a, b in zip(self.times_ms, self.times_ms[1:], strict=False)), default=0)


class TraceRecorder:
    """Cuts what comes in at silences. Not thread-safe; times are monotonic seconds."""

    def __init__(self, source: str, report: Callable[[Trace], None], now: Callable[[], datetime]) -> None:
        self._source = source
        self._report = report
        self._now = now
        self._text: list[str] = []
        self._times_s: list[float] = []
        self._count = 0
        self._last_s = 0.0
        self._received_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether something came in that is not reported yet."""
        return self._received_at is not None

    def take(self, text: str, at_s: float) -> None:
        """Note characters that came in together."""
        if not text:
            return
        if self._received_at is None:
            self._received_at = self._now()
        self._last_s = at_s
        self._count += len(text)
        kept = text[: KEPT_CHARACTERS - len(self._text)]
        self._text.extend(kept)
        self._times_s.extend([at_s] * len(kept))

    def silence(self, at_s: float) -> None:
        """Nothing came: report what is open if it has been silent for long enough."""
        if self._received_at is not None and at_s - self._last_s >= SILENCE_S:
            self.end()

    def end(self) -> None:
        """Report what is open now."""
        if self._received_at is None:
            return
        first_s = self._times_s[0]
        times_ms = tuple(round((at_s - first_s) * 1000) for at_s in self._times_s)
        trace = Trace(self._source, self._received_at, "".join(self._text), times_ms, self._count)
        self._text, self._times_s, self._count, self._received_at = [], [], 0, None
        self._report(trace)


def character_name(character: str) -> str:
    """`A` as it is; `CR`, `GS`, `SPACE` by their names; what is not ASCII with its number."""
    if character == " ":
        return "SPACE"
    if character < " ":
        return _CONTROL_NAMES[ord(character)]
    if character == "\x7f":
        return "DEL"
    if character <= "~":
        return character
    if character.isprintable():
        return f"{character}(U+{ord(character):04X})"
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def decoded(data: bytes) -> str:
    """Bytes of a serial scanner as characters that can be shown one by one."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
