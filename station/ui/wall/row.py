"""One cake in a column: store, number, when it is due, what it is."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.services.bench_state import QueueRow
from station.ui.wall import words
from station.ui.wall.labels import ShorteningLabel, StoreBadge, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.reading import number_without_letter, short_product

ROW_HEIGHT = 98
"""In pixels of a 1080p wall: a line of numbers, a line of product, and air."""
_BADGE = 42


class CakeRow(QFrame):
    """Draws one `QueueRow`; reused from page to page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.badge = StoreBadge(look, _BADGE)
        self.number = WallLabel("row-number")
        self.due = WallLabel("row-due")
        self.product = ShorteningLabel("row-product")
        self._top = QHBoxLayout()
        self._top.addWidget(self.badge)
        self._top.addWidget(self.number)
        self._top.addStretch(1)
        self._top.addWidget(self.due, 0, Qt.AlignmentFlag.AlignVCenter)
        self._all = QVBoxLayout(self)
        self._all.addLayout(self._top)
        self._all.addWidget(self.product)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        dress(self, look)
        self.badge.set_look(look)
        self.setFixedHeight(look.px(ROW_HEIGHT))
        self._top.setSpacing(look.px(10))
        self._all.setContentsMargins(look.px(16), look.px(5), look.px(16), look.px(5))
        self._all.setSpacing(0)

    def show_row(self, row: QueueRow, today: date) -> None:
        """Show this cake."""
        self.badge.show_store(row.store)
        self.number.setText(number_without_letter(row.human_number, row.store.letter))
        self.due.setText(words.due(row.due, today))
        self.due.set_tone(_due_tone(row.due, today))
        self.product.set_texts(short_product(row.product, row.size), short_product(row.product, None))
        self.setAccessibleName(f"{row.human_number}, {row.product}, {self.due.text()}")


def _due_tone(due: date | None, today: date) -> str:
    if due is None or due > today:
        return ""
    return "now" if due == today else "alert"
