"""Time as something that can be handed in: the wall clock for records, the monotonic one for waiting."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from msgspec import Struct

NEGLIGIBLE_S = 2.0


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """The wall clock, in UTC. It may jump."""

    def monotonic(self) -> float:
        """Seconds that never go back."""


class SystemClock:
    """The computer's own clocks."""

    def now(self) -> datetime:
        """The wall clock, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some start."""
        return time.monotonic()


class _Measured(Struct, frozen=True):
    """An offset in seconds, and what our two clocks said when it was measured."""

    offset_s: float
    wall: datetime
    monotonic: float


class ServerClock:
    """How far the backend's clock is ahead of ours, measured from the Date header (RFC 9110, 6.6.1)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._measured: _Measured | None = None

    @property
    def offset_s(self) -> float | None:
        """Seconds to add to our clock to get the server's; None until measured."""
        with self._lock:
            return None if self._measured is None else self._measured.offset_s

    def offset_at(self, clock: Clock) -> float | None:
        """The offset now, when our clock may have been set back since it was measured.

        One that was set forward cannot be told from one that slept: that waits for the next measurement.
        """
        with self._lock:
            measured = self._measured
        if measured is None:
            return None
        went_s = (clock.now() - measured.wall).total_seconds()
        set_back_s = clock.monotonic() - measured.monotonic - went_s
        return measured.offset_s + (set_back_s if set_back_s > NEGLIGIBLE_S else 0.0)

    def measure(self, date_header: str | None, sent: datetime, received: datetime, monotonic: float) -> None:
        """Take one answer's Date header; a missing or unreadable one changes nothing.

        `sent` and `received` by our clock; `monotonic` when it was received.
        """
        # Loads half of the mail system: only who has an answer needs it.
        from email.utils import parsedate_to_datetime

        try:
            server = parsedate_to_datetime(date_header or "")
        except (ValueError, OverflowError):
            return
        if server.tzinfo is None:
            return
        # The header is cut to whole seconds: half a second is its expected remainder.
        middle = sent + (received - sent) / 2
        offset_s = (server + timedelta(seconds=0.5) - middle).total_seconds()
        with self._lock:
            self._measured = _Measured(offset_s, received, monotonic)


def corrected(at: datetime, offset_s: float | None) -> datetime:
    """A time of our clock by the server's.

    An offset that the header's whole seconds and a slow network can make of nothing is none.
    """
    if offset_s is None or abs(offset_s) <= NEGLIGIBLE_S:
        return at
    try:
        return at + timedelta(seconds=offset_s)
    except OverflowError:
        return at
