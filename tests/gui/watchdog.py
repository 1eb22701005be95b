"""Watches the GUI thread: for how long its event loop did not come round."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_S = 0.05
"""The longest that a window may not react (performance.md)."""
BEAT_MS = 5
WAITING_COUNTS = 0.1
"""How much of the time counts in which nothing of ours computed: most of it is the machine's doing."""
YARDSTICK_S = 0.018
"""CPU time of `_yardstick` on the machine of docs/performance.md's figures, at rest."""
_YARDSTICK_ITEMS = 40_000
_THREADS = Path("/proc/self/task")
_waited: dict[Path, int] = {}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A point in time by two clocks: the wall's less what other programs had, and our threads' CPU time."""

    wall_s: float
    computed_s: float

    @classmethod
    def now(cls) -> "_Moment":
        return cls(perf_counter() - _queued_s(), process_time())

    def halt_s(self) -> float:
        """How much since then counts as a halt."""
        now = _Moment.now()
        passed_s = now.wall_s - self.wall_s
        computed_s = min(now.computed_s - self.computed_s, passed_s)
        return computed_s + (passed_s - computed_s) * WAITING_COUNTS


class Watchdog(QObject):
    """Lives in the GUI thread and beats there; a beat that comes late is a loop that was held up. No signals.

    What counts is the time in which this process computed, in any of its threads: one that holds the
    interpreter holds up the window too. Time in which nothing of ours ran counts for `WAITING_COUNTS`: a
    throttled or shared machine halts programs that do nothing wrong, for longer than our limit.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._since = _Moment.now()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.beat)
        timer.start(BEAT_MS)

    def forget(self) -> None:
        """Begin anew: what went before does not count."""
        self.longest_s = 0.0
        self._since = _Moment.now()

    def held_s(self) -> float:
        """For how long the loop has not come round now."""
        return self._since.halt_s()

    def beat(self) -> None:
        """The loop has come round."""
        self.longest_s = max(self.longest_s, self.held_s())
        self._since = _Moment.now()

    def seconds_of(self, step: Callable[[], object]) -> float:
        """How long a step takes this thread, by the same measure."""
        began = _Moment.now()
        step()
        return began.halt_s()


def slowness() -> float:
    """How many times the time of the figures' machine this one needs for the same work now; at least 1."""
    began_s = thread_time()
    _yardstick()
    return max(1.0, (thread_time() - began_s) / YARDSTICK_S)


def _yardstick() -> int:
    """A piece of work like a window's: objects made, looked up and sorted."""
    words = {str(number): (number % 97, number) for number in range(_YARDSTICK_ITEMS)}
    return len(sorted(words.values()))


def _queued_s() -> float:
    """How long threads of ours were ready to run and others had the processors; only Linux tells.

    All our threads: one that holds the interpreter and is not run holds up this one as well.
    """
    for path in _THREADS.glob("*/schedstat"):
        with suppress(OSError):  # It has ended; what it waited stays counted.
            _waited[path] = max(_waited.get(path, 0), int(path.read_bytes().split()[1]))
    return sum(_waited.values()) / 1e9
