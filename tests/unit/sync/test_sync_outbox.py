"""The outbox: what is due, in which order, and what becomes of it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sync.clock import ServerClock
from sync.database import Database
from sync.entry import Entry, EntryState
from sync.errors import StoreError
from sync.fakes import ManualClock, order_document
from sync.outbox import Outbox
from sync.outcome import Step
from sync.replica import Replica

from .conftest import STAFF, ended, new_entry, sending


def _record(outbox: Outbox, clock: ManualClock, key: str, function: str = "complete_filling") -> Entry:
    return outbox.record(new_entry(key, function, clock))


def _due(outbox: Outbox, clock: ManualClock) -> list[str]:
    return [entry.event_id for entry in outbox.due(clock.now(), 99)]


def test_what_was_recorded_comes_back_whole(database: Database, clock: ManualClock) -> None:
    """Every field of an entry survives the disk, with its times in UTC and the measured clock offset."""
    server_clock = ServerClock()
    server_clock.measure("Fri, 27 Nov 2026 06:01:00 GMT", clock.now(), clock.now(), clock.monotonic())
    outbox = Outbox(database, clock, server_clock)
    entry = outbox.record(new_entry("bannos-1", "complete_filling", clock))
    assert outbox.get(entry.event_id) == entry
    assert (entry.order_key, entry.function, entry.staff) == ("bannos-1", "complete_filling", STAFF)
    assert entry.args == {"p_order_id": "bannos-1", "p_store": "bannos"}
    assert (entry.occurred_at, entry.recorded_at) == (clock.now(), clock.now())
    assert entry.clock_offset_s == pytest.approx(60.5)
    assert (entry.state, entry.attempts, entry.answer) == (EntryState.PENDING, 0, None)


def test_an_event_id_is_taken_once(outbox: Outbox, clock: ManualClock, event_id: str) -> None:
    """Recording the same event id again is refused, and the first one stays as it was."""
    first = outbox.record(new_entry("bannos-1", "complete_filling", clock, event_id=event_id))
    with pytest.raises(StoreError):
        outbox.record(new_entry("bannos-2", "complete_filling", clock, event_id=event_id))
    assert outbox.recent(9) == (first,)


def test_a_scan_without_a_time_zone_is_our_bug(outbox: Outbox, clock: ManualClock) -> None:
    """A naive time is refused: nobody could say later when it was."""
    new = replace(
        new_entry("bannos-1", "complete_filling", clock), occurred_at=clock.now().replace(tzinfo=None)
    )
    with pytest.raises(ValueError, match="time zone"):
        outbox.record(new)
    assert outbox.recent(9) == ()


def test_only_the_head_of_each_order_is_due(outbox: Outbox, clock: ManualClock) -> None:
    """Of several entries of one order only the oldest is due, beside the heads of other orders."""
    first = _record(outbox, clock, "bannos-1")
    _record(outbox, clock, "bannos-1", "complete_covering")
    other = _record(outbox, clock, "bannos-2")
    assert _due(outbox, clock) == [first.event_id, other.event_id]


def test_a_refused_order_stands_still_alone(outbox: Outbox, clock: ManualClock) -> None:
    """After a refusal nothing of that order is due any more; other orders are."""
    first = _record(outbox, clock, "bannos-1")
    behind = _record(outbox, clock, "bannos-1", "complete_covering")
    other = _record(outbox, clock, "bannos-2")
    ended(outbox, sending(outbox, first), Step.ATTENTION, code="ORD003", message="cancelled")
    clock.advance(86400)
    assert _due(outbox, clock) == [other.event_id]
    assert [entry.event_id for entry in outbox.attention()] == [first.event_id]
    assert [entry.event_id for entry in outbox.unconfirmed("bannos-1")] == [behind.event_id]
    assert [entry.event_id for entry in outbox.unsettled("bannos-1")] == [first.event_id, behind.event_id]


def test_a_waiting_order_comes_back_by_itself(outbox: Outbox, clock: ManualClock) -> None:
    """An early entry is due again after its delay, and its successors stay behind it meanwhile."""
    first = _record(outbox, clock, "bannos-1")
    _record(outbox, clock, "bannos-1", "complete_covering")
    ended(outbox, sending(outbox, first), Step.WAIT, {"stage": "Filling"}, code="ORD002", delay_s=10)
    assert _due(outbox, clock) == []
    assert outbox.next_due_at(clock.now()) == clock.now() + timedelta(seconds=10)
    clock.advance(10)
    assert _due(outbox, clock) == [first.event_id]


def test_a_change_of_the_order_hastens_what_waits(outbox: Outbox, clock: ManualClock) -> None:
    """A waiting entry whose order changed is due at once; a pending one keeps its time."""
    waits = sending(outbox, _record(outbox, clock, "bannos-1"))
    retries = sending(outbox, _record(outbox, clock, "bannos-2"))
    ended(outbox, waits, Step.WAIT, delay_s=30)
    ended(outbox, retries, Step.RETRY, delay_s=30)
    assert outbox.hasten(["bannos-1", "bannos-2", *(f"bannos-x{n}" for n in range(40_000))]) == 1
    assert _due(outbox, clock) == [waits.event_id]


def test_fewest_attempts_go_first(outbox: Outbox, clock: ManualClock) -> None:
    """An entry that always fails does not stand before those never tried."""
    failing = _record(outbox, clock, "bannos-1")
    fresh = _record(outbox, clock, "bannos-2")
    ended(outbox, sending(outbox, failing), Step.RETRY)
    assert _due(outbox, clock) == [fresh.event_id, failing.event_id]


def test_an_entry_that_was_being_sent_is_due_after_a_crash(outbox: Outbox, clock: ManualClock) -> None:
    """Nobody knows whether it arrived, so it is sent again."""
    entry = sending(outbox, _record(outbox, clock, "bannos-1"))
    assert _due(outbox, clock) == [entry.event_id]


def test_setting_the_clock_back_stalls_nothing(outbox: Outbox, clock: ManualClock) -> None:
    """A next attempt further ahead than any delay we set is due at once."""
    entry = sending(outbox, _record(outbox, clock, "bannos-1"))
    ended(outbox, entry, Step.RETRY, delay_s=30)
    clock.set_wall(clock.now() - timedelta(hours=1))
    assert _due(outbox, clock) == [entry.event_id]
    assert outbox.next_due_at(clock.now()) == clock.now()


def test_a_confirmation_and_its_document_are_one(
    outbox: Outbox, replica: Replica, clock: ManualClock
) -> None:
    """Confirming an entry keeps the answer's order in the replica; the answer itself is kept without it."""
    entry = sending(outbox, _record(outbox, clock, "bannos-1"))
    document = order_document(1, stage="Covering", version=7)
    settled = ended(
        outbox, entry, Step.CONFIRM, {"stage": "Covering", "already_done": True, "order": document}
    )
    assert settled.changed == ("bannos-1",)
    assert settled.entries[0].answer == {"stage": "Covering", "already_done": True}
    assert settled.entries[0].already_done
    assert settled.entries[0].confirmed_at == clock.now()
    found = replica.get("order", "bannos-1")
    assert found
    assert (found.version, found.body) == (7, document)


