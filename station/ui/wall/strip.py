"""The strip under the head: the pace and what came in; or, in trouble, since when and why the wall is old.

It is always there, so that nothing moves when the link is lost.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from station.services.bench_state import LinkStatus
from station.services.wall_state import WallNews, WallState
from station.ui.theme import colours
from station.ui.theme.colours import shown
from station.ui.wall import words
from station.ui.wall.labels import ShorteningLabel, SignLabel, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.pace_line import LINES_ON_A_TALL_WALL, ROLE, NewsLine, PaceLine
from station.ui.wall.panel import RADIUS, Panel
from station.ui.wall.reading import Freshness, freshness
from station.ui.words import day_word

STRIP_HEIGHT = 60
_PACE_LINE = 1.3
"""Of a font's size, with air."""


class DataStrip(Panel):
    """Says the state of the link and the age of the data, in a sign and in words; else the pace."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self.sign = SignLabel("strip-text", 40)
        self.day = WallLabel("strip-text", self)
        self.sentence = ShorteningLabel("strip-text")
        self.pace = PaceLine(look)
        self.news = NewsLine(look)
        self.news.hide()
        self._link = QWidget(self)
        self._link_row = QHBoxLayout(self._link)
        self._link_row.setContentsMargins(0, 0, 0, 0)
        self._link_row.addWidget(self.sign)
        self._link_row.addWidget(self.sentence, 1)
        self._middle = QWidget(self)
        middle_row = QHBoxLayout(self._middle)
        middle_row.setContentsMargins(0, 0, 0, 0)
        middle_row.addWidget(self.pace)
        middle_row.addWidget(self.news)
        self._grid = QGridLayout(self)
        self._look, self._tall = look, False
        self._well, self._has_pace, self._has_news = False, False, False
        self._placed: tuple[bool, ...] | None = None
        self.set_look(look)

    @property
    def well(self) -> bool:
        """Whether what is shown is true now."""
        return self._well

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: where it is `tall` the pace has lines of its own."""
        self._look, self._tall = look, tall
        dress(self, look)
        self.sign.set_look(replace(look, fade=0.0))
        now = replace(look, fade=0.0)
        self.pace.set_look(now, tall)
        self.news.set_look(now, tall)
        self._link_row.setSpacing(look.px(16))
        self._grid.setContentsMargins(look.px(20), 0, look.px(20), 0)
        self._grid.setHorizontalSpacing(look.px(28))
        self._grid.setVerticalSpacing(0)
        pace = round(_PACE_LINE * look.text_px(ROLE)) * (LINES_ON_A_TALL_WALL if tall else 1)
        above = 0 if look.is_far else look.px(STRIP_HEIGHT)
        self.setFixedHeight(above + pace if tall else max(above, pace))
        self._paint()
        self._place()

    def show_day(self, day: date) -> None:
        """Show the kitchen's day, under the clock."""
        self.day.setText(day_word(day, day))

    def show_age(self, state: WallState, age: timedelta | None) -> None:
        """Say how old the data is and how the link stands; what is old is no pace."""
        fresh = age is not None and freshness(age) is Freshness.FRESH
        self._well = fresh and state.link is LinkStatus.ONLINE
        self.sign.show_sign(*(("well",) if self._well else ("alert", colours.SAVED.text)))
        self.sentence.set_texts(*words.link(state.link, state.link_detail, age, fresh))
        self.setAccessibleName(self.sentence.text())
        self.pace.show_pace(state.pace)
        self._has_pace = state.pace is not None
        self._paint()
        self._place()

    def show_news(self, news: Sequence[WallNews], now: datetime) -> None:
        """Show what came in, in the pace's place; `now` carries the kitchen's time zone."""
        self._has_news = bool(news)
        self.news.setVisible(bool(news))
        self.pace.setVisible(not news)
        if news:
            self.news.show_news(news, now.date())
        self._place()

    def _paint(self) -> None:
        self.set_ground(shown(colours.CARD) if self._well else colours.SAVED.back, self._look.px(RADIUS))
        for label in (self.sentence, self.day):
            label.set_ink(None if self._well else colours.SAVED.text)

    def _place(self) -> None:
        far, two_lines = self._look.is_far, self._tall and not self._look.is_far
        # From afar a sign must do for the link while there is something else to say.
        squeezed = far and self._well and (self._has_pace or self._has_news)
        placed = (far, two_lines, squeezed, self._well)
        if placed == self._placed:
            return
        self._placed = placed
        self.sentence.setVisible(not squeezed)
        self.day.setVisible(not far)
        self._middle.setVisible(self._well)
        whole = not self._well or two_lines or (far and not squeezed)
        policy = QSizePolicy.Policy.Ignored if whole else QSizePolicy.Policy.Preferred
        self.sentence.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        if squeezed:
            self._grid.addWidget(self._middle, 0, 0)
            self._grid.addWidget(self._link, 0, 1)
        else:
            self._place_link(two_lines)
        self._grid.setColumnStretch(0, 1 if whole or squeezed else 0)
        self._grid.setColumnStretch(1, 0 if whole or squeezed else 1)

    def _place_link(self, two_lines: bool) -> None:
        # In trouble the sentence has the whole line; while all is well it needs three words' room.
        alone = two_lines and not self._well
        self._grid.addWidget(self._link, 0, 0, 1, 3 if alone else 2 if two_lines else 1)
        self._grid.addWidget(self.day, 1 if alone else 0, 2)
        self._grid.addWidget(self._middle, *((1, 0, 1, 3) if two_lines else (0, 1, 1, 1)))
