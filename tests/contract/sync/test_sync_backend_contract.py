"""What sync relies on, asked of its fake and of the reference backend alike."""

import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sync.auth import Auth
from sync.batch import MOST, BatchCall
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import EntryState, NewEntry
from sync.errors import BackendRejected, BackendUnreachable, ContractMismatch, SignInFailed
from sync.events import EntryChanged, SyncEvent
from sync.fakes import ManualClock, order_document
from sync.feed_reader import LISTS, FeedReader, FeedSettings
from sync.http import Http
from sync.link import Link
from sync.outcome import Answer
from sync.replica import Replica
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore
from tests.unit.sync.whole_link import StationLink

from .conftest import Side


def _call(rpc: RpcClient, function: str, order_id: str, event_id: str | None = None) -> Answer:
    event_id = event_id or str(uuid.uuid4())
    args = {
        "p_order_id": order_id,
        "p_store": "bannos",
        "p_event_id": event_id,
        "p_occurred_at": SystemClock().now().isoformat(),
        "p_station": "filling-1",
    }
    return rpc.write(function, args, event_id)


def test_it_speaks_our_contract(rpc: RpcClient) -> None:
    """The probe is answered with version 1 and the feature that the feed needs."""
    assert "changes" in rpc.probe()


def test_an_effect_is_answered_with_the_order(side: Side, rpc: RpcClient) -> None:
    """The answer carries the cake after the effect, with every field of the order document."""
    order_id = side.add_order()
    answer = _call(rpc, "complete_filling", order_id)
    assert answer.ok
    assert (answer.data["order_id"], answer.data["stage"]) == (order_id, "Covering")
    assert answer.data["already_done"] is False
    assert set(order_document(1)) <= set(answer.data["order"])
    assert (answer.data["order"]["id"], answer.data["order"]["stage"]) == (order_id, "Covering")


def test_the_same_event_again_moves_nothing(side: Side, rpc: RpcClient) -> None:
    """Same event id: ok, already done, one effect, the timestamp stays."""
    order_id, event_id = side.add_order(), str(uuid.uuid4())
    first = _call(rpc, "complete_filling", order_id, event_id)
    again = _call(rpc, "complete_filling", order_id, event_id)
    assert (again.ok, again.data["already_done"]) == (True, True)
    assert again.data["order"]["filling_complete_ts"] == first.data["order"]["filling_complete_ts"]
    assert side.effects(order_id) == ["complete_filling"]


def test_what_is_done_is_done_under_another_id_too(side: Side, rpc: RpcClient) -> None:
    """Two stations, one effect, and the second hears that it was already done."""
    order_id = side.add_order()
    _call(rpc, "complete_filling", order_id)
    again = _call(rpc, "complete_filling", order_id)
    assert (again.ok, again.data["already_done"]) == (True, True)
    assert side.effects(order_id) == ["complete_filling"]


def test_an_early_event_succeeds_later_under_its_id(side: Side, rpc: RpcClient) -> None:
    """Early is a refusal with its direction; the same event goes through once its predecessor is there."""
    order_id, event_id = side.add_order(), str(uuid.uuid4())
    early = _call(rpc, "complete_covering", order_id, event_id)
    assert (early.ok, early.code, early.data["direction"]) == (False, "ORD002", "early")
    assert early.data["stage"] == "Filling"
    _call(rpc, "complete_filling", order_id)
    later = _call(rpc, "complete_covering", order_id, event_id)
    assert (later.ok, later.data["already_done"]) == (True, False)


def _batch_call(function: str, order_id: str) -> BatchCall:
    event_id = str(uuid.uuid4())
    args = {
        "p_order_id": order_id,
        "p_store": "bannos",
        "p_event_id": event_id,
        "p_occurred_at": SystemClock().now().isoformat(),
        "p_station": "filling-1",
    }
    return BatchCall(event_id, function, args, order_id)


def test_batches_are_offered(rpc: RpcClient) -> None:
    """The contract lists them as a feature."""
    assert rpc.takes_batches()


