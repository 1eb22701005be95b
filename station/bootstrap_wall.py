"""The wall, put together: the only place that names the concrete class behind each part of it."""

from contextlib import ExitStack

from station.bootstrap_common import STOP_WITHIN_S, Starter, open_data, refresh_again, require_backend
from station.link_up import Backend
from station.services.task_runner import TaskRunner
from station.services.wall import Wall
from station.settings import Settings
from station.ui.bridge import WallBridge
from station.ui.sounds import Sounds
from station.ui.wall.chime import CHIMES
from station.ui.wall.plan import plan_of
from station.ui.wall.window import WallWindow
from sync.clock import SystemClock
from sync.replica import Replica


def open_wall(settings: Settings, stack: ExitStack) -> tuple[WallWindow, WallBridge]:
    """The wall with its threads running; `stack` stops them, last started first."""
    require_backend(settings)
    database, _recovered = open_data(settings, stack)
    bridge = WallBridge()
    runner = TaskRunner(lambda error: None)
    stack.callback(runner.close)
    clock = SystemClock()
    replica = Replica(database)
    backend = Backend.of(settings, database, clock, lambda event: wall.on_sync(event))
    wall = Wall(settings, clock, replica, runner, bridge.publish, backend.retention().step)
    feed = backend.wall_feed(replica)
    window = WallWindow(settings.zone, plan_of(settings), Sounds(settings.sounds, files=CHIMES))
    bridge.state_changed.connect(window.show_state)
    # As at a bench: what the link needs is loaded once the first state is there.
    bridge.state_changed.connect(Starter(feed.start, window).start)
    stack.callback(feed.stop, STOP_WITHIN_S)
    wall.start()
    refresh_again(window, wall.refresh)
    return window, bridge
