"""A bench, its server and everything that happens to both, as rules that Hypothesis combines."""

import shutil
import tempfile
from collections import deque
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sync.errors import DiskRefused
from sync.outcome import HttpReply
from tests.simulation import ledger, people
from tests.simulation.bench import STORE, Bench, Parts
from tests.simulation.faulty_database import Killed, Point
from tests.simulation.gateway import Gateway
from tests.simulation.loop import START, EventLoop
from tests.simulation.model_server import STEPS, ModelServer
from tests.simulation.network import FAULTS, Fault, Network, Weather
from tests.simulation.script import Scan

DRAIN_BOUND_S = 900.0
_MEMORY = Path("/dev/shm")
_CAKES = ("bannos-1", "bannos-2", "bannos-404")
_FUNCTIONS = (*STEPS, "handle_print_barcode", "set_storage", "qc_return_to_decorating")


class PlannedNetwork(Network):
    """The next calls meet the faults of `plan`, one each."""

    plan: deque[Fault]

    def _draw(self, bench: int) -> Fault:
        return self.plan.popleft() if self.plan else Fault.NONE


class PlannedBench(Bench):
    """Dies when `kill_in` more points of its writes have gone by; its disk refuses `refusals` writes."""

    kill_in: int | None = None
    refusals = 0

    def trouble(self, point: Point) -> None:
        """Called at the named points of each write."""
        if point is Point.BEFORE:
            if self.refusals:
                self.refusals -= 1
                raise DiskRefused("NOT saved", "The disk is full.")
        elif self.kill_in is not None:
            self.kill_in -= 1
            if self.kill_in < 0:
                self.kill_in = None
                raise Killed


class OutboxMachine(RuleBasedStateMachine):
    """One bench that does every stage, and other benches of which only the effects are seen."""

    parts = Parts()

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))
        self._rng = Random(0)
        self.loop = EventLoop()
        self.server = ModelServer(lambda: START + timedelta(seconds=self.loop.now))
        for number in (1, 2):
            self.server.put(number)
        gateway = Gateway(self.server, self._rng)

        def answer(path: str, body: dict[str, Any], headers: Mapping[str, str]) -> HttpReply:
            return gateway.answer(path, body, headers, START + timedelta(seconds=self.loop.now))

        self.network = PlannedNetwork(
            self.loop, self._rng, Weather(0.0, (), 0.0), answer, gateway.forget_sessions
        )
        self.network.plan = deque()
        self.bench = PlannedBench(0, self.loop, self._rng, self.network, self._folder, self.parts)
        self.bench.start()
        self._looked_at: object = None

    def teardown(self) -> None:
        """When all is well again the queue drains by itself; then the files go."""
        try:
            self._drain()
        finally:
            self.bench.stop()
            shutil.rmtree(self._folder)

    @rule(cake=st.sampled_from(_CAKES), function=st.sampled_from(_FUNCTIONS), shelf=st.sampled_from("AB"))
    def scan(self, cake: str, function: str, shelf: str) -> None:
        """A person scans."""
        self.bench.scan(Scan(self.loop.now, 0, cake, function, shelf if function == "set_storage" else ""))

    @rule(seconds=st.sampled_from((0.1, 1.0, 5.0, 30.0)))
    def time_goes_by(self, seconds: float) -> None:
        """The drain takes its turns, late requests arrive."""
        self.loop.run_until(self.loop.now + seconds)

    @rule(faults=st.lists(st.sampled_from(FAULTS), min_size=1, max_size=4))
    def the_network_fails(self, faults: list[Fault]) -> None:
        """The next calls meet these."""
        self.network.plan.extend(faults)

    @rule(points=st.integers(0, 5))
    def it_will_die_in_a_write(self, points: int) -> None:
        """SIGKILL before or after a commit to come."""
        self.bench.kill_in = points

    @rule()
    def it_dies(self) -> None:
        """SIGKILL now, also while a call is under way."""
        self.loop.after(0.05, self.bench.kill)
        self.loop.run_until(self.loop.now + 0.06)

    @rule(writes=st.integers(1, 3))
    def the_disk_refuses(self, writes: int) -> None:
        """It is full for the next writes."""
        self.bench.refusals = writes

    @rule(step_s=st.sampled_from((-3600.0, -120.0, 120.0, 3600.0)))
    def someone_sets_the_clock(self, step_s: float) -> None:
        """The wall clock jumps."""
        self.bench.clock.skew_s += step_s

    @rule(seconds=st.sampled_from((5.0, 60.0, 3600.0)))
    def it_sleeps(self, seconds: float) -> None:
        """The machine is suspended."""
        self.bench.sleep(seconds)

    @rule()
    def someone_takes_back(self) -> None:
        """The newest scan, in the way that is left."""
        people.undo(self.bench)

    @rule(choice=st.randoms(use_true_random=False))
    def someone_decides(self, choice: Random) -> None:
        """One of the ways out of something on the attention list."""
        people.decide(self.bench, choice)

    @rule(number=st.sampled_from((1, 2)), function=st.sampled_from(tuple(STEPS)))
    def another_bench(self, number: int, function: str) -> None:
        """Someone else scans this cake elsewhere."""
        now = START + timedelta(seconds=self.loop.now)
        event_id = str(UUID(int=self._rng.getrandbits(128), version=4))
        args = {"p_order_id": f"bannos-{number}", "p_store": STORE, "p_event_id": event_id}
        self.server.take(function, {**args, "p_occurred_at": now.isoformat()})

    @precondition(lambda self: self.loop.now > 60)
    @rule(number=st.sampled_from((1, 2)))
    def the_office_cancels(self, number: int) -> None:
        """An order is cancelled while scans of it may be pending."""
        self.server.cancel(f"bannos-{number}")

    @invariant()
    def promises_are_kept(self) -> None:
        """I1, I2, I3 and I5, and that nothing counts as synced which the server does not have."""
        # Where no time went by and nobody scanned, the outbox and the server are what they were.
        now = (self.loop.now, len(self.bench.tried), len(self.server.ledger), self.bench.deaths)
        if self.bench.life is None or now == self._looked_at:
            return
        self._looked_at = now
        entries = ledger.entries_of(self.bench)
        found = [
            *ledger.missing(self.bench, entries),
            *ledger.twice(self.server, [self.bench]),
            *ledger.endings(self.server, self.bench, entries),
            *ledger.overtaken(self.server, self.bench, entries),
            *ledger.decided(self.server, self.bench, entries),
        ]
        assert found == [], found

    def _drain(self) -> None:
        self.network.plan.clear()
        self.bench.refusals = 0
        self.bench.kill_in = None
        end = max(self.loop.now, self.bench.clock.asleep_until) + DRAIN_BOUND_S
        while self.loop.now < end and (self._stalled() or self.network.in_flight):
            self.loop.run_until(self.loop.now + 20.0)
        self.promises_are_kept()
        assert not (stalled := self._stalled()), stalled
        assert list(ledger.damaged(self.bench)) == []

    def _stalled(self) -> list[object]:
        if self.bench.life is None or not self.bench.idle:
            return ["the program is away"]
        return list(ledger.stalled(self.server, self.bench, ledger.entries_of(self.bench)))
