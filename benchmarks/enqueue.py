"""How fast scans can be saved: Outbox.record against one raw insert, each with its own fsync."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.raw_sqlite import raw_sqlite
from benchmarks.result import Of, Result, Target
from benchmarks.timing import by_turns, machine
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.outbox import Outbox

BATCH = 25


def run(folder: Path, runs: int = 60) -> Iterator[Result]:
    """Entries a second, the median of `runs` batches. Works in `folder`, which should be on a real disk."""
    with closing(Database(folder / "station")) as database, raw_sqlite(folder) as raw:
        outbox = Outbox(database, SystemClock())

        def record() -> None:
            for _ in range(BATCH):
                outbox.record(_entry())

        def insert() -> None:
            for _ in range(BATCH):
                raw.insert(_row())

        ours, theirs = by_turns(record, insert, runs)
    yield Result(
        name="enqueue",
        unit="entries/s",
        value=BATCH / median(ours),
        reference="a raw SQLite insert, synchronous=FULL",
        reference_value=BATCH / median(theirs),
        target=Target(Of.RATIO, 0.7, at_least=True),
        runs=runs,
        machine=machine(),
    )


def _entry() -> NewEntry:
    return NewEntry(
        order_key="bannos-25771-B",
        function="complete_decorating",
        args={"p_order_id": "bannos-25771-B", "p_store": "bannos"},
        occurred_at=datetime.now(UTC),
        station="Decorating 1",
    )


def _row() -> dict[str, object]:
    entry = _entry()
    return {
        "order_key": entry.order_key,
        "function": entry.function,
        "args": entry.args,
        "occurred_at": entry.occurred_at.isoformat(),
        "station": entry.station,
    }
