"""Virtual time: what is due runs in order, nothing sleeps, and one thread does it all."""

import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)


class Livelock(Exception):
    """So much happened without an end that something goes round in circles."""


class EventLoop:
    """Seconds since START in `now`, and what is to happen when.

    A call that waits runs the loop further (`run_until` within an event): meanwhile the other benches go on,
    and whoever waits goes on when those inside have. That makes some answers later, never a wrong order.
    """

    def __init__(self, most_events: int = 20_000) -> None:
        self.now = 0.0
        self._most_events = most_events
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0

    def at(self, when: float, action: Callable[[], None]) -> None:
        """Run `action` at this time, after what was planned for the same time before."""
        if self._count >= self._most_events:
            raise Livelock(f"{self._count} events by second {self.now:.0f}")
        heapq.heappush(self._events, (max(when, self.now), self._count, action))
        self._count += 1

    def after(self, delay_s: float, action: Callable[[], None]) -> None:
        """Run `action` in so many seconds."""
        self.at(self.now + delay_s, action)

    def run_until(self, deadline: float, done: Callable[[], bool] = lambda: False) -> None:
        """Let time go by until `deadline`, or until `done()`."""
        while not done():
            if not self._events or self._events[0][0] > deadline:
                self.now = max(self.now, deadline)
                return
            when, _, action = heapq.heappop(self._events)
            # An inner wait may have gone past this one's time already.
            self.now = max(self.now, when)
            action()


class BenchClock:
    """A bench's two clocks: the wall clock may be wrong, and may be set."""

    def __init__(self, loop: EventLoop) -> None:
        self._loop = loop
        self.skew_s = 0.0
        self.asleep_until = 0.0
        self._naps: list[tuple[float, float]] = []

    def sleep(self, seconds: float) -> None:
        """The machine sleeps from now on: the wall clock goes on, the other one does not."""
        if self._loop.now >= self.asleep_until:
            self.asleep_until = self._loop.now + seconds
            self._naps.append((self._loop.now, self.asleep_until))

    @property
    def naps(self) -> int:
        """How often the machine slept."""
        return len(self._naps)

    def now(self) -> datetime:
        """The wall clock of this computer."""
        return START + timedelta(seconds=self._loop.now + self.skew_s)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        now = self._loop.now
        return 1000.0 + now - sum(min(end, now) - start for start, end in self._naps)
