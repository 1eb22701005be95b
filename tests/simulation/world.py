"""One run of the kitchen: a seed makes the day, the weather and the accidents; `run` says what went wrong."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from sync.ending import OVERDUE_S
from sync.entry import PAYLOAD_VERSION, Entry, EntryState
from sync.events import EntryChanged, SyncEvent
from sync.outcome import HttpReply
from tests.simulation import people
from tests.simulation.bench import Bench, Parts, Trouble
from tests.simulation.gateway import Gateway
from tests.simulation.ledger import SPARE_S, Finding, Kind, entries_of, missing, reconcile, silent
from tests.simulation.loop import START, EventLoop, Livelock
from tests.simulation.model_server import ModelServer
from tests.simulation.network import FAULTS, Fault, Network, Weather
from tests.simulation.script import CakePlan, Staff

DAY_S = 120.0
"""How long people scan, and how long there are faults."""
DRAIN_BOUND_S = 900.0
"""I4: so long after the last fault and scan everything has moved. A server may ask for 300 s of it."""
FEED_BOUND_S = 400.0
"""A feed shows what the server has this long after that: a server may ask for 300 seconds of silence."""
_LOOK_EVERY_S = 20.0
_HALF_HOURS = 0.08
"""The share of the kitchens with something waiting that are watched for half an hour more."""
_MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Setting:
    """What is fixed of a run, besides its seed."""

    stations: int = 4
    cakes: int = 2
    busy: bool = False
    """Whether people decide and machines sleep more than once in a while."""
    parts: Parts = field(default_factory=Parts)
    server: type[ModelServer] = ModelServer


@dataclass
class Outcome:
    """What a run showed. `trace` is the same for the same seed."""

    seed: int
    findings: list[Finding] = field(default_factory=list)
    stations: int = 0
    scans: int = 0
    calls: int = 0
    deaths: int = 0
    faults: Counter[Fault] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    drained_s: float = 0.0
    half_hours: int = 0
    undos: int = 0
    decisions: int = 0
    naps: int = 0
    downgrades: int = 0
    trace: str = ""


def run(seed: int, setting: Setting) -> Outcome:
    """One day of the kitchen, in memory's file system where there is one: real files on no disk."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        world = World(seed, setting, Path(folder))
        try:
            return world.run()
        finally:
            world.close()


