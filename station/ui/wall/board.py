"""The columns of one layout, in as many lines as their width asks for, or some of them at a time."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.domain.stages import BENCH_STAGES, Stage
from station.services.wall_state import DueDay, Subject, WallColumn
from station.ui.wall.column import CakeColumn
from station.ui.wall.edge import Edge
from station.ui.wall.fading import inks
from station.ui.wall.look import Look
from station.ui.wall.reading import page_count
from station.ui.wall.room import HeadShape
from station.ui.wall.ways import GAP, Way, choose


class Board(QWidget):
    """Columns beside one another while they are wide enough for a cake's line, else two or one a line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.columns: list[CakeColumn] = []
        self._look = look
        self._known: Sequence[WallColumn] | None = None
        self._today = date.min
        self._stuck: Stage | None = None
        self._alarming = False
        self._way: Way | None = None
        self._page = 0
        self._measured: tuple[object, ...] | None = None
        self._stale = self._drawing = False
        self._edge = Edge(self)
        self._edge.hide()

    def show_columns(self, known: Sequence[WallColumn] | None, today: date) -> None:
        """Show these, or that nothing is known."""
        self._known, self._today = known, today
        self._draw()

    def show_stuck(self, stage: Stage | None, alarming: bool) -> None:
        """The stage where it takes longest has a line around it; `alarming`: something will be late."""
        if (stage, alarming) != (self._stuck, self._alarming):
            self._stuck, self._alarming = stage, alarming
            self._show_edge()

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        if look == self._look:
            return
        resized = replace(look, fade=self._look.fade) != self._look
        self._look = look
        for column in self.columns:
            column.set_look(look)
        if resized:
            self._way = None
            self._draw()
        self._show_edge()

    def settle(self) -> None:
        """Lay out now what Qt would lay out by and by."""
        for column in self.columns:
            if column.isVisible():
                column.settle()

    def turn_page(self) -> None:
        """Show the next columns, and after the last of them the next page of all that has more than room."""
        groups = self._groups()
        self._page = (self._page + 1) % groups
        if not self._page:
            for column in self.columns:
                column.turn_page()
        if groups > 1:
            self._show_group()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns for the new width."""
        super().resizeEvent(event)
        self._draw()

    def _show_edge(self) -> None:
        around = next((c for c in self.columns if c.subject == self._stuck and c.isVisibleTo(self)), None)
        self._edge.setVisible(around is not None)
        if around is not None:
            self._edge.show_around(
                around, inks(self._look.fade)["alert" if self._alarming else "ink"], self._look
            )

    def _draw(self) -> None:
        # Showing a column can make Qt lay the whole window out, and so resize this board in the middle of it.
        self._stale = True
        while self._stale and not self._drawing:
            self._stale, self._drawing = False, True
            self._arrange()
            self._drawing = False

    def _arrange(self) -> None:
        subjects: Sequence[Subject] = BENCH_STAGES
        if self._known is not None:
            subjects = [column.subject for column in self._known]
        if [column.subject for column in self.columns] != list(subjects):
            self._make(subjects, HeadShape.DAY if isinstance(subjects[0], DueDay) else HeadShape.TALL)
        self._fill()
        digits = tuple(map(_digits, self._known or ()))
        measured = (self.size(), replace(self._look, fade=0.0), self._today, digits)
        if measured == self._measured and self._way is not None:
            return
        self._measured = measured
        way = choose(self.columns, self._look, self.size())
        if way.shape is not self.columns[0].shape:
            self._make(subjects, way.shape)
            self._fill()
        if way != self._way:
            self._way = way
            self._show_group()
            self._edge.raise_()
        self._place()

    def _make(self, subjects: Sequence[Subject], shape: HeadShape) -> None:
        for old in self.columns:
            old.hide()
            old.deleteLater()
        self.columns = [CakeColumn(subject, shape, self._look, self) for subject in subjects]
        self._way = None

    def _fill(self) -> None:
        for index, column in enumerate(self.columns):
            if self._known is None:
                column.show_unknown()
            else:
                column.show_column(self._known[index], self._today)

    def _groups(self) -> int:
        return page_count(len(self.columns), self._way.per_line * self._way.lines) if self._way else 1

    def _here(self) -> list[CakeColumn]:
        """The columns that have their turn."""
        way = self._way
        if way is None:
            return []
        at_once = way.per_line * way.lines
        return self.columns[self._page * at_once :][:at_once]

    def _show_group(self) -> None:
        self._page = min(self._page, self._groups() - 1)
        here = self._here()
        for column in self.columns:
            column.show_parts(self._way is None or self._way.parts)
            column.setVisible(column in here)
        self._place()

    def _place(self) -> None:
        # By hand: a column that shows a part when it is resized would make a layout begin anew in between.
        way, gap = self._way, self._look.px(GAP)
        if way is None:
            return
        width, height = self.width() + gap, self.height() + gap
        for index, column in enumerate(self._here()):
            line, place = divmod(index, way.per_line)
            left, right = (width * at // way.per_line for at in (place, place + 1))
            top, bottom = (height * at // way.lines for at in (line, line + 1))
            column.setGeometry(left, top, right - left - gap, bottom - top - gap)
        self._show_edge()


def _digits(column: WallColumn) -> tuple[Subject, int, tuple[int, ...]]:
    """What the widths of a column's head depend on: all digits are equally wide."""
    return column.subject, len(str(column.open)), tuple(len(str(cell.open)) for cell in column.cells)
