"""From starting the program to ready for a scan, with 20,000 orders, against a bare PySide6 window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.errors import BenchmarkFailed
from benchmarks.result import Of, Result, Target
from benchmarks.scan import CAKES, stock
from benchmarks.timing import by_turns, machine
from station.domain.stages import Stage
from station.settings import Settings
from sync.database import Database
from sync.replica import Replica

WITHIN_S = 120.0
MOST_MB = 200
_BARE = """
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
application.processEvents()
status = Path("/proc/self/status").read_text()
print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""
OURS = ("-m", "benchmarks.startup_window")
_ROOT = Path(__file__).parents[1]


class Starter:
    """Starts Python as a bench does: with compiled modules, kept in `compiled` where one is given."""

    def __init__(self, compiled: Path | None = None) -> None:
        self._environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}
        if compiled is not None:
            self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
            self._environment["PYTHONPYCACHEPREFIX"] = str(compiled)

    def run(self, *arguments: str) -> str:
        """Start Python with these arguments, to the end of it; what it printed."""
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
        return ran.stdout


def run(folder: Path, runs: int = 5, cakes: int = CAKES) -> Iterator[Result]:
    """Milliseconds from a process' start to ready and closed; megabytes of a bench and of the wall."""
    data = folder / "station"
    settings = Settings(stage=Stage.DECORATING, data_dir=data, scanner="none")
    database = Database(data)
    stock(Replica(database), settings, cakes)
    database.close()
    starter = Starter(folder / "compiled")
    ours, bare = by_turns(
        lambda: starter.run(*OURS, "bench", str(data)), lambda: starter.run("-c", _BARE), rounds=runs
    )
    yield Result(
        name="startup",
        unit="ms",
        value=median(ours) * 1000,
        reference="a bare PySide6 window",
        reference_value=median(bare) * 1000,
        target=Target(Of.RATIO, 2),
        runs=runs,
        machine=machine(),
    )
    for kind in ("bench", "wall"):
        yield Result(
            name=f"memory-{kind}",
            unit="MB",
            value=float(starter.run(*OURS, kind, str(data))),
            reference="a bare PySide6 window",
            reference_value=float(starter.run("-c", _BARE)),
            target=Target(Of.VALUE, MOST_MB),
            runs=1,
            machine=machine(),
        )
