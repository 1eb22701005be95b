"""Days on which a bench's clock is wrong or its stage was changed, against the real SQL."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sync import ending
from sync.attention import AttentionList, Cause, WayOut
from sync.auth import Auth
from sync.clock import ServerClock, SystemClock
from sync.database import Database
from sync.decisions import Decisions
from sync.drain import Drain
from sync.entry import Entry, EntryState, NewEntry
from sync.events import SyncEvent
from sync.http import Http
from sync.link import Link
from sync.outbox import Outbox
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore

from .conftest import RealSide


class WrongClock(SystemClock):
    """The computer's clock, `wrong` off."""

    wrong = timedelta()

    def now(self) -> datetime:
        """The wrong time."""
        return super().now() + self.wrong


class Bench:
    """A bench's sending half on the real backend; `drain()` sends all that can go."""

    def __init__(self, real: RealSide, folder: Path) -> None:
        self.clock = WrongClock()
        self.database = Database(folder)
        self._server_clock = ServerClock()
        self.outbox = Outbox(self.database, self.clock, self._server_clock)
        self.attention = AttentionList(self.database)
        self.decisions = Decisions(self.database, self.clock)
        account = real.account
        auth = Auth(
            account.anon_key, account.email, account.password, FileTokenStore(folder / "s"), SystemClock()
        )
        self.rpc = RpcClient(Http(account.url), auth, self.clock, self._server_clock, folder.name)
        link = Link(self.clock, self._nobody, lambda: 0.0)
        self._drain = Drain(self.outbox, self.rpc, link, self.clock, self._nobody, lambda: 0.0)
        self._name = folder.name

    def scan(self, order_id: str, function: str, ago_s: float = 0.0) -> Entry:
        """Record a scan that was made so many seconds ago."""
        args = {"p_order_id": order_id, "p_store": "bannos"}
        occurred_at = self.clock.now() - timedelta(seconds=ago_s)
        return self.outbox.record(NewEntry(order_id, function, args, occurred_at, self._name))

    def drain(self) -> None:
        """Send until nothing moves any more."""
        for _ in range(12):
            self._drain.step()

    def do(self, order_id: str, *functions: str, ago_s: float = 0.0) -> list[EntryState]:
        """Scan and send one after the other; what became of each."""
        found = []
        for function in functions:
            entry = self.scan(order_id, function, ago_s)
            self.drain()
            found.append(self.state(entry))
        return found

    def state(self, entry: Entry) -> EntryState:
        """What became of an entry."""
        found = self.outbox.get(entry.event_id)
        assert found
        return found.state

    @staticmethod
    def _nobody(event: SyncEvent) -> None:
        """Nobody listens."""


@pytest.fixture
def bench(real: RealSide, tmp_path: Path) -> Iterator[Bench]:
    """A bench."""
    bench = Bench(real, tmp_path / "bench-1")
    yield bench
    bench.rpc.close()
    bench.database.close()


@pytest.fixture
def other(real: RealSide, tmp_path: Path) -> Iterator[Bench]:
    """Another bench, whose clock is right."""
    bench = Bench(real, tmp_path / "bench-2")
    yield bench
    bench.rpc.close()
    bench.database.close()


@pytest.mark.parametrize("wrong", [timedelta(hours=-1), timedelta(days=-400), timedelta(hours=1)], ids=str)
def test_a_wrong_clock_swallows_no_round(
    real: RealSide, bench: Bench, other: Bench, wrong: timedelta
) -> None:
    """A bench that is far behind decorates a cake again after a QC return: the server takes it as that."""
    order_id = real.add_order()
    real.move(order_id, "Decorating")
    bench.clock.wrong = wrong
    steps = ["complete_decorating", "start_packing"]
    bench.do(order_id, "complete_decorating", ago_s=30)
    other.do(order_id, "start_packing", "qc_return_to_decorating", ago_s=10)
    assert bench.do(order_id, *steps) == [EntryState.CONFIRMED] * 2
    assert real.effects(order_id) == [*steps, "qc_return_to_decorating", *steps]


def test_a_scan_from_before_the_return_stays_in_its_round(real: RealSide, bench: Bench, other: Bench) -> None:
    """A bench an hour ahead, offline: what it scanned before a return does not count for the next round."""
    order_id = real.add_order()
    real.move(order_id, "Decorating")
    bench.clock.wrong = timedelta(hours=1)
    bench.do(real.add_order(), "complete_filling")
    late = bench.scan(order_id, "complete_decorating", ago_s=10)
    other.do(order_id, "complete_decorating", "start_packing", "qc_return_to_decorating")
    bench.drain()
    assert bench.state(late) is EntryState.CONFIRMED
    assert real.effects(order_id) == ["complete_decorating", "start_packing", "qc_return_to_decorating"]


def test_a_return_of_a_packed_cake_needs_a_person(real: RealSide, bench: Bench) -> None:
    """Too late to send it back: nobody did that, so it is on the attention list, and other cakes go on."""
    order_id, next_id = real.add_order(), real.add_order()
    real.move(order_id, "Complete")
    returned = bench.scan(order_id, "qc_return_to_decorating")
    went_on = bench.scan(next_id, "complete_filling")
    bench.drain()
    assert bench.state(went_on) is EntryState.CONFIRMED
    (item,) = bench.attention.items()
    assert (item.entry.event_id, item.cause, item.code) == (returned.event_id, Cause.REFUSED, "ORD002")
    assert item.ways_out == (WayOut.REQUEUE, WayOut.DISCARD)
    assert "is in Complete, past Packing" in item.message
    assert real.effects(order_id) == []


def test_a_bench_that_was_moved_goes_on(
    real: RealSide, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its Covering scan came too early; it does Filling now: only that cake waits, and in its order."""
    early_id, *others = [real.add_order() for _ in range(6)]
    early = bench.scan(early_id, "complete_covering")
    bench.drain()
    assert bench.state(early) is EntryState.WAITING
    behind = bench.scan(early_id, "complete_filling")
    entries = [bench.scan(order_id, "complete_filling") for order_id in others]
    bench.drain()
    assert {bench.state(entry) for entry in entries} == {EntryState.CONFIRMED}
    assert (bench.state(early), bench.state(behind)) == (EntryState.WAITING, EntryState.PENDING)
    assert real.effects(early_id) == []
    # Nobody else fills it: a person is asked, and can let the cake go on. The server's clock cannot be turned
    # here; the half hour itself is proved in tests/unit/sync/test_sync_attention.py.
    monkeypatch.setattr(ending, "OVERDUE_S", 0.0)
    bench.drain()
    (item,) = bench.attention.items()
    assert (item.entry.event_id, item.cause, item.behind) == (early.event_id, Cause.OVERDUE, 1)
    bench.decisions.discard(early.event_id, "scanned by mistake")
    bench.drain()
    assert bench.state(behind) is EntryState.CONFIRMED
    assert real.effects(early_id) == ["complete_filling"]


def test_a_moved_bench_keeps_a_cakes_order(real: RealSide, bench: Bench, other: Bench) -> None:
    """The other bench's scan comes: the early one goes first, then what was scanned after it."""
    order_id = real.add_order()
    early = bench.scan(order_id, "complete_covering")
    bench.drain()
    behind = bench.scan(order_id, "start_decorating")
    other.do(order_id, "complete_filling")
    bench.drain()
    assert (bench.state(early), bench.state(behind)) == (EntryState.CONFIRMED, EntryState.CONFIRMED)
    assert real.effects(order_id) == ["complete_filling", "complete_covering", "start_decorating"]
