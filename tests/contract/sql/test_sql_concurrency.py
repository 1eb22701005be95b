"""Two callers at once, each with a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import LiteralString
from uuid import uuid4

import psycopg
import pytest

from tests.contract.sql.kitchen import ANA, STATION, SUPERVISOR, Json, Kitchen, Persona, as_persona, call

COMPLETE = {"p_order_id": "bannos-1", "p_store": "bannos"}


@pytest.fixture
def url(own_url: str) -> str:
    """A database of its own that holds the orders bannos-1 and bannos-2."""
    with psycopg.connect(own_url, autocommit=True) as connection:
        kitchen = Kitchen(connection)
        kitchen.order(1)
        kitchen.order(2)
    return own_url


def at_once(url: str, *calls: Callable[[Kitchen], Json]) -> list[Json]:
    """Make the calls at the same moment, each in a transaction of its own; their answers in order."""
    barrier = Barrier(len(calls), timeout=20)

    def run(make: Callable[[Kitchen], Json]) -> Json:
        with psycopg.connect(url) as connection:
            barrier.wait()
            return make(Kitchen(connection))

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def completing(persona: Persona = STATION, **more: object) -> Callable[[Kitchen], Json]:
    """A call that completes the filling of bannos-1."""
    return lambda kitchen: kitchen.call(persona, "complete_filling", **COMPLETE, **more)


def begin(connection: psycopg.Connection) -> None:
    """Open a transaction, which stays open: what a persona calls on it is a savepoint in it."""
    connection.execute("select 1")


def wait_until_blocked(url: str) -> None:
    """Return when some other session of this database waits for a lock."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("set statement_timeout = '20s'")
        connection.execute(
            """do $$ begin
                   while not exists (
                       select from pg_stat_activity
                       where datname = current_database() and wait_event_type = 'Lock'
                   ) loop perform pg_stat_clear_snapshot(); perform pg_sleep(0.005); end loop;
               end $$"""
        )


@pytest.mark.parametrize("callers", [2, 6])
def test_the_same_event_twice_at_once_has_one_effect(url: str, callers: int) -> None:
    """One caller's event takes effect; the others get the same answer, as a repeat."""
    answers = at_once(url, *[completing(p_event_id=uuid4())] * callers)
    assert all(answer["ok"] for answer in answers)
    assert sorted(answer["data"]["already_done"] for answer in answers) == [False] + [True] * (callers - 1)
    assert len({answer["data"]["applied_at"] for answer in answers}) == 1
    with psycopg.connect(url) as connection:
        kitchen = Kitchen(connection)
        assert kitchen.events("bannos-1") == [("complete_filling", True)]
        assert kitchen.row("bannos-1")["version"] == 2