class World:
    """Everything of one run."""

    def __init__(self, seed: int, setting: Setting, folder: Path) -> None:
        self._rng = rng = random.Random(seed)
        self._loop = loop = EventLoop(most_events=4000 * setting.stations)
        self._outcome = Outcome(seed)
        self._setting = setting
        self._trace = sha256()
        self.server = setting.server(lambda: START + timedelta(seconds=loop.now))
        self._gateway = Gateway(self.server, rng)
        self._weather = self._make_weather(setting.stations)
        self._network = Network(loop, rng, self._weather, self._arrive, self._gateway.forget_sessions)
        self.benches = [
            Bench(number, loop, rng, self._network, self._folder(folder, number), setting.parts)
            for number in range(setting.stations)
        ]
        self.plans = self._make_plans(setting)
        self._prepare()

    def run(self) -> Outcome:
        """The day, then the time that the queues need to drain with nobody scanning."""
        try:
            self._day()
            self._drain()
            self._outcome.findings += reconcile(self.server, self.benches, self.plans)
            self._outcome.findings += self._diverged()
            self._outcome.findings += self._silent()
        except Livelock as error:
            self._outcome.findings.append(Finding(Kind.STALLED, f"round in circles: {error}"))
        return self._summed_up()

    def close(self) -> None:
        """Close the files."""
        for bench in self.benches:
            bench.stop()

    def _make_weather(self, stations: int) -> Weather:
        rng = self._rng
        rate = rng.choice((0.0, 0.05, 0.15, 0.3, 0.6))
        faults = tuple(rng.sample(FAULTS, rng.choice((1, 3, len(FAULTS)))))
        weather = Weather(rate, faults, DAY_S)
        for bench in range(stations):
            for _ in range(rng.choice((0, 0, 1, 2))):
                start = rng.uniform(0, DAY_S)
                weather.outages.setdefault(bench, []).append((start, start + rng.expovariate(1 / 40)))
        return weather

    def _make_plans(self, setting: Setting) -> list[CakePlan]:
        staff = Staff(self._rng, setting.stations, DAY_S)
        plans = [staff.plan(self.server.put(1000 + number), True) for number in range(setting.cakes)]
        if self._rng.random() < 0.1:
            plans.append(staff.plan("bannos-404", False))
        return plans

    def _prepare(self) -> None:
        rng, loop = self._rng, self._loop
        trouble = Trouble(rng.choice((0.0, 0.0, 0.005, 0.02)), rng.choice((0.0, 0.0, 0.03)))
        with_feed = rng.random() < 0.25
        for bench in self.benches:
            bench.chances, bench.with_feed = trouble, with_feed
            bench.on_event, bench.on_start = self._seen, self._started
            bench.start()
        for scan in (scan for plan in self.plans for scan in plan.scans):
            loop.at(scan.at_s, partial(self.benches[scan.bench].scan, scan))
        for plan in self.plans:
            if plan.cancelled_at_s is not None and plan.order_id in self.server.cakes:
                loop.at(plan.cancelled_at_s, partial(self.server.cancel, plan.order_id))
        for _ in range(rng.choice((0, 0, 1, 3))):
            loop.at(rng.uniform(0, DAY_S), rng.choice(self.benches).kill)
        for _ in range(3 if self._setting.busy else rng.choice((0, 0, 0, 2))):
            loop.at(rng.uniform(0, DAY_S), self._set_a_clock)
        self._prepare_people()

    def _prepare_people(self) -> None:
        """What is neither a scan nor a fault: undo, decisions, suspended machines, other versions."""
        rng, loop = self._rng, self._loop
        busy = self._setting.busy
        for _ in range(8 if busy else rng.choice((0, 0, 1, 3))):
            loop.at(rng.uniform(0, DAY_S), partial(people.undo, rng.choice(self.benches)))
        for _ in range(10 if busy else rng.choice((0, 0, 2, 5))):
            loop.at(rng.uniform(0, DAY_S), partial(people.decide, rng.choice(self.benches), rng))
        for _ in range(3 if busy else rng.choice((0, 0, 0, 1))):
            nap = partial(rng.choice(self.benches).sleep, rng.choice((5.0, 60.0, 200.0)))
            loop.at(rng.uniform(0, DAY_S), nap)
        for _ in range(2 if busy else rng.choice((0, 0, 0, 1))):
            bench, at = rng.choice(self.benches), rng.uniform(0, DAY_S)
            loop.at(at, partial(bench.install, older=True))
            loop.at(at + rng.uniform(1.0, DAY_S), partial(bench.install, older=False))

    def _day(self) -> None:
        self._loop.run_until(max(DAY_S, *(scan.at_s for plan in self.plans for scan in plan.scans)) + 1.0)
        while any(self._busy(bench) for bench in self.benches):
            self._loop.run_until(self._loop.now + _LOOK_EVERY_S)
            for bench in self.benches:
                bench.chances = Trouble()

    @staticmethod
    def _busy(bench: Bench) -> bool:
        bench.install(older=False)
        return not bench.idle or bench.life is None or not bench.awake

    def _drain(self) -> None:
        start = self._loop.now
        for bench in self.benches:
            bench.chances = Trouble()
        while self._loop.now < start + DRAIN_BOUND_S and self._moving():
            self._loop.run_until(self._loop.now + _LOOK_EVERY_S)
        self._outcome.drained_s = self._loop.now - start

    def _moving(self) -> bool:
        return self._network.in_flight > 0 or any(self._open(bench) for bench in self.benches)

    def _open(self, bench: Bench) -> bool:
        """Whether something is here that can still move: not what waits for a scan that nobody made."""
        assert bench.life is not None
        refused = {entry.order_key for entry in bench.life.outbox.attention()}
        heads: dict[str, Entry] = {}
        for entry in bench.life.outbox.unconfirmed():
            heads.setdefault(entry.order_key, entry)
        return any(
            entry.state is not EntryState.WAITING or not self.server.would_be_early(entry.function, order)
            for order, entry in heads.items()
            if order not in refused
        )

    def _set_a_clock(self) -> None:
        self._rng.choice(self.benches).clock.skew_s += self._rng.choice((-3600.0, 3600.0, -240.0, 240.0))

    def _arrive(self, path: str, body: dict[str, Any], headers: Mapping[str, str]) -> HttpReply:
        reply = self._gateway.answer(path, body, headers, START + timedelta(seconds=self._loop.now))
        self._note(f"{path} {body.get('p_event_id')} {reply.status} {len(reply.body)}")
        return reply

    def _seen(self, bench: Bench, event: SyncEvent) -> None:
        if not isinstance(event, EntryChanged):
            return
        entry = event.entry
        self._note(f"{bench.name} {entry.seq} {entry.state} {entry.attempts}")
        if entry.state is EntryState.SENDING and entry.payload_version > PAYLOAD_VERSION:
            words = f"{bench.name} sent {entry.function} of {entry.order_key}"
            self._outcome.findings.append(Finding(Kind.UNREAD, words))
        if entry.state is EntryState.CONFIRMED and entry.event_id not in self.server.answers:
            words = f"{bench.name} showed {entry.function} of {entry.order_key} as synced"
            self._outcome.findings.append(Finding(Kind.UNVERIFIED, words))

    def _started(self, bench: Bench) -> None:
        self._note(f"{bench.name} starts")
        self._outcome.findings += missing(bench, entries_of(bench))

    def _note(self, line: str) -> None:
        self._trace.update(f"{self._loop.now:.6f} {line}\n".encode())

    def _diverged(self) -> Iterator[Finding]:
        """A feed that is let alone for a while shows what the server has."""
        deadline = self._loop.now + FEED_BOUND_S
        while self._loop.now < deadline and any(self._differs(bench) for bench in self.benches):
            self._loop.run_until(self._loop.now + _LOOK_EVERY_S)
        for bench in self.benches:
            if self._differs(bench):
                yield Finding(Kind.DIVERGED, f"{bench.name} shows other orders than the server has")

    def _silent(self) -> Iterator[Finding]:
        """Half an hour later, what still waits for another bench's scan is known to a person."""
        waiting = [bench for bench in self.benches if bench.life and bench.life.outbox.counts().waiting]
        if not waiting or not (self._setting.busy or self._rng.random() < _HALF_HOURS):
            return
        self._loop.run_until(self._loop.now + OVERDUE_S + 2 * SPARE_S)
        self._outcome.half_hours += 1
        for bench in waiting:
            yield from silent(bench, START + timedelta(seconds=self._loop.now))

    def _differs(self, bench: Bench) -> bool:
        if not bench.with_feed or bench.life is None:
            return False
        here = {document.key: dict(document.body) for document in bench.life.replica.all("order")}
        return here != {key: cake.document for key, cake in self.server.cakes.items()}

    def _summed_up(self) -> Outcome:
        outcome = self._outcome
        outcome.stations = len(self.benches)
        for bench in self.benches:
            outcome.scans += len(bench.confirmed)
            outcome.deaths += bench.deaths
            outcome.undos += len(bench.withdrawn) + sum(
                bool(scan.undoes) for scan in bench.confirmed.values()
            )
            outcome.decisions += bench.decisions
            outcome.naps += bench.clock.naps
            outcome.downgrades += bench.downgrades
            if bench.life is not None:
                outcome.states.update(str(entry.state) for entry in bench.life.outbox.recent(1_000_000))
        outcome.calls = self._network.calls
        outcome.faults = self._network.met
        outcome.trace = self._trace.hexdigest()
        return outcome

    @staticmethod
    def _folder(folder: Path, number: int) -> Path:
        path = folder / f"bench-{number}"
        path.mkdir()
        return path
