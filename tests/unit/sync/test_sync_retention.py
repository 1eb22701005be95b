"""What is old is forgotten in small steps, and nothing that is still needed."""

import time
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from sync.clock import ServerClock
from sync.database import Database
from sync.decisions import Decisions
from sync.dispatcher import Dispatcher
from sync.entry import Entry, EntryState
from sync.events import ReplicaChanged
from sync.fakes import ManualClock, order_document
from sync.outbox import Outbox
from sync.outcome import Step
from sync.replica import Document, FeedMark, Replica
from sync.retention import KEPT, Retention
from sync.tables import entries

from .conftest import Bench, Reports, ended, new_entry, sending

DAY_S = 86_400.0


@pytest.fixture
def server_clock(clock: ManualClock) -> ServerClock:
    """The server's clock, measured: it shows what ours shows."""
    return _measured(clock)


@pytest.fixture
def retention(
    database: Database, clock: ManualClock, server_clock: ServerClock, reports: Reports
) -> Retention:
    """Keeps complete orders for 14 days."""
    return Retention(database, clock, server_clock, reports, _is_old)


def _measured(clock: ManualClock) -> ServerClock:
    server_clock = ServerClock()
    server_clock.measure(
        f"{clock.now():%a, %d %b %Y %H:%M:%S GMT}", clock.now(), clock.now(), clock.monotonic()
    )
    return server_clock


def _is_old(document: Document, now: datetime) -> bool:
    done = document.body.get("packing_complete_ts")
    return done is not None and datetime.fromisoformat(done) < now - timedelta(days=14)


def _ended(outbox: Outbox, clock: ManualClock, key: str, step: Step) -> Entry:
    return ended(outbox, sending(outbox, outbox.record(new_entry(key, "x", clock))), step).entries[0]


def _run(retention: Retention, clock: ManualClock, seconds: float = 700.0) -> None:
    while seconds > 0:
        rest_s = retention.step()
        clock.advance(rest_s)
        seconds -= rest_s


def test_only_what_is_confirmed_and_old_goes(
    database: Database, outbox: Outbox, retention: Retention, clock: ManualClock
) -> None:
    """After 30 days confirmed and duplicate entries go; unsent, refused and given up ones never do.

    Fails when the states are not asked for.
    """
    for step in Step:
        _ended(outbox, clock, f"bannos-{step}", step)
    given_up = outbox.record(new_entry("bannos-x", "x", clock))
    Decisions(database, clock).discard(given_up.event_id, "scanned by mistake")
    sending(outbox, outbox.record(new_entry("bannos-y", "x", clock)))
    clock.advance(KEPT.total_seconds() - DAY_S)
    kept = _ended(outbox, clock, "bannos-z", Step.CONFIRM)
    _run(retention, clock)
    assert len(outbox.recent(99)) == 8
    clock.advance(DAY_S)
    _run(retention, clock)
    there = outbox.recent(99)
    assert {entry.state for entry in there} == set(EntryState) - {EntryState.DUPLICATE}
    assert [entry for entry in there if entry.state is EntryState.CONFIRMED] == [kept]


def test_each_step_is_small(
    database: Database, outbox: Outbox, retention: Retention, clock: ManualClock
) -> None:
    """Of a long history a few hundred rows go at a time, a second apart."""
    entry = _ended(outbox, clock, "bannos-1", Step.CONFIRM)
    with database.write() as connection:
        row = dict(connection.execute(select(entries)).one()._mapping)
        many = [row | {"seq": seq, "event_id": f"{entry.event_id}-{seq}"} for seq in range(2, 502)]
        connection.execute(entries.insert(), many)
    clock.advance(KEPT.total_seconds() + 1)
    rests = []
    counts = []
    for _ in range(3):
        rests.append(retention.step())
        counts.append(len(outbox.recent(999)))
        clock.advance(rests[-1])
    assert (rests, counts) == ([1.0, 1.0, 600.0], [301, 101, 0])


@pytest.mark.parametrize("known", [False, True])
def test_a_clock_years_ahead_forgets_nothing(
    known: bool, database: Database, outbox: Outbox, clock: ManualClock, reports: Reports
) -> None:
    """Time is the server's; until it is known nothing is forgotten.

    Fails when `step` takes our own clock.
    """
    _ended(outbox, clock, "bannos-1", Step.CONFIRM)
    true, server_clock = clock.now(), ServerClock()
    clock.set_wall(clock.now() + timedelta(days=3650))
    if known:
        server_clock.measure(f"{true:%a, %d %b %Y %H:%M:%S GMT}", clock.now(), clock.now(), clock.monotonic())
    _run(Retention(database, clock, server_clock, reports), clock)
    assert len(outbox.recent(9)) == 1


def test_old_documents_go_by_the_policy(
    outbox: Outbox, replica: Replica, retention: Retention, clock: ManualClock, reports: Reports
) -> None:
    """The policy decides; an order with an open entry stays, other kinds stay, and the screen is told."""
    done = clock.now().isoformat()
    mark = FeedMark("order@bannos", 1, clock.now())
    documents = [Document("order", f"bannos-{n:03}", 1, {"packing_complete_ts": done}) for n in range(450)]
    documents += [
        Document("order", "bannos-999", 1, {}),
        Document("staff", "ana", 1, {"packing_complete_ts": done}),
    ]
    replica.apply("order", documents, mark)
    outbox.record(new_entry("bannos-007", "x", clock))
    clock.advance(13 * DAY_S)
    _run(retention, clock)
    assert len(replica.all("order")) == 451
    clock.advance(2 * DAY_S)
    _run(retention, clock)
    assert [document.key for document in replica.all("order")] == ["bannos-007", "bannos-999"]
    assert len(replica.all("staff")) == 1
    assert sum(len(event.keys) for event in reports.of(ReplicaChanged)) == 449


def test_the_sending_thread_forgets_when_it_has_nothing_to_send(bench: Bench, database: Database) -> None:
    """While entries are due nothing is forgotten; at rest the next small step is taken, and waited for."""
    _ended(bench.outbox, bench.clock, "bannos-1", Step.CONFIRM)
    bench.clock.advance(KEPT.total_seconds() + 1)
    retention = Retention(database, bench.clock, _measured(bench.clock), bench.reports)
    dispatcher = Dispatcher(bench.drain, bench.rpc, bench.outbox, bench.link, bench.reports, retention)
    bench.backend.kitchen.put(order_document(2))
    entry = bench.record(2, "complete_filling")
    dispatcher.start()
    bench.reports.wait_state(entry.event_id, EntryState.CONFIRMED)
    deadline = time.monotonic() + 15
    while len(bench.outbox.recent(9)) > 1 and time.monotonic() < deadline:
        dispatcher.wake()
    assert dispatcher.stop(10)
    assert [each.event_id for each in bench.outbox.recent(9)] == [entry.event_id]
