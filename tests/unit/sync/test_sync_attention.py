"""What a person sees and decides: nothing is given up in silence, no race undoes a decision."""

import json
from datetime import timedelta
from typing import Any

import pytest

from sync import entry as entry_module
from sync import sending as sync_sending
from sync.attention import AttentionList, Cause, WayOut
from sync.clock import ServerClock
from sync.database import Database
from sync.decisions import Decisions
from sync.ending import OVERDUE_S
from sync.entry import Entry, EntryState
from sync.errors import NotPossible
from sync.fakes import ManualClock, order_document
from sync.outbox import Outbox
from sync.outcome import Step

from .conftest import STAFF, Bench, ended, new_entry, sending


@pytest.fixture
def decisions(database: Database, clock: ManualClock) -> Decisions:
    """What a person decides."""
    return Decisions(database, clock)


@pytest.fixture
def attention(database: Database) -> AttentionList:
    """What a person sees."""
    return AttentionList(database)


def _record(outbox: Outbox, clock: ManualClock, key: str = "bannos-1", **fields: Any) -> Entry:
    return outbox.record(new_entry(key, "complete_filling", clock, **fields))


def _refused(outbox: Outbox, clock: ManualClock, key: str = "bannos-1") -> Entry:
    entry = _record(outbox, clock, key)
    ended(outbox, sending(outbox, entry), Step.ATTENTION, code="ORD003", message="It was cancelled.")
    return entry


def _early(outbox: Outbox, entry: Entry) -> Entry:
    return ended(outbox, sending(outbox, entry), Step.WAIT, code="ORD002", delay_s=30).entries[0]


def _state(outbox: Outbox, entry: Entry) -> EntryState:
    found = outbox.get(entry.event_id)
    assert found
    return found.state


def test_a_refused_scan_says_everything(outbox: Outbox, attention: AttentionList, clock: ManualClock) -> None:
    """Code, words, since when, how many stand behind it, and what can be done."""
    entry = _refused(outbox, clock)
    for _ in range(2):
        _record(outbox, clock)
    _record(outbox, clock, "bannos-2")
    (item,) = attention.items()
    assert (item.entry.event_id, item.cause) == (entry.event_id, Cause.REFUSED)
    assert (item.code, item.message, item.behind) == ("ORD003", "It was cancelled.", 2)
    assert item.since == clock.now()
    assert item.ways_out == (WayOut.REQUEUE, WayOut.DISCARD)


def test_a_requeued_scan_goes_again_under_its_id(bench: Bench, database: Database) -> None:
    """After the cause is mended the same event goes through, and its order behind it."""
    entry = bench.record(1, "complete_filling")
    behind = bench.record(1, "start_covering")
    bench.drain.step()
    assert bench.state(entry) is EntryState.ATTENTION
    bench.backend.kitchen.put(order_document(1))
    assert Decisions(database, bench.clock).requeue(entry.event_id).state is EntryState.PENDING
    bench.settle()
    assert [event_id for event_id, _, _ in bench.backend.kitchen.effects] == [entry.event_id, behind.event_id]


