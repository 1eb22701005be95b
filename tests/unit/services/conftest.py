"""A bench without a window: the real outbox, replica and spool on disk, and a list of what it said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from printing.spool import Spool
from scanning.codes import label_code
from station.domain.stages import Stage
from station.services.bench import Bench
from station.services.bench_documents import load_lists
from station.services.bench_state import BenchState, LinkStatus
from station.services.handle_scan import HandleScan
from station.services.notices import Feedback
from station.services.pin_try import PinTry, PinWish
from station.services.task_runner import TaskRunner
from station.services.workbench import Ports, Workbench
from station.settings import Settings
from sync.attention import AttentionList
from sync.database import Database
from sync.decisions import Decisions
from sync.outbox import Outbox
from sync.replica import Document, FeedMark, Replica


class MovedClock:
    """A clock that goes on by ten seconds with each look, so that no two scans are one."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """A little later each time."""
        self._now += timedelta(seconds=10)
        return self._now

    def monotonic(self) -> float:
        """A little later each time."""
        return self.now().timestamp()


class StillClock:
    """A clock that stands."""

    def now(self) -> datetime:
        """Always the same."""
        return datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        """Always the same."""
        return 0.0


@dataclass
class Rig:
    """A bench, its rooms, and what it said and asked."""

    bench: Workbench
    scans: HandleScan
    outbox: Outbox
    spool: Spool
    database: Database
    said: list[Feedback]
    looked_up: list[str] = field(default_factory=list)

    def scan(self, payload: str) -> Feedback:
        """Scan a code; the answer that was given."""
        before = len(self.said)
        self.scans.handle(payload)
        assert len(self.said) > before, f"nothing was said about {payload!r}"
        return self.said[-1]

    def scan_label(self, letter: str, number: int, suffix: str | None = None) -> Feedback:
        """Scan our label of a cake."""
        return self.scan(label_code(letter, number, suffix))

    def sent(self) -> list[tuple[str, str]]:
        """(order, function) of every entry, oldest first."""
        return [(e.order_key, e.function) for e in self.outbox.unconfirmed()]


class Rigs:
    """Makes benches on one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.live = False
        """Whether the backend is one that takes nothing back."""
        self.pins: list[PinTry] = []
        """What was typed, as the network pool would get it."""
        self.wishes: list[PinWish] = []
        """The PINs that were chosen, in the same way."""
        self._open: list[Database | Spool] = []

    def make(
        self,
        stage: Stage,
        *cakes: dict[str, Any],
        link: LinkStatus = LinkStatus.ONLINE,
        printer: str = "file:///x",
    ) -> Rig:
        """A bench of a stage that knows these cakes."""
        settings = Settings(stage=stage, data_dir=self._folder, printer=printer, station_id=f"{stage} 1")
        clock = MovedClock()
        database = Database(self._folder)
        spool = Spool(self._folder / "spool.db")
        self._open += [database, spool]
        replica = Replica(database)
        documents = [Document("order", cake["id"], cake["version"], cake) for cake in cakes]
        replica.apply("order", documents, FeedMark("order@bannos,flourlane", 1, clock.now()))
        for kind, bodies in LISTS.items():
            replica.replace_all(
                kind,
                [Document(kind, str(i), 1, body) for i, body in enumerate(bodies)],
                FeedMark(kind, None, clock.now()),
            )
        said: list[Feedback] = []
        looked_up: list[str] = []
        outbox = Outbox(database, clock)
        decisions, attention = Decisions(database, clock), AttentionList(database)
        ports = Ports(
            *(outbox, replica, spool, _nothing, _nothing, _nothing_for, looked_up.append),
            decisions=decisions,
            attention=attention,
            full_contract=lambda: not self.live,
            check_pin=self.pins.append,
            change_pin=self.wishes.append,
        )
        bench = Workbench(settings, stage, clock, ports, said.append)
        load_lists(bench)
        bench.read_queue()
        bench.link = link
        return Rig(bench, HandleScan(bench), outbox, spool, database, said, looked_up)

    def close(self) -> None:
        """Close every file."""
        for opened in self._open:
            opened.close()
        self._open.clear()


LISTS: dict[str, list[dict[str, Any]]] = {
    "staff": [
        {"id": "staff-1", "name": "Ana", "role": "Staff", "stores": ["bannos"], "badge": "1011"},
    ],
    "storage": [{"store": "bannos", "code": "A1", "name": "Shelf A1"}],
}


def _nothing() -> None:
    """Nobody sleeps here who could be woken."""


def _nothing_for(_keys: tuple[str, ...]) -> None:
    """Nothing waits here."""


@pytest.fixture
def rigs(tmp_path: Path) -> Iterator[Rigs]:
    """Makes benches; closes their files afterwards."""
    made = Rigs(tmp_path)
    yield made
    made.close()


class Acting:
    """A bench as its window knows it, and what it published."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.states: list[BenchState] = []
        self.crashes: list[Exception] = []
        self.runner = TaskRunner(self.crashes.append)
        self.bench = Bench(rig.bench, self.runner, self.states.append)

    def settle(self) -> BenchState:
        """The last state, when all that was posted has been done and the queue is read."""
        self.runner.drain(60)
        while self.rig.bench.reading is not None:
            self.runner.drain(60)
        # Its last part is shown behind it.
        self.runner.drain(60)
        assert self.crashes == []
        return self.states[-1]


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    """The bench's workers; a crash in one fails the test."""
    crashes: list[Exception] = []
    opened = TaskRunner(crashes.append)
    yield opened
    opened.close()
    assert crashes == []
