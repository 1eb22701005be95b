"""A named thread that takes steps, rests as long as a step says, wakes when told and outlives errors."""

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from sync.clock import Clock, SystemClock
from sync.errors import Superseded, SyncError
from sync.events import Report, WorkerFailed

_log = logging.getLogger(__name__)

AFTER_FAILURE_S = 5.0
GRACE_S = 1.0
"""A call under way may end by itself for this long when the thread is asked to stop."""


class Line(Protocol):
    """The connections that the thread works over."""

    def adopt(self, beat: Callable[[], None]) -> None:
        """Called by the thread at its start: it alone may call from now on, and `beat` around each call."""

    def abort(self) -> None:
        """Break off what is under way. Any thread."""

    def close(self) -> None:
        """Called by the thread at its end."""


class Worker:
    """Owns the thread `name`. `step` does a piece of work over `line` and returns the seconds to rest.

    A watchdog may ask how it is and have it begin anew (sync/watchdog.py).
    """

    def __init__(
        self, name: str, step: Callable[[], float], line: Line, report: Report, clock: Clock | None = None
    ) -> None:
        self.name = name
        self._step = step
        self._line = line
        self._report = report
        self._clock = clock or SystemClock()
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._beat_at: float | None = None
        self._thread = self._new_thread()

    def start(self) -> None:
        """Start the thread. Once."""
        self._thread.start()

    def wake(self) -> None:
        """Take the next step now."""
        self._woken.set()

    def beat(self) -> None:
        """The step under way is getting on."""
        if threading.current_thread() is self._thread:
            self._beat_at = self._clock.monotonic()

    def died(self) -> bool:
        """Whether the thread ended although nobody asked it to."""
        return self._thread.ident is not None and not self._thread.is_alive() and not self._stopping.is_set()

    def silent_s(self) -> float:
        """For how long the step under way has not got on; 0 while the thread rests."""
        beat_at = self._beat_at
        return 0.0 if beat_at is None else self._clock.monotonic() - beat_at

    def restart(self) -> None:
        """Go on in a new thread. One that hangs ends at its next call (Superseded) or after its step."""
        if self._stopping.is_set():
            return
        self._beat_at = None
        self._thread = self._new_thread()
        self._thread.start()

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
            _log.warning("thread %s did not stop within %.1f s", self.name, timeout_s)
        return not self._thread.is_alive()

    def _new_thread(self) -> threading.Thread:
        return threading.Thread(target=self._run, name=self.name, daemon=True)

    def _run(self) -> None:
        try:
            self._line.adopt(self.beat)
            self._take_steps()
        except Superseded:
            _log.warning("thread %s came back after it was replaced, and ends", self.name)

    def _take_steps(self) -> None:
        me = threading.current_thread()
        while self._thread is me and not self._stopping.is_set():
            self._woken.clear()
            self.beat()
            rest_s = self._safe_step()
            if self._thread is not me:
                return
            self._beat_at = None
            if rest_s > 0 and not self._stopping.is_set():
                self._woken.wait(rest_s)
        if self._thread is me:
            self._line.close()

    def _safe_step(self) -> float:
        try:
            return self._step()
        except SyncError as error:
            _log.error("thread %s: %s", self.name, error)
            self._report(WorkerFailed(self.name, error.title, error.message))
        except Exception as error:
            _log.exception("thread %s failed", self.name)
            self._report(WorkerFailed(self.name, "Something went wrong in the program", repr(error)))
        return AFTER_FAILURE_S