def test_a_discarded_scan_stays_with_its_reason(
    outbox: Outbox, decisions: Decisions, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    """The row is kept with reason and person, the log says that it happened, and the order goes on."""
    entry, behind = _refused(outbox, clock), _record(outbox, clock)
    with caplog.at_level("INFO", "sync.decisions"):
        decisions.discard(entry.event_id, " Maria rang: cake eaten ", STAFF)
    found = outbox.get(entry.event_id)
    assert found
    assert (found.state, found.discard_reason, found.discarded_by) == (
        EntryState.DISCARDED,
        "Maria rang: cake eaten",
        STAFF,
    )
    assert [each.event_id for each in outbox.due(clock.now(), 9)] == [behind.event_id]
    assert f"event={entry.event_id} order=bannos-1" in caplog.text
    assert "Maria" not in caplog.text


def test_nothing_is_given_up_without_a_reason(
    outbox: Outbox, decisions: Decisions, clock: ManualClock
) -> None:
    """An empty reason is refused in words."""
    entry = _refused(outbox, clock)
    with pytest.raises(NotPossible, match="reason"):
        decisions.discard(entry.event_id, "  ")
    assert _state(outbox, entry) is EntryState.ATTENTION


def test_a_scan_under_way_is_not_given_up(outbox: Outbox, decisions: Decisions, clock: ManualClock) -> None:
    """While a call is under way it may take effect: discarding it then would hide that.

    Fails when `discard` accepts the state SENDING.
    """
    entry = sending(outbox, _record(outbox, clock))
    with pytest.raises(NotPossible, match="being sent"):
        decisions.discard(entry.event_id, "not needed")
    assert _state(outbox, entry) is EntryState.SENDING


def test_what_was_given_up_is_not_sent(outbox: Outbox, decisions: Decisions, clock: ManualClock) -> None:
    """Discarded between being found due and being sent: it is not sent.

    Fails when `mark_sending` does not look at the state again.
    """
    due = outbox.due(_record(outbox, clock).recorded_at, 9)
    decisions.discard(due[0].event_id, "scanned by mistake")
    assert outbox.mark_sending(due) == ()
    assert _state(outbox, due[0]) is EntryState.DISCARDED


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("before", [Step.CONFIRM, Step.DUPLICATE, None])
def test_what_is_settled_stays_settled(
    before: Step | None, step: Step, outbox: Outbox, decisions: Decisions, clock: ManualClock
) -> None:
    """An answer that comes when the entry has ended, or was given up, changes nothing any more.

    Fails when `settle` does not look at the state again.
    """
    entry = _record(outbox, clock)
    if before is None:
        decisions.discard(entry.event_id, "scanned by mistake")
    else:
        ended(outbox, sending(outbox, entry), before)
    was = outbox.get(entry.event_id)
    assert ended(outbox, entry, step, code="LATE").entries == ()
    assert outbox.get(entry.event_id) == was


def test_an_unsent_scan_can_be_taken_back(outbox: Outbox, decisions: Decisions, clock: ManualClock) -> None:
    """Undo without the backend, as long as nothing has left the station."""
    unsent, tried = _record(outbox, clock), _record(outbox, clock, "bannos-2")
    ended(outbox, sending(outbox, tried), Step.RETRY)
    assert decisions.withdraw(unsent.event_id, STAFF).state is EntryState.DISCARDED
    with pytest.raises(NotPossible, match="may have arrived"):
        decisions.withdraw(tried.event_id)


def test_decisions_about_the_past_are_refused(
    outbox: Outbox, decisions: Decisions, clock: ManualClock
) -> None:
    """Confirmed, given up or unknown: said in words, nothing changes."""
    confirmed = _record(outbox, clock)
    ended(outbox, sending(outbox, confirmed), Step.CONFIRM)
    for decide in (decisions.requeue, decisions.retry_now, decisions.withdraw):
        with pytest.raises(NotPossible, match="confirmed"):
            decide(confirmed.event_id)
        with pytest.raises(NotPossible, match="no such scan"):
            decide("22222222-2222-4222-8222-222222222222")
    with pytest.raises(NotPossible):
        decisions.requeue(_record(outbox, clock).event_id)


def test_retry_now_does_not_wait(outbox: Outbox, decisions: Decisions, clock: ManualClock) -> None:
    """A resting entry is due at once."""
    entry = _record(outbox, clock)
    _early(outbox, entry)
    assert outbox.due(clock.now(), 9) == ()
    decisions.retry_now(entry.event_id)
    assert [each.event_id for each in outbox.due(clock.now(), 9)] == [entry.event_id]


def test_an_early_scan_that_waits_too_long_is_shown_too(
    outbox: Outbox, attention: AttentionList, clock: ManualClock
) -> None:
    """After half an hour it is on the list as well, counted, and still tried."""
    entry = _record(outbox, clock)
    first = clock.now()
    _early(outbox, entry)
    clock.advance(OVERDUE_S - 1)
    _early(outbox, entry)
    assert (attention.items(), outbox.counts().attention) == ((), 0)
    clock.advance(1)
    waiting = _early(outbox, entry)
    (item,) = attention.items()
    assert (item.cause, item.code, item.since, item.entry) == (Cause.OVERDUE, "ORD002", first, waiting)
    assert item.ways_out == (WayOut.RETRY_NOW, WayOut.DISCARD)
    counts = outbox.counts()
    assert (counts.saved_here, counts.waiting, counts.attention) == (1, 1, 1)
    clock.advance(30)
    assert [each.event_id for each in outbox.due(clock.now(), 9)] == [entry.event_id]


@pytest.mark.parametrize("hours", [-1, 1])
def test_setting_the_clock_does_not_change_how_long_it_waited(
    hours: int, database: Database, attention: AttentionList, clock: ManualClock
) -> None:
    """An hour either way (someone, or daylight saving): waiting is measured by the server's clock.

    Fails when `Outbox._now` takes the wall clock for both.
    """
    server_clock, true = ServerClock(), ManualClock()
    outbox = Outbox(database, clock, server_clock)
    entry = _record(outbox, clock)

    def answered_early() -> None:
        server_clock.measure(
            f"{true.now():%a, %d %b %Y %H:%M:%S GMT}", clock.now(), clock.now(), clock.monotonic()
        )
        _early(outbox, entry)

    answered_early()
    clock.set_wall(clock.now() + timedelta(hours=hours))
    answered_early()
    assert attention.items() == ()
    for each in (clock, true):
        each.advance(OVERDUE_S)
    answered_early()
    assert [item.cause for item in attention.items()] == [Cause.OVERDUE]


@pytest.mark.parametrize("hours", [-1, 1])
def test_setting_the_clock_postpones_nothing(hours: int, bench: Bench) -> None:
    """An hour either way while one entry waits and one retries: both go on within the cap of one minute.

    Fails without the limit of LONGEST_AHEAD_S in `is_due`.
    """
    for number in (1, 2):
        bench.backend.kitchen.put(order_document(number))
    early = bench.record(1, "complete_covering")
    retried = bench.record(2, "complete_filling")
    ended(bench.outbox, sending(bench.outbox, retried), Step.RETRY, delay_s=30)
    bench.drain.step()
    bench.backend.kitchen.put(bench.backend.kitchen.order("bannos-1") | {"stage": "Covering"})
    bench.clock.set_wall(bench.clock.now() + timedelta(hours=hours))
    waited_s = 0.0
    while bench.outbox.unconfirmed() and waited_s < 600:
        rest_s = bench.drain.step()
        bench.clock.advance(rest_s)
        waited_s += rest_s
    assert (bench.state(early), bench.state(retried)) == (EntryState.CONFIRMED, EntryState.CONFIRMED)
    assert waited_s <= 60


@pytest.mark.parametrize("minutes", [0.5, 1, 5])
def test_a_small_step_back_postpones_by_no_more_than_the_cap(
    minutes: float, outbox: Outbox, clock: ManualClock
) -> None:
    """However far the clock is set back, an entry rests a minute at most."""
    ended(outbox, sending(outbox, _record(outbox, clock)), Step.RETRY, delay_s=30)
    clock.set_wall(clock.now() - timedelta(minutes=minutes))
    at = outbox.next_due_at(clock.now())
    assert at
    assert at - clock.now() <= timedelta(seconds=60)


def test_a_change_during_the_call_makes_an_early_refusal_stale(outbox: Outbox, clock: ManualClock) -> None:
    """The order changed between the backend's refusal and our noting it: tried again at once, once.

    Fails when `hasten` passes over entries under way.
    """
    entry = sending(outbox, _record(outbox, clock))
    outbox.hasten(["bannos-1"])
    ended(outbox, entry, Step.WAIT, code="ORD002", delay_s=30)
    assert [each.event_id for each in outbox.due(clock.now(), 9)] == [entry.event_id]
    _early(outbox, entry)
    assert outbox.due(clock.now(), 9) == ()


def test_a_scan_of_a_newer_version_is_kept_and_shown(
    outbox: Outbox, attention: AttentionList, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a downgrade: what this version cannot know is not sent, holds its order, and is on the list.

    Fails when `heads` does not look at the payload's version. Older ones are sent.
    """
    entry, behind, other = (_record(outbox, clock, key) for key in ("bannos-1", "bannos-1", "bannos-2"))
    monkeypatch.setattr(sync_sending, "PAYLOAD_VERSION", 0)
    monkeypatch.setattr("sync.attention.PAYLOAD_VERSION", 0)
    monkeypatch.setattr("sync.outbox.PAYLOAD_VERSION", 0)
    assert outbox.due(clock.now(), 9) == ()
    assert outbox.next_due_at(clock.now()) is None
    assert {item.entry.event_id for item in attention.items()} == {
        each.event_id for each in (entry, behind, other)
    }
    assert {(item.cause, item.ways_out) for item in attention.items()} == {(Cause.NEWER, (WayOut.DISCARD,))}
    assert "newer version" in attention.items()[0].message
    assert outbox.counts().attention == 3
    monkeypatch.setattr(sync_sending, "PAYLOAD_VERSION", entry_module.PAYLOAD_VERSION + 1)
    assert [each.event_id for each in outbox.due(clock.now(), 9)] == [entry.event_id, other.event_id]


def test_after_a_restart_nothing_is_under_way(bench: Bench, database: Database) -> None:
    """An entry that was being sent when the last run ended can be decided about, even offline."""
    entry = sending(bench.outbox, bench.record(1, "complete_filling"))
    bench.backend.stop()
    bench.drain.step()
    assert bench.state(entry) is EntryState.PENDING
    assert Decisions(database, bench.clock).discard(entry.event_id, "not needed").attempts == 1


def test_the_report_fits_into_a_heartbeat(
    outbox: Outbox, attention: AttentionList, clock: ManualClock
) -> None:
    """Hundreds of refusals: the oldest as far as they fit, the count of all, and no words."""
    entries = [_refused(outbox, clock, f"bannos-{number}") for number in range(100)]
    report = attention.report()
    assert report["count"] == 100
    assert 30 < len(report["items"]) < 100
    assert len(json.dumps(report)) <= 8 * 1024
    assert report["items"][0] == {
        "event_id": entries[0].event_id,
        "order_key": "bannos-0",
        "function": "complete_filling",
        "cause": "refused",
        "code": "ORD003",
        "since": "2026-11-27T06:00:00+00:00",
    }
    assert "cancelled" not in json.dumps(report)


def test_a_late_scan_keeps_what_the_answer_says(outbox: Outbox, clock: ManualClock) -> None:
    """A duplicate is recorded with whatever the backend tells about it, who and when included."""
    told = {"stage": "Decorating", "direction": "late", "done_by": STAFF, "done_at": "2026-11-27T05:00:00Z"}
    entry = sending(outbox, _record(outbox, clock))
    (settled,) = ended(outbox, entry, Step.DUPLICATE, told, code="ORD002").entries
    assert (settled.state, settled.already_done, settled.answer) == (EntryState.DUPLICATE, True, told)
