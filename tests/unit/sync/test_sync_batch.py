"""Batches: many orders in one call, each event answered by itself, and no order overtakes itself."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from sync.batch import FEW, MOST, Pace, read_batch
from sync.entry import Entry, EntryState
from sync.errors import BackendRejected, BackendUnreachable, ContractMismatch, NotInBatch, OutcomeUnknown
from sync.events import LinkStatus
from sync.fakes import FakeKitchen, Fault, FaultKind, ManualClock, order_document
from sync.outcome import HttpReply

from .conftest import Bench

BATCH = "apply_station_events"
NOW = ManualClock().now()


def _record(bench: Bench, count: int, *functions: str) -> list[Entry]:
    for number in range(count):
        bench.backend.kitchen.put(order_document(number))
    return [
        bench.record(number, function)
        for function in functions or ["complete_filling"]
        for number in range(count)
    ]


def _states(bench: Bench, entries: list[Entry]) -> set[EntryState]:
    return {bench.state(entry) for entry in entries}


def _reply(*rows: object, ok: bool = True) -> HttpReply:
    return HttpReply(200, {}, json.dumps({"ok": ok, "data": list(rows)}).encode())


def _row(event_id: str, *, ok: bool = True, code: str = "") -> Mapping[str, object]:
    return {"ok": ok, "code": code, "data": {"event_id": event_id}}


def test_many_orders_go_in_one_call(bench: Bench) -> None:
    """Twenty heads are one call, and every entry is confirmed by its own answer."""
    entries = _record(bench, 20)
    bench.drain.step()
    assert bench.backend.kitchen.batches == [20]
    assert _states(bench, entries) == {EntryState.CONFIRMED}
    found = bench.outbox.get(entries[3].event_id)
    assert found
    assert found.answer
    assert found.answer["event_id"] == entries[3].event_id


def test_a_few_go_by_themselves(bench: Bench) -> None:
    """A bench that is online never waits for a batch."""
    entries = _record(bench, FEW)
    bench.drain.step()
    assert bench.backend.kitchen.batches == []
    assert _states(bench, entries) == {EntryState.CONFIRMED}


def test_the_server_lets_a_later_event_overtake(bench: Bench) -> None:
    """Why a batch holds one event per order: behind a refused one the server takes the next all the same."""
    bench.backend.kitchen.put(order_document(1))
    common = {"p_order_id": "bannos-1", "p_store": "bannos"}
    events = [
        {"event_id": name, "function": function, "args": {**common, "p_event_id": name}}
        for name, function in (("1", "complete_covering"), ("2", "complete_filling"))
    ]
    answer = bench.backend.kitchen.call(BATCH, {"p_events": events})
    assert answer
    assert [row["ok"] for row in answer["data"]] == [False, True]


def test_an_order_never_overtakes_itself(bench: Bench) -> None:
    """Behind a refused event of its order nothing is sent, however many batches go by.

    Fails when `Outbox.due` gives more than the head of each order.
    """
    kitchen = bench.backend.kitchen
    _record(bench, 8, "complete_covering", "complete_filling", "start_covering")
    bench.settle(20)
    sent = {
        event["function"] for name, args in kitchen.received if name == BATCH for event in args["p_events"]
    }
    assert sent == {"complete_covering"}
    assert kitchen.effects == []


def test_refusals_in_a_batch_hold_up_no_other(bench: Bench) -> None:
    """One order unknown, one cancelled, one early, one late: each ends by its own code, the others flow."""
    entries = _record(bench, 12)
    kitchen = bench.backend.kitchen
    kitchen.put(order_document(0, cancelled_at="2026-11-27T00:00:00+00:00"))
    kitchen.put(order_document(1, stage="Decorating"))
    early, unknown = bench.record(20, "complete_covering"), bench.record(21, "complete_filling")
    kitchen.put(order_document(20))
    bench.drain.step()
    found = [bench.state(entry) for entry in (entries[0], entries[1], early, unknown)]
    attention = EntryState.ATTENTION
    assert found == [attention, EntryState.DUPLICATE, EntryState.WAITING, attention]
    assert _states(bench, entries[2:]) == {EntryState.CONFIRMED}


def test_answers_are_taken_by_their_event_id(bench: Bench) -> None:
    """Missing, foreign, doubled and broken answers are unknown: only a clear one with the id counts."""
    rows = (
        _row("a"),
        _row("d"),
        _row("d"),
        _row("foreign"),
        {"ok": True},
        7,
        _row("c", ok=False, code="ORD001"),
    )
    found = read_batch(_reply(*rows), ["a", "b", "c", "d"], NOW)
    assert {name: (answer.ok, answer.code) for name, answer in found.items()} == {
        "a": (True, ""),
        "c": (False, "ORD001"),
    }


def test_an_sqlstate_in_a_batch_is_not_a_verdict() -> None:
    """What failed below the functions is asked again alone, where it is classified as ever."""
    assert read_batch(_reply(_row("a", ok=False, code="XX000"), _row("b", ok=False)), ["a", "b"], NOW) == {}


@pytest.mark.parametrize("body", [b"{}", b'{"ok": true}', b'{"ok": true, "data": {"event_id": "a"}}', b"[]"])
def test_what_is_no_batch_is_unknown(body: bytes) -> None:
    """Anything but a list of answers leaves everything unknown."""
    with pytest.raises(OutcomeUnknown):
        read_batch(HttpReply(200, {}, body), ["a"], NOW)


def test_an_event_without_an_answer_is_asked_alone(bench: Bench) -> None:
    """An answer that leaves one event out: that one goes again alone, under its id, at once."""
    entries = _record(bench, 6)
    bench.drain.step()
    more = [bench.record(number, "start_covering") for number in range(len(entries))]
    rows = [_row(entry.event_id) for entry in more[1:]] + [_row("foreign")]
    body = json.dumps({"ok": True, "data": rows}).encode()
    bench.backend.script(Fault(FaultKind.REPLY, BATCH, body=body))
    bench.drain.step()
    assert bench.state(more[0]) is EntryState.PENDING
    assert _states(bench, more[1:]) == {EntryState.CONFIRMED}
    bench.drain.step()
    assert bench.state(more[0]) is EntryState.CONFIRMED
    assert bench.backend.kitchen.received[-1][0] == "start_covering"
    assert bench.backend.kitchen.received[-1][1]["p_event_id"] == more[0].event_id


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER_COMMIT, FaultKind.TRUNCATE, FaultKind.DROP])
def test_a_lost_answer_to_a_batch_costs_nothing(bench: Bench, kind: FaultKind) -> None:
    """Every event of an unanswered batch goes again under its id and takes effect once."""
    entries = _record(bench, 10, "complete_filling", "start_covering")
    bench.backend.script(Fault(kind, BATCH))
    bench.settle()
    assert _states(bench, entries) == {EntryState.CONFIRMED}
    assert len(bench.backend.kitchen.effects) == 20
    assert bench.effects("bannos-7") == ["complete_filling", "start_covering"]


def test_an_unanswered_batch_is_halved(bench: Bench) -> None:
    """After a time-out, 'too large' or a transient error the next batch is half as large."""
    _record(bench, 40)
    bench.backend.script(Fault.error(413, "", BATCH), Fault.error(500, "57014", BATCH))
    bench.settle()
    assert bench.backend.kitchen.batches[0] == 10
    assert sum(bench.backend.kitchen.batches) == 40


def test_batches_grow_while_they_are_answered(bench: Bench) -> None:
    """Each full batch that is answered quickly doubles the next, up to what the contract takes."""
    _record(bench, 600)
    bench.settle(6)
    batches = bench.backend.kitchen.batches
    assert (batches[:2], max(batches), sum(batches)) == ([50, 100], MOST, 600)


def test_slow_batches_shrink() -> None:
    """A batch that takes long is halved, one in between stays; one event is the least."""
    pace = Pace(ManualClock())
    pace.went_well(50, 3.0)
    assert pace.size == 50
    for _ in range(9):
        pace.went_well(pace.size, 6.0)
    assert pace.size == 1
    pace.went_well(1, 0.1)
    pace.went_well(1, 0.1)
    assert pace.size == FEW + 1


def test_an_outage_does_not_shrink_batches() -> None:
    """A backend out of reach says nothing about their size."""
    pace = Pace(ManualClock())
    away = BackendUnreachable("", "", code="UNREACHABLE")
    assert pace.failed(50, away) is away
    assert pace.size == 50


def test_a_batch_that_is_refused_condemns_no_event(bench: Bench) -> None:
    """A refusal of the whole is followed by each event alone, which is heard by its own code."""
    entries = _record(bench, 6)
    refusal = b'{"ok": false, "code": "AUTH001", "message": "Not a member of staff.", "data": {}}'
    bench.backend.script(Fault(FaultKind.REPLY, BATCH, body=refusal))
    bench.settle(3)
    assert _states(bench, entries) == {EntryState.CONFIRMED}
    assert bench.outbox.attention() == ()


def test_a_rejection_by_code_condemns_no_event(bench: Bench) -> None:
    """An error that one event brings upon the whole batch hits that one only."""
    entries = _record(bench, 6)
    bench.backend.script(Fault.error(403, "42501", BATCH), Fault.error(403, "42501", "complete_filling"))
    bench.settle(3)
    assert [bench.state(entry) for entry in entries] == [EntryState.ATTENTION, *[EntryState.CONFIRMED] * 5]


def test_without_the_feature_no_batch_is_tried(bench: Bench) -> None:
    """A backend that does not list batches gets single calls."""
    bench.backend.kitchen.features = ("changes",)
    entries = _record(bench, 6)
    bench.drain.step()
    assert _states(bench, entries) == {EntryState.CONFIRMED}
    assert BATCH not in {name for name, _ in bench.backend.kitchen.received}


def test_without_the_function_single_calls_go_on(bench: Bench) -> None:
    """PGRST202 for batches (a stale schema cache) pauses batches, not the link, and not for ever."""
    entries = _record(bench, 6)
    bench.backend.script(Fault.error(404, "PGRST202", BATCH))
    bench.settle(3)
    assert _states(bench, entries) == {EntryState.CONFIRMED}
    assert bench.link.state.status is LinkStatus.ONLINE
    assert bench.backend.kitchen.batches == []
    bench.clock.advance(301)
    for number in range(6):
        bench.record(number, "start_covering")
    bench.drain.step()
    assert bench.backend.kitchen.batches == [6]


def test_the_pace_says_what_an_end_means_for_each_event() -> None:
    """Rejected or unknown there: each is asked alone. Another language: that is the link's affair."""
    pace = Pace(ManualClock())
    foreign = ContractMismatch("", "", code="PGRST106")
    assert pace.failed(9, foreign) is foreign
    assert isinstance(pace.failed(9, BackendRejected("42501", "", status=403)), NotInBatch)
    assert isinstance(pace.failed(9, ContractMismatch("", "", code="PGRST202")), NotInBatch)
    assert pace.size == 1


