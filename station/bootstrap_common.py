"""What bench and wall have in common when they are put together."""

import logging
from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from station import __version__
from station.errors import SettingsError
from station.log import start_logging
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.recovery import Recovered, open_database

log = logging.getLogger(__name__)

STOP_WITHIN_S = 5.0
REFRESH_MS = 10_000


class Starter(QObject):
    """Lives in the GUI thread: starts what is to be started there, once, at a word of another thread."""

    def __init__(self, start: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._starts = [start]

    @Slot()
    def start(self) -> None:
        """Start it."""
        while self._starts:
            self._starts.pop()()


def open_data(settings: Settings, stack: ExitStack) -> tuple[Database, Recovered | None]:
    """The station's database, with the log beside it; `stack` closes it. Raises SyncError in words."""
    database, recovered = open_database(settings.data_dir, SystemClock())
    stack.callback(database.close)
    start_logging(settings.data_dir)
    log.info("ordak-station %s opened %s", __version__, settings.station_id)
    return database, recovered


def require_backend(settings: Settings) -> None:
    """Raises SettingsError unless the settings say where the backend is and who this station is there."""
    missing = [name for name in ("backend_url", "anon_key", "email") if not getattr(settings, name)]
    if missing:
        raise SettingsError(
            "The backend is not set",
            f"Set {', '.join(missing)} in station.toml. `ordak-station config` shows every setting.",
        )


def refresh_again(window: QWidget, refresh: Callable[[], None]) -> None:
    """Dates and ages change by themselves: draw them anew now and then."""
    timer = QTimer(window)
    timer.timeout.connect(refresh)
    timer.start(REFRESH_MS)
