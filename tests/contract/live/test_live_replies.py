"""Answers that are not what they seem, and errors that say for certain that nothing was done."""

import json

import pytest

from sync.entry import EntryState
from sync.events import LinkStatus
from sync.live import answers
from tests.contract.live.bench import Bench
from tests.contract.live.kitchen import LiveKitchen
from tests.contract.live.proxy import LossyProxy


def error(code: str, message: str) -> str:
    """PostgREST's error form."""
    return json.dumps({"code": code, "message": message, "details": None, "hint": None})


def test_an_empty_204_is_believed_only_when_it_is_seen(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy
) -> None:
    """Something in between says 204 and the shelf is not there: not called done, a person is asked."""
    order_id = kitchen.add("bannos", 25001)
    proxy.answer_instead("set_storage", "204 No Content")
    event_id = bench.scan(order_id, "set_storage", p_storage="A1")
    bench.work()
    assert bench.entry(event_id).state is EntryState.ATTENTION


def test_without_seeing_it_an_empty_204_would_be_believed(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard off: any answer proves. The screen says stored, the server has no shelf."""
    monkeypatch.setattr(answers, "is_proof", lambda *_: True)
    order_id = kitchen.add("bannos", 25001)
    proxy.answer_instead("set_storage", "204 No Content")
    event_id = bench.scan(order_id, "set_storage", p_storage="A1")
    bench.work()
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.order(order_id)["storage"] is None


@pytest.mark.parametrize("body", ["false", "{}", "[]", "1", '"true"', "<html>Welcome to the WiFi</html>"])
def test_only_true_means_true(kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, body: str) -> None:
    """Anything else is no answer: the order is looked at, and the call goes out again."""
    order_id = kitchen.add("bannos", 25001)
    proxy.answer_instead("complete_filling", "200 OK", body)
    event_id = bench.scan(order_id, "complete_filling")
    bench.work()
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == ["complete_filling"]


@pytest.mark.parametrize("code", ["40001", "40P01", "57014", "PGRST003"])
def test_what_was_rolled_back_goes_out_again(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, code: str
) -> None:
    """Certainly not done: sent again without asking anybody, also where an unanswered call would not be."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    proxy.answer_instead("complete_decorating", "500 Internal Server Error", error(code, "try again"))
    event_id = bench.scan(order_id, "complete_decorating")
    bench.work()
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == ["complete_decorating"]


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        ("403 Forbidden", error("42501", "permission denied"), "AUTH001"),
        ("400 Bad Request", error("P0001", "Cake is on hold"), "P0001"),
        ("400 Bad Request", error("22P02", "invalid input syntax for type uuid"), "22P02"),
    ],
)
def test_other_refusals_need_a_person(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, status: str, body: str, code: str
) -> None:
    """Attention with the backend's own words, and the order's later scans stay behind it."""
    order_id = kitchen.add("bannos", 25001)
    proxy.answer_instead("complete_filling", status, body)
    event_id = bench.scan(order_id, "complete_filling")
    bench.work()
    assert (bench.entry(event_id).state, bench.entry(event_id).last_error) == (EntryState.ATTENTION, code)
    assert kitchen.effects(order_id) == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        ("400 Bad Request", error("P0001", "Authentication required to change an order")),
        ("404 Not Found", error("PGRST202", "Could not find the function public.complete_filling")),
    ],
)
def test_what_no_scan_is_to_blame_for_pauses_the_link(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy, status: str, body: str
) -> None:
    """No session, or a schema cache that is stale: IT is told, the scan stays and goes out afterwards."""
    order_id = kitchen.add("bannos", 25001)
    proxy.answer_instead("complete_filling", status, body)
    event_id = bench.scan(order_id, "complete_filling")
    bench.pass_time(60)
    bench.drain.step()
    assert bench.link.state.status is LinkStatus.PAUSED
    assert bench.entry(event_id).state is EntryState.PENDING
    bench.work()
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.effects(order_id) == ["complete_filling"]


def test_a_read_that_is_refused_condemns_no_scan(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy
) -> None:
    """The look before the call is refused: the link pauses, the scan is not put before a person."""
    order_id = kitchen.add("bannos", 25001)
    bench.sender.probe()
    proxy.answer_instead("get_queue", "403 Forbidden", error("42501", "permission denied for get_queue"))
    event_id = bench.scan(order_id, "complete_filling")
    bench.pass_time(60)
    bench.drain.step()
    assert bench.link.state.status is LinkStatus.PAUSED
    assert bench.entry(event_id).state is EntryState.PENDING
