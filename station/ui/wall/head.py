"""The top of the wall: overdue, today, tomorrow and done today, and the clock."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from station.services.wall_state import WallState
from station.ui.wall import words
from station.ui.wall.labels import NumberLabel, WallLabel, dress
from station.ui.wall.look import Look

TOTALS = ("overdue", "today", "tomorrow", "complete_today")


class Total(QWidget):
    """One number with its words beside it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.number = NumberLabel("total-number", 92)
        self.name = WallLabel("total-name")
        self.name.setText(words.total_name(key))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.number)
        self._row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)

    def set_look(self, look: Look) -> None:
        """Follow the window's size."""
        self._row.setSpacing(look.px(14))

    def show_value(self, value: int | None) -> None:
        """Show the number; None is 'not known', never 0."""
        self.number.setText("?" if value is None else str(value))
        said = words.not_known() if value is None else str(value)
        self.setAccessibleName(f"{self.name.text()}: {said}")
        alert = "alert" if self.key == "overdue" and value else ""
        self.number.set_tone(alert)
        self.name.set_tone(alert)


class WallHead(QFrame):
    """Totals on the left, clock on the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self.totals = {key: Total(key) for key in TOTALS}
        self.clock = NumberLabel("clock", 92)
        self._grid = QGridLayout(self)
        self._tall: bool | None = None
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: on a `tall` one the totals stand in two lines."""
        self._place(tall)
        self._grid.setContentsMargins(look.px(8), 0, look.px(8), 0)
        self._grid.setHorizontalSpacing(look.px(44))
        self._grid.setVerticalSpacing(0)
        dress(self, look)
        for total in self.totals.values():
            total.set_look(look)

    def _place(self, tall: bool) -> None:
        if tall == self._tall:
            return
        self._tall = tall
        a_line = 2 if tall else len(self.totals)
        for index, total in enumerate(self.totals.values()):
            self._grid.addWidget(total, index // a_line, index % a_line)
        self._grid.addWidget(self.clock, 0, len(self.totals) + 1)
        self._grid.setColumnStretch(len(self.totals), 1)

    def show_totals(self, state: WallState) -> None:
        """Show the totals, or that they are not known."""
        values = {
            "overdue": state.overdue,
            "today": state.today,
            "tomorrow": state.tomorrow,
            "complete_today": state.complete_today,
        }
        for key, total in self.totals.items():
            total.show_value(None if state.columns is None else values[key])

    def show_clock(self, local: datetime) -> None:
        """Show the kitchen's time."""
        self.clock.setText(f"{local:%H:%M}")
