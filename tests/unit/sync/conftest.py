"""What the tests of sync share: real files and sockets, a clock set by hand, reports to wait for."""

import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest

from sync.auth import Auth
from sync.clock import ServerClock
from sync.database import Database
from sync.drain import Drain
from sync.ending import Ending
from sync.entry import Entry, EntryState, NewEntry
from sync.events import EntryChanged, SyncEvent
from sync.fakes import FakeBackend, ManualClock
from sync.http import Http, Timeouts
from sync.link import Link
from sync.outbox import Outbox, Settled
from sync.outcome import LinkEffect, Step, Verdict
from sync.replica import Replica
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore

T = TypeVar("T", bound=SyncEvent)
STAFF = "11111111-1111-4111-8111-111111111111"


class Reports:
    """Collects sync events from any thread and lets a test wait for them."""

    def __init__(self) -> None:
        self._events: list[SyncEvent] = []
        self._changed = threading.Condition()

    def __call__(self, event: SyncEvent) -> None:
        """Take an event."""
        with self._changed:
            self._events.append(event)
            self._changed.notify_all()

    def of(self, kind: type[T]) -> list[T]:
        """All events of one kind so far."""
        with self._changed:
            return [event for event in self._events if isinstance(event, kind)]

    def wait_for(self, kind: type[T], good: Callable[[T], bool] = lambda _: True, timeout_s: float = 15) -> T:
        """The first event of this kind that is good."""
        with self._changed:
            found = self._changed.wait_for(lambda: self._first(kind, good), timeout_s)
        assert found, f"no such {kind.__name__}; got {self._events}"
        return found

    def wait_state(self, event_id: str, state: EntryState) -> Entry:
        """The entry once it has this state."""
        found = self.wait_for(
            EntryChanged, lambda event: (event.entry.event_id, event.entry.state) == (event_id, state)
        )
        return found.entry

    def _first(self, kind: type[T], good: Callable[[T], bool]) -> T | None:
        return next((event for event in self._events if isinstance(event, kind) and good(event)), None)


class Bench:
    """The sending half of a station on a clock set by hand; `drain.step()` is called by the test."""

    def __init__(self, database: Database, backend: FakeBackend, clock: ManualClock, folder: Path) -> None:
        self.clock = clock
        self.backend = backend
        self.reports = Reports()
        self.server_clock = ServerClock()
        self.outbox = Outbox(database, clock, self.server_clock)
        self.replica = Replica(database)
        self.store = FileTokenStore(folder / "session")
        self.auth = Auth(backend.anon_key, backend.email, backend.password, self.store, clock)
        self.http = Http(backend.url, Timeouts(10.0, 10.0, 20.0))
        self.rpc = RpcClient(self.http, self.auth, clock, self.server_clock, "filling-1")
        self.link = Link(clock, self.reports, lambda: 1.0)
        self.drain = Drain(self.outbox, self.rpc, self.link, clock, self.reports, lambda: 1.0)

    def record(self, number: int, function: str) -> Entry:
        """Record a call for a cake of bannos."""
        return self.outbox.record(new_entry(f"bannos-{number}", function, self.clock))

    def state(self, entry: Entry) -> EntryState:
        """The entry's state on the disk."""
        found = self.outbox.get(entry.event_id)
        assert found
        return found.state

    def settle(self, rounds: int = 60) -> None:
        """Take steps and let the clock go by until nothing that can move is left."""
        for _ in range(rounds):
            rest_s = self.drain.step()
            if not self.outbox.unconfirmed():
                return
            self.clock.advance(min(rest_s, 30.0))

    def effects(self, order_id: str) -> list[str]:
        """What took effect for an order, in order."""
        return [function for _, function, order in self.backend.kitchen.effects if order == order_id]


def new_entry(order_key: str, function: str, clock: ManualClock, **fields: Any) -> NewEntry:
    """A call as a bench records it."""
    args = {"p_order_id": order_key, "p_store": "bannos"}
    return NewEntry(order_key, function, args, clock.now(), "filling-1", STAFF, **fields)


def sending(outbox: Outbox, entry: Entry) -> Entry:
    """A call is made for this entry."""
    (begun,) = outbox.mark_sending([entry])
    return begun


def ended(
    outbox: Outbox,
    entry: Entry,
    step: Step,
    data: Mapping[str, Any] | None = None,
    *,
    code: str = "",
    message: str = "",
    delay_s: float = 0.0,
) -> Settled:
    """The call ended like this."""
    verdict = Verdict(step, LinkEffect.UP, code, message)
    return outbox.settle([Ending(entry, verdict, data or {}, delay_s)])


@pytest.fixture
def clock() -> ManualClock:
    """A clock set by hand."""
    return ManualClock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A real database in a folder of its own."""
    database = Database(tmp_path / "data")
    yield database
    database.close()


@pytest.fixture
def outbox(database: Database, clock: ManualClock) -> Outbox:
    """Its outbox."""
    return Outbox(database, clock)


@pytest.fixture
def replica(database: Database) -> Replica:
    """Its replica."""
    return Replica(database)


@pytest.fixture
def reports() -> Reports:
    """What the sync threads report."""
    return Reports()


@pytest.fixture
def bench(database: Database, backend: FakeBackend, clock: ManualClock, tmp_path: Path) -> Iterator[Bench]:
    """A bench that steps when told."""
    bench = Bench(database, backend, clock, tmp_path)
    yield bench
    bench.rpc.close()


@pytest.fixture
def event_id() -> str:
    """A fresh event id."""
    return str(uuid.uuid4())
