"""The top of a column: a stage, a store or a day, its open cakes in all, and their parts."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.bench_state import StoreView
from station.services.wall_state import DueSpan, Subject, WallCell
from station.ui.theme import colours
from station.ui.theme.colours import Paint, shown
from station.ui.theme.icons import pixmap
from station.ui.wall import words
from station.ui.wall.fading import drained
from station.ui.wall.head_need import BADGE_GAP, CELL_GAP, GAP, ICON, SIDE, name_of
from station.ui.wall.labels import NumberLabel, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.panel import RADIUS, Panel
from station.ui.wall.room import BADGE, SMALL_BADGE, HeadShape, head_height
from station.ui.wall.tile import Tile
from station.ui.words import stage_word


class CellCount(QWidget):
    """The tile of a store or stage and its number of open cakes."""

    def __init__(self, look: Look, small: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role = "cell-count" if small else "store-count"
        self.badge = Tile(look, role, SMALL_BADGE if small else BADGE)
        self.count = NumberLabel(role, 40 if small else 50)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.badge)
        self._row.addWidget(self.count)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self.badge.set_look(look)
        self.count.set_look(look)
        self._row.setSpacing(look.px(BADGE_GAP))

    def show_cell(self, cell: WallCell) -> None:
        """Show this part's count."""
        self.badge.show_of(cell.of)
        self.count.setText(str(cell.open))
        name = stage_word(cell.of) if isinstance(cell.of, Stage) else cell.of.name
        self.setAccessibleName(f"{name}: {cell.open}")


class ColumnHead(Panel):
    """Name and counts, on the stage's colour where the column is a stage."""

    def __init__(self, subject: Subject, shape: HeadShape, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("column-head", parent)
        self.subject = subject
        self.shape = shape
        self.icon = QLabel()
        self.icon.setVisible(isinstance(subject, Stage))
        self.name = WallLabel("stage-name")
        great = shape is HeadShape.TALL
        self.count = NumberLabel("stage-count", 108) if great else NumberLabel("flat-count", 76)
        self.cells: list[CellCount] = []
        self._known = 0
        self._parts = True
        self._filled = 0
        self._today = date.min
        self._look = look
        self._lay_out()
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
            self._counts.setAlignment(self._grid, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            self._all.addLayout(self._counts, 1)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        dress(self, look)
        if isinstance(self.subject, Stage):
            ink = colours.STAGES[self.subject].text
            side = look.grown("stage-name", ICON)
            self.icon.setPixmap(pixmap(self.subject.value.lower(), ink, side, self.devicePixelRatioF()))
        self._title.setSpacing(look.px(GAP))
        self._grid.setVerticalSpacing(look.px(6))
        self._grid.setHorizontalSpacing(look.px(CELL_GAP))
        above, below = (12, 8) if self.shape is HeadShape.TALL else (2, 4)
        self._all.setContentsMargins(look.px(SIDE), look.px(above), look.px(SIDE), look.px(below))
        for cell in self.cells:
            cell.set_look(look)
        self.show_name(self._today)
        self.setFixedHeight(self._filled or self.least_height)

    @property
    def parts(self) -> bool:
        """Whether the counts of its parts are shown."""
        return self._parts

    @property
    def least_height(self) -> int:
        """What it needs."""
        return head_height(self._look, self.shape, self._parts)

    def fill(self, height: int) -> None:
        """Take so much height where nothing else needs it; 0: what it needs itself."""
        self._filled = height if height > self.least_height else 0
        self.setFixedHeight(self._filled or self.least_height)

    def show_name(self, today: date) -> None:
        """Say which column this is. A day is called by what it is `today`."""
        self._today = today
        paint = _paint(self.subject, today)
        self.name.setText(name_of(self.subject, today))
        self.set_ground(drained(shown(paint.back), self._look.fade), self._look.px(RADIUS), open_below=True)
        labels: list[WallLabel] = [self.name, self.count, *(cell.count for cell in self.cells)]
        for label in labels:
            label.set_ink(shown(paint.text))

    def show_unknown(self) -> None:
        """Show that the count is not known."""
        self.count.setText("?")
        self.count.setAccessibleName(words.not_known())
        self._known = 0
        self._show_cells()

    def show_counts(self, open_cakes: int, cells: tuple[WallCell, ...]) -> None:
        """Show the number of open cakes, in all and of each part."""
        self.count.setText(str(open_cakes))
        self.count.setAccessibleName(f"{self.name.text()}: {open_cakes}")
        while len(self.cells) < len(cells):
            cell = CellCount(self._look, small=self.shape is HeadShape.DAY)
            cell.count.set_ink(self.name.ink)
            index = len(self.cells)
            # Two stand one above the other; from the third on a second pair of columns opens.
            line, place = (index % 2, index // 2) if self.shape is HeadShape.TALL else (0, index)
            self._grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignRight)
            self.cells.append(cell)
        self._known = len(cells)
        for cell, known in zip(self.cells, cells, strict=False):
            cell.show_cell(known)
        self._show_cells()

    def show_parts(self, parts: bool) -> None:
        """Whether the parts' counts are shown: not where they would be cut off."""
        if parts != self._parts:
            self._parts = parts
            self._show_cells()
            self.setFixedHeight(self._filled or self.least_height)

    def _show_cells(self) -> None:
        for index, cell in enumerate(self.cells):
            cell.setVisible(self._parts and index < self._known)


def _paint(subject: Subject, today: date) -> Paint:
    if isinstance(subject, Stage):
        return colours.STAGES[subject]
    if isinstance(subject, StoreView):
        return colours.QUIET
    if subject.span is DueSpan.OVERDUE:
        return colours.BAD
    return colours.PRIMARY if subject.day == today else colours.QUIET
