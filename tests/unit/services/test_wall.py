"""What the wall counts, on a real replica."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from station.domain.stages import Stage
from station.services.bench_state import LinkStatus
from station.services.task_runner import TaskRunner
from station.services.wall import Wall
from station.services.wall_state import NewsKind, WallState
from station.services.workbench import DEFAULT_STORES
from station.settings import Settings, WallLayout
from sync.database import Database
from sync.events import LinkChanged, LinkState, ReplicaChanged, Synced
from sync.replica import Document, FeedMark, Replica
from tests.cakes import cake
from tests.unit.services.conftest import StillClock

# Noon in Sydney on 22 November 2026 is 01:00 UTC: the still clock's time.
TODAY, TOMORROW, YESTERDAY = "2026-11-22", "2026-11-23", "2026-11-21"
BANNOS, FLOURLANE = DEFAULT_STORES
SYNCED = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


class Rig:
    """A wall, its replica, and the states that it published."""

    def __init__(self, folder: Path) -> None:
        self.states: list[WallState] = []
        self._database = Database(folder)
        self.replica = Replica(self._database)
        self._crashes: list[Exception] = []
        self._runner = TaskRunner(self._crashes.append)
        settings = Settings(data_dir=folder, wall_layout=tuple(WallLayout))
        self.wall = Wall(settings, StillClock(), self.replica, self._runner, self.states.append, lambda: None)

    def keep(self, *cakes: dict[str, Any]) -> None:
        """Put cakes into the replica as the feed would, and tell the wall."""
        documents = [Document("order", c["id"], c["version"], c) for c in cakes]
        mark = FeedMark("order@bannos,flourlane", 1, SYNCED)
        keys = self.replica.apply("order", documents, mark)
        self.wall.on_sync(ReplicaChanged("order", keys))
        self.wall.on_sync(Synced(SYNCED))

    def shown(self) -> WallState:
        """The last state, when everything that was told has been done."""
        self._runner.drain(10)
        assert self._crashes == []
        return self.states[-1]

    def close(self) -> None:
        """End the worker and close the file."""
        self._runner.close()
        self._database.close()


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """A started wall."""
    made = Rig(tmp_path)
    made.wall.start()
    yield made
    made.close()


def test_unknown_is_not_empty(rig: Rig) -> None:
    """Before anything was known there are no columns; a lost link does not make them empty."""
    rig.wall.on_sync(LinkChanged(LinkState(LinkStatus.OFFLINE, "No network.", SYNCED)))
    state = rig.shown()
    assert (state.columns, state.data_at) == (None, None)
    assert (state.link, state.link_detail) == (LinkStatus.OFFLINE, "No network.")


def test_counts(rig: Rig) -> None:
    """Stages are counted by store, with what is overdue, due today and tomorrow, and unassigned."""
    rig.keep(
        cake("bannos-1", due_date=YESTERDAY),
        cake("bannos-2", due_date=TODAY, assignee_id="staff-1"),
        cake("flourlane-3", due_date=TOMORROW),
        cake("flourlane-4", due_date=None, stage="Packing"),
        cake("bannos-5", due_date=TODAY, cancelled_at="2026-11-20T00:00:00+00:00"),
        cake("bannos-6", stage="Complete", packing_complete_ts="2026-11-21T14:00:00+00:00"),
        cake("bannos-7", stage="Complete", packing_complete_ts="2026-11-21T12:00:00+00:00"),
    )
    state = rig.shown()
    assert (state.overdue, state.today, state.tomorrow) == (1, 1, 1)
    assert state.complete_today == 1, "a day begins at midnight in the kitchen, not in Greenwich"
    assert state.columns is not None
    filling, *others = state.columns[WallLayout.STAGES]
    assert (filling.subject, filling.open, filling.unassigned, filling.overdue) == (Stage.FILLING, 3, 2, 1)
    assert [(c.of, c.open) for c in filling.cells] == [(BANNOS, 2), (FLOURLANE, 1)]
    assert [row.cake.human_number for row in filling.rows] == ["B1", "B2", "F3"]
    assert [column.open for column in others] == [0, 0, 1]


def test_restart_offline(rig: Rig, tmp_path: Path) -> None:
    """A wall that starts without a link shows what was known, with its age."""
    rig.keep(cake("bannos-1"))
    rig.shown()
    rig.close()
    again = Rig(tmp_path)
    again.wall.start()
    state = again.shown()
    again.close()
    assert state.columns is not None
    assert state.columns[WallLayout.STAGES][0].open == 1
    assert state.data_at == SYNCED


def test_stores_and_days(rig: Rig) -> None:
    """The same cakes by store and by the day that they are due, with where they are."""
    rig.keep(
        cake("bannos-1", due_date=YESTERDAY),
        cake("flourlane-2", due_date=TODAY, stage="Packing"),
        cake("bannos-3", due_date="2026-11-27"),
        cake("bannos-4", due_date="2026-11-28"),
        cake("bannos-5", due_date=None),
    )
    columns = rig.shown().columns
    assert columns is not None
    assert [(c.subject, c.open) for c in columns[WallLayout.STORES]] == [(BANNOS, 4), (FLOURLANE, 1)]
    assert [c.open for c in columns[WallLayout.WEEK]] == [1, 1, 0, 0, 0, 0, 1, 2]
    packing = columns[WallLayout.WEEK][1].cells[3]
    assert (packing.of, packing.open) == (Stage.PACKING, 1)


def test_news(rig: Rig) -> None:
    """New, urgent and cancelled orders are told, cakes of one order as one; catching up is not news."""
    rig.keep(cake("bannos-1"), cake("bannos-2", due_date=TODAY))
    assert rig.shown().news == ()
    rig.keep(
        cake("bannos-3-A"),
        cake("bannos-3-B"),
        cake("bannos-4", due_date=YESTERDAY),
        cake("bannos-1", cancelled_at="2026-11-22T00:30:00+00:00", version=2),
        cake("bannos-2", due_date=TODAY, version=2, writing="Changed"),
    )
    told = [(news.kind, news.orders, news.human_number, news.cakes) for news in rig.shown().news]
    assert sorted(told) == [
        (NewsKind.CANCELLED, 1, "B1", 1),
        (NewsKind.NEW, 1, "B3", 2),
        (NewsKind.URGENT, 1, "B4", 1),
    ]


def test_what_the_replica_forgot_is_gone(rig: Rig) -> None:
    """A cake that the retention dropped is no longer held."""
    rig.keep(cake("bannos-1"), cake("bannos-2"))
    rig.shown()
    rig.replica.replace_all("order", [], FeedMark("order@bannos,flourlane", 2, SYNCED))
    rig.wall.on_sync(ReplicaChanged("order", ("bannos-1", "bannos-2")))
    columns = rig.shown().columns
    assert columns is not None
    assert sum(column.open for column in columns[WallLayout.STAGES]) == 0


def test_pace(rig: Rig, tmp_path: Path) -> None:
    """With usual times known the wall says what will be late, and marks it."""
    rig.keep(cake("bannos-1", due_date=TODAY))
    assert rig.shown().pace is None
    times = {
        f"{stage}_{edge}_ts": f"2026-11-20T0{hour + (edge == 'complete')}:00:00+00:00"
        for hour, stage in enumerate(("filling", "covering", "decorating", "packing"))
        for edge in ("start", "complete")
    }
    done = [cake(f"bannos-{n}", stage="Complete", **times) for n in range(10, 15)]
    rig.close()
    again = Rig(tmp_path)
    # Before the first state: the pace is read once in a while.
    again.keep(*done, *(cake(f"bannos-{n}", due_date=TODAY, due_time="1pm-5pm") for n in range(20, 30)))
    again.wall.start()
    state = again.shown()
    again.close()
    assert state.pace is not None
    assert len(state.pace.late) >= 9
    assert state.columns is not None
    filling, *others = state.columns[WallLayout.STAGES]
    marked = [row for row in filling.rows if row.late]
    assert len(marked) == filling.late == len(state.pace.late)
    # Eleven cakes of an hour each at one bench; nothing stands at the others.
    assert (filling.work_min, [column.work_min for column in others]) == (660, [0, 0, 0])
