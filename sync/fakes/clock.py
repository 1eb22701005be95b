"""A clock that goes only when told."""

import threading
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)


class ManualClock:
    """Both clocks of `sync.clock.Clock`, set by hand. Any thread."""

    def __init__(self, now: datetime = START) -> None:
        self._lock = threading.Lock()
        self._now = now
        self._monotonic = 1000.0

    def now(self) -> datetime:
        """The wall clock."""
        with self._lock:
            return self._now

    def monotonic(self) -> float:
        """Seconds that never go back."""
        with self._lock:
            return self._monotonic

    def advance(self, seconds: float) -> None:
        """Time goes by."""
        with self._lock:
            self._now += timedelta(seconds=seconds)
            self._monotonic += seconds

    def set_wall(self, now: datetime) -> None:
        """Someone sets the wall clock; no time goes by."""
        with self._lock:
            self._now = now
