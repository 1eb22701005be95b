"""A station comes back from an outage: how fast 10,000 saved scans reach the backend."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import count, islice
from pathlib import Path
from random import SystemRandom
from uuid import uuid4

import psycopg
import requests
from psycopg.types.json import Jsonb

from benchmarks.backend_process import ANSWER_WITHIN_S, STATION, RunningBackend, running_backend
from benchmarks.errors import BenchmarkFailed
from benchmarks.kitchen import FIRST_NUMBER
from benchmarks.result import Of, Result, Target
from benchmarks.timing import by_turns, machine
from sync.batch import MOST
from sync.clock import SystemClock
from sync.database import Database
from sync.drain import Drain
from sync.entry import NewEntry
from sync.events import SyncEvent
from sync.link import Link
from sync.outbox import Outbox

EVENTS = 10_000
SINGLES = 4
OF_SINGLES = 15
OF_DIRECT = 0.5
# As backend_process.py lays the cakes out: the next steps of one at each bench.
STEPS = (
    ("complete_filling", "complete_covering"),
    ("complete_covering", "complete_decorating"),
    ("complete_decorating", "start_packing"),
    ("start_packing", "complete_packing"),
)
_AS_STATION = """
select set_config('role', 'authenticated', true),
       set_config('request.jwt.claims', jsonb_build_object('sub', u.id, 'role', 'authenticated')::text, true)
from auth.users u where u.email = %s
"""


def run(folder: Path) -> Iterator[Result]:
    """Events a second: the drain from its outbox, single calls, and the SQL function called directly."""
    with running_backend(folder / "backend") as backend:
        yield from measure(backend, folder, EVENTS)


def measure(backend: RunningBackend, folder: Path, events: int) -> Iterator[Result]:
    """The same at a backend that runs."""
    rounds = events // MOST - 1
    with ExitStack() as stack:
        first = backend.fill(events // 2 + (rounds + 1) * (MOST + SINGLES))
        station = Outage(backend, folder, stack)
        station.record(first, events)
        singles = Singles(backend, stack, first + events // 2)
        direct = Direct(backend, stack, first + events // 2 + (rounds + 1) * SINGLES)
        ours, one_by_one, in_sql = by_turns(station.send, singles.call, direct.call, rounds=rounds)
    rate = rounds * MOST / sum(ours)
    yield _against(
        "drain", rate, "one call an event, kept-alive", rounds * SINGLES / sum(one_by_one), OF_SINGLES
    )
    yield _against(
        "drain-direct", rate, "the SQL function by psycopg", rounds * MOST / sum(in_sql), OF_DIRECT
    )


def _against(name: str, rate: float, reference: str, reference_rate: float, limit: float) -> Result:
    return Result(
        name=name,
        unit="events/s",
        value=rate,
        reference=reference,
        reference_value=reference_rate,
        target=Target(Of.RATIO, limit, at_least=True),
        runs=1,
        machine=machine(),
    )


def steps(first: int) -> Iterator[NewEntry]:
    """What benches scan, two steps a cake, from the cake with this index on: all first steps come first."""
    while True:
        yield from (_entry(first + index, 0) for index in range(MOST))
        yield from (_entry(first + index, 1) for index in range(MOST))
        first += MOST


def _entry(index: int, step: int) -> NewEntry:
    store = "bannos" if index % 8 < 4 else "flourlane"
    order_id = f"{store}-{FIRST_NUMBER + index}"
    function = STEPS[index % len(STEPS)][step]
    args = {"p_order_id": order_id, "p_store": store}
    return NewEntry(order_id, function, args, SystemClock().now(), "Benchmark 1", event_id=str(uuid4()))


class Outage:
    """A station's own outbox and drain, without the thread."""

    def __init__(self, backend: RunningBackend, folder: Path, stack: ExitStack) -> None:
        clock, random = SystemClock(), SystemRandom().random
        database = stack.enter_context(closing(Database(folder / "station")))
        client = stack.enter_context(closing(backend.client(folder)))
        self.outbox = Outbox(database, clock)
        self._drain = Drain(self.outbox, client, Link(clock, _unheard, random), clock, _unheard, random)

    def record(self, first: int, events: int) -> None:
        """The scans of the outage, from the cake with this index on."""
        for new in islice(steps(first), events):
            self.outbox.record(new)

    def send(self) -> None:
        """One round of the drain."""
        before = self.outbox.counts().saved_here
        self._drain.step()
        sent = before - self.outbox.counts().saved_here
        if sent != MOST:
            raise BenchmarkFailed(f"{sent} of {MOST} events were confirmed.")


class Singles:
    """One call an event, over one connection."""

    def __init__(self, backend: RunningBackend, stack: ExitStack, first: int) -> None:
        self._backend = backend
        self._session = stack.enter_context(requests.Session())
        self._cakes = count(first)

    def call(self) -> None:
        """Some calls, each of another cake."""
        for index in islice(self._cakes, SINGLES):
            entry = _entry(index, 0)
            answer = self._session.post(
                f"{self._backend.url}/rest/v1/rpc/{entry.function}",
                json={
                    **entry.args,
                    "p_event_id": entry.event_id,
                    "p_occurred_at": entry.occurred_at.isoformat(),
                },
                headers=self._backend.headers,
                timeout=ANSWER_WITHIN_S,
            )
            if not answer.json()["ok"]:
                raise BenchmarkFailed(f"{entry.function} was refused: {answer.text[:200]}")


class Direct:
    """apply_station_events without HTTP and without an outbox, in the station's name."""

    def __init__(self, backend: RunningBackend, stack: ExitStack, first: int) -> None:
        self._connection = stack.enter_context(psycopg.connect(backend.database_url, autocommit=True))
        self._cakes = count(first)

    def call(self) -> None:
        """A batch, each event of another cake."""
        batch = [self._event(_entry(index, 0)) for index in islice(self._cakes, MOST)]
        with self._connection.transaction():
            self._connection.execute(_AS_STATION, (STATION,))
            row = self._connection.execute(
                "select public.apply_station_events(%s)", (Jsonb(batch),)
            ).fetchone()
        if row is None or not all(answer["ok"] for answer in row[0]["data"]):
            raise BenchmarkFailed("An event was refused.")

    def _event(self, new: NewEntry) -> dict[str, object]:
        args = {**new.args, "p_event_id": new.event_id, "p_occurred_at": new.occurred_at.isoformat()}
        return {"event_id": new.event_id, "function": new.function, "args": args}


def _unheard(_event: SyncEvent) -> None:
    """No window listens."""
