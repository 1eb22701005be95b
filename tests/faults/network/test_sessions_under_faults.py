"""Sessions that end, rotate and get lost on the way, and accounts that lose their rights."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.entry import EntryState
from sync.events import LinkStatus
from tests.faults.network import faults
from tests.faults.network.bench import Bench, assert_nothing_lost
from tests.faults.network.kitchen import EMAIL, Kitchen, running_kitchen
from tests.faults.network.proxy import Exchange, Fault, FaultProxy, pass_on


@pytest.fixture(scope="module")
def kitchen() -> Iterator[Kitchen]:
    """Tokens that last 3 s, which the station renews before each call; a used refresh token is refused."""
    with running_kitchen(access_token_s=3, clock_skew_s=0, refresh_reuse_s=0) as kitchen:
        yield kitchen


def _promise_an_hour(exchange: Exchange) -> bool:
    """As after a suspend: the token is still good by the station's clock, and no longer by the server's."""
    answer = exchange.forward()
    body = re.sub(rb'"expires_in":\s*\d+', b'"expires_in": 3600', answer.body)
    length = f"content-length: {len(body)}".encode()
    exchange.send(re.sub(rb"(?i)content-length: \d+", length, answer.head) + body)
    return True


def _keep_working(bench: Bench, kitchen: Kitchen, proxy: FaultProxy, refreshes: int) -> None:
    """Scan and drain until the station has renewed its session so often."""
    order_ids = kitchen.orders(3)
    bench.start()
    while sum(map(faults.is_refresh, proxy.requests)) < refreshes:
        for order_id, code in zip(order_ids, kitchen.shelves(3), strict=True):
            bench.record(order_id, "set_storage", p_storage=code)
        bench.drain()


def test_a_session_renewed_all_the_time(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """40 rotations in the middle of the work."""
    _keep_working(bench, kitchen, proxy, 40)
    assert_nothing_lost(kitchen, bench)


def test_tokens_that_end_in_mid_run(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """The server says 401 to a token that looks good: renewed once, sent again, nobody notices."""
    proxy.play(_promise_an_hour, 1_000_000, faults.is_sign_in)
    _keep_working(bench, kitchen, proxy, 2)
    assert_nothing_lost(kitchen, bench)
    assert bench.link.status is LinkStatus.ONLINE


@pytest.mark.parametrize(
    "fault", [faults.drop_answer, faults.reset_answer, faults.truncate_body], ids=lambda fault: fault.__name__
)
def test_a_rotation_whose_answer_is_lost(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, fault: Fault
) -> None:
    """The server has rotated the refresh token and nobody knows the new one: the station signs in again."""
    proxy.play(fault, 5, faults.is_refresh)
    _keep_working(bench, kitchen, proxy, 20)
    assert proxy.faulted == 5
    assert_nothing_lost(kitchen, bench)


def test_a_token_refused_now_and_then(kitchen: Kitchen, proxy: FaultProxy, bench: Bench) -> None:
    """401 for single calls is answered by another token and the same event."""
    for _ in range(6):
        proxy.play(faults.error(401, "PGRST303"), 1, faults.is_write)
        proxy.play(pass_on, 1, faults.is_write)
    _keep_working(bench, kitchen, proxy, 30)
    assert_nothing_lost(kitchen, bench)


def test_rights_revoked_while_offline(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, tmp_path: Path
) -> None:
    """Scans of a bench whose account was disabled meanwhile: none takes effect, none is thrown away."""
    proxy.refuse()
    order_ids = kitchen.orders(3)
    bench.start()
    bench.work(order_ids)
    kitchen.run("update public.staff_shared set active = false where name = 'Filling'")
    try:
        proxy.listen()
        bench.until(
            lambda: len(bench.outbox.attention()) == 3 or bench.link.status is LinkStatus.PAUSED, "refused"
        )
        kept = {entry.event_id for entry in (*bench.outbox.unconfirmed(), *bench.outbox.attention())}
        assert kept == {entry.event_id for entry in bench.recorded}
        assert not kitchen.ledger(order_ids)
    finally:
        kitchen.run("update public.staff_shared set active = true where name = 'Filling'")


def test_an_account_locked_while_offline(
    kitchen: Kitchen, proxy: FaultProxy, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No session to be had: the link pauses and says whom to call; once unlocked, everything leaves."""
    monkeypatch.setattr("sync.link.PAUSE_S", 0.5)
    kitchen.run("update auth.users set banned_until = now() + interval '1 day' where email = %s", (EMAIL,))
    try:
        bench.start()
        bench.work(kitchen.orders(3))
        assert "IT: correct them" in str(bench.until_link(LinkStatus.PAUSED).detail)
        assert {entry.state for entry in bench.outbox.recent(100)} <= {EntryState.PENDING, EntryState.SENDING}
        assert not bench.outbox.attention()
    finally:
        kitchen.run("update auth.users set banned_until = null where email = %s", (EMAIL,))
    bench.drain()
    assert_nothing_lost(kitchen, bench)