@pytest.mark.parametrize("callers", [2, 6])
def test_two_stations_scan_one_cake_at_once(url: str, callers: int) -> None:
    """Different events for the same thing: one effect, and already_done for everybody else."""
    answers = at_once(url, *[completing(persona) for persona in [STATION, SUPERVISOR, ANA] * (callers // 2)])
    assert all(answer["ok"] for answer in answers)
    assert sum(not answer["data"]["already_done"] for answer in answers) == 1
    with psycopg.connect(url) as connection:
        kitchen = Kitchen(connection)
        assert [effect for _, effect in kitchen.events("bannos-1")] == [True] + [False] * (len(answers) - 1)
        assert kitchen.row("bannos-1")["version"] == 2


def test_a_repeat_waits_for_the_first_and_survives_its_failure(url: str) -> None:
    """While the first attempt hangs, the second waits; the first rolled back, the second takes effect."""
    event_id = uuid4()
    with ThreadPoolExecutor(1) as pool:
        with psycopg.connect(url) as hanging:
            begin(hanging)
            Kitchen(hanging).call(STATION, "complete_filling", **COMPLETE, p_event_id=event_id)
            second = pool.submit(at_once, url, completing(p_event_id=event_id))
            wait_until_blocked(url)
            hanging.rollback()
        (answer,) = second.result(20)
    assert answer["ok"]
    assert answer["data"]["already_done"] is False


def test_batches_that_cross_do_not_deadlock(url: str) -> None:
    """Stations send the same events in opposite orders: all are answered, every effect is there once."""
    events = [
        {
            "event_id": str(uuid4()),
            "function": "complete_filling",
            "args": {"p_order_id": f"bannos-{number}", "p_store": "bannos"},
        }
        for number in (1, 2)
    ]
    for _ in range(5):
        batches = (events, events[::-1], events, events[::-1])
        answers = at_once(
            url,
            *[
                lambda kitchen, batch=batch: kitchen.call(STATION, "apply_station_events", p_events=batch)
                for batch in batches
            ],
        )
        assert all(one["ok"] for answer in answers for one in answer["data"])
    with psycopg.connect(url) as connection:
        for number in (1, 2):
            assert Kitchen(connection).events(f"bannos-{number}") == [("complete_filling", True)]


def test_no_change_is_skipped_when_commits_come_out_of_order(url: str) -> None:
    """A change that began early and commits late is delivered then, though others went before it."""
    with psycopg.connect(url) as slow, psycopg.connect(url, autocommit=True) as other:
        reader = Kitchen(other)
        since = reader.call(STATION, "get_changes")["data"]["next"]
        begin(slow)
        Kitchen(slow).call(STATION, "complete_filling", **COMPLETE)
        reader.call(STATION, "complete_filling", p_order_id="bannos-2", p_store="bannos")

        early = reader.call(STATION, "get_changes", p_since=since)["data"]
        slow.commit()
        late = reader.call(STATION, "get_changes", p_since=early["next"])["data"]
        nothing = reader.call(STATION, "get_changes", p_since=late["next"])["data"]
    assert "bannos-1" not in [order["id"] for order in early["orders"]]
    assert {"bannos-1", "bannos-2"} == {order["id"] for order in early["orders"] + late["orders"]}
    assert nothing["orders"] == []


def test_pages_of_changes_are_whole_transactions(url: str) -> None:
    """Orders of one transaction come in one page, even beyond the limit; nothing is lost or doubled."""
    with psycopg.connect(url, autocommit=True) as connection:
        kitchen = Kitchen(connection)
        since = kitchen.call(STATION, "get_changes")["data"]["next"]
        with connection.transaction():
            together = [kitchen.order(number) for number in (11, 12, 13)]
        alone = [kitchen.order(number) for number in (14, 15)]
        pages, more = [], True
        while more:
            page = kitchen.call(STATION, "get_changes", p_since=since, p_limit=2)["data"]
            pages.append([order["id"] for order in page["orders"]])
            since, more = page["next"], page["more"]
    assert pages == [together, alone]


def test_a_first_reading_leaves_the_history_out(url: str) -> None:
    """A station that begins gets what is open or was worked on lately, in pages, and then every change."""
    with psycopg.connect(url, autocommit=True) as connection:
        kitchen = Kitchen(connection)
        kitchen.order(3, stage="Complete")
        kitchen.order(4, cancelled_at="2026-01-02 10:00+00")
        kitchen.order(5, cancelled_at=datetime.now(UTC))
        late = kitchen.order(6, stage="Packing", packing_start_ts="2026-01-02 10:00+00")
        kitchen.order(7)
        begun = kitchen.call(STATION, "get_changes", p_since=0, p_limit=2)["data"]
        # Scanned in January, sent now: it was open when the reading began.
        scanned = {"p_order_id": late, "p_store": "bannos", "p_occurred_at": "2026-01-02T11:00:00+00:00"}
        kitchen.call(STATION, "complete_packing", **scanned)
        seen, page = [order["id"] for order in begun["orders"]], begun
        while page["more"]:
            page = kitchen.call(STATION, "get_changes", p_since=page["next"], p_limit=2)["data"]
            seen += [order["id"] for order in page["orders"]]
        followed = kitchen.call(STATION, "complete_filling", **COMPLETE)
        after = kitchen.call(STATION, "get_changes", p_since=page["next"])["data"]
    assert seen == ["bannos-1", "bannos-2", "bannos-5", "bannos-7", late]
    assert followed["ok"]
    assert [order["id"] for order in after["orders"]] == ["bannos-1"]


def test_a_revision_of_another_server_is_reset(url: str) -> None:
    """A client that followed a server which is gone is told to begin again from 0."""
    with psycopg.connect(url, autocommit=True) as connection:
        kitchen = Kitchen(connection)
        answer = kitchen.call(STATION, "get_changes", p_since=2**60)["data"]
        assert (answer["reset"], answer["orders"]) == (True, [])
        everything = kitchen.call(STATION, "get_changes", p_since=0)["data"]
        assert [order["id"] for order in everything["orders"]] == ["bannos-1", "bannos-2"]
        assert everything["reset"] is False


@pytest.mark.parametrize(
    "in_the_way",
    [
        "select from public.orders where id = 'bannos-1' for update",
        "lock table public.stage_events in share mode",
    ],
    ids=["before the events", "amid the events"],
)
def test_a_lock_that_takes_too_long_is_raised_not_answered(url: str, in_the_way: LiteralString) -> None:
    """What goes better next time is an error of the whole batch, never the answer of an event."""
    batch = [{"event_id": str(uuid4()), "function": "complete_filling", "args": COMPLETE}]
    with psycopg.connect(url) as holder, psycopg.connect(url) as connection:
        holder.execute(in_the_way)
        connection.execute("set local lock_timeout = '50ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable), as_persona(connection, STATION):
            call(connection, "apply_station_events", p_events=batch)
