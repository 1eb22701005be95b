"""A wall with its service on a full replica, and the watchdog of its thread."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from pytestqt.qtbot import QtBot

from station.services.task_runner import TaskRunner
from station.services.wall import Wall
from station.services.wall_state import WallState
from station.settings import Settings, WallLayout
from station.ui.bridge import WallBridge
from station.ui.wall import WallWindow
from station.ui.wall.plan import WallPlan
from sync.clock import SystemClock
from sync.events import LinkChanged, LinkState, LinkStatus, ReplicaChanged, Synced
from sync.feed_reader import FeedSettings
from sync.replica import Document, FeedMark, Replica
from tests.gui.watchdog import Watchdog

STANDS_STILL_MS = 3_600_000
LOADED_WITHIN_MS = 60_000


@dataclass(frozen=True)
class Screen:
    """Of a wall: its pixels, and from how far it is read."""

    size: tuple[int, int]
    far_m: float | None = None

    def plan(self) -> WallPlan:
        """All layouts, turned by the test."""
        return WallPlan(tuple(WallLayout), STANDS_STILL_MS, STANDS_STILL_MS, self.far_m)


@dataclass
class Kitchen:
    """20,000 open orders on the disk, and some that are done: with them the usual times are known."""

    replica: Replica
    settings: Settings
    documents: list[dict[str, object]]
    numbers: Iterator[int] = field(default_factory=lambda: count(2))

    def keep(self, bodies: list[dict[str, object]]) -> tuple[str, ...]:
        """Put these on the disk, as the feed does."""
        feed = FeedSettings(self.settings.stores, self.settings.station_id).name
        documents = [Document("order", str(b["id"]), int(str(b["version"])), b) for b in bodies]
        return self.replica.apply("order", documents, FeedMark(feed, next(self.numbers), datetime.now(UTC)))


class OpenWall:
    """A wall as bootstrap builds it, without a link, and the watchdog of its thread."""

    def __init__(self, kitchen: Kitchen, screen: Screen, stack: ExitStack, qtbot: QtBot) -> None:
        self._kitchen = kitchen
        self._screen = screen
        self._qtbot = qtbot
        self._ahead = timedelta(0)
        self.state: WallState | None = None
        bridge = WallBridge()
        runner = TaskRunner(_fail)
        stack.callback(runner.close)
        self.service = Wall(
            kitchen.settings, SystemClock(), kitchen.replica, runner, bridge.publish, _nothing
        )
        self.window = WallWindow(kitchen.settings.zone, screen.plan(), clock=self._now)
        stack.callback(_end, self.window)
        bridge.state_changed.connect(self._show)
        self.dog = Watchdog(self.window)

    def start(self) -> None:
        """Show the window and read what is on the disk, until it is on the screen."""
        self.window.resize(*self._screen.size)
        self.window.show()
        self.service.start()
        self.service.on_sync(LinkChanged(LinkState(LinkStatus.ONLINE, None, datetime.now(UTC))))
        self.await_state(lambda state: state.columns is not None)

    def await_state(self, holds: Callable[[WallState], bool]) -> None:
        """Until such a state is on the screen."""

        def is_shown() -> bool:
            return self.state is not None and holds(self.state) and self.window.settled

        self._qtbot.waitUntil(is_shown, timeout=LOADED_WITHIN_MS)
        self.let(0.05)

    def turn(self) -> None:
        """Show the next layout."""
        self.window.turn_layout()
        self._qtbot.waitUntil(lambda: self.window.settled)
        self.let(0.05)

    def resize(self, size: tuple[int, int]) -> None:
        """Take another size."""
        self.window.resize(*size)
        self._qtbot.waitUntil(lambda: self.window.settled)
        self.let(0.05)

    def change(self, bodies: list[dict[str, object]]) -> None:
        """The feed brings these, changed."""
        before = self.state
        at = datetime.now(UTC)
        self.service.on_sync(ReplicaChanged("order", self._kitchen.keep(bodies)))
        self.service.on_sync(Synced(at))
        self.await_state(lambda state: state is not before)

    def age(self, seconds: float) -> None:
        """Let time pass without news."""
        self._ahead += timedelta(seconds=seconds)
        self.window.tick()
        self.let(0.05)

    def let(self, seconds: float) -> None:
        """Let the window do what it wants to do."""
        done: list[bool] = []
        QTimer.singleShot(round(seconds * 1000), lambda: done.append(True))
        self._qtbot.waitUntil(lambda: bool(done))

    def _show(self, state: WallState) -> None:
        self.window.show_state(state)
        self.state = state

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def _end(window: WallWindow) -> None:
    # Now, by Qt: left to Python's collector, its parts would go in any order.
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _fail(error: Exception) -> None:
    raise error


def _nothing() -> None:
    """Nothing is long done here."""
