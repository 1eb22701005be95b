"""A station as the product puts it together, with little patience: disk, thread and HTTP are real."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from types import TracebackType
from unittest.mock import patch

from station import link_up
from station.secret import Secret
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import Entry, NewEntry
from sync.events import LinkState, LinkStatus, ReplicaChanged, SyncEvent, WorkerFailed
from sync.feed import Feed
from sync.http import Timeouts
from sync.outbox import Outbox
from sync.replica import Replica
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore
from tests.faults.network.kitchen import EMAIL, PASSWORD, STORE, Kitchen
from tests.faults.reconcile import Scan, audit

# Long enough for a sign-in on a busy computer, whose password hash alone takes a quarter of a second.
IMPATIENT = Timeouts(connect_s=2.0, read_s=1.5, total_s=3.0)
DRAIN_S = 60.0
"""The bound: after the fault, everything is on the server within this time, on a busy computer too."""
_SCALE = 0.1

DAY = (
    "handle_print_barcode",
    "complete_filling",
    "start_covering",
    "complete_covering",
    "start_decorating",
    "complete_decorating",
    "start_packing",
    "complete_packing",
)
"""A cake's day. Each step is an effect only if the one before it has been."""


class _Hasty(Random):
    """The product's jitter, ten times as fast: what is tested is that it drains, not that it waits."""

    def random(self) -> float:
        return super().random() * _SCALE


class Impatient(link_up.Backend, frozen=True):
    """The product's wiring; its calls end after `patience`."""

    patience = IMPATIENT

    def client(self, timeouts: Timeouts | None = None) -> RpcClient:
        """A way to the backend for one thread."""
        return super().client(timeouts or self.patience)


class _Patient(Impatient, frozen=True):
    patience = Timeouts()


class Bench:
    """One station. `record()` is what a scan does; `recorded` what its screen has confirmed, in order.

    `lag` is how long ago its scans are made to have happened.
    """

    def __init__(
        self, kitchen: Kitchen, url: str, folder: Path, station: str = "bench", *, patient: bool = False
    ) -> None:
        self.station = station
        self.recorded: list[Entry] = []
        self.failures: list[WorkerFailed] = []
        self.lag = timedelta()
        self._news = threading.Event()
        self._clock = SystemClock()
        self.database = Database(folder)
        settings = Settings(
            station_id=station,
            stores=(STORE,),
            backend_url=url,
            anon_key=kitchen.backend.anon_key,
            email=EMAIL,
            password=Secret(PASSWORD),
            data_dir=folder,
            poll_interval_s=0.2,
        )
        with patch.object(link_up, "SystemRandom", _Hasty):
            kind = _Patient if patient else Impatient
            tokens = FileTokenStore(folder / "session")
            self.backend = kind.of(settings, self.database, self._clock, self._report, tokens)
            self.outbox = Outbox(self.database, self._clock, self.backend.server_clock)
            self.dispatcher = self.backend.dispatcher(self.outbox)
        self.replica = Replica(self.database)
        self._feed: Feed | None = None

    @property
    def link(self) -> LinkState:
        """The link as the status strip says it."""
        return self.backend.link.state

    def start(self, *, with_feed: bool = False) -> "Bench":
        """Start sending; with the feed it also hears of the orders that others have moved."""
        self.dispatcher.start()
        if with_feed:
            self._feed = self.backend.bench_feed(self.replica, dict)
            self._feed.start()
        return self

    def record(self, order_id: str, function: str, **args: object) -> Entry:
        """Scan. The screen confirms when this returns."""
        call = {"p_order_id": order_id, "p_store": STORE, **args}
        occurred_at = self._clock.now() - self.lag
        entry = self.outbox.record(NewEntry(order_id, function, call, occurred_at, self.station))
        self.recorded.append(entry)
        self.dispatcher.wake()
        return entry

    def work(self, order_ids: Sequence[str], steps: Iterable[str] = DAY, shelves: Iterable[str] = ()) -> None:
        """A day of these cakes, side by side; after each step the cake is put on the next shelf, if any."""
        shelf = iter(shelves)
        for step in steps:
            for order_id in order_ids:
                self.record(order_id, step)
                code = next(shelf, None)
                if code is not None:
                    self.record(order_id, "set_storage", p_storage=code)

    def until(self, happened: Callable[[], bool], what: str, timeout_s: float = DRAIN_S) -> None:
        """Return when this is so."""
        deadline = time.monotonic() + timeout_s
        while True:
            self._news.clear()
            if happened():
                return
            left_s = deadline - time.monotonic()
            assert left_s > 0, f"not within {timeout_s} s: {what}; link {self.link}; {self.outbox.counts()}"
            # Some news is not reported, such as a change on the server.
            self._news.wait(min(left_s, 0.25))

    def until_waiting(self, how_many: int) -> None:
        """Return when so many scans wait for another bench's."""
        self.until(lambda: self.outbox.counts().waiting == how_many, f"{how_many} waiting")

    def drain(self, timeout_s: float = DRAIN_S) -> float:
        """Return when nothing is unconfirmed; how many seconds that took."""
        started = time.monotonic()
        self.until(lambda: not self.outbox.counts().saved_here, "drained", timeout_s)
        return time.monotonic() - started

    def drain_but(self, *event_ids: str) -> None:
        """Return when only these, which wait for a person to decide about their order, are unconfirmed."""
        self.until(
            lambda: tuple(entry.event_id for entry in self.outbox.unconfirmed()) == event_ids, "drained"
        )

    def until_link(self, status: LinkStatus) -> LinkState:
        """The link once it has this status."""
        self.until(lambda: self.link.status is status, f"link {status}")
        return self.link

    def scans(self) -> list[Scan]:
        """What was recorded, as the audit wants it."""
        return [Scan.of(entry) for entry in self.recorded]

    def close(self) -> None:
        """Stop the threads and close the database."""
        try:
            assert self.dispatcher.stop(10.0)
            assert self._feed is None or self._feed.stop(10.0)
        finally:
            self.database.close()

    def __enter__(self) -> "Bench":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _report(self, event: SyncEvent) -> None:
        if isinstance(event, ReplicaChanged) and event.kind == "order":
            self.dispatcher.hasten(event.keys)
        if isinstance(event, WorkerFailed):
            self.failures.append(event)
        self._news.set()


@contextmanager
def benches(kitchen: Kitchen, url: str, folder: Path, how_many: int) -> Iterator[list[Bench]]:
    """So many patient stations, each with a data folder of its own. Their threads are not started."""
    opened: list[Bench] = []
    try:
        for number in range(1, how_many + 1):
            name = f"bench-{number}"
            opened.append(Bench(kitchen, url, folder / name, name, patient=True))
        yield opened
    finally:
        for bench in opened:
            bench.close()


def assert_nothing_lost(kitchen: Kitchen, *stations: Bench) -> None:
    """0 lost, 0 twice, 0 stalled, 0 refused, the order kept - after the fault, on the server's own ledger."""
    scans = [scan for bench in stations for scan in bench.scans()]
    result = audit(scans, kitchen.ledger([scan.order_id for scan in scans]))
    assert result.sound, result
    assert result.effects == len(scans)
    for bench in stations:
        assert not bench.outbox.counts().saved_here
        assert not bench.outbox.attention()
