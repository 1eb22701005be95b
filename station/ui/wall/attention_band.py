"""What needs a supervisor, of all benches: a few cards at a time, and no room while there is nothing."""

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.services.wall_state import StationHealth, WallAttention
from station.ui.wall import attention_words as words
from station.ui.wall.attention_card import AttentionCard, fits_beside
from station.ui.wall.look import Look
from station.ui.wall.panel import Panel
from station.ui.wall.reading import page_count

BESIDE, BELOW = 2, 1
"""How many cards are shown at once where their words have room beside one another, and elsewhere."""


class AttentionBand(Panel):
    """Cards beside one another; it turns its pages when told."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("attention-band", parent)
        self.cards = [AttentionCard(look) for _ in range(BESIDE)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for card in self.cards:
            self._row.addWidget(card, 1)
        self._items: tuple[WallAttention, ...] = ()
        self._total = 0
        self._now: datetime | None = None
        self._page = 0
        self._tall = False
        self._look = look
        self.set_look(look)
        self._draw_page()

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: a tall one has room for one card."""
        self._look, self._tall = look, tall
        self._row.setSpacing(look.px(16))
        for card in self.cards:
            card.set_look(look)
        self._draw_page()

    def show_items(
        self, items: tuple[WallAttention, ...], stations: tuple[StationHealth, ...], now: datetime
    ) -> None:
        """Show these; the page stays, unless it is gone. `stations` may count more than they could report."""
        self._items = items
        self._total = max(len(items), sum(station.attention for station in stations))
        self._now = now
        self._draw_page()

    def settle(self) -> None:
        """Lay out now what Qt would lay out by and by."""
        for card in self.cards:
            card.settle()
        self._row.activate()

    def turn_page(self) -> None:
        """Show the next items, or the first after the last."""
        self._page = (self._page + 1) % self._pages()
        self._draw_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as have room."""
        super().resizeEvent(event)
        self._draw_page()

    def _at_once(self) -> int:
        half = (self.width() - self._row.spacing()) // BESIDE
        fits = all(fits_beside(item, self._look, half) for item in self._items)
        return BESIDE if fits and not self._tall else BELOW

    def _pages(self) -> int:
        return page_count(len(self._items), self._at_once())

    def _draw_page(self) -> None:
        self._page = min(self._page, self._pages() - 1)
        first = self._page * self._at_once()
        shown = self._items[first : first + self._at_once()]
        self.setVisible(bool(shown))
        wide = not self._tall and (self._at_once() == BELOW or len(self._items) == 1)
        for index, card in enumerate(self.cards):
            card.setVisible(index < len(shown))
            card.set_wide(wide)
            if index < len(shown) and self._now is not None:
                place = words.place(first + index + 1, self._total) if self._total > 1 else ("",)
                card.show_item(shown[index], place, self._now)
