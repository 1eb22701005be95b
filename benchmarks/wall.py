"""A change at the wall with 20,000 open orders: the GUI thread's own time for it, and how soon it is seen."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from benchmarks.errors import BenchmarkFailed
from benchmarks.kitchen import order_documents
from benchmarks.result import Of, Result, Target
from benchmarks.timing import by_turns, machine, own_seconds, percentile
from station.services.task_runner import TaskRunner
from station.services.wall import Wall
from station.services.wall_state import WallState
from station.settings import Settings, WallLayout
from station.ui.application import application
from station.ui.bridge import WallBridge
from station.ui.wall.window import WallWindow
from sync.clock import SystemClock
from sync.database import Database
from sync.events import LinkChanged, LinkState, LinkStatus, ReplicaChanged, Synced
from sync.feed_reader import FeedSettings
from sync.replica import Document, FeedMark, Replica

CAKES = 20_000
FRAME_MS = 16.7
SOON_MS = 500.0
SIZE = (1920, 1080)
SHOWN_WITHIN_MS = 60_000
_WAIT_FAILED = 1


class Painter(QObject):
    """Lives in the GUI thread: shows and paints each state, and takes the time of it. No signals."""

    def __init__(self, window: WallWindow) -> None:
        super().__init__(window)
        self._window = window
        self.taken_s = 0.0
        self.wanted = -1
        self.painted = QEventLoop()

    @Slot(object)
    def show(self, state: WallState) -> None:
        """Show a state; `painted` ends with the one that is waited for."""
        self.taken_s = own_seconds(lambda: self._draw(state))
        columns = state.columns[WallLayout.STAGES] if state.columns else ()
        if sum(column.open for column in columns) == self.wanted:
            self.painted.quit()

    def _draw(self, state: WallState) -> None:
        self._window.show_state(state)
        # What Qt does before the next frame: lay out anew what changed, and paint it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendPostedEvents(self._window, QEvent.Type.UpdateRequest.value)


class MeasuredWall:
    """A wall as bootstrap builds it, without link: the measure plays the feed."""

    def __init__(self, folder: Path, cakes: int, stack: ExitStack) -> None:
        self._settings = Settings(data_dir=folder)
        database = Database(folder)
        stack.callback(database.close)
        self._replica = Replica(database)
        self._documents = {str(body["id"]): body for body in order_documents(cakes)}
        self._open = cakes
        self._numbers = count(2)
        self._keys = iter(list(self._documents))
        bridge = WallBridge()
        runner = TaskRunner(_fail)
        stack.callback(runner.close)
        self._wall = Wall(self._settings, SystemClock(), self._replica, runner, bridge.publish, _nothing)
        window = WallWindow(self._settings.zone)
        stack.callback(window.close)
        window.resize(*SIZE)
        self.painter = Painter(window)
        bridge.state_changed.connect(self.painter.show)
        window.show()
        self._keep(list(self._documents.values()))
        self._wall.start()
        self._wall.on_sync(LinkChanged(LinkState(LinkStatus.ONLINE, None, datetime.now(UTC))))
        self._until(cakes)

    def change(self) -> None:
        """A cake is cancelled; returns when the wall shows one less."""
        key = next(self._keys)
        at = datetime.now(UTC)
        changed = self._documents[key] | {"cancelled_at": at.isoformat(), "version": 2}
        self._open -= 1
        self.painter.wanted = self._open
        self._wall.on_sync(ReplicaChanged("order", self._keep([changed])))
        self._wall.on_sync(Synced(at))
        self._until(self._open)

    def _keep(self, bodies: list[dict[str, object]]) -> tuple[str, ...]:
        feed = FeedSettings(self._settings.stores, self._settings.station_id).name
        documents = [Document("order", str(b["id"]), int(str(b["version"])), b) for b in bodies]
        return self._replica.apply("order", documents, FeedMark(feed, next(self._numbers), datetime.now(UTC)))

    def _until(self, cakes: int) -> None:
        self.painter.wanted = cakes
        late = QTimer(self.painter)
        late.setSingleShot(True)
        late.timeout.connect(lambda: self.painter.painted.exit(_WAIT_FAILED))
        late.start(SHOWN_WITHIN_MS)
        failed = self.painter.painted.exec()
        late.stop()
        if failed:
            raise BenchmarkFailed("The wall did not show a change.")


def run(folder: Path, runs: int = 60, cakes: int = CAKES) -> Iterator[Result]:
    """Milliseconds of the GUI thread for a change, and from the replica to the screen; p95 of `runs` each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    drawn: list[float] = []
    with ExitStack() as stack:
        wall = MeasuredWall(folder / "wall", cakes, stack)
        empty = QWidget()
        empty.resize(*SIZE)
        empty.show()
        stack.callback(empty.close)
        whole, floor = by_turns(
            wall.change, empty.repaint, rounds=runs, after=lambda: drawn.append(wall.painter.taken_s)
        )
    for name, taken, limit in (("wall-drawn-p95", drawn[1:], FRAME_MS), ("wall-change-p95", whole, SOON_MS)):
        yield Result(
            name=name,
            unit="ms",
            value=percentile(taken, 95) * 1000,
            reference="an empty QWidget's repaint",
            reference_value=median(floor) * 1000,
            target=Target(Of.VALUE, limit),
            runs=runs,
            machine=machine(),
        )


def _fail(error: Exception) -> None:
    raise error


def _nothing() -> None:
    """Nothing is long done here."""
