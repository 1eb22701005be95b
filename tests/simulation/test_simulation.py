"""The figures of the bar that CI runs, and that a seed is a run."""

import os
import subprocess
import sys
from pathlib import Path

from tests.simulation.campaign import simulate
from tests.simulation.network import FAULTS
from tests.simulation.world import DRAIN_BOUND_S, Setting, run

CI_SEEDS = 1000
ROOT = Path(__file__).parents[2]


def test_a_thousand_kitchens_lose_nothing() -> None:
    """0 lost, 0 twice, 0 stalled, no order overtaken, over every fault, kills, full disks and set clocks."""
    total = simulate(range(CI_SEEDS), Setting(), jobs=min(2, os.cpu_count() or 1), mixed=True)
    assert total.failed == [], "\n".join(total.lines())
    assert total.runs == CI_SEEDS
    # What is not met is not proved.
    assert [fault for fault in FAULTS if total.faults[fault] < 100] == []
    assert total.kills > CI_SEEDS / 2
    assert min(total.undos, total.decisions, total.naps, total.downgrades) > CI_SEEDS / 10
    assert total.half_hours > CI_SEEDS / 100
    assert {"confirmed", "duplicate", "attention", "waiting", "pending", "discarded"} <= set(total.states)
    assert 0 < total.slowest_drain_s < DRAIN_BOUND_S


def test_a_seed_is_a_run() -> None:
    """The same seed gives the same run, call by call, also in another process with other hashes."""
    first, second = run(7, Setting(stations=3)), run(7, Setting(stations=3))
    assert (first.trace, first.states) == (second.trace, second.states)
    assert run(8, Setting(stations=3)).trace != first.trace
    code = "from tests.simulation.world import Setting, run; print(run(7, Setting(stations=3)).trace)"
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "PYTHONPATH": str(ROOT)}
    other = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == first.trace


def test_the_command_says_what_it_did() -> None:
    """`python -m tests.simulation` prints the counts and ends with 0 when all is well."""
    command = [sys.executable, "-m", "tests.simulation", "--seeds", "3", "--stations", "2", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "runs 3," in done.stdout
    assert "lost 0, twice 0, stalled 0" in done.stdout
