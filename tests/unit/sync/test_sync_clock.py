"""The server's time of a scan: from the offset, whatever somebody does to this computer's clock."""

from datetime import UTC, datetime, timedelta

import pytest

from sync.clock import ServerClock, corrected
from sync.database import Database
from sync.drain import call_args
from sync.fakes import Fault, ManualClock
from sync.outbox import Outbox

from .conftest import Bench, new_entry

HOUR = timedelta(hours=1)


@pytest.fixture
def server_clock(clock: ManualClock) -> ServerClock:
    """Measured: this computer is an hour behind."""
    server_clock = ServerClock()
    server = clock.now() + HOUR
    server_clock.measure(f"{server:%a, %d %b %Y %H:%M:%S GMT}", clock.now(), clock.now(), clock.monotonic())
    return server_clock


def test_the_time_that_is_sent_is_the_servers(
    database: Database, clock: ManualClock, server_clock: ServerClock
) -> None:
    """A scan of a bench that is an hour behind is sent with the server's time."""
    entry = Outbox(database, clock, server_clock).record(new_entry("bannos-1", "complete_filling", clock))
    assert entry.occurred_at == clock.now()
    assert entry.server_time - clock.now() == timedelta(seconds=3600.5)
    assert call_args(entry)["p_occurred_at"] == entry.server_time.isoformat()


def test_a_clock_set_back_offline_is_noticed(
    database: Database, clock: ManualClock, server_clock: ServerClock
) -> None:
    """Set back by two hours without a link: the next scan's time is right all the same."""
    before = clock.now()
    clock.set_wall(before - 2 * HOUR)
    clock.advance(60)
    entry = Outbox(database, clock, server_clock).record(new_entry("bannos-1", "complete_filling", clock))
    assert entry.server_time - (before + HOUR) == timedelta(seconds=60.5)


def test_a_computer_that_slept_keeps_its_offset(
    database: Database, clock: ManualClock, server_clock: ServerClock
) -> None:
    """While it slept its wall clock went on and its other one did not: the offset is what it was."""
    clock.set_wall(clock.now() + 8 * HOUR)
    entry = Outbox(database, clock, server_clock).record(new_entry("bannos-1", "complete_filling", clock))
    assert entry.server_time - clock.now() == timedelta(seconds=3600.5)


def test_an_offset_not_known_yet_is_taken_at_the_first_attempt(
    database: Database, clock: ManualClock
) -> None:
    """Recorded before any answer came: the first attempt fixes the offset, and later ones keep to it."""
    server_clock = ServerClock()
    outbox = Outbox(database, clock, server_clock)
    entry = outbox.record(new_entry("bannos-1", "complete_filling", clock))
    assert entry.clock_offset_s is None
    for ahead in (HOUR, 2 * HOUR):
        server = clock.now() + ahead
        header = f"{server:%a, %d %b %Y %H:%M:%S GMT}"
        server_clock.measure(header, clock.now(), clock.now(), clock.monotonic())
        (sent,) = outbox.mark_sending([entry])
        assert sent.clock_offset_s == 3600.5
        assert outbox.get(entry.event_id) == sent


@pytest.mark.parametrize("offset_s", [None, 0.0, 0.5, -2.0])
def test_a_header_of_whole_seconds_corrects_no_second(offset_s: float | None) -> None:
    """A clock that is right keeps its microseconds."""
    at = datetime(2026, 11, 27, 6, 0, 0, 123456, tzinfo=UTC)
    assert corrected(at, offset_s) == at


def test_an_impossible_offset_changes_nothing() -> None:
    """A time that no calendar has is not sent."""
    at = datetime(2026, 11, 27, tzinfo=UTC)
    assert corrected(at, -1e12) == at


def test_a_strangers_clock_is_not_the_servers(bench: Bench) -> None:
    """A portal's page has a Date header, too; only an answer of the backend is measured."""
    bench.backend.script(Fault.html(function="station_contract"))
    bench.drain.step()
    assert bench.server_clock.offset_s is None
