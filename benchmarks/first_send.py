"""Online, how soon a scan's call is answered after the scan was accepted."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from random import SystemRandom
from time import perf_counter

from benchmarks.backend_process import ANSWER_WITHIN_S, RunningBackend, running_backend
from benchmarks.drain import steps
from benchmarks.errors import BenchmarkFailed
from benchmarks.result import Of, Result, Target
from benchmarks.timing import machine, percentile
from sync.batch import MOST
from sync.clock import SystemClock
from sync.database import Database
from sync.dispatcher import Dispatcher
from sync.drain import Drain
from sync.entry import EntryState, NewEntry
from sync.events import EntryChanged, SyncEvent
from sync.link import Link
from sync.outbox import Outbox
from sync.rpc import RpcClient

BEHIND_MS = 300


class OnlineStation:
    """Outbox and dispatcher thread of a station, at a backend."""

    def __init__(self, folder: Path, client: RpcClient, stack: ExitStack) -> None:
        clock, random = SystemClock(), SystemRandom().random
        database = stack.enter_context(closing(Database(folder / "station")))
        self._outbox = Outbox(database, clock)
        self._confirmed = threading.Event()
        link = Link(clock, self._hear, random)
        drain = Drain(self._outbox, client, link, clock, self._hear, random)
        self._dispatcher = Dispatcher(drain, client, self._outbox, link, self._hear)
        self._dispatcher.start()
        stack.callback(self._dispatcher.stop, ANSWER_WITHIN_S)

    def scan(self, new: NewEntry) -> float:
        """Save a scan; seconds from then until the backend's answer is kept here."""
        self._confirmed.clear()
        self._outbox.record(new)
        began = perf_counter()
        self._dispatcher.wake()
        if not self._confirmed.wait(ANSWER_WITHIN_S):
            raise BenchmarkFailed("A scan was not confirmed.")
        return perf_counter() - began

    def _hear(self, event: SyncEvent) -> None:
        if isinstance(event, EntryChanged) and event.entry.state is EntryState.CONFIRMED:
            self._confirmed.set()


def run(folder: Path) -> Iterator[Result]:
    """Milliseconds from accepted to confirmed, p95 of many scans, each of another cake."""
    with running_backend(folder / "backend") as backend:
        yield from measure(backend, folder, MOST)


def measure(backend: RunningBackend, folder: Path, runs: int) -> Iterator[Result]:
    """The same at a backend that runs, of `runs` scans."""
    with ExitStack() as stack:
        first = backend.fill(MOST)
        station = OnlineStation(folder, backend.client(folder), stack)
        taken = [station.scan(new) for new in islice(steps(first), runs)]
    yield Result(
        name="first-send-p95",
        unit="ms",
        value=percentile(taken, 95) * 1000,
        reference="the limit of performance.md",
        reference_value=BEHIND_MS,
        target=Target(Of.VALUE, BEHIND_MS),
        runs=runs,
        machine=machine(),
    )
