"""How fast scans can be saved, each with its own fsync: our outbox, a raw insert, another durable queue."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from persistqueue import SQLiteAckQueue

from benchmarks.raw_sqlite import raw_sqlite
from benchmarks.result import Of, Result, Target
from benchmarks.timing import by_turns, machine
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.outbox import Outbox

BATCH = 25
OF_RAW = 0.7
OF_QUEUE = 1.5


def run(folder: Path, runs: int = 60) -> Iterator[Result]:
    """Entries a second, the median of `runs` batches. Works in `folder`, which should be on a real disk."""
    with (
        closing(Database(folder / "station")) as database,
        raw_sqlite(folder) as raw,
        # It leaves SQLite's own default, synchronous=FULL, and commits each put.
        closing(SQLiteAckQueue(str(folder / "queue"), multithreading=True)) as queue,
    ):
        outbox = Outbox(database, SystemClock())
        ours, theirs, peers = by_turns(
            lambda: [outbox.record(_entry()) for _ in range(BATCH)],
            lambda: [raw.insert(_row()) for _ in range(BATCH)],
            lambda: [queue.put(_row()) for _ in range(BATCH)],
            rounds=runs,
        )
    yield _against("enqueue", ours, "a raw SQLite insert, synchronous=FULL", theirs, OF_RAW)
    yield _against("enqueue-queue", ours, "persist-queue's SQLiteAckQueue", peers, OF_QUEUE)


def _against(name: str, ours: list[float], reference: str, theirs: list[float], limit: float) -> Result:
    return Result(
        name=name,
        unit="entries/s",
        value=BATCH / median(ours),
        reference=reference,
        reference_value=BATCH / median(theirs),
        target=Target(Of.RATIO, limit, at_least=True),
        runs=len(ours),
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
