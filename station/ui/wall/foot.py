"""The foot of the wall: each station and whether it is well, those in trouble first."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from station.services.wall_state import StationHealth
from station.ui.wall import words
from station.ui.wall.labels import ShorteningLabel, SignLabel, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.reading import page_count

STATIONS_AT_ONCE = 5
ON_A_TALL_WALL = 4
"""In two lines."""
FOOT_HEIGHT = 92
TALL_FOOT_HEIGHT = 184


class StationSign(QFrame):
    """One station: a sign, its name and how it is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "station")
        self.sign = SignLabel(48)
        self.name = ShorteningLabel("station-name")
        self.state = ShorteningLabel("station-state")
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.name)
        self._words.addWidget(self.state)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sign)
        self._row.addLayout(self._words, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size."""
        self.sign.set_look(look)
        self._row.setContentsMargins(look.px(14), look.px(4), look.px(10), look.px(4))
        self._row.setSpacing(look.px(12))

    def show_station(self, station: StationHealth, silent_for: timedelta, stale: bool) -> None:
        """Show how this station is, or was; that all is well is not said from `stale` data."""
        well, said = words.station_state(station, silent_for)
        if well and stale:
            said = words.station_not_known()
        self.sign.show_sign(("soft" if stale else "well") if well else "alert")
        self.name.setText(station.name)
        self.state.setText(said)
        self.state.set_tone("" if well else "alert")
        self.setAccessibleName(f"{station.name}: {said}")


class StationFoot(QFrame):
    """A line of stations; pages when there are more than fit."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.signs = [StationSign(look) for _ in range(STATIONS_AT_ONCE)]
        self.none_yet = WallLabel("station-state")
        self.none_yet.setText(words.no_stations())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self.none_yet, 0, 0)
        self._stations: tuple[tuple[StationHealth, timedelta], ...] = ()
        self._stale = False
        self._at_once = STATIONS_AT_ONCE
        self._page = 0
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: on a `tall` one they stand in two lines."""
        self._at_once = ON_A_TALL_WALL if tall else STATIONS_AT_ONCE
        dress(self, look)
        self.setFixedHeight(look.px(TALL_FOOT_HEIGHT if tall else FOOT_HEIGHT))
        self._grid.setSpacing(look.px(14))
        a_line = ON_A_TALL_WALL // 2 if tall else STATIONS_AT_ONCE
        for index, sign in enumerate(self.signs):
            self._grid.addWidget(sign, index // a_line, index % a_line)
        for sign in self.signs:
            sign.set_look(look)
        self._draw_page()

    def show_stations(
        self, stations: tuple[StationHealth, ...], known_at: datetime, stale: bool = False
    ) -> None:
        """Show these stations as they were at `known_at`: a wall without a link knows nothing newer."""
        aged = [(station, max(timedelta(0), known_at - station.seen_at)) for station in stations]
        aged.sort(key=lambda pair: words.station_state(*pair)[0])
        self._stations = tuple(aged)
        self._stale = stale
        self._draw_page()

    def turn_page(self) -> None:
        """Show the next stations, or the first after the last."""
        self._page = (self._page + 1) % self._pages()
        self._draw_page()

    def _pages(self) -> int:
        return page_count(len(self._stations), self._at_once)

    def _draw_page(self) -> None:
        self._page = min(self._page, self._pages() - 1)
        shown = self._stations[self._page * self._at_once :][: self._at_once]
        self.none_yet.setVisible(not shown)
        for index, sign in enumerate(self.signs):
            sign.setVisible(index < len(shown))
            if index < len(shown):
                sign.show_station(*shown[index], self._stale)
