"""Watches the GUI thread: for how long its event loop did not come round."""

import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_S = 0.05
"""The longest that a window may not react (performance.md)."""
BEAT_MS = 5


class Watchdog(QObject):
    """Lives in the GUI thread and beats there; a beat that comes late is a loop that was held up. No signals.

    Time in which the machine ran other programs instead of this thread does not count: that says nothing about
    the window. Waiting for a lock, a disk or another of our threads does.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._schedule = _schedule_of(threading.get_native_id())
        self._at, self._queued_s = perf_counter(), self._schedule()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start(BEAT_MS)

    def forget(self) -> None:
        """Begin anew: what went before does not count."""
        self.longest_s = 0.0
        self._at, self._queued_s = perf_counter(), self._schedule()

    def _beat(self) -> None:
        at, queued_s = perf_counter(), self._schedule()
        held_s = at - self._at - BEAT_MS / 1000 - (queued_s - self._queued_s)
        self.longest_s = max(self.longest_s, held_s)
        self._at, self._queued_s = at, queued_s


def _schedule_of(thread: int) -> Callable[[], float]:
    """How long this thread was ready to run and another had the processor: Linux tells, elsewhere it counts."""
    path = Path(f"/proc/self/task/{thread}/schedstat")
    if not path.exists():
        return lambda: 0.0
    return lambda: int(path.read_bytes().split()[1]) / 1e9
