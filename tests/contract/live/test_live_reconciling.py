"""Calls without an answer on the live dialect: nothing is done twice, nothing is called done that was not.

There a second call is a second effect. So each guard is also switched off, to see that it is what holds.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import LiteralString

import psycopg
import pytest

from sync.entry import Entry, EntryState
from sync.live import rules
from sync.live.calls import Calls
from sync.live.orders import Orders
from sync.live.surface import LiveOrder, OrderId
from sync.live.writer import Writer
from tests.contract.live.bench import Bench
from tests.contract.live.kitchen import LiveKitchen
from tests.contract.live.proxy import Loss, LossyProxy

STEPS = {
    "handle_print_barcode": "Filling",
    "complete_filling": "Filling",
    "start_covering": "Covering",
    "complete_covering": "Covering",
    "start_decorating": "Decorating",
    "complete_decorating": "Decorating",
    "complete_packing": "Packing",
    "qc_return_to_decorating": "Packing",
}
DEADLINE_S = 20.0
THERE = {"handle_print_barcode": "print_barcode"}
ARGUMENTS = {
    "set_storage": {"p_storage": "A1"},
    "assign_staff": {"p_staff_id": "0b0e7a52-5f0c-4b3c-9a3e-0c4f5f0c4b3c"},
}
ALL = {**STEPS, **dict.fromkeys(ARGUMENTS, "Packing")}
UNCERTAIN = ("start_decorating", "complete_decorating", *ARGUMENTS)
CERTAIN = [function for function in STEPS if function not in UNCERTAIN]


def sent(bench: Bench, proxy: LossyProxy, order_id: str, function: str, loss: Loss) -> str:
    """Scan, lose that at the first call, and let the station work on."""
    # Finding out the dialect asks print_barcode too.
    bench.sender.probe()
    proxy.requests.clear()
    event_id = bench.scan(order_id, function, **ARGUMENTS.get(function, {}))
    proxy.lose(THERE.get(function, function), loss)
    bench.work()
    return event_id


def in_stage(kitchen: LiveKitchen, stage: str) -> str:
    """A cake there, as the web system would have brought it there."""
    order_id = kitchen.add("bannos", 25001, stage=stage)
    if stage == "Packing":
        kitchen.complete_decorating(order_id)
    return order_id


def assert_reconciled(entry: Entry) -> None:
    """It is done, and the ledger can say that the order's state showed it."""
    assert entry.state is EntryState.CONFIRMED
    assert entry.answer is not None
    assert entry.answer["reconciled"] is True


@pytest.mark.parametrize("function", ALL)
def test_a_lost_answer_is_no_second_effect(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, function: str
) -> None:
    """The server committed and its answer was dropped: done once, known from the order's state."""
    order_id = in_stage(kitchen, ALL[function])
    event_id = sent(bench, proxy, order_id, function, Loss.ANSWER)
    assert_reconciled(bench.entry(event_id))
    assert kitchen.effects(order_id) == [THERE.get(function, function)]
    assert proxy.calls(THERE.get(function, function)) == 1


@pytest.mark.parametrize("function", CERTAIN)
def test_a_lost_request_is_sent_again_where_that_is_certain(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, function: str
) -> None:
    """The call never arrived and the state proves it: sent again, done once."""
    order_id = in_stage(kitchen, STEPS[function])
    event_id = sent(bench, proxy, order_id, function, Loss.REQUEST)
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == [THERE.get(function, function)]


@pytest.mark.parametrize("function", UNCERTAIN)
def test_where_nobody_can_know_a_person_is_asked(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, function: str
) -> None:
    """No trace tells "not done" from "done and taken back": not sent again, and said in words."""
    order_id = in_stage(kitchen, ALL[function])
    event_id = sent(bench, proxy, order_id, function, Loss.REQUEST)
    entry = bench.entry(event_id)
    assert entry.state is EntryState.ATTENTION
    assert "Look at the cake" in str(entry.last_message)
    assert kitchen.effects(order_id) == []
    assert proxy.calls(function) == 1


def test_the_start_of_decorating_is_the_witness(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy
) -> None:
    """The same start still there: no round has passed, so the lost completion goes out again."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    kitchen.set(order_id, decorating_start_ts="2026-11-27T08:00:00+11:00")
    sent(bench, proxy, order_id, "complete_decorating", Loss.REQUEST)
    assert kitchen.effects(order_id) == ["complete_decorating"]
    assert kitchen.order(order_id)["stage"] == "Packing"


def done_and_sent_back(kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy) -> str:
    """Completing Decorating takes effect without an answer; then quality control sends the cake back."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    kitchen.set(order_id, decorating_start_ts="2026-11-27T08:00:00+11:00")
    bench.scan(order_id, "complete_decorating")
    proxy.lose("complete_decorating", Loss.ANSWER)
    while not kitchen.effects(order_id):
        bench.pass_time(max(bench.drain.step(), 0.1))
    kitchen.qc_return(order_id)
    bench.work()
    return order_id


def test_a_completion_of_the_round_before_is_not_sent_into_the_next(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy
) -> None:
    """Done, unanswered, sent back by quality control: the second round is not completed by the first scan."""
    order_id = done_and_sent_back(kitchen, bench, proxy)
    assert kitchen.effects(order_id) == ["complete_decorating"]
    assert kitchen.order(order_id)["stage"] == "Decorating"
    assert [entry.last_error for entry in bench.outbox.attention()] == ["LIVE_UNKNOWN"]


