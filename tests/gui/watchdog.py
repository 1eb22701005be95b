"""Watches the GUI thread: for how long its event loop did not come round."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_S = 0.05
"""The longest that a window may not react (performance.md)."""
BEAT_MS = 5
_THREADS = Path("/proc/self/task")
_waited: dict[Path, int] = {}


class Watchdog(QObject):
    """Lives in the GUI thread and beats there; a beat that comes late is a loop that was held up. No signals.

    Time in which the machine ran other programs while threads of ours were ready to run does not count: that
    says nothing about the window. Waiting for a lock, a disk or another of our threads does.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._since = self._own_s()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.beat)
        timer.start(BEAT_MS)

    def forget(self) -> None:
        """Begin anew: what went before does not count."""
        self.longest_s = 0.0
        self._since = self._own_s()

    def held_s(self) -> float:
        """For how long the loop has not come round now."""
        return self._own_s() - self._since - BEAT_MS / 1000

    def beat(self) -> None:
        """The loop has come round."""
        self.longest_s = max(self.longest_s, self.held_s())
        self._since = self._own_s()

    def seconds_of(self, step: Callable[[], object]) -> float:
        """How long a step takes this thread, by the same measure."""
        began_s = self._own_s()
        step()
        return self._own_s() - began_s

    def _own_s(self) -> float:
        return perf_counter() - _queued_s()


def _queued_s() -> float:
    """How long threads of ours were ready to run and others had the processors; only Linux tells.

    All our threads: one that holds the interpreter and is not run holds up this one as well.
    """
    for path in _THREADS.glob("*/schedstat"):
        with suppress(OSError):  # It has ended; what it waited stays counted.
            _waited[path] = max(_waited.get(path, 0), int(path.read_bytes().split()[1]))
    return sum(_waited.values()) / 1e9
