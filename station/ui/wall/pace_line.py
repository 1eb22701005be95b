"""The wall's answer to "what will be late" and "where is it stuck", and for some seconds what came in."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from station.domain.pace import Forecast
from station.services.wall_state import NewsKind, WallNews
from station.ui.wall import pace_words
from station.ui.wall.labels import ShorteningLabel, SignLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.tile import Tile

ROLE = "pace-text"


class PaceLine(QWidget):
    """Nothing while the pace is not known."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = SignLabel(0, as_text=ROLE)
        self.late = ShorteningLabel(ROLE)
        self.tile = Tile(look, 0, as_text=ROLE)
        self.bottleneck = ShorteningLabel(ROLE)
        self._all = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._parts = (QHBoxLayout(), QHBoxLayout())
        self._parts[0].addWidget(self.sign)
        self._parts[0].addWidget(self.late, 1)
        self._parts[1].addWidget(self.tile)
        self._parts[1].addWidget(self.bottleneck, 1)
        self._all.addLayout(self._parts[0], 3)
        self._all.addLayout(self._parts[1], 4)
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: a `tall` one has a line for each."""
        dress(self, look)
        self.sign.set_look(look)
        self.tile.set_look(look)
        below = QBoxLayout.Direction.TopToBottom
        self._all.setDirection(below if tall else QBoxLayout.Direction.LeftToRight)
        self._all.setSpacing(0 if tall else look.px(14))
        for part in self._parts:
            part.setSpacing(look.px(14))

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


class NewsLine(QWidget):
    """One text for each kind that came in: urgent, cancelled, new."""

    _SIGNS = ((NewsKind.URGENT, "alert"), (NewsKind.CANCELLED, "stopped"), (NewsKind.NEW, "new"))

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = {kind: ShorteningLabel(ROLE) for kind, _sign in self._SIGNS}
        self._signs = {kind: SignLabel(0, as_text=ROLE) for kind, _sign in self._SIGNS}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for kind, sign in self._SIGNS:
            self._signs[kind].show_sign(sign)
            self._row.addWidget(self._signs[kind])
            self._row.addWidget(self.texts[kind], 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size."""
        dress(self, look)
        for sign in self._signs.values():
            sign.set_look(look)
        self._row.setSpacing(look.px(14))

    def show_news(self, news: Sequence[WallNews], today: date) -> None:
        """Show these, several of a kind as a count."""
        for kind, text in self.texts.items():
            items = [item for item in news if item.kind is kind]
            text.setVisible(bool(items))
            self._signs[kind].setVisible(bool(items))
            if items:
                text.set_texts(*pace_words.news(kind, items, today))
                text.set_tone("" if kind is NewsKind.NEW else "alert")