def test_without_the_proof_the_next_round_would_be_completed(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard off: any state that looks ready is taken for untouched. The cake is completed twice."""
    monkeypatch.setattr(rules, "untouched", lambda *_: True)
    order_id = done_and_sent_back(kitchen, bench, proxy)
    assert kitchen.effects(order_id) == ["complete_decorating", "complete_decorating"]


def test_without_the_memory_of_calls_the_next_round_would_be_completed(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard off: a call is not remembered before it leaves. The cake is completed twice."""
    monkeypatch.setattr(Calls, "begin", lambda *_: None)
    order_id = done_and_sent_back(kitchen, bench, proxy)
    assert kitchen.effects(order_id) == ["complete_decorating", "complete_decorating"]


def test_the_memory_of_calls_survives_a_restart(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench], proxy: LossyProxy
) -> None:
    """The station ends between the lost answer and the next look: still nothing is sent twice."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    first = make_bench(proxy.url)
    event_id = first.scan(order_id, "complete_decorating")
    proxy.lose("complete_decorating", Loss.ANSWER)
    while not kitchen.effects(order_id):
        first.pass_time(max(first.drain.step(), 0.1))
    first.close()
    kitchen.qc_return(order_id)
    second = make_bench(proxy.url, folder=first.folder, clock=first.clock)
    second.work()
    assert second.entry(event_id).state is EntryState.ATTENTION
    assert kitchen.effects(order_id) == ["complete_decorating"]


def test_a_lost_answer_without_looking_would_be_no_end(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard off: what the state shows of a lost answer is not believed. The scan that was done is not."""
    monkeypatch.setattr(rules, "took_effect", lambda *_: False)
    order_id = kitchen.add("bannos", 25001)
    event_id = sent(bench, proxy, order_id, "complete_filling", Loss.ANSWER)
    assert bench.entry(event_id).state is not EntryState.CONFIRMED


def test_a_person_can_have_it_sent_again(kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy) -> None:
    """After "nobody knows" the order is free: the same call, told anew, goes out and is done."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    event_id = sent(bench, proxy, order_id, "complete_decorating", Loss.REQUEST)
    entry = bench.entry(event_id)
    answer = bench.sender.write(entry.function, dict(entry.args), event_id, order_id)
    assert answer.ok
    assert kitchen.effects(order_id) == ["complete_decorating"]


@contextmanager
def still_running(kitchen: LiveKitchen, bench: Bench, order_id: str, function: str) -> Iterator[str]:
    """The station has given up a call that waits for a lock at the server; behind this it has committed."""
    event_id = bench.scan(order_id, function)
    bench.pass_time(60)
    lock: LiteralString = "select from live.orders where id = %s for update"
    with psycopg.connect(kitchen.database_url) as connection:
        connection.execute(lock, (order_id,))
        until_s = time.monotonic() + DEADLINE_S
        while bench.entry(event_id).last_error is None or not kitchen.waits_for_a_lock():
            assert time.monotonic() < until_s, "the call did not come to wait"
            bench.pass_time(min(bench.drain.step(), 1.0))
        yield event_id
    until_s = time.monotonic() + DEADLINE_S
    while kitchen.is_at_work():
        assert time.monotonic() < until_s, "the call did not end"


def test_a_call_that_still_runs_is_waited_for(kitchen: LiveKitchen, make_bench: Callable[..., Bench]) -> None:
    """The station gave up, the server did not: in the end it is done once, and nobody was bothered."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    bench = make_bench(read_s=0.5)
    with still_running(kitchen, bench, order_id, "complete_decorating") as event_id:
        bench.pass_time(2.0)
        bench.drain.step()
    bench.work()
    assert_reconciled(bench.entry(event_id))
    assert kitchen.effects(order_id) == ["complete_decorating"]


def test_without_that_wait_a_person_would_be_asked_for_nothing(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard off: a call that is still running counts as ended, and what was done stands under attention."""
    monkeypatch.setattr(Writer, "_may_be_running", lambda *_: False)
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    bench = make_bench(read_s=0.5)
    with still_running(kitchen, bench, order_id, "complete_decorating") as event_id:
        bench.work()
    assert bench.entry(event_id).state is EntryState.ATTENTION
    assert kitchen.effects(order_id) == ["complete_decorating"]


def siblings(kitchen: LiveKitchen) -> str:
    """The second cake of an order whose first is further on."""
    kitchen.add("bannos", 25771, "A", stage="Covering")
    return kitchen.add("bannos", 25771, "B")


def test_the_second_cake_is_not_judged_by_the_first(kitchen: LiveKitchen, bench: Bench) -> None:
    """The server's scan look-up gives -A for -B; ours compares the ids."""
    order_id = siblings(kitchen)
    event_id = bench.scan(order_id, "complete_filling")
    bench.work()
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == ["complete_filling"]


def test_without_comparing_ids_the_second_cake_would_be_forgotten(
    kitchen: LiveKitchen, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard off: the server's own look-up is believed. -B seems done, because -A is."""

    def believing(orders: Orders, store: str, order_id: str) -> LiveOrder | None:
        rows = orders._rpc.rows("get_order_for_scan", {"p_scan": order_id})
        return LiveOrder.read({**rows[0], "id": order_id}, store)

    monkeypatch.setattr(Orders, "peek", believing)
    monkeypatch.setattr(Orders, "read", believing)
    order_id = siblings(kitchen)
    kitchen.set("bannos-25771-A", filling_complete_ts=datetime(2026, 11, 27) + timedelta(hours=8))
    event_id = bench.scan(order_id, "complete_filling")
    bench.work()
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == []


def test_ids_of_both_forms_are_read() -> None:
    """An id with a suffix, without one, and something that is no id."""
    assert OrderId.parse("bannos-25771-B") == OrderId("bannos", 25771, "B")
    assert OrderId.parse("flourlane-18617") == OrderId("flourlane", 18617, None)
    assert OrderId.parse("25771") is None
