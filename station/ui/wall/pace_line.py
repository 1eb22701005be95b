"""The wall's answer to "what will be late" and "where is it stuck", and for some seconds what came in."""

from collections.abc import Sequence
from datetime import date
from itertools import product

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from station.domain.pace import Forecast
from station.services.wall_state import NewsKind, WallNews
from station.ui.wall import pace_words
from station.ui.wall.labels import ShorteningLabel, SignLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.tile import Tile

ROLE = "pace-text"
LINES_ON_A_TALL_WALL = 2


class PaceLine(QWidget):
    """Nothing while the pace is not known."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = SignLabel(ROLE)
        self.late = ShorteningLabel(ROLE)
        self.tile = Tile(look, ROLE)
        self.bottleneck = ShorteningLabel(ROLE)
        self._all = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._parts = (QHBoxLayout(), QHBoxLayout())
        self._parts[0].addWidget(self.sign)
        self._parts[0].addWidget(self.late, 1)
        self._parts[1].addWidget(self.tile)
        self._parts[1].addWidget(self.bottleneck, 1)
        self._all.addLayout(self._parts[0])
        self._all.addLayout(self._parts[1])
        self._look, self._tall = look, False
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: a `tall` one has a line for each."""
        self._look, self._tall = look, tall
        dress(self, look)
        self.sign.set_look(look)
        self.tile.set_look(look)
        below = QBoxLayout.Direction.TopToBottom
        self._all.setDirection(below if tall else QBoxLayout.Direction.LeftToRight)
        self._all.setSpacing(0 if tall else look.px(14))
        for part in self._parts:
            part.setSpacing(look.px(14))
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Beside one another both get what they need for as many words as have room together."""
        if self._tall:
            return
        room = self.width() - 3 * self._look.px(14) - self._look.text_px(ROLE) - self.tile.width()
        late, stuck = self.late.widths(), self.bottleneck.widths()
        pairs = sorted(product(range(len(late)), range(len(stuck))), key=lambda pair: (sum(pair), pair[0]))
        fits = (pair for pair in pairs if late[pair[0]] + stuck[pair[1]] <= room)
        other = next(fits, pairs[-1])[1]
        # What is over goes to the first, so that the second stands at the right, apart from it.
        second = min(room, stuck[other]) + self.tile.width() + self._look.px(14)
        self._all.setStretch(0, max(1, self.width() - self._look.px(14) - second))
        self._all.setStretch(1, max(1, second))

    def show_pace(self, pace: Forecast | None) -> None:
        """Show what comes of the present pace."""
        stuck = pace.bottleneck if pace else None
        self.sign.setVisible(pace is not None)
        self.late.setVisible(pace is not None)
        self.tile.setVisible(stuck is not None)
        self.bottleneck.setVisible(stuck is not None)
        if pace is not None:
            self.sign.show_sign("late" if pace.late else "well")
            self.late.set_texts(*pace_words.late(len(pace.late)))
            self.late.set_tone("alert" if pace.late else "")
        if stuck is not None:
            self.tile.show_of(stuck.stage)
            self.bottleneck.set_texts(*pace_words.bottleneck(stuck))
        self._share()


class NewsLine(QWidget):
    """One text for each kind that came in: urgent, cancelled, new."""

    _SIGNS = ((NewsKind.URGENT, "alert"), (NewsKind.CANCELLED, "stopped"), (NewsKind.NEW, "new"))

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = {kind: ShorteningLabel(ROLE) for kind, _sign in self._SIGNS}
        self._signs = {kind: SignLabel(ROLE) for kind, _sign in self._SIGNS}
        self._all = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._parts = {kind: QHBoxLayout() for kind, _sign in self._SIGNS}
        for kind, sign in self._SIGNS:
            self._signs[kind].show_sign(sign)
            self._parts[kind].addWidget(self._signs[kind])
            self._parts[kind].addWidget(self.texts[kind], 1)
            self._all.addLayout(self._parts[kind], 1)
        self._most = len(self._SIGNS)
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: a `tall` one has a line for each of two kinds, the urgent first."""
        dress(self, look)
        below = QBoxLayout.Direction.TopToBottom
        self._all.setDirection(below if tall else QBoxLayout.Direction.LeftToRight)
        self._all.setSpacing(0 if tall else look.px(14))
        self._most = LINES_ON_A_TALL_WALL if tall else len(self._SIGNS)
        for kind, sign in self._signs.items():
            sign.set_look(look)
            self._parts[kind].setSpacing(look.px(14))

    def show_news(self, news: Sequence[WallNews], today: date) -> None:
        """Show these, several of a kind as a count."""
        here = [kind for kind in self.texts if any(item.kind is kind for item in news)][: self._most]
        for at, (kind, text) in enumerate(self.texts.items()):
            items = [item for item in news if item.kind is kind]
            text.setVisible(kind in here)
            self._signs[kind].setVisible(kind in here)
            # What does not speak takes no room.
            self._all.setStretch(at, 1 if kind in here else 0)
            if kind in here:
                text.set_texts(*pace_words.news(kind, items, today))
                text.set_tone("" if kind is NewsKind.NEW else "alert")
