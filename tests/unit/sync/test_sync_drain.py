"""The drain on a clock set by hand against a real socket: nothing lost, nothing twice, nobody held up."""

from datetime import timedelta

import pytest

from sync.drain import call_args
from sync.entry import EntryState
from sync.events import EntryChanged, LinkChanged, LinkStatus, ReplicaChanged
from sync.fakes import Fault, FaultKind, order_document

from .conftest import STAFF, Bench

BROKEN = [
    Fault(FaultKind.DROP, "complete_filling"),
    Fault(FaultKind.DROP_AFTER_COMMIT, "complete_filling"),
    Fault(FaultKind.TRUNCATE, "complete_filling"),
    Fault.html(function="complete_filling"),
    Fault.redirect("complete_filling"),
    Fault(FaultKind.REPLY, "complete_filling", 407),
    Fault(FaultKind.REPLY, "complete_filling", 204),
    Fault.error(429, "", "complete_filling", Retry_After="7"),
    Fault.error(503, "PGRST002", "complete_filling", Retry_After="garbage"),
    Fault.error(500, "40001", "complete_filling"),
    Fault.error(404, "PGRST202", "complete_filling"),
]


def test_the_common_arguments_go_with_each_call(bench: Bench) -> None:
    """Event id, scan time, station and staff are added to the function's own arguments."""
    entry = bench.record(1, "complete_filling")
    assert call_args(entry) == {
        "p_order_id": "bannos-1",
        "p_store": "bannos",
        "p_event_id": entry.event_id,
        "p_occurred_at": "2026-11-27T06:00:00+00:00",
        "p_station": "filling-1",
        "p_performed_by": STAFF,
    }


def test_an_order_goes_through_in_order(bench: Bench) -> None:
    """Entries of one order are sent in the order of their scans, each once confirmed before the next."""
    bench.backend.kitchen.put(order_document(1))
    functions = ["handle_print_barcode", "complete_filling", "start_covering", "complete_covering"]
    entries = [bench.record(1, function) for function in functions]
    bench.settle()
    assert bench.effects("bannos-1") == functions
    assert {bench.state(entry) for entry in entries} == {EntryState.CONFIRMED}
    assert bench.outbox.counts().saved_here == 0


@pytest.mark.parametrize(
    "fault", BROKEN, ids=lambda fault: f"{fault.kind.value} {fault.status} {fault.body[:30]!r}"
)
def test_no_verified_answer_means_the_same_event_again(bench: Bench, fault: Fault) -> None:
    """Whatever came back in its place, the event goes again under its id and takes effect once."""
    bench.backend.kitchen.put(order_document(1))
    entry = bench.record(1, "complete_filling")
    bench.backend.script(fault)
    bench.drain.step()
    assert bench.state(entry) is EntryState.PENDING
    bench.clock.advance(61)
    bench.settle()
    sent = [args["p_event_id"] for name, args in bench.backend.kitchen.received if name == "complete_filling"]
    assert set(sent) == {entry.event_id}
    assert bench.effects("bannos-1") == ["complete_filling"]
    assert bench.state(entry) is EntryState.CONFIRMED


def test_a_session_that_ended_costs_no_attempt(bench: Bench) -> None:
    """A 401 is answered by a refresh within the same call."""
    bench.backend.kitchen.put(order_document(1))
    entry = bench.record(1, "complete_filling")
    bench.drain.step()
    bench.backend.expire_tokens()
    second = bench.record(1, "start_covering")
    bench.drain.step()
    assert (bench.state(entry), bench.state(second)) == (EntryState.CONFIRMED, EntryState.CONFIRMED)
    assert bench.effects("bannos-1") == ["complete_filling", "start_covering"]


def test_after_a_lost_answer_the_repeat_is_marked(bench: Bench) -> None:
    """The answer to the repeat says that it was already done, and the ledger keeps that."""
    bench.backend.kitchen.put(order_document(1))
    entry = bench.record(1, "complete_filling")
    bench.backend.script(Fault(FaultKind.DROP_AFTER_COMMIT, "complete_filling"))
    bench.settle()
    found = bench.outbox.get(entry.event_id)
    assert found
    assert (found.already_done, found.attempts) == (True, 2)


def test_a_refused_order_holds_up_no_other(bench: Bench) -> None:
    """An unknown and a cancelled order go to the attention list with the reason; the others flow."""
    bench.backend.kitchen.put(order_document(2, cancelled_at="2026-11-27T00:00:00+00:00"))
    bench.backend.kitchen.put(order_document(3))
    refused = [bench.record(1, "complete_filling"), bench.record(2, "complete_filling")]
    behind = bench.record(2, "complete_covering")
    other = bench.record(3, "complete_filling")
    for _ in range(3):
        bench.drain.step()
    assert [(e.event_id, e.last_error) for e in bench.outbox.attention()] == [
        (refused[0].event_id, "ORD001"),
        (refused[1].event_id, "ORD003"),
    ]
    assert bench.outbox.attention()[0].last_message == "There is no such order."
    assert bench.state(behind) is EntryState.PENDING
    assert bench.state(other) is EntryState.CONFIRMED


