"""The strip under the head: the pace and what came in; or, in trouble, since when and why the wall is old.

It is always there, so that nothing moves when the link is lost.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from station.services.bench_state import LinkStatus
from station.services.wall_state import WallNews, WallState
from station.ui.theme import colours
from station.ui.wall import words
from station.ui.wall.labels import ShorteningLabel, SignLabel, WallLabel, dress
from station.ui.wall.look import Look, repolish
from station.ui.wall.pace_line import ROLE, NewsLine, PaceLine
from station.ui.wall.reading import Freshness, freshness
from station.ui.words import day_word

STRIP_HEIGHT = 60
PACE_AT_MOST = 84
TALL_PACE_AT_MOST = 68
"""What fits a line of the design."""


class DataStrip(QFrame):
    """Says the state of the link and the age of the data, in a sign and in words; else the pace."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setProperty("trouble", False)
        self.sign = SignLabel(40)
        self.day = WallLabel("strip-text")
        self.sentence = ShorteningLabel("strip-text")
        self.pace = PaceLine(look)
        self.news = NewsLine(look)
        self.news.hide()
        self._link = QWidget()
        self._link_row = QHBoxLayout(self._link)
        self._link_row.setContentsMargins(0, 0, 0, 0)
        self._link_row.addWidget(self.sign)
        self._link_row.addWidget(self.sentence, 1)
        self._middle = QWidget()
        middle_row = QHBoxLayout(self._middle)
        middle_row.setContentsMargins(0, 0, 0, 0)
        middle_row.addWidget(self.pace)
        middle_row.addWidget(self.news)
        self._grid = QGridLayout(self)
        self._two_lines: bool | None = None
        self._well: bool | None = None
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: where it is `tall`, or read from afar, the pace has a line of its own."""
        dress(self, look)
        self.sign.set_look(replace(look, fade=0.0))
        largest = look.px(TALL_PACE_AT_MOST if tall else PACE_AT_MOST)
        now = replace(look, fade=0.0, least=min(look.least, largest))
        self.pace.set_look(now, tall)
        self.news.set_look(now)
        self._link_row.setSpacing(look.px(16))
        self._grid.setContentsMargins(look.px(20), 0, look.px(20), 0)
        self._grid.setHorizontalSpacing(look.px(28))
        self._grid.setVerticalSpacing(0)
        two_lines = tall or look.is_far
        below = round(1.3 * now.text_px(ROLE)) * (2 if tall else 1) if two_lines else 0
        self.setFixedHeight(look.px(STRIP_HEIGHT) + below)
        self._place(two_lines)

    def show_day(self, day: date) -> None:
        """Show the kitchen's day, under the clock."""
        self.day.setText(day_word(day, day))

    def show_age(self, state: WallState, age: timedelta | None) -> None:
        """Say how old the data is and how the link stands; what is old is no pace."""
        fresh = age is not None and freshness(age) is Freshness.FRESH
        well = fresh and state.link is LinkStatus.ONLINE
        self.sign.show_sign(*(("well",) if well else ("alert", colours.SAVED.text)))
        self.sentence.setText(words.link(state.link, state.link_detail, age, fresh))
        self.setAccessibleName(self.sentence.text())
        self.pace.show_pace(state.pace)
        if well != self._well:
            self._well = well
            self.setProperty("trouble", not well)
            repolish(self)
            self._share()

    def show_news(self, news: Sequence[WallNews], now: datetime) -> None:
        """Show what came in, in the pace's place; `now` carries the kitchen's time zone."""
        self.news.setVisible(bool(news))
        self.pace.setVisible(not news)
        if news:
            self.news.show_news(news, now.date())

    def _place(self, two_lines: bool) -> None:
        if two_lines == self._two_lines:
            return
        self._two_lines = two_lines
        self._grid.addWidget(self._middle, *((1, 0, 1, 3) if two_lines else (0, 1, 1, 1)))
        self._share()

    def _share(self) -> None:
        # In trouble the sentence has the whole line; while all is well it needs three words' room.
        whole = not self._well or bool(self._two_lines)
        policy = QSizePolicy.Policy.Ignored if whole else QSizePolicy.Policy.Preferred
        self.sentence.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        alone = bool(self._two_lines) and not self._well
        self._grid.addWidget(self._link, 0, 0, 1, 3 if alone else 2 if self._two_lines else 1)
        self._grid.addWidget(self.day, 1 if alone else 0, 2)
        self._grid.setColumnStretch(0, 1 if whole else 0)
        self._grid.setColumnStretch(1, 0 if whole else 1)
        self._middle.setVisible(bool(self._well))
