"""What a scan of the scanner test shows: its characters by name, how it was sent, and what it would mean."""

from collections.abc import Callable
from threading import Event
from typing import Final

from msgspec import Struct

from scanning.codes import Reading
from scanning.errors import ScanError
from scanning.events import FrameRefused, Scanned, ScannerEvent
from scanning.grammar import Grammar
from scanning.layout import LayoutMap, code_of_shape
from scanning.scan import BLANKS, Symbology, split_aim
from scanning.spoilt import spoilt
from scanning.trace import Trace, character_name
from scanning.wedge import GAP_S

AIM_LENGTH: Final = 3


class TraceView(Struct, frozen=True):
    """A trace as the screen says it. `names`: every character. `payload`: what is between the marks.

    `before` and `after` are the configured prefix and suffix where they came; `aim` the AIM identifier;
    `terminator` the names of what ended it. `too_slow`: a wedge scanner whose keys come too far apart.
    """

    trace: Trace
    names: tuple[str, ...]
    before: str
    aim: str
    symbology: Symbology | None
    payload: str
    repaired: bool
    after: str
    terminator: tuple[str, ...]
    too_slow: bool
    meaning: tuple[Reading, ...]
    refusal: ScanError | None


def described(
    trace: Trace, grammar: Grammar, *, layout: LayoutMap | None = None, prefix: str = "", suffix: str = ""
) -> TraceView:
    """Take a trace apart, as the station would when it is not testing."""
    body = trace.text.rstrip(BLANKS)
    terminator = tuple(character_name(character) for character in trace.text[len(body) :])
    before = prefix if prefix and body.startswith(prefix) else ""
    after = suffix if suffix and body.removeprefix(before).endswith(suffix) else ""
    inner = body[len(before) : len(body) - len(after)]
    symbology, payload = split_aim(inner)
    wedge = trace.source == "wedge"
    mended = layout.repair(payload) if layout is not None and wedge else None
    meaning, refusal = _meaning(mended if mended is not None else payload, grammar)
    return TraceView(
        trace=trace,
        names=tuple(character_name(character) for character in trace.text),
        before=before,
        aim=inner.strip(BLANKS)[:AIM_LENGTH] if symbology is not None else "",
        symbology=symbology,
        payload=mended if mended is not None else payload,
        repaired=mended is not None and mended != payload,
        after=after,
        terminator=terminator,
        too_slow=wedge and trace.longest_gap_ms > GAP_S * 1000,
        meaning=meaning,
        refusal=refusal,
    )


def is_layout_code(view: TraceView) -> str | None:
    """The layout test code that was scanned, as far as its shape tells; None: another code."""
    if view.meaning:
        return None
    raw = view.trace.text.strip(BLANKS)
    inner = raw[len(view.before) : len(raw) - len(view.after)].removeprefix(view.aim)
    return inner if code_of_shape(inner) else None


def _meaning(payload: str, grammar: Grammar) -> tuple[tuple[Reading, ...], ScanError | None]:
    try:
        return grammar.parse(payload), None
    except ScanError as error:
        return (), spoilt(payload, grammar) or error


class ScannerGate:
    """Stands between a scanner's thread and the bench: while it is shut, scans do nothing at the bench."""

    def __init__(self, to_bench: Callable[[ScannerEvent], None]) -> None:
        self._to_bench = to_bench
        self._shut = Event()

    def shut(self, shut: bool) -> None:
        """From the GUI thread: the scanner test is open, or closed again."""
        if shut:
            self._shut.set()
        else:
            self._shut.clear()

    def report(self, event: ScannerEvent) -> None:
        """From the scanner's thread."""
        if self._shut.is_set() and isinstance(event, Scanned | FrameRefused):
            return
        self._to_bench(event)
