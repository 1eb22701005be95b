"""Refusals on the live dialect: early, late, twice, cancelled, unknown, and a call that loses a race."""

from collections.abc import Callable
from typing import Any

import pytest

from sync.entry import EntryState
from sync.live.orders import Orders
from sync.live.surface import LiveOrder
from tests.contract.live.bench import Bench
from tests.contract.live.kitchen import LiveKitchen


def test_a_scan_that_is_early_waits_for_the_other_bench(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench]
) -> None:
    """Covering scanned before Filling's scan arrived: it waits, and goes through when the cake is there."""
    order_id = kitchen.add("bannos", 25001)
    covering, filling = make_bench(), make_bench()
    early = covering.scan(order_id, "complete_covering")
    covering.work()
    entry = covering.entry(early)
    assert (entry.state, entry.last_error) == (EntryState.WAITING, "ORD002")
    filling.scan(order_id, "complete_filling")
    filling.work()
    covering.pass_time(60)
    covering.work()
    assert covering.entry(early).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == ["complete_filling", "complete_covering"]


def test_what_another_bench_did_is_already_done(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench]
) -> None:
    """The same step scanned at two benches: one effect, and the second hears that it is done."""
    order_id = kitchen.add("bannos", 25001)
    one, other = make_bench(), make_bench()
    first, second = one.scan(order_id, "complete_filling"), other.scan(order_id, "complete_filling")
    one.work()
    other.work()
    assert not one.entry(first).already_done
    assert other.entry(second).already_done
    assert kitchen.effects(order_id) == ["complete_filling"]


def test_a_stage_that_was_passed_over_is_late(kitchen: LiveKitchen, bench: Bench) -> None:
    """The cake went past Covering without its start: late, recorded as a duplicate, nothing called."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    event_id = bench.scan(order_id, "start_covering")
    bench.work()
    entry = bench.entry(event_id)
    assert (entry.state, entry.last_error) == (EntryState.DUPLICATE, "ORD002")
    assert kitchen.effects(order_id) == []


def test_a_cancelled_order_is_not_worked_on(kitchen: LiveKitchen, bench: Bench) -> None:
    """The web system would take the scan; we do not send it, and say why."""
    order_id = kitchen.add("bannos", 25001)
    kitchen.set(order_id, cancelled_at="2026-11-27T08:00:00+11:00")
    event_id = bench.scan(order_id, "complete_filling")
    bench.work()
    entry = bench.entry(event_id)
    assert (entry.state, entry.last_error) == (EntryState.ATTENTION, "ORD003")
    assert kitchen.effects(order_id) == []


def test_an_order_that_is_not_there_is_said(kitchen: LiveKitchen, bench: Bench) -> None:
    """An unknown id: attention, and the other orders go on."""
    unknown = bench.scan("bannos-99999", "complete_filling")
    order_id = kitchen.add("flourlane", 25001)
    known = bench.scan(order_id, "complete_filling")
    bench.work()
    assert bench.entry(unknown).last_error == "ORD001"
    assert bench.entry(known).state is EntryState.CONFIRMED


@pytest.mark.parametrize(
    ("store", "order_id", "code"),
    [("nowhere", "nowhere-25001", "REQ001"), ("bannos", "bannos-99999", "ORD001")],
)
def test_the_exceptions_words_become_our_codes(
    kitchen: LiveKitchen, bench: Bench, monkeypatch: pytest.MonkeyPatch, store: str, order_id: str, code: str
) -> None:
    """The order vanished between the look and the call: the exception's words give the code."""
    shown = LiveOrder(order_id, store, "Filling", {})
    monkeypatch.setattr(Orders, "peek", lambda *_: shown)
    event_id = bench.scan(order_id, "complete_filling")
    bench.work()
    entry = bench.entry(event_id)
    assert (entry.state, entry.last_error) == (EntryState.ATTENTION, code)


def test_a_race_that_was_lost_ends_as_already_done(
    kitchen: LiveKitchen, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ready when we looked, completed by somebody before our call: "must be in" means already done."""
    order_id = kitchen.add("bannos", 25001)
    peek = Orders.peek
    looks: list[Any] = []

    def overtaken(orders: Orders, store: str, wanted: str) -> LiveOrder | None:
        order = peek(orders, store, wanted)
        if not looks:
            kitchen.set(order_id, stage="Covering", filling_complete_ts="2026-11-27T08:00:00+11:00")
        looks.append(order)
        return order

    monkeypatch.setattr(Orders, "peek", overtaken)
    event_id = bench.scan(order_id, "complete_filling")
    bench.work()
    assert bench.entry(event_id).already_done
    assert len(looks) == 1
    assert kitchen.effects(order_id) == []


def test_a_return_of_a_cake_that_is_in_decorating_needs_a_person(kitchen: LiveKitchen, bench: Bench) -> None:
    """Returned by somebody else, or not completed yet? Waiting might send back the next round's cake."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    event_id = bench.scan(order_id, "qc_return_to_decorating", p_reason="spelling")
    bench.work()
    assert bench.entry(event_id).state is EntryState.ATTENTION
    assert "sent back by someone else" in str(bench.entry(event_id).last_message)
    kitchen.complete_decorating(order_id)
    bench.pass_time(3600)
    bench.work()
    assert kitchen.effects(order_id) == []


def test_a_return_that_lost_a_race_is_already_done(
    kitchen: LiveKitchen, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Packing when we looked, sent back by somebody before our call: done, and not by us."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    kitchen.complete_decorating(order_id)
    peek = Orders.peek

    def overtaken(orders: Orders, store: str, wanted: str) -> LiveOrder | None:
        order = peek(orders, store, wanted)
        kitchen.qc_return(order_id)
        return order

    monkeypatch.setattr(Orders, "peek", overtaken)
    kitchen.set(order_id, decorating_start_ts="2026-11-27T08:00:00+11:00")
    event_id = bench.scan(order_id, "qc_return_to_decorating")
    bench.work()
    assert bench.entry(event_id).already_done
    assert kitchen.effects(order_id) == []


def test_a_refusal_that_says_nothing_new_wakes_nobody(kitchen: LiveKitchen, bench: Bench) -> None:
    """The order in an early answer is the one that the feed has: no news, so no hurry to try again."""
    order_id = kitchen.add("bannos", 25001)
    bench.read()
    version = bench.document(order_id)["version"]
    bench.scan(order_id, "complete_covering")
    bench.work()
    bench.read()
    assert bench.document(order_id)["version"] == version
