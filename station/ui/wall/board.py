"""The columns of the layout shown, in as many lines as their width asks for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from station.domain.stages import BENCH_STAGES, Stage
from station.services.wall_state import DueDay, Subject, WallColumn
from station.ui.wall.column import CakeColumn
from station.ui.wall.column_head import HeadShape
from station.ui.wall.look import Look
from station.ui.wall.row import row_width

GAP = 16
_FLAT_WIDTH = 800
"""In pixels of the design: with less the head needs two lines."""
_HEAD_WIDTH = 400
_LEAST_HEAD = 130
_AT_MOST = 4


class Board(QWidget):
    """Columns beside one another while they are wide enough for a cake's line, else two or one a line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.columns: list[CakeColumn] = []
        self._look = look
        self._known: Sequence[WallColumn] | None = None
        self._today = date.min
        self._made: tuple[Sequence[Subject], int, HeadShape] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def show_columns(self, known: Sequence[WallColumn] | None, today: date) -> None:
        """Show these, or that nothing is known."""
        self._known, self._today = known, today
        self._draw()

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        self._grid.setSpacing(look.px(GAP))
        for column in self.columns:
            column.set_look(look)
        self._draw()

    def turn_page(self) -> None:
        """Show the next page of all that has more than room."""
        for column in self.columns:
            column.turn_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns for the new width."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        subjects: Sequence[Subject] = BENCH_STAGES
        if self._known is not None:
            subjects = [column.subject for column in self._known]
        self._need_columns(subjects)
        for index, column in enumerate(self.columns):
            if self._known is None:
                column.show_unknown()
            else:
                column.show_column(self._known[index], self._today)

    def _need_columns(self, subjects: Sequence[Subject]) -> None:
        per_line = self._per_line(subjects)
        width = self._width(per_line)
        shape = HeadShape.TALL
        if any(isinstance(subject, DueDay) for subject in subjects):
            shape = HeadShape.DAY
        elif per_line < len(subjects) and width >= self._look.px(_FLAT_WIDTH):
            shape = HeadShape.FLAT
        if (subjects, per_line, shape) == self._made:
            return
        self._made = (subjects, per_line, shape)
        for old in self.columns:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.columns = [CakeColumn(subject, shape, self._look) for subject in subjects]
        for index, column in enumerate(self.columns):
            self._grid.addWidget(column, index // per_line, index % per_line)
        for at in range(max(self._grid.rowCount(), self._grid.columnCount())):
            self._grid.setRowStretch(at, 1 if at * per_line < len(subjects) else 0)
            self._grid.setColumnStretch(at, 1 if at < min(per_line, len(subjects)) else 0)

    def _per_line(self, subjects: Sequence[Subject]) -> int:
        """As many as have room for a cake's line; where no way has room for one, heads alone in few lines."""
        first = min(len(subjects), _AT_MOST)
        least = self._look.px(_HEAD_WIDTH)
        ways = [way for way in (first, -(-first // 2)) if self._width(way) >= least] + [1]
        return next((way for way in ways if self._has_room(subjects, way)), ways[0])

    def _width(self, per_line: int) -> int:
        gap = self._look.px(GAP)
        return (self.width() + gap) // per_line - gap

    def _has_room(self, subjects: Sequence[Subject], per_line: int) -> bool:
        lines, gap = -(-len(subjects) // per_line), self._look.px(GAP)
        height = (self.height() + gap) // lines - gap
        weekly = isinstance(subjects[0], DueDay)
        needed = row_width(self._look, not isinstance(subjects[0], Stage), with_due=not weekly)
        return (
            self._width(per_line) >= needed and height >= self._look.px(_LEAST_HEAD) + self._look.row_height
        )
