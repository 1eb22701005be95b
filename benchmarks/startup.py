"""From starting the program to ready for a scan, with 20,000 orders, against a bare PySide6 window."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.errors import BenchmarkFailed
from benchmarks.result import Of, Result, Target
from benchmarks.scan import CAKES, stock
from benchmarks.timing import machine
from station.domain.stages import Stage
from station.settings import Settings
from sync.database import Database
from sync.replica import Replica

WITHIN_S = 120.0
MOST_MB = 200
READY = "startup"
OURS = ("-m", "benchmarks.startup_window")
_ROOT = Path(__file__).parents[1]
_KINDS = ("bench", "bare", "plain", "wall")
_NAMES = {
    ("bench", "ready"): READY,
    ("bench", "painted"): "startup-painted",
    ("bench", "complete"): "startup-queue",
    ("wall", "complete"): "startup-wall",
}
_REFERENCES = {
    "bare": ("a bare PySide6 window", ""),
    "plain": ("plain widgets, as many as a bench has, and SQLite", "-plain"),
}


class Starter:
    """Starts Python as a bench does: with compiled modules, kept in `compiled` where one is given."""

    def __init__(self, compiled: Path | None = None) -> None:
        self._environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
        if compiled is not None:
            self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
            self._environment["PYTHONPYCACHEPREFIX"] = str(compiled)

    def run(self, *arguments: str) -> Mapping[str, float]:
        """Start Python with these arguments, to the end of it: seconds to each thing it noted, and `mb`."""
        began = monotonic()
        ran = subprocess.run(
            (sys.executable, *arguments),
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=WITHIN_S,
            check=False,
        )
        if ran.returncode:
            raise BenchmarkFailed(f"A window did not start. {ran.stderr.strip().splitlines()[-1:]}")
        noted = {what: float(value) for what, value in map(str.split, ran.stdout.splitlines())}
        return {what: value if what == "mb" else value - began for what, value in noted.items()}


def run(folder: Path, runs: int = 5, cakes: int = CAKES) -> Iterator[Result]:
    """Milliseconds from a process' start until each thing was on its screen; megabytes of bench and wall."""
    data = folder / "station"
    settings = Settings(stage=Stage.DECORATING, data_dir=data, scanner="none")
    database = Database(data)
    codes = iter(stock(Replica(database), settings, cakes))
    database.close()
    starter = Starter(folder / "compiled")
    # By turns, each scan another cake; the first round compiles the modules and is not counted.
    rounds = [
        {kind: starter.run(*OURS, kind, str(data), next(codes)) for kind in _KINDS} for _ in range(runs + 1)
    ][1:]
    for (kind, what), name in _NAMES.items():
        for reference, (words, ending) in _REFERENCES.items():
            yield Result(
                name=f"{name}{ending}",
                unit="ms",
                value=median(each[kind][what] for each in rounds) * 1000,
                reference=words,
                reference_value=median(each[reference]["painted"] for each in rounds) * 1000,
                target=Target(Of.RATIO, 2),
                runs=runs,
                machine=machine(),
            )
    for kind in ("bench", "wall"):
        yield Result(
            name=f"memory-{kind}",
            unit="MB",
            value=max(each[kind]["mb"] for each in rounds),
            reference="a bare PySide6 window",
            reference_value=rounds[0]["bare"]["mb"],
            target=Target(Of.VALUE, MOST_MB),
            runs=runs,
            machine=machine(),
        )
