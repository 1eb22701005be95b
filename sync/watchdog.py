"""Notices a sync thread that died or hangs, has it begin anew, and says so."""

import logging
import threading
from collections.abc import Sequence

from sync.clock import Clock
from sync.events import Report, WorkerRestarted
from sync.worker import Worker

_log = logging.getLogger(__name__)

HANGS_S = 120.0
"""A call ends within 20 s, a look-up of its server's name within a minute, anything on the disk sooner."""
LOOK_EVERY_S = 5.0


class Watchdog:
    """Owns the thread `watchdog`, which looks at `workers` every few seconds.

    Stop it before the workers.
    """

    def __init__(
        self, workers: Sequence[Worker], clock: Clock, report: Report, hangs_s: float = HANGS_S
    ) -> None:
        self._workers = tuple(workers)
        self._clock = clock
        self._report = report
        self._hangs_s = hangs_s
        self._looked_at = clock.monotonic()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)

    def start(self) -> None:
        """Start the thread. Once."""
        self._looked_at = self._clock.monotonic()
        self._thread.start()

    def stop(self, timeout_s: float) -> bool:
        """End. False when it was late."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def look(self) -> None:
        """Look at every worker once."""
        now = self._clock.monotonic()
        # The computer slept: the others had no more time than we had.
        slept = now - self._looked_at > self._hangs_s / 2
        self._looked_at = now
        for worker in self._workers:
            if worker.died():
                self._begin_anew(worker, "It had ended by itself.")
            elif not slept and worker.silent_s() > self._hangs_s:
                self._begin_anew(worker, f"It had not got on for {worker.silent_s():.0f} s.")

    def _begin_anew(self, worker: Worker, why: str) -> None:
        _log.error("thread %s is started again: %s", worker.name, why)
        worker.restart()
        self._report(WorkerRestarted(worker.name, why))

    def _run(self) -> None:
        while not self._stopping.wait(LOOK_EVERY_S):
            try:
                self.look()
            except Exception:
                # It must outlive whatever it finds: nobody watches the watchdog.
                _log.exception("thread watchdog failed")