def test_an_early_event_waits_for_its_predecessor(bench: Bench) -> None:
    """ORD002 early: the event waits, others flow, and it goes through once the other bench's scan arrived."""
    bench.backend.kitchen.put(order_document(1))
    bench.backend.kitchen.put(order_document(2))
    early = bench.record(1, "complete_covering")
    other = bench.record(2, "complete_filling")
    bench.drain.step()
    assert (bench.state(early), bench.state(other)) == (EntryState.WAITING, EntryState.CONFIRMED)
    bench.clock.advance(300)
    bench.drain.step()
    assert bench.state(early) is EntryState.WAITING
    bench.backend.kitchen.put(bench.backend.kitchen.order("bannos-1") | {"stage": "Covering"})
    assert bench.outbox.hasten(["bannos-1"]) == 1
    bench.drain.step()
    assert bench.state(early) is EntryState.CONFIRMED


def test_a_late_event_is_a_duplicate(bench: Bench) -> None:
    """ORD002 late: someone already did it. It is recorded as such, and the order's next event goes on."""
    bench.backend.kitchen.put(order_document(1, stage="Decorating"))
    late = bench.record(1, "complete_covering")
    following = bench.record(1, "complete_decorating")
    bench.settle()
    assert bench.state(late) is EntryState.DUPLICATE
    assert bench.state(following) is EntryState.CONFIRMED


def test_the_outbox_drains_when_the_backend_is_back(bench: Bench) -> None:
    """Scans of an outage drain without a new scan, each order in its order, each effect once."""
    kitchen = bench.backend.kitchen
    for number in range(20):
        kitchen.put(order_document(number))
    bench.drain.step()
    bench.backend.stop()
    functions = ["handle_print_barcode", "complete_filling", "start_covering"]
    for function in functions:
        for number in range(20):
            bench.record(number, function)
        bench.drain.step()
        bench.clock.advance(60)
    bench.drain.step()
    assert bench.link.state.status is LinkStatus.OFFLINE
    assert bench.outbox.counts().saved_here == 60
    bench.backend.start()
    bench.settle()
    assert bench.outbox.counts().saved_here == 0
    assert all(bench.effects(f"bannos-{number}") == functions for number in range(20))
    assert len(kitchen.effects) == 60


def test_an_outage_does_not_wear_out_the_orders(bench: Bench) -> None:
    """While the link is down it is the link that is asked, not one order after the other."""
    bench.drain.step()
    bench.backend.stop()
    for number in range(10):
        bench.record(number, "complete_filling")
    for _ in range(50):
        bench.clock.advance(bench.drain.step())
    assert [entry.attempts for entry in bench.outbox.unconfirmed()] == [1] * 10


def test_a_link_that_is_back_is_noticed_within_five_seconds(bench: Bench) -> None:
    """The longest wait of a link that is down is 5 s, even after hours."""
    bench.backend.stop()
    rests = [bench.drain.step()]
    for _ in range(30):
        bench.clock.advance(rests[-1])
        rests.append(bench.drain.step())
    assert max(rests) == 5.0
    assert all(rest > 0 for rest in rests)


def test_one_event_that_always_fails_is_not_the_link(bench: Bench) -> None:
    """Where the backend answers a probe, an event without an answer waits alone."""
    for number in (1, 2):
        bench.backend.kitchen.put(order_document(number))
    bench.backend.script(*[Fault(FaultKind.DROP, "complete_filling")])
    poison = bench.record(1, "complete_filling")
    other = bench.record(2, "complete_filling")
    bench.drain.step()
    assert (bench.state(poison), bench.state(other)) == (EntryState.PENDING, EntryState.CONFIRMED)
    assert bench.link.online


def test_retry_after_is_obeyed_by_the_link(bench: Bench) -> None:
    """A 429 with Retry-After quiets the whole link for that long, five minutes at most."""
    bench.backend.kitchen.put(order_document(1))
    bench.backend.script(Fault.error(429, "", "complete_filling", Retry_After="100000"))
    entry = bench.record(1, "complete_filling")
    assert bench.drain.step() == 300.0
    bench.clock.advance(299)
    calls = len(bench.backend.kitchen.received)
    bench.drain.step()
    assert len(bench.backend.kitchen.received) == calls
    bench.clock.advance(1)
    bench.settle()
    assert bench.state(entry) is EntryState.CONFIRMED


