"""A clock that tests turn, the gallery's day at the wall, and the window in the sizes of real screens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station.domain.pace import Forecast
from station.services.wall_state import StationHealth, WallAttention, WallNews, WallState
from station.ui.gallery.samples_wall import (
    NOON,
    SYDNEY,
    attention_item,
    news_item,
    pace_of,
    station,
    wall_state,
)
from station.ui.sounds import Sounds
from station.ui.wall import WallWindow
from station.ui.wall.plan import WallPlan


@dataclass
class TurnedClock:
    """A clock that stands still until it is turned."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def turn(self, seconds: float) -> None:
        """Let this much time pass."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> TurnedClock:
    """The wall's clock."""
    return TurnedClock()


@pytest.fixture
def turn(clock: TurnedClock) -> Callable[[float], None]:
    """Let seconds pass on the wall's clock."""
    return clock.turn


@pytest.fixture
def make_state() -> Callable[..., WallState]:
    """A day at the wall, with the open cakes per bench and changed fields as wished."""
    return wall_state


@pytest.fixture
def make_station() -> Callable[..., StationHealth]:
    """A station's heartbeat, with changed fields as wished."""
    return station


@pytest.fixture
def make_item() -> Callable[..., WallAttention]:
    """What needs a person, with changed fields as wished."""
    return attention_item


@pytest.fixture
def make_wall(qtbot: QtBot, clock: TurnedClock) -> Callable[..., WallWindow]:
    """Open a wall of a size, showing a state."""

    def make(
        state: WallState | None = None,
        size: tuple[int, int] = (1920, 1080),
        sounds: Sounds | None = None,
        **plan: Any,
    ) -> WallWindow:
        window = WallWindow(SYDNEY, WallPlan(**{"page_ms": 60_000, **plan}), sounds, clock)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: window.settled)
        if state is not None:
            window.show_state(state)
            QApplication.processEvents()  # Lays everything out before the test reads sizes.
            qtbot.waitUntil(lambda: window.settled)
        return window

    return make


@pytest.fixture
def make_pace() -> Callable[..., Forecast]:
    """A forecast with so many late cakes."""
    return pace_of


@pytest.fixture
def make_news() -> Callable[..., WallNews]:
    """An order that came in, with changed fields as wished."""
    return news_item
