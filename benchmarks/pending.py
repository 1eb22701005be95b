"""After 30 days without a link: scanning with 10,000 scans waiting, beside a bench with none."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.kitchen import order_documents
from benchmarks.result import Of, Result, Target
from benchmarks.scan import CAKES, ScanningBench
from benchmarks.timing import machine, seconds
from station.domain.stages import Stage
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.outbox import Outbox

PENDING = 10_000
DAYS = 30
SLOWER = 1.1


def run(folder: Path, runs: int = 60, cakes: int = CAKES, pending: int = PENDING) -> Iterator[Result]:
    """Milliseconds from the frame to the answer, the median of `runs` scans at each of two benches."""
    _wait_for_link(folder / "waiting", cakes, pending)
    with ExitStack() as stack:
        waiting = ScanningBench(folder / "waiting", cakes, stack)
        empty = ScanningBench(folder / "empty", cakes, stack)
        # By turns, and each comes to rest before the next scan: they share an interpreter.
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(runs + 1):
            for bench, taken in ((waiting, ours), (empty, theirs)):
                taken.append(seconds(bench.scan))
                bench.rest()
    yield Result(
        name="scan-pending",
        unit="ms",
        value=median(ours[1:]) * 1000,
        reference="the same bench with nothing waiting",
        reference_value=median(theirs[1:]) * 1000,
        target=Target(Of.RATIO, SLOWER),
        runs=runs,
        machine=machine(),
    )


def _wait_for_link(folder: Path, cakes: int, pending: int) -> None:
    """Fill the outbox with scans of other benches' cakes, spread over the days."""
    with closing(Database(folder)) as database:
        outbox = Outbox(database, SystemClock())
        others = [each for each in order_documents(cakes) if each["stage"] != Stage.DECORATING.value]
        begun = datetime.now(UTC) - timedelta(days=DAYS)
        for number in range(pending):
            order = others[number % len(others)]
            args = {"p_order_id": order["id"], "p_store": order["store"], "p_storage": f"A{number % 9}"}
            at = begun + timedelta(days=DAYS) * number / pending
            outbox.record(NewEntry(str(order["id"]), "set_storage", args, at, "Decorating 1"))
