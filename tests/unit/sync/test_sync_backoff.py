"""Waiting: full jitter within its cap, and the server's wish read with suspicion."""

from datetime import UTC, datetime

import pytest

from sync.backoff import full_jitter_s, retry_after_s
from sync.clock import ServerClock

NOW = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(("attempts", "most"), [(0, 0.5), (1, 1.0), (5, 16.0), (6, 30.0), (10_000, 30.0)])
def test_full_jitter_is_between_nothing_and_its_cap(attempts: int, most: float) -> None:
    """random(0, min(cap, base * 2^n)), also after ten thousand attempts."""
    assert full_jitter_s(attempts, lambda: 0.0) == 0.0
    assert full_jitter_s(attempts, lambda: 1.0) == most


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("7", 7.0),
        ("0", 0.0),
        ("86400", 300.0),
        ("9" * 5000, 300.0),
        ("Fri, 27 Nov 2026 06:00:20 GMT", 20.0),
        ("Fri, 27 Nov 2026 05:00:00 GMT", 0.0),
        ("Sat, 27 Nov 2027 06:00:00 GMT", 300.0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_retry_after_is_honoured_and_clamped(header: str | None, seconds: float | None) -> None:
    """Seconds and dates are read, five minutes is the most, garbage is ignored."""
    assert retry_after_s(header, NOW) == seconds


@pytest.mark.parametrize("header", [None, "", "yesterday", "Fri, 99 Nov 2026 06:00:20 GMT"])
def test_an_unreadable_date_leaves_the_offset(header: str | None) -> None:
    """A missing or broken Date header is no measurement."""
    clock = ServerClock()
    clock.measure("Fri, 27 Nov 2026 06:00:20 GMT", NOW, NOW, 0.0)
    clock.measure(header, NOW, NOW, 0.0)
    assert clock.offset_s == 20.5
