"""The kitchen's hours."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from station.domain.working_hours import WorkingHours, window_start

SYDNEY = ZoneInfo("Australia/Sydney")
HOURS = WorkingHours(time(6), time(18), SYDNEY)
HOUR_S = 3600.0


def at(text: str) -> datetime:
    """A moment by the kitchen's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=SYDNEY)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-22T09:00", "2026-11-22T11:30", 2.5),
        ("2026-11-22T16:00", "2026-11-23T09:00", 5),
        ("2026-11-22T20:00", "2026-11-23T04:00", 0),
        ("2026-11-22T02:00", "2026-11-24T23:00", 36),
        ("2026-11-23T09:00", "2026-11-22T09:00", 0),
    ],
)
def test_work_between_two_moments(start: str, end: str, hours: float) -> None:
    """Only the hours in which the kitchen is open count."""
    assert HOURS.between(at(start), at(end)) == hours * HOUR_S
    assert HOURS.between(at(start).astimezone(UTC), at(end).astimezone(UTC)) == hours * HOUR_S


def test_a_night_shift_of_the_clock_is_real_time() -> None:
    """On the day when the clock goes forward, the hour that does not exist is not worked."""
    night = WorkingHours(time(0), time(6), SYDNEY)
    assert night.between(at("2026-10-04T00:00"), at("2026-10-04T06:00")) == 5 * HOUR_S


@pytest.mark.parametrize(
    ("window", "begins"),
    [
        ("9am-1pm", time(9)),
        ("1pm-5pm", time(13)),
        ("12pm-2pm", time(12)),
        ("between 10:30 and 12", time(10, 30)),
        ("afternoon", None),
        ("99", None),
    ],
)
def test_the_start_of_a_window(window: str, begins: time | None) -> None:
    """The first clock time in the words; words without one have no start."""
    assert window_start(window) == begins


def test_wanted_by() -> None:
    """A cake is wanted at the start of its window; without one, when the kitchen closes."""
    assert HOURS.wanted_by(date(2026, 11, 28), "9am-1pm") == at("2026-11-28T09:00")
    assert HOURS.wanted_by(date(2026, 11, 28), None) == at("2026-11-28T18:00")