def test_an_older_document_in_an_answer_changes_nothing(
    outbox: Outbox, replica: Replica, clock: ManualClock
) -> None:
    """An answer that was long under way does not set the replica back."""
    for version in (7, 6):
        entry = sending(outbox, _record(outbox, clock, f"bannos-{version}"))
        settled = ended(outbox, entry, Step.CONFIRM, {"order": order_document(1, version=version)})
        assert settled.changed == (("bannos-1",) if version == 7 else ())
    found = replica.get("order", "bannos-1")
    assert found
    assert found.version == 7


def test_counts_say_what_the_strip_says(outbox: Outbox, clock: ManualClock) -> None:
    """Saved here counts what still goes by itself, and since when; refused ones are counted apart."""
    begin = clock.now()
    entries = []
    for number in range(5):
        entries.append(_record(outbox, clock, f"bannos-{number}"))
        clock.advance(1)
    ended(outbox, entries[0], Step.CONFIRM)
    ended(outbox, entries[1], Step.ATTENTION, code="ORD001")
    ended(outbox, entries[2], Step.WAIT, delay_s=1)
    sending(outbox, entries[3])
    counts = outbox.counts()
    assert (counts.saved_here, counts.waiting, counts.attention) == (3, 1, 1)
    assert counts.oldest_at == begin + timedelta(seconds=2)


def test_recent_is_newest_first(outbox: Outbox, clock: ManualClock) -> None:
    """The last entries, newest first, confirmed or not."""
    entries = [_record(outbox, clock, "bannos-1") for _ in range(4)]
    ended(outbox, entries[3], Step.CONFIRM)
    assert [entry.seq for entry in outbox.recent(3)] == [entry.seq for entry in reversed(entries[1:])]
