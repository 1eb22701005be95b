"""What a backend speaks, as far as a station knows it."""

import logging
import os
import threading
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

_logger = logging.getLogger(__name__)


class Dialect(StrEnum):
    """What a backend speaks."""

    CONTRACT = "contract"
    LIVE = "live"


class Dialects:
    """What this station's backend speaks, as far as it is known. Shared by the sync threads.

    `now` is None until the first answer, and again after a contract mismatch. `last` outlives both, and a
    restart where `file` is given: a station that opens offline still knows what its scans will meet.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._file = file
        self._now: Dialect | None = None
        self._last = _kept(file)

    @property
    def now(self) -> Dialect | None:
        """What it speaks; None: not known."""
        with self._lock:
            return self._now

    @property
    def last(self) -> Dialect | None:
        """What it spoke when that was last known; None: never."""
        with self._lock:
            return self._last

    def learn(self, dialect: Dialect | None) -> None:
        """This is what it speaks, or: it is not known any more."""
        with self._lock:
            self._now = dialect
            if dialect in (None, self._last):
                return
            self._last = dialect
        if self._file is not None and dialect is not None:
            _keep(self._file, dialect)


def _kept(file: Path | None) -> Dialect | None:
    if file is not None:
        with suppress(OSError, ValueError):
            return Dialect(file.read_text(encoding="utf-8"))
    return None


def _keep(file: Path, dialect: Dialect) -> None:
    whole = file.with_suffix(".new")
    try:
        whole.write_text(dialect, encoding="utf-8")
        os.replace(whole, file)
    except OSError as error:
        # It is asked for again at the next start.
        _logger.warning("what the backend speaks could not be kept: %s", error)
