"""The strip under the head: is what the wall shows true now, and if not, since when and why.

It is always there, so that nothing moves when the link is lost.
"""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from station.services.bench_state import LinkStatus
from station.services.wall_state import WallState
from station.ui.theme import colours
from station.ui.wall import words
from station.ui.wall.labels import ShorteningLabel, SignLabel, WallLabel, dress
from station.ui.wall.look import Look, repolish
from station.ui.wall.reading import Freshness, freshness
from station.ui.words import day_word

STRIP_HEIGHT = 60


class DataStrip(QFrame):
    """Says the state of the link and the age of the data, in a sign and in words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setProperty("trouble", False)
        self.sign = SignLabel(40)
        self.day = WallLabel("strip-text")
        self.sentence = ShorteningLabel("strip-text")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sign)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.day)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size."""
        dress(self, look)
        self.sign.set_look(replace(look, fade=0.0))
        self.setFixedHeight(look.px(STRIP_HEIGHT))
        self._row.setContentsMargins(look.px(20), 0, look.px(20), 0)
        self._row.setSpacing(look.px(16))

    def show_day(self, day: date) -> None:
        """Show the kitchen's day, under the clock."""
        self.day.setText(day_word(day, day))

    def show_age(self, state: WallState, age: timedelta | None) -> None:
        """Say how old the data is and how the link stands."""
        fresh = age is not None and freshness(age) is Freshness.FRESH
        well = fresh and state.link is LinkStatus.ONLINE
        self.sign.show_sign(*(("well",) if well else ("alert", colours.SAVED.text)))
        self.sentence.setText(words.link(state.link, state.link_detail, age, fresh))
        self.setAccessibleName(self.sentence.text())
        if self.property("trouble") is not (not well):
            self.setProperty("trouble", not well)
            repolish(self)
