"""The last scans of a bench: as they were read, from where, and what was answered. Kept in memory only."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from station.services.bench_state import ScanLine
from station.services.notices import FeedbackKind, Notice

KEPT_SCANS: Final = 100


class _Open(Struct, frozen=True):
    payload: str
    line: ScanLine


class ScanHistory:
    """Owned by the store worker. A scan is noted, then what the bench says while it is handled is its answer.

    An answer that has to be asked of the backend comes later: `resume` finds the scan that it belongs to.
    """

    def __init__(self) -> None:
        self._scans: deque[_Open] = deque(maxlen=KEPT_SCANS)
        self._current: int | None = None
        self._noted = 0

    def note(self, payload: str, source: str, read: str, at: datetime) -> None:
        """A scan comes in; what is answered from now on belongs to it."""
        self._scans.appendleft(_Open(payload, ScanLine(self._noted, at, source, read)))
        self._current = self._noted
        self._noted += 1

    def done(self) -> None:
        """The scan is handled: what is said from now on is about something else."""
        self._current = None

    def resume(self, payload: str) -> None:
        """The backend was asked about this code: what is said next belongs to the newest such scan."""
        waiting = (scan.line for scan in self._scans if scan.payload == payload and scan.line.notice is None)
        line = next(waiting, None)
        self._current = None if line is None else line.serial

    def answer(self, kind: FeedbackKind, notice: Notice, params: Mapping[str, str]) -> None:
        """The bench says this."""
        if self._current is None:
            return
        for place, scan in enumerate(self._scans):
            if scan.line.serial == self._current:
                line = replace(scan.line, kind=kind, notice=notice, params=dict(params))
                self._scans[place] = replace(scan, line=line)
                return

    def lines(self) -> tuple[ScanLine, ...]:
        """The scans, newest first."""
        return tuple(scan.line for scan in self._scans)
