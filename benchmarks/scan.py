"""From a framed scan to its answer: the bench's own actor with 20,000 cakes, against one raw insert."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.errors import BenchmarkFailed
from benchmarks.kitchen import LETTERS, order_documents
from benchmarks.raw_sqlite import raw_sqlite
from benchmarks.result import Of, Result, Target
from benchmarks.timing import by_turns, machine, percentile
from printing.spool import Spool
from scanning.codes import label_code
from scanning.events import Scanned
from scanning.framer import Framer
from scanning.scan import Scan
from station.domain.stages import Stage
from station.services.bench import Bench
from station.services.bench_state import BenchState
from station.services.notices import Feedback, FeedbackKind
from station.services.task_runner import TaskRunner
from station.services.workbench import Ports, Workbench
from station.settings import Settings
from sync.attention import AttentionList
from sync.clock import SystemClock
from sync.database import Database
from sync.decisions import Decisions
from sync.feed_reader import FeedSettings
from sync.outbox import Outbox
from sync.replica import Document, FeedMark, Replica

CAKES = 20_000
FRAME_MS = 16.7
ANSWER_WITHIN_S = 30.0


class ScanningBench:
    """A bench at Decorating as bootstrap builds it, without window, devices and link."""

    def __init__(self, folder: Path, cakes: int, stack: ExitStack) -> None:
        settings = Settings(stage=Stage.DECORATING, data_dir=folder, scanner="none")
        database = Database(folder)
        stack.callback(database.close)
        spool = Spool(folder / "spool.db")
        stack.callback(spool.close)
        runner = TaskRunner(_fail)
        stack.callback(runner.close)
        clock = SystemClock()
        self.replica = replica = Replica(database)
        self.codes = iter(stock(replica, settings, cakes))
        ports = Ports(
            outbox=Outbox(database, clock),
            replica=replica,
            spool=spool,
            wake_dispatcher=_nothing,
            wake_printer=_nothing,
            hasten=_for_nothing,
            lookup=_for_nothing,
            decisions=Decisions(database, clock),
            attention=AttentionList(database),
            full_contract=_always,
            check_pin=_for_nothing,
            change_pin=_for_nothing,
        )
        workbench = Workbench(settings, Stage.DECORATING, clock, ports, self._respond)
        self._answered = threading.Event()
        self._drawn = threading.Event()
        self._answer: Feedback | None = None
        self.bench = Bench(workbench, runner, self._publish)
        self._framer = Framer()
        self.bench.start()
        self.runner = runner
        runner.drain(ANSWER_WITHIN_S)

    def scan(self) -> None:
        """One label's bytes in; returns when the bench has said that it is saved."""
        self._read()
        if not self._answered.wait(ANSWER_WITHIN_S):
            raise BenchmarkFailed("The bench did not answer a scan.")

    def _read(self) -> None:
        self._answered.clear()
        self._drawn.clear()
        for frame in self._framer.feed(next(self.codes).encode() + b"\r"):
            self.bench.on_scanner(Scanned(Scan.from_frame(str(frame), "benchmark", datetime.now(UTC))))

    def rest(self) -> None:
        """Until the scan's picture is drawn: people do not scan faster than that."""
        if self._answer is None or self._answer.kind is not FeedbackKind.SAVED_OFFLINE:
            raise BenchmarkFailed(f"The bench said {self._answer}.")
        if not self._drawn.wait(ANSWER_WITHIN_S):
            raise BenchmarkFailed("The bench did not draw a label.")
        # Another screen may follow, and must not be computed while the next scan is timed.
        self.runner.drain(ANSWER_WITHIN_S)

    def _respond(self, feedback: Feedback) -> None:
        self._answer = feedback
        self._answered.set()

    def _publish(self, state: BenchState) -> None:
        if self._answered.is_set() and state.current is not None and state.current.label_png is not None:
            self._drawn.set()


def run(folder: Path, runs: int = 200, cakes: int = CAKES) -> Iterator[Result]:
    """Milliseconds from the frame to the answer, p50 and p99 of `runs` scans, each of another cake."""
    with ExitStack() as stack:
        bench = ScanningBench(folder / "station", cakes, stack)
        raw = stack.enter_context(raw_sqlite(folder))
        ours, theirs = by_turns(bench.scan, lambda: raw.insert(_ROW), rounds=runs, after=bench.rest)
    floor_ms = median(theirs) * 1000
    yield Result(
        name="scan-saved-p50",
        unit="ms",
        value=median(ours) * 1000,
        reference="a raw SQLite insert, synchronous=FULL",
        reference_value=floor_ms,
        target=Target(Of.RATIO, 2),
        runs=runs,
        machine=machine(),
    )
    yield Result(
        name="scan-saved-p99",
        unit="ms",
        value=percentile(ours, 99) * 1000,
        reference="a raw SQLite insert, p99",
        reference_value=percentile(theirs, 99) * 1000,
        target=Target(Of.VALUE, FRAME_MS),
        runs=runs,
        machine=machine(),
    )


_ROW = {"order": "bannos-25771-B", "function": "complete_decorating", "station": "Decorating 1"}


def stock(replica: Replica, settings: Settings, cakes: int) -> list[str]:
    """Put the cakes into the replica; the codes of those that Decorating can complete."""
    documents = list(order_documents(cakes))
    feed = FeedSettings(settings.stores, settings.station_id).name
    replica.apply(
        "order",
        [Document("order", str(body["id"]), 1, body) for body in documents],
        FeedMark(feed, 1, datetime.now(UTC)),
    )
    return [
        label_code(LETTERS[str(body["store"])], int(str(body["number"])), None)
        for body in documents
        if body["stage"] == Stage.DECORATING.value
    ]


def _fail(error: Exception) -> None:
    raise error


def _always() -> bool:
    """What was sent can be undone."""
    return True


def _nothing() -> None:
    """Nobody sleeps here who could be woken."""


def _for_nothing(_keys: object) -> None:
    """Nothing is sent from here."""
