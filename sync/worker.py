"""A named thread that takes steps, rests as long as a step says, wakes when told and outlives errors."""

import logging
import threading
from collections.abc import Callable

from sync.errors import SyncError
from sync.events import Report, WorkerFailed

_log = logging.getLogger(__name__)

AFTER_FAILURE_S = 5.0


class Worker:
    """Owns the thread `name`. `step` does a piece of work and returns the seconds to rest; `done` ends it."""

    def __init__(
        self, name: str, step: Callable[[], float], done: Callable[[], None], report: Report
    ) -> None:
        self._step = step
        self._done = done
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
        """Ask it to end and wait. False, and a line in the log, when it was late."""
        self._stopping.set()
        self._woken.set()
        if self._thread.ident is None:
            return True
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
        self._done()

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
