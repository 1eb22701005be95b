"""One scan that needs a person, as large as five metres ask for: cake, since when, bench, what happened.

In pixels of a 43" 1080p screen a cap height of 59 is 20 minutes of arc at 5 m (experience.md).
"""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.services.wall_state import WallAttention
from station.ui.theme import colours
from station.ui.theme.colours import shown
from station.ui.wall import attention_words as words
from station.ui.wall.labels import NumberLabel, ShorteningLabel, SignLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.panel import RADIUS, Panel

_LINE = 95
"""Of a line of letters of 82 px, with air."""
_SIDE, _GAP = 20, 18
_STATION, _SCANNED = 5, 3
"""How bench and scan share their line."""


class AttentionCard(Panel):
    """Draws one `WallAttention`; reused from page to page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("attention", parent)
        self.sign = SignLabel("attention-number", 64)
        self.sign.show_sign("alert")
        self.number = NumberLabel("attention-number", 76)
        self.place = ShorteningLabel("attention-place")
        self.place.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.since = NumberLabel("attention-since", 76)
        self.station = ShorteningLabel("attention-text")
        self.scanned = ShorteningLabel("attention-scanned", whole=True)
        self.scanned.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.happened = ShorteningLabel("attention-text")
        self.happened.set_tone("alert")
        self._wide = False
        self._look = look
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        self._top, self._bench = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self.sign)
        self._top.addWidget(self.number)
        self._top.addWidget(self.place, 2)
        self._top.addWidget(self.since)
        self._all = QVBoxLayout(self)
        self._all.setSpacing(0)
        self._all.addLayout(self._top, 1)
        self._all.addLayout(self._bench, 1)
        self._all.addWidget(self.happened, 1)
        self._place_bench()

    def _place_bench(self) -> None:
        self._all.setStretchFactor(self._bench, 0 if self._wide else 1)
        for at, (label, share) in enumerate(((self.station, _STATION), (self.scanned, _SCANNED))):
            if self._wide:
                self._top.insertWidget(2 + at, label, share)
            else:
                self._bench.addWidget(label, share)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        self.set_ground(shown(colours.BAD_TINT.back), look.px(RADIUS))
        dress(self, look)
        self.sign.set_look(look)
        lines = look.grown("attention-text", _LINE) * (2 if self._wide else 3)
        self.setFixedHeight(lines + look.px(7))
        side = look.px(_SIDE)
        self._all.setContentsMargins(side, look.px(5), side, look.px(1))
        self._top.setSpacing(look.px(_GAP))
        self._bench.setSpacing(look.px(_GAP))

    def settle(self) -> None:
        """Lay out now what Qt would lay out by and by."""
        self._all.activate()

    def set_wide(self, wide: bool) -> None:
        """A card that has the whole width says cake, bench and scan in one line."""
        if wide != self._wide:
            self._wide = wide
            self._place_bench()
            self.set_look(self._look)

    def show_item(self, item: WallAttention, place: tuple[str, ...], now: datetime) -> None:
        """Show this item; `place` is which of how many and the same shorter; `now` has the kitchen's zone."""
        self.number.setText(item.order_number)
        self.place.set_texts(*place)
        # In one line with bench and scan it takes room only when it speaks.
        self.place.setVisible(bool(place[0]) or not self._wide)
        self.since.setText(words.since(item, now))
        self.station.set_texts(item.station)
        self.scanned.set_texts(*words.scanned(item))
        self.happened.set_texts(*words.happened(item))
        said = (item.order_number, item.station, self.scanned.text(), self.happened.text(), self.since.text())
        self.setAccessibleName(", ".join(said))


def fits_beside(item: WallAttention, look: Look, width: int) -> bool:
    """Whether a card of this width has room for the fewest words of an item."""
    room = width - 2 * look.px(_SIDE)
    share = (room - look.px(_GAP)) / (_STATION + _SCANNED)
    return (
        look.width_of("attention-text", words.happened(item)[-1]) <= room
        and look.width_of("attention-text", item.station) <= _STATION * share
        and look.width_of("attention-scanned", words.scanned(item)[-1]) <= _SCANNED * share
    )
