"""One scan that needs a person, as large as five metres ask for: cake, since when, bench, what happened.

In pixels of a 43" 1080p screen a cap height of 59 is 20 minutes of arc at 5 m (experience.md).
"""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.services.wall_state import WallAttention
from station.ui.wall import attention_words as words
from station.ui.wall.labels import NumberLabel, ShorteningLabel, SignLabel, WallLabel, dress
from station.ui.wall.look import Look

CARD_HEIGHT = 292


class AttentionCard(QFrame):
    """Draws one `WallAttention`; reused from page to page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "attention")
        self.sign = SignLabel(64)
        self.sign.show_sign("alert")
        self.number = NumberLabel("attention-number", 76)
        self.place = WallLabel("attention-place")
        self.since = NumberLabel("attention-since", 76)
        self.station = ShorteningLabel("attention-text")
        self.scanned = ShorteningLabel("attention-scanned")
        self.scanned.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.happened = ShorteningLabel("attention-text")
        self.happened.set_tone("alert")
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._top = QHBoxLayout()
        self._top.addWidget(self.sign)
        self._top.addWidget(self.number)
        self._top.addStretch(1)
        self._top.addWidget(self.place, 0, middle)
        self._top.addWidget(self.since)
        self._bench = QHBoxLayout()
        self._bench.addWidget(self.station, 5)
        self._bench.addWidget(self.scanned, 2)
        self._all = QVBoxLayout(self)
        self._all.setSpacing(0)
        self._all.addLayout(self._top)
        self._all.addLayout(self._bench, 1)
        self._all.addWidget(self.happened, 1)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        dress(self, look)
        self.sign.set_look(look)
        self.setFixedHeight(look.px(CARD_HEIGHT))
        side = look.px(20)
        self._all.setContentsMargins(side, look.px(5), side, look.px(1))
        self._top.setSpacing(look.px(18))
        self._bench.setSpacing(look.px(18))

    def show_item(self, item: WallAttention, place: str, now: datetime) -> None:
        """Show this item; `place` is which of how many, `now` carries the kitchen's time zone."""
        self.number.setText(item.order_number)
        self.place.setText(place)
        self.since.setText(words.since(item, now))
        self.station.setText(item.station)
        self.scanned.set_texts(*words.scanned(item))
        self.happened.set_texts(*words.happened(item))
        said = (item.order_number, item.station, self.scanned.text(), self.happened.text(), self.since.text())
        self.setAccessibleName(", ".join(said))