def test_each_event_of_a_batch_is_answered_by_itself(side: Side, rpc: RpcClient) -> None:
    """Done, early, unknown, not for batches: four answers by event id, with the order where there is one."""
    done, early = (
        _batch_call("complete_filling", side.add_order()),
        _batch_call("start_packing", side.add_order()),
    )
    unknown, foreign = (
        _batch_call("complete_filling", "bannos-99999999"),
        _batch_call("get_queue", "bannos-1"),
    )
    answers = rpc.write_batch([done, early, unknown, foreign])
    assert [
        (answers[call.event_id].ok, answers[call.event_id].code) for call in (done, early, unknown, foreign)
    ] == [
        (True, ""),
        (False, "ORD002"),
        (False, "ORD001"),
        (False, "REQ001"),
    ]
    assert answers[done.event_id].data["order"]["stage"] == "Covering"
    assert answers[early.event_id].data["direction"] == "early"


def test_a_batch_again_moves_nothing(side: Side, rpc: RpcClient) -> None:
    """The same batch twice: every event already done, each effect once."""
    calls = [_batch_call("complete_filling", side.add_order()) for _ in range(5)]
    rpc.write_batch(calls)
    again = rpc.write_batch(calls)
    assert all(again[call.event_id].data["already_done"] for call in calls)
    assert [side.effects(call.order_key) for call in calls] == [["complete_filling"]] * 5


def test_in_a_batch_an_order_can_overtake_itself(side: Side, rpc: RpcClient) -> None:
    """Why a batch holds one event per order: what stands behind a refused one takes effect all the same."""
    order_id = side.add_order()
    calls = [_batch_call("complete_covering", order_id), _batch_call("complete_filling", order_id)]
    answers = rpc.write_batch(calls)
    assert [answers[call.event_id].ok for call in calls] == [False, True]
    assert side.effects(order_id) == ["complete_filling"]


def test_a_batch_that_is_too_large_is_refused_whole(side: Side, rpc: RpcClient) -> None:
    """More than 200 events: a refusal, and none of them takes effect."""
    order_id = side.add_order()
    with pytest.raises(BackendRejected):
        rpc.write_batch([_batch_call("complete_filling", order_id)] * (MOST + 1))
    assert side.effects(order_id) == []


def test_a_late_event_is_told_so(side: Side, rpc: RpcClient) -> None:
    """Past that stage without the thing having been done: late."""
    order_id = side.add_order()
    side.move(order_id, "Packing")
    late = _call(rpc, "start_covering", order_id)
    assert (late.ok, late.code, late.data["direction"]) == (False, "ORD002", "late")


def test_an_unknown_order_is_refused(rpc: RpcClient) -> None:
    """ORD001 with words, echoing the event."""
    answer = _call(rpc, "complete_filling", "bannos-99999999")
    assert (answer.ok, answer.code) == (False, "ORD001")
    assert answer.message


def test_an_unknown_function_is_a_mismatch(rpc: RpcClient) -> None:
    """PGRST202, and nothing else breaks."""
    with pytest.raises(ContractMismatch) as caught:
        rpc.read("no_such_function")
    assert caught.value.code == "PGRST202"
    rpc.probe()


def test_the_lists_have_their_names(rpc: RpcClient) -> None:
    """Each small list has the fields that name its rows."""
    for source in LISTS:
        rows = rpc.read(source.function)
        assert rows
        assert all(row[field] for row in rows for field in source.key_fields)


def test_a_heartbeat_is_taken(rpc: RpcClient) -> None:
    """report_station takes any JSON object."""
    rpc.read("report_station", {"p_station": "filling-1", "p_status": {"saved_here": 3}})


def test_a_wrong_password_is_named(side: Side, tmp_path: Path) -> None:
    """A refused sign-in is SignInFailed."""
    auth = Auth(
        side.account.anon_key, side.account.email, "wrong", FileTokenStore(tmp_path / "s"), SystemClock()
    )
    http = Http(side.account.url)
    with pytest.raises(SignInFailed):
        auth.token(http)
    http.close()


