"""Each guard is switched off once, and the same proof that holds with it fails."""

import json
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from sync import rpc
from sync.entry import EntryState
from sync.events import LinkStatus
from sync.http import Http, Timeouts
from sync.outcome import Answer, HttpReply, read_answer
from tests.faults.network import faults
from tests.faults.network.bench import Bench, Impatient
from tests.faults.network.kitchen import STORE, Kitchen
from tests.faults.network.proxy import FaultProxy
from tests.faults.reconcile import Audit, Scan, audit

FOR_EVER = 1_000_000
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_WELCOME = json.dumps({"ok": True, "version": 1, "features": ["changes"], "data": {}}).encode()


def _forget_event_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call under an id of its own, as if the station had not kept one; the answer looks right to it."""
    post = Http.post

    def forgetful(self: Http, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> HttpReply:
        text = json.dumps(body)
        renamed = {old: str(uuid.uuid4()) for old in _UUID.findall(text)}
        for old, new in renamed.items():
            text = text.replace(old, new)
        reply = post(self, path, json.loads(text), headers)
        answer = reply.body.decode()
        for old, new in renamed.items():
            answer = answer.replace(new, old)
        return HttpReply(reply.status, reply.headers, answer.encode())

    monkeypatch.setattr(Http, "post", forgetful)


def _moved_while_the_answer_was_lost(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> Audit:
    """A cake is put on a shelf; the answer is lost; somebody moves it; the scan is sent again."""
    [order_id], [shelf, other] = kitchen.orders(1), kitchen.shelves(2)

    def somebody_else() -> None:
        kitchen.run("update public.orders set storage = %s where id = %s", (other, order_id))

    proxy.play(faults.drop_answer_after(somebody_else), 1, faults.is_write)
    bench.start()
    bench.record(order_id, "set_storage", p_storage=shelf)
    bench.drain()
    [(storage,)] = kitchen.run("select storage from public.orders where id = %s", (order_id,))
    result = audit(bench.scans(), kitchen.ledger([order_id]))
    assert (storage == other) == result.sound
    return result


def test_an_event_id_keeps_a_lost_answer_from_happening_twice(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench
) -> None:
    """With it: one effect, and the cake stays where it was put last."""
    assert _moved_while_the_answer_was_lost(kitchen, proxy, bench).sound


def test_without_an_event_id_it_happens_twice(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it: the same scan has two effects, and the audit says so."""
    _forget_event_ids(monkeypatch)
    result = _moved_while_the_answer_was_lost(kitchen, proxy, bench)
    assert result.effects == 2
    assert result.strangers


def _behind_a_friendly_portal(kitchen: Kitchen, proxy: FaultProxy, bench: Bench, redirects: bool) -> Scan:
    """A portal whose page is a 200 that says ok to everything, at once or behind a redirect."""

    def portal(exchange: Any) -> bool:
        if redirects and exchange.request.path != "/welcome":
            return faults.reply(302, b"", Location="/welcome")(exchange)
        return faults.reply(200, _WELCOME)(exchange)

    proxy.play(portal, FOR_EVER, lambda request: not faults.is_sign_in(request))
    bench.start()
    return Scan.of(bench.record(kitchen.orders(1)[0], "complete_filling"))


def test_a_portal_behind_a_redirect_is_not_the_backend(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench
) -> None:
    """With redirects refused, not even the link looks well."""
    _behind_a_friendly_portal(kitchen, proxy, bench, redirects=True)
    proxy.wait_faulted(4)
    assert bench.link.status is LinkStatus.OFFLINE


def test_following_redirects_makes_a_portal_look_like_the_backend(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With redirects followed, the portal's page counts as the backend's answer to the probe."""
    request = requests.Session.request

    def following(self: requests.Session, *args: Any, **kwargs: Any) -> requests.Response:
        return request(self, *args, **{**kwargs, "allow_redirects": True})

    monkeypatch.setattr(requests.Session, "request", following)
    _behind_a_friendly_portal(kitchen, proxy, bench, redirects=True)
    bench.until_link(LinkStatus.ONLINE)


def test_an_answer_without_the_echo_confirms_nothing(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench
) -> None:
    """With the echo checked, a page that says ok leaves the scan where it is."""
    scan = _behind_a_friendly_portal(kitchen, proxy, bench, redirects=False)
    proxy.wait_faulted(4)
    assert [entry.event_id for entry in bench.outbox.unconfirmed()] == [scan.event_id]


def test_without_the_echo_a_page_swallows_scans(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the echo not checked, the scan counts as confirmed and is nowhere."""

    def gullible(reply: HttpReply, _: str | None, now: datetime) -> Answer:
        return read_answer(reply, None, now)

    monkeypatch.setattr(rpc, "read_answer", gullible)
    scan = _behind_a_friendly_portal(kitchen, proxy, bench, redirects=False)
    bench.drain()
    found = bench.outbox.get(scan.event_id)
    assert found
    assert found.state is EntryState.CONFIRMED
    assert audit([scan], kitchen.ledger([scan.order_id])).lost == (scan.event_id,)


def test_without_a_limit_for_the_whole_call_a_trickle_stalls(
    kitchen: Kitchen, proxy: FaultProxy, open_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a read time-out only, bytes that trickle hold up the queue for as long as they like."""
    monkeypatch.setattr(Impatient, "patience", Timeouts(2.0, 1.0, 600.0))
    bench = open_bench("bench")
    proxy.play(faults.trickle(0.2), 1, faults.is_write)
    bench.start()
    bench.record(kitchen.orders(1)[0], "complete_filling")
    proxy.wait_faulted(1)
    with pytest.raises(AssertionError, match="not within"):
        bench.drain(timeout_s=4.0)


def test_without_the_order_of_scans_the_audit_complains(kitchen: Kitchen) -> None:
    """The audit itself finds what is lost, doubled, foreign, and out of order."""
    now = datetime.now(UTC)

    def scan(event_id: str, function: str, order_id: str = STORE) -> Scan:
        return Scan(event_id, order_id, function, "bench", now)

    a, b, c = scan("a", "start_packing"), scan("b", "complete_packing"), scan("c", "set_storage")
    assert audit([a, b, c], [a, b, c]).sound
    assert audit([a, b, c], [a, c]).lost == ("b",)
    assert audit([a, b], [a, b, a]).twice == ("a",)
    assert audit([a, b], [a, b, scan("z", "start_packing")]).twice == ("a",)
    assert audit([a], [a, c]).strangers == ("c",)
    assert audit([a, b, c], [b, a, c]).disordered == ("b",)
    assert audit([a, b], [b, a]).sound is False
