"""A named thread that takes steps, rests as long as a step says, wakes when told and outlives errors."""

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from sync.errors import SyncError
from sync.events import Report, WorkerFailed

_log = logging.getLogger(__name__)

AFTER_FAILURE_S = 5.0
GRACE_S = 1.0
"""A call under way may end by itself for this long when the thread is asked to stop."""


class Line(Protocol):
    """The connections that the thread works over."""

    def abort(self) -> None:
        """Break off what is under way. Any thread."""

    def close(self) -> None:
        """Called by the thread at its end."""


class Worker:
    """Owns the thread `name`. `step` does a piece of work over `line` and returns the seconds to rest."""

    def __init__(self, name: str, step: Callable[[], float], line: Line, report: Report) -> None:
        self._step = step
        self._line = line
        self._report = report
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread. Once."""
        self._thread.start()

    def wake(self) -> None:
        """Take the next step now."""
        self._woken.set()

    def stop(self, timeout_s: float) -> bool:
        """Ask it to end and wait; a call that takes long is broken off. False when it was late."""
        self._stopping.set()
        self._woken.set()
        if self._thread.ident is None:
            return True
        self._thread.join(min(GRACE_S, timeout_s / 2))
        if self._thread.is_alive():
            self._line.abort()
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            _log.warning("thread %s did not stop within %.1f s", self._thread.name, timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            rest_s = self._safe_step()
            if rest_s > 0 and not self._stopping.is_set():
                self._woken.wait(rest_s)
        self._line.close()

    def _safe_step(self) -> float:
        try:
            return self._step()
        except SyncError as error:
            _log.error("thread %s: %s", self._thread.name, error)
            self._report(WorkerFailed(self._thread.name, error.title, error.message))
        except Exception as error:
            _log.exception("thread %s failed", self._thread.name)
            self._report(WorkerFailed(self._thread.name, "Something went wrong in the program", repr(error)))
        return AFTER_FAILURE_S
