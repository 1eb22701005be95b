"""A wall runs for weeks: a simulated month of orders leaves nothing behind."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from station.link_up import may_be_forgotten
from station.services.task_runner import TaskRunner
from station.services.wall import Wall
from station.services.wall_state import WallState
from station.settings import Settings, WallLayout
from sync.clock import ServerClock
from sync.database import Database
from sync.events import LinkChanged, LinkState, LinkStatus, ReplicaChanged, Synced, SyncEvent
from sync.replica import Document, FeedMark, Replica
from sync.retention import Retention
from tests.cakes import cake

BEGIN = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
A_DAY = 12
"""Cakes that come in and are done each day."""
OPEN_DAYS = 3
SETTLED = 19
"""After these days nothing may grow: what is done is kept for 14."""
DAYS = 49


class Clock:
    """A clock that the test turns; the server's is the same."""

    def __init__(self) -> None:
        self.time = BEGIN

    def now(self) -> datetime:
        """The time."""
        return self.time

    def monotonic(self) -> float:
        """Seconds."""
        return self.time.timestamp()


class Month:
    """A wall on a real replica, fed day by day."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.last: WallState | None = None
        self._database = Database(folder)
        self.replica = Replica(self._database)
        self._crashes: list[Exception] = []
        self._runner = TaskRunner(self._crashes.append)
        server_clock = ServerClock()
        server_clock.measure(format_datetime(BEGIN, usegmt=True), BEGIN, BEGIN, BEGIN.timestamp())
        settings = Settings(data_dir=folder, wall_layout=tuple(WallLayout))
        retention = Retention(self._database, self.clock, server_clock, self._tell, may_be_forgotten)
        self.wall = Wall(settings, self.clock, self.replica, self._runner, self._keep, retention.step)
        self.wall.start()
        self.wall.on_sync(LinkChanged(LinkState(LinkStatus.ONLINE, None, BEGIN)))
        self._day = 0

    def _tell(self, event: SyncEvent) -> None:
        self.wall.on_sync(event)

    def _keep(self, state: WallState) -> None:
        self.last = state

    def live_a_day(self) -> None:
        """Cakes come, those of three days ago are done, and the wall is looked after all day long."""
        self._day += 1
        came = [self._cake(self._day, index) for index in range(A_DAY)]
        ready = [self._done(self._day - OPEN_DAYS, i) for i in range(A_DAY) if self._day > OPEN_DAYS]
        for at, bodies in ((0, came), (8, ready)):
            self.clock.time = BEGIN + timedelta(days=self._day, hours=at)
            documents = [Document("order", b["id"], b["version"], b) for b in bodies]
            mark = FeedMark("order@bannos,flourlane", self._day * 2 + at, self.clock.time)
            self.wall.on_sync(ReplicaChanged("order", self.replica.apply("order", documents, mark)))
            self.wall.on_sync(Synced(self.clock.time))
            for _ in range(2):
                self.clock.time += timedelta(minutes=11)
                self.wall.refresh()
                self._runner.drain(10)
        assert self._crashes == []

    def _cake(self, day: int, index: int, **changes: Any) -> dict[str, Any]:
        due = (BEGIN + timedelta(days=day + OPEN_DAYS)).date()
        return cake(f"bannos-{day * 1000 + index}", due_date=due.isoformat(), **changes)

    def _done(self, day: int, index: int) -> dict[str, Any]:
        at, times = BEGIN + timedelta(days=day + OPEN_DAYS, hours=1), {}
        for stage in ("filling", "covering", "decorating", "packing"):
            times[f"{stage}_start_ts"] = at.isoformat()
            at += timedelta(minutes=10)
            times[f"{stage}_complete_ts"] = at.isoformat()
        return self._cake(day, index, stage="Complete", version=2, **times)

    def close(self) -> None:
        """End the worker and close the file."""
        self._runner.close()
        self._database.close()


@pytest.fixture
def month(tmp_path: Path) -> Iterator[Month]:
    """A wall at the beginning of the month."""
    made = Month(tmp_path)
    yield made
    made.close()


def test_a_month_leaves_nothing_behind(month: Month) -> None:
    """From the third week on, cakes, objects in memory and the replica stay as they are."""
    for _ in range(SETTLED):
        month.live_a_day()
    kept = len(month.replica.all("order"))
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(DAYS - SETTLED):
        month.live_a_day()
    gc.collect()
    grown = len(gc.get_objects()) - before
    assert len(month.replica.all("order")) == kept <= A_DAY * (14 + OPEN_DAYS + 2)
    state = month.last
    assert state is not None
    assert state.columns is not None
    assert sum(column.open for column in state.columns[WallLayout.STAGES]) == A_DAY * OPEN_DAYS
    assert state.complete_today == A_DAY
    assert state.pace is not None, "it knows its usual times from what is kept"
    assert grown < A_DAY * DAYS / 4, "far fewer objects than cakes went by"
