"""The top of the wall: overdue, today, tomorrow and done today, and the clock."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.services.wall_state import WallState
from station.ui.wall import words
from station.ui.wall.labels import NumberLabel, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.panel import Panel

TOTALS = ("overdue", "today", "tomorrow", "complete_today")
_GAP, _BESIDE, _SIDE, _SLACK = 44, 14, 8, 6
_TALL_LINES = 3
_FEWEST_DIGITS = "00"


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
        self._row.setSpacing(look.px(_BESIDE))

    def wanted_width(self, look: Look) -> int:
        """What it needs; a second digit does not move the others."""
        number = max(self.number.text_width(text) for text in (self.number.text(), _FEWEST_DIGITS))
        return number + look.px(_BESIDE) + self.name.text_width(self.name.text()) + look.px(_SLACK)

    def show_value(self, value: int | None) -> None:
        """Show the number; None is 'not known', never 0."""
        self.number.setText("?" if value is None else str(value))
        said = words.not_known() if value is None else str(value)
        self.setAccessibleName(f"{self.name.text()}: {said}")
        alert = "alert" if self.key == "overdue" and value else ""
        self.number.set_tone(alert)
        self.name.set_tone(alert)


class WallHead(Panel):
    """Totals on the left, clock on the right. Where not all have room the first stays, the others page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("head", parent)
        self.totals = {key: Total(key, self) for key in TOTALS}
        self.clock = NumberLabel("clock", 92, self)
        self._lines = [QHBoxLayout() for _ in range(_TALL_LINES)]
        self._all = QVBoxLayout(self)
        self._all.setSpacing(0)
        for line in self._lines:
            self._all.addLayout(line)
        self._tall = False
        self._look = look
        self._page = 0
        self._placed: list[list[Total]] = []
        self.set_look(look)

    def set_look(self, look: Look, tall: bool = False) -> None:
        """Follow the window's size: on a `tall` one the totals may stand in several lines."""
        self._look, self._tall = look, tall
        self._all.setContentsMargins(look.px(_SIDE), 0, look.px(_SIDE), 0)
        for line in self._lines:
            line.setSpacing(look.px(_GAP))
        dress(self, look)
        for total in self.totals.values():
            total.set_look(look)
        self._place()

    def turn_page(self) -> None:
        """Show the next totals of those that have no room beside the first."""
        self._page += 1
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what has room."""
        super().resizeEvent(event)
        self._place()

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
        self._place()

    def show_clock(self, local: datetime) -> None:
        """Show the kitchen's time."""
        self.clock.setText(f"{local:%H:%M}")

    def _place(self) -> None:
        first, *others = self.totals.values()
        lines = self._flow([first, *others])
        if sum(map(len, lines)) < len(self.totals):
            turn = self._page % len(others)
            lines = self._flow([first, *others[turn:], *others[:turn]])
        if lines == self._placed:
            return
        self._placed = lines
        for line in self._lines:
            while line.count():
                line.takeAt(0)
        for total in self.totals.values():
            total.setVisible(any(total in line for line in lines))
        for line, totals in zip(self._lines, lines, strict=False):
            for total in totals:
                line.addWidget(total)
            line.addStretch(1)
        self._lines[0].addWidget(self.clock)

    def _flow(self, totals: Sequence[Total]) -> list[list[Total]]:
        """As many as fit, line after line; the clock stands at the end of the first."""
        look = self._look
        whole = self.width() - 2 * look.px(_SIDE)
        room = whole - look.width_of("clock", "00:00") - look.px(_GAP)
        lines: list[list[Total]] = [[]]
        for total in totals:
            wide = total.wanted_width(look)
            if lines[-1] and wide > room:
                if len(lines) == (_TALL_LINES if self._tall else 1):
                    break
                lines.append([])
                room = whole
            lines[-1].append(total)
            room -= wide + look.px(_GAP)
        return lines
