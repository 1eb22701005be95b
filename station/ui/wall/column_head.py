"""The top of a column: a stage, a store or a day, its open cakes in all, and their parts."""

from datetime import date
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.bench_state import StoreView
from station.services.wall_state import DueSpan, Subject, WallCell
from station.ui.theme import colours
from station.ui.theme.icons import pixmap
from station.ui.wall import words
from station.ui.wall.labels import NumberLabel, WallLabel, dress
from station.ui.wall.look import Look, repolish
from station.ui.wall.tile import Tile
from station.ui.words import stage_word

_ICON = 48
_BADGE = 46
_SMALL_BADGE = 34


class HeadShape(Enum):
    """How the head uses its room."""

    TALL = "tall"
    """The name, below it a great number and the parts beside it."""
    FLAT = "flat"
    """All in one line."""
    DAY = "day"
    """Name and number, below them the parts in one line."""


_HEIGHTS = {HeadShape.TALL: 188, HeadShape.FLAT: 82, HeadShape.DAY: 122}


class CellCount(QWidget):
    """The tile of a store or stage and its number of open cakes."""

    def __init__(self, look: Look, small: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Tile(look, _SMALL_BADGE if small else _BADGE)
        self.count = NumberLabel("cell-count" if small else "store-count", 40 if small else 50)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.badge)
        self._row.addWidget(self.count)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        dress(self, look)
        self.badge.set_look(look)
        self._row.setSpacing(look.px(8))

    def show_cell(self, cell: WallCell) -> None:
        """Show this part's count."""
        self.badge.show_of(cell.of)
        self.count.setText(str(cell.open))
        name = stage_word(cell.of) if isinstance(cell.of, Stage) else cell.of.name
        self.setAccessibleName(f"{name}: {cell.open}")


class ColumnHead(QFrame):
    """Name and counts, on the stage's colour where the column is a stage."""

    def __init__(self, subject: Subject, shape: HeadShape, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column-head")
        self.subject = subject
        self.shape = shape
        self.icon = QLabel()
        self.icon.setVisible(isinstance(subject, Stage))
        self.name = WallLabel("stage-name")
        great = shape is HeadShape.TALL
        self.count = NumberLabel("stage-count", 108) if great else NumberLabel("flat-count", 76)
        self.cells: list[CellCount] = []
        self._look = look
        self._lay_out()
        self.show_name(date.min)
        self.set_look(look)

    def _lay_out(self) -> None:
        self._title, self._counts, self._grid = QHBoxLayout(), QHBoxLayout(), QGridLayout()
        self._title.addWidget(self.icon)
        self._title.addWidget(self.name)
        self._all = QVBoxLayout(self)
        self._all.setSpacing(0)
        self._all.addLayout(self._title)
        if self.shape is HeadShape.FLAT:
            self._title.addWidget(self.count)
        self._title.addStretch(1)
        if self.shape is HeadShape.TALL:
            self._counts.addWidget(self.count)
        if self.shape is HeadShape.DAY:
            self._title.addWidget(self.count)
        self._counts.addStretch(1)
        if self.shape is HeadShape.FLAT:
            self._title.addLayout(self._grid)
        else:
            self._counts.addLayout(self._grid)
            self._all.addLayout(self._counts)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        dress(self, look)
        if isinstance(self.subject, Stage):
            ink = colours.STAGES[self.subject].text
            icon = pixmap(self.subject.value.lower(), ink, look.px(_ICON), self.devicePixelRatioF())
            self.icon.setPixmap(icon)
        self._title.setSpacing(look.px(14))
        self._grid.setVerticalSpacing(look.px(6))
        self._grid.setHorizontalSpacing(look.px(18))
        tall = self.shape is HeadShape.TALL
        above, below = (12, 8) if tall else (2, 4)
        self._all.setContentsMargins(look.px(16), look.px(above), look.px(16), look.px(below))
        self.setFixedHeight(look.px(_HEIGHTS[self.shape]))
        for cell in self.cells:
            cell.set_look(look)

    def show_name(self, today: date) -> None:
        """Say which column this is. A day is called by what it is `today`."""
        paint, name = _paint_and_name(self.subject, today)
        self.name.setText(name)
        if self.property("paint") != paint:
            self.setProperty("paint", paint)
            repolish(self)

    def show_unknown(self) -> None:
        """Show that the count is not known."""
        self.count.setText("?")
        self.count.setAccessibleName(words.not_known())
        for cell in self.cells:
            cell.hide()

    def show_counts(self, open_cakes: int, cells: tuple[WallCell, ...]) -> None:
        """Show the number of open cakes, in all and of each part."""
        self.count.setText(str(open_cakes))
        self.count.setAccessibleName(f"{self.name.text()}: {open_cakes}")
        while len(self.cells) < len(cells):
            cell = CellCount(self._look, small=self.shape is HeadShape.DAY)
            index = len(self.cells)
            # Two stand one above the other; from the third on a second pair of columns opens.
            line, place = (index % 2, index // 2) if self.shape is HeadShape.TALL else (0, index)
            self._grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignRight)
            self.cells.append(cell)
        for index, cell in enumerate(self.cells):
            cell.setVisible(index < len(cells))
            if index < len(cells):
                cell.show_cell(cells[index])


def _paint_and_name(subject: Subject, today: date) -> tuple[str, str]:
    if isinstance(subject, Stage):
        return subject.value, stage_word(subject)
    if isinstance(subject, StoreView):
        return "plain", subject.name
    if subject.span is DueSpan.OVERDUE:
        return "overdue", words.day_name(subject, today)
    return "today" if subject.day == today else "plain", words.day_name(subject, today)