def test_an_event_that_breaks_every_batch_ends_alone(bench: Bench) -> None:
    """An event that is never answered drags no other along: the rest is through while it still tries."""
    kitchen = bench.backend.kitchen = _Breaking()
    entries = _record(bench, 30)
    kitchen.poison = entries[11].event_id
    bench.settle(40)
    assert [entry.event_id for entry in bench.outbox.unconfirmed()] == [kitchen.poison]
    assert len(kitchen.effects) == 29


class _Breaking(FakeKitchen):
    """Breaks the connection at each call that holds a certain event."""

    poison = ""

    def call(self, function: str, args: dict[str, Any]) -> dict[str, Any] | None:
        """The answer, or no answer."""
        if self.poison and self.poison in json.dumps(args):
            raise ConnectionError
        return super().call(function, args)


def test_new_scans_do_not_join_those_that_fail(bench: Bench) -> None:
    """Only entries with as many attempts share a batch."""
    _record(bench, 5)
    bench.backend.script(Fault.error(500, "40P01", BATCH))
    bench.drain.step()
    bench.clock.advance(60)
    for number in range(5, 10):
        bench.backend.kitchen.put(order_document(number))
        bench.record(number, "complete_filling")
    bench.settle(5)
    assert max(bench.backend.kitchen.batches) <= 5
    assert bench.outbox.unconfirmed() == ()


def test_a_batch_is_one_line_per_event_in_the_log(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """The log names station, function, order, event and outcome of each, and no person."""
    entries = _record(bench, 5)
    with caplog.at_level("INFO", "sync.rpc"):
        bench.drain.step()
    lines = [line for line in caplog.messages if line.startswith("batched ")]
    assert len(lines) == 5
    assert f"event={entries[0].event_id} outcome=ok" in lines[0]
    assert "order=bannos-0" in lines[0]
