"""Time as something that can be handed in: the wall clock for records, the monotonic one for waiting."""

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol


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


class ServerClock:
    """How far the backend's clock is ahead of ours, measured from the Date header (RFC 9110, 6.6.1)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._offset_s: float | None = None

    @property
    def offset_s(self) -> float | None:
        """Seconds to add to our clock to get the server's; None until measured."""
        with self._lock:
            return self._offset_s

    def measure(self, date_header: str | None, sent: datetime, received: datetime) -> None:
        """Take one answer's Date header; a missing or unreadable one changes nothing."""
        try:
            server = parsedate_to_datetime(date_header or "")
        except (ValueError, OverflowError):
            return
        if server.tzinfo is None:
            return
        # The header is cut to whole seconds: half a second is its expected remainder.
        middle = sent + (received - sent) / 2
        with self._lock:
            self._offset_s = (server + timedelta(seconds=0.5) - middle).total_seconds()
