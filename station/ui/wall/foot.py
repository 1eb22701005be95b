"""The foot of the wall: each station and whether it is well, those in trouble first."""

from datetime import datetime, timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from station.services.wall_state import StationHealth
from station.ui.theme import colours
from station.ui.wall import words
from station.ui.wall.fading import mixed
from station.ui.wall.labels import ShorteningLabel, SignLabel, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.panel import RADIUS, Panel
from station.ui.wall.reading import page_count

STATIONS_AT_ONCE = 5
ON_A_TALL_WALL = 2
"""Beside one another, in two lines; from afar in one."""
FOOT_HEIGHT = 92
_LEAST_HEIGHT, _AIR = 60, 22
_SIGN, _BESIDE, _LEFT, _RIGHT, _GAP = 48, 12, 14, 10, 14


class StationSign(Panel):
    """One station: a sign, its name and how it is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("station", parent)
        self.sign = SignLabel("station-name", _SIGN)
        self.name = ShorteningLabel("station-name")
        self.state = ShorteningLabel("station-state")
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.addWidget(self.name)
        self._words.addWidget(self.state)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sign)
        self._row.addLayout(self._words, 1)
        self.set_look(look)

    def set_look(self, look: Look, flat: bool = False) -> None:
        """Follow the window's size and the data's fading; `flat`: all in one line."""
        way = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        self._words.setDirection(way)
        self._words.setSpacing(look.px(_BESIDE) if flat else 0)
        self.set_ground(mixed(colours.CARD, colours.PAGE, look.fade * 0.6), look.px(RADIUS))
        self.sign.set_look(look)
        self._row.setContentsMargins(look.px(_LEFT), look.px(4), look.px(_RIGHT), look.px(4))
        self._row.setSpacing(look.px(_BESIDE))

    def share(self, name: int, state: int) -> None:
        """How the room is shared where both stand in one line: as wide as the widest of each."""
        self._words.setStretch(0, name)
        self._words.setStretch(1, state)

    def show_station(self, station: StationHealth, silent_for: timedelta, stale: bool) -> None:
        """Show how this station is, or was; that all is well is not said from `stale` data."""
        well, said = _said(station, silent_for, stale)
        self.sign.show_sign(("soft" if stale else "well") if well else "alert")
        self.name.set_texts(station.name)
        self.state.set_texts(said)
        self.state.set_tone("" if well else "alert")
        self.setAccessibleName(f"{station.name}: {said}")


class StationFoot(Panel):
    """A line of stations; pages when there are more than fit."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("foot", parent)
        self.signs = [StationSign(look, self) for _ in range(STATIONS_AT_ONCE)]
        self.none_yet = WallLabel("station-state")
        self.none_yet.setText(words.no_stations())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self.none_yet, 0, 0)
        self._stations: tuple[tuple[StationHealth, timedelta], ...] = ()
        self._stale = False
        self._look, self._tall = look, False
        self._a_line = 0
        self._page = 0
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: on a `tall` one they stand in two lines."""
        self._look, self._tall = look, tall
        dress(self, look)
        for sign in self.signs:
            sign.set_look(look, self._flat)
        self._grid.setSpacing(look.px(_GAP))
        lines = look.line("station-state") + (0 if self._flat else look.line("station-name"))
        height = max(look.px(_LEAST_HEIGHT if self._flat else FOOT_HEIGHT), lines + look.px(_AIR))
        self.setFixedHeight(height * self._lines)
        self._draw_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as have room."""
        super().resizeEvent(event)
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

    @property
    def _flat(self) -> bool:
        # From afar the cakes need the room; a tall wall has enough.
        return self._look.is_far and not self._tall

    @property
    def _lines(self) -> int:
        return 2 if self._tall and not self._look.is_far else 1

    @property
    def _at_once(self) -> int:
        return min(STATIONS_AT_ONCE, self._a_line * self._lines)

    def _pages(self) -> int:
        return page_count(len(self._stations), self._at_once)

    def _place(self) -> None:
        """As many beside one another as can say how they are in whole words."""
        look = self._look
        said = [_said(*pair, self._stale)[1] for pair in self._stations]
        state = max((look.width_of("station-state", text) for text in said), default=1)
        name = max((look.width_of("station-name", pair[0].name) for pair in self._stations), default=1)
        around = look.px(_LEFT) + look.px(_RIGHT) + self.signs[0].sign.side + look.px(_BESIDE) + look.px(_GAP)
        wide = around + (name + look.px(_BESIDE) + state if self._flat else state)
        most = ON_A_TALL_WALL if self._tall else STATIONS_AT_ONCE
        a_line = max(1, min(most, (self.width() + look.px(_GAP)) // wide))
        for index, sign in enumerate(self.signs):
            sign.share(*((name, state) if self._flat else (0, 0)))
            if a_line != self._a_line:
                self._grid.addWidget(sign, index // a_line, index % a_line)
        self._a_line = a_line

    def _draw_page(self) -> None:
        self._place()
        self._page = min(self._page, self._pages() - 1)
        shown = self._stations[self._page * self._at_once :][: self._at_once]
        self.none_yet.setVisible(not shown)
        for index, sign in enumerate(self.signs):
            if index < len(shown):
                sign.show_station(*shown[index], self._stale)
            sign.setVisible(index < len(shown))


def _said(station: StationHealth, silent_for: timedelta, stale: bool) -> tuple[bool, str]:
    well, said = words.station_state(station, silent_for)
    return well, words.station_not_known() if well and stale else said