def test_refresh_tokens_rotate(side: Side, tmp_path: Path) -> None:
    """A session is renewed without the password, again and again, each time with a new refresh token."""
    store, clock = FileTokenStore(tmp_path / "s"), ManualClock()
    account = side.account
    http = Http(account.url)
    Auth(account.anon_key, account.email, account.password, store, clock).token(http)
    seen = {store.load()}
    again = Auth(account.anon_key, account.email, "not used any more", store, clock)
    for _ in range(3):
        token = again.token(http)
        seen.add(store.load())
        clock.advance(3600)
    assert token
    assert len(seen) == 4
    http.close()


def test_the_feed_follows(side: Side, rpc: RpcClient, database: Database) -> None:
    """Everything at first, page by page; then what changed, and only that."""
    orders = {side.add_order() for _ in range(7)}
    clock = ManualClock()
    events: list[SyncEvent] = []
    replica = Replica(database)
    link = Link(clock, events.append, lambda: 0.5)
    settings = FeedSettings(("bannos",), "filling-1", page=3)
    reader = FeedReader(settings, replica, rpc, link, clock, events.append)
    reader.step()
    assert orders <= {document.key for document in replica.all("order")}
    changed = sorted(orders)[:5]
    for order_id in changed:
        side.move(order_id, "Covering")
    clock.advance(2)
    reader.step()
    covering = {d.key for d in replica.all("order") if d.key in orders and d.body["stage"] == "Covering"}
    assert covering == set(changed)


def test_a_foreign_store_is_refused(rpc: RpcClient) -> None:
    """A store that does not exist is a refusal with a code, not an empty list."""
    with pytest.raises(BackendRejected) as caught:
        rpc.read("get_changes", {"p_stores": ["nowhere"], "p_since": 0, "p_limit": 10})
    assert (caught.value.code, caught.value.status) == ("REQ001", 200)


def test_an_outage_drains_with_every_effect_once(side: Side, database: Database, tmp_path: Path) -> None:
    """The whole of sync: gateway gone, scans recorded, gateway back; in order, once, confirmed."""
    functions = ["handle_print_barcode", "complete_filling", "start_covering", "complete_covering"]
    orders = [side.add_order() for _ in range(4)]
    confirmed, check = _collector(len(orders) * len(functions))
    link = StationLink(
        side.account,
        FeedSettings(("bannos",), "filling-1", interval_s=0.2),
        database,
        check,
        token_store=FileTokenStore(tmp_path / "session"),
    )
    link.start()
    side.stop()
    try:
        for function in functions:
            for order_id in orders:
                args: dict[str, Any] = {"p_order_id": order_id, "p_store": "bannos"}
                link.record(NewEntry(order_id, function, args, SystemClock().now(), "filling-1"))
        assert not confirmed.is_set()
    finally:
        side.start()
    assert confirmed.wait(30), link.outbox.unconfirmed()
    assert link.stop(10)
    assert {order_id: side.effects(order_id) for order_id in orders} == dict.fromkeys(orders, functions)
    assert link.outbox.counts().saved_here == 0


def _collector(expected: int) -> tuple[threading.Event, Callable[[SyncEvent], None]]:
    """An event that is set when `expected` entries were confirmed."""
    seen: set[str] = set()
    done = threading.Event()

    def check(event: SyncEvent) -> None:
        if isinstance(event, EntryChanged) and event.entry.state is EntryState.CONFIRMED:
            seen.add(event.entry.event_id)
            if len(seen) == expected:
                done.set()

    return done, check


def test_a_stopped_backend_is_unreachable(side: Side, rpc: RpcClient) -> None:
    """While it is stopped a call certainly did not happen; afterwards it works again."""
    rpc.probe()
    side.stop()
    try:
        with pytest.raises(BackendUnreachable):
            rpc.probe()
    finally:
        side.start()
    rpc.probe()