def test_a_foreign_backend_pauses_the_link_and_discards_nothing(bench: Bench) -> None:
    """An unknown contract version: paused, in words; probed once a minute; online when it is mended."""
    bench.backend.kitchen.put(order_document(1))
    bench.backend.kitchen.contract_version = 2
    entry = bench.record(1, "complete_filling")
    assert bench.drain.step() == 60.0
    state = bench.link.state
    assert state.status is LinkStatus.PAUSED
    assert state.detail
    assert "version 2" in state.detail
    assert bench.state(entry) is EntryState.PENDING
    bench.backend.kitchen.contract_version = 1
    bench.clock.advance(60)
    bench.settle()
    assert bench.state(entry) is EntryState.CONFIRMED


def test_an_unknown_function_pauses_but_does_not_starve_the_others(bench: Bench) -> None:
    """PGRST202 pauses the link; at the next probe those never tried go first."""
    bench.backend.kitchen.put(order_document(1))
    unknown = bench.record(1, "no_such_function")
    bench.drain.step()
    assert bench.link.state.status is LinkStatus.PAUSED
    bench.backend.kitchen.put(order_document(2))
    other = bench.record(2, "complete_filling")
    bench.clock.advance(60)
    bench.drain.step()
    assert bench.state(other) is EntryState.CONFIRMED
    assert bench.state(unknown) is EntryState.PENDING


def test_a_wrong_password_pauses_the_link(bench: Bench) -> None:
    """A sign-in that is refused pauses the link; the scans stay."""
    bench.backend.password = "changed"
    entry = bench.record(1, "complete_filling")
    bench.drain.step()
    assert bench.link.state.status is LinkStatus.PAUSED
    assert bench.state(entry) is EntryState.PENDING


def test_a_captive_portal_is_named(bench: Bench) -> None:
    """A page in place of the answer: offline, with the words that help."""
    bench.drain.step()
    bench.backend.kitchen.put(order_document(1))
    bench.record(1, "complete_filling")
    bench.backend.script(Fault.html(function="complete_filling"))
    bench.drain.step()
    state = bench.link.state
    assert state.status is LinkStatus.OFFLINE
    assert state.detail
    assert "asks for a sign-in" in state.detail


def test_a_clock_set_back_does_not_stall(bench: Bench) -> None:
    """An hour back on the wall clock while entries wait: they still go."""
    bench.backend.kitchen.put(order_document(1))
    bench.backend.script(Fault(FaultKind.DROP, "complete_filling"))
    entry = bench.record(1, "complete_filling")
    bench.drain.step()
    bench.clock.set_wall(bench.clock.now() - timedelta(hours=1))
    bench.drain.step()
    assert bench.state(entry) is EntryState.CONFIRMED


def test_each_step_is_reported(bench: Bench) -> None:
    """The ledger hears sending and confirmed, the queue hears of the changed order, the strip of the link."""
    bench.backend.kitchen.put(order_document(1))
    bench.record(1, "complete_filling")
    bench.drain.step()
    assert [event.entry.state for event in bench.reports.of(EntryChanged)] == [
        EntryState.SENDING,
        EntryState.CONFIRMED,
    ]
    assert bench.reports.of(ReplicaChanged) == [ReplicaChanged("order", ("bannos-1",))]
    assert [event.link.status for event in bench.reports.of(LinkChanged)] == [LinkStatus.ONLINE]
    document = bench.replica.get("order", "bannos-1")
    assert document
    assert document.body["stage"] == "Covering"


def test_the_log_names_the_call_and_no_person(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """One line a call: correlation id, station, function, order, duration, outcome; no customer."""
    bench.backend.kitchen.put(order_document(1, customer_name="Maria Papadopoulou", writing="Χρόνια πολλά"))
    bench.record(1, "complete_filling")
    with caplog.at_level("INFO", "sync.rpc"):
        bench.drain.step()
    line = caplog.messages[-1]
    for part in (
        "correlation=",
        "station=filling-1",
        "function=complete_filling",
        "order=bannos-1",
        "outcome=ok",
    ):
        assert part in line
    assert "Maria" not in caplog.text
    assert "Χρόνια" not in caplog.text


def test_the_servers_clock_is_measured(bench: Bench) -> None:
    """After a call the offset to the server is known, and the next entry carries it."""
    bench.drain.step()
    assert bench.server_clock.offset_s is not None
    assert bench.record(1, "complete_filling").clock_offset_s == bench.server_clock.offset_s


def test_a_stopped_drain_sends_nothing_more(bench: Bench) -> None:
    """After stop() nothing is begun."""
    bench.record(1, "complete_filling")
    bench.drain.stop()
    bench.drain.step()
    assert [name for name, _ in bench.backend.kitchen.received] == ["station_contract"]
