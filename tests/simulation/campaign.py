"""Many seeds, over several processes, summed up."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import repeat

from tests.simulation.ledger import Kind
from tests.simulation.network import Fault
from tests.simulation.world import Outcome, Setting, run

# Mostly small kitchens: they are quick, and most of what goes wrong goes wrong between two benches.
_SIZES = (2, 2, 3, 2, 2, 4, 2, 2, 3, 2)
_LARGE = 10
_LARGE_EVERY = 50


@dataclass
class Total:
    """The sum of the runs. `failed`: a seed, how many stations it had, and what went wrong."""

    runs: int = 0
    scans: int = 0
    calls: int = 0
    kills: int = 0
    undos: int = 0
    decisions: int = 0
    naps: int = 0
    downgrades: int = 0
    half_hours: int = 0
    slowest_drain_s: float = 0.0
    seconds: float = 0.0
    faults: Counter[Fault] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    found: Counter[Kind] = field(default_factory=Counter)
    failed: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Take one run in."""
        self.runs += 1
        self.scans += outcome.scans
        self.calls += outcome.calls
        self.kills += outcome.deaths
        self.undos += outcome.undos
        self.decisions += outcome.decisions
        self.naps += outcome.naps
        self.downgrades += outcome.downgrades
        self.half_hours += outcome.half_hours
        self.slowest_drain_s = max(self.slowest_drain_s, outcome.drained_s)
        self.faults += outcome.faults
        self.states += outcome.states
        self.found.update(finding.kind for finding in outcome.findings)
        for finding in outcome.findings[:1]:
            self.failed.append((outcome.seed, outcome.stations, f"{finding.kind}: {finding.what}"))

    def lines(self) -> Iterator[str]:
        """What is printed."""
        faults = sum(count for fault, count in self.faults.items() if fault is not Fault.NONE)
        yield f"runs {self.runs}, scans confirmed on screen {self.scans}, calls {self.calls}"
        yield f"faults {faults} of {len(self.faults) - (Fault.NONE in self.faults)} kinds, kills {self.kills}"
        yield f"undos {self.undos}, decisions of people {self.decisions}, suspended {self.naps} times"
        yield f"downgraded and upgraded {self.downgrades} times, watched for half an hour {self.half_hours}"
        yield "entries: " + ", ".join(f"{state} {count}" for state, count in self.states.most_common())
        yield ", ".join(f"{kind} {self.found[kind]}" for kind in Kind)
        yield f"slowest drain after the last fault {self.slowest_drain_s:.0f} s (virtual)"
        yield f"took {self.seconds:.1f} s"
        for seed, stations, what in self.failed:
            yield f"FAILED: --start {seed} --seeds 1 --stations {stations}: {what}"


def simulate(seeds: Iterable[int], setting: Setting, jobs: int, mixed: bool = False) -> Total:
    """Run the seeds. `mixed`: kitchens of 2 to 10 stations, by seed, instead of the setting's number."""
    wanted = list(seeds)
    total = Total()
    started = time.perf_counter()
    settings = [_mixed(seed, setting) for seed in wanted] if mixed else list(repeat(setting, len(wanted)))
    for outcome in _outcomes(wanted, settings, jobs):
        total.add(outcome)
    total.seconds = time.perf_counter() - started
    return total


def _mixed(seed: int, setting: Setting) -> Setting:
    large = seed % _LARGE_EVERY == _LARGE_EVERY - 1
    return replace(setting, stations=_LARGE if large else _SIZES[seed % len(_SIZES)], cakes=1 + seed % 2)


def _outcomes(seeds: list[int], settings: list[Setting], jobs: int) -> Iterator[Outcome]:
    if jobs <= 1:
        yield from map(run, seeds, settings)
        return
    # Spawned: a child of a test process must not inherit its threads' locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from pool.map(run, seeds, settings, chunksize=max(1, len(seeds) // (jobs * 8)))
