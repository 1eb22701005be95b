"""The columns of one layout, in as many lines as their width asks for, or some of them at a time."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.domain.stages import BENCH_STAGES, Stage
from station.services.wall_state import Subject, WallColumn
from station.ui.turns import Step
from station.ui.wall.column import CakeColumn
from station.ui.wall.edge import Edge
from station.ui.wall.fading import inks
from station.ui.wall.head_need import HeadNeed
from station.ui.wall.look import Look, scale_for
from station.ui.wall.reading import page_count
from station.ui.wall.room import HeadShape
from station.ui.wall.ways import GAP, Way, choose


class Board(QWidget):
    """Columns beside one another while they are wide enough for a cake's line, else two or one a line.

    It is drawn a column a step: all at once, or, while it is not seen, with turns of the event loop between.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.columns: list[CakeColumn] = []
        self._made: dict[tuple[Subject, HeadShape], CakeColumn] = {}
        self._look = look
        self._known: Sequence[WallColumn] | None = None
        self._today = date.min
        self._stuck: Stage | None = None
        self._alarming = False
        self._way = Way(1, 1, HeadShape.TALL, parts=True)
        self._page = 0
        self._changes = False
        self._measured: tuple[object, ...] | None = None
        self._stale = self._drawing = False
        self._edge = Edge(self)
        self._edge.hide()

    def show_columns(self, known: Sequence[WallColumn] | None, today: date) -> None:
        """Show these, or that nothing is known. Of several that change all but the first are then covered."""
        self._known, self._today = known, today
        self._changes = False
        self._draw()

    def ahead(
        self, known: Sequence[WallColumn] | None, today: date, look: Look, size: QSize
    ) -> Iterator[Step]:
        """What makes these columns ready to be shown by a board that is not seen."""
        self._known, self._today, self._look = known, today, look
        self.resize(size)
        return self._steps()

    def fitting(self, look: Look) -> Iterator[Step]:
        """What it takes to follow another size of the window."""
        self._look = look
        return self._steps()

    def cover(self) -> None:
        """Paint none of the columns, until they are uncovered."""
        for column in self.columns:
            column.setUpdatesEnabled(False)

    def uncovering(self) -> list[Step]:
        """What paints the columns again, one a step.

        Letters as large as those of a wall are filled outlines: all of 3840 x 2160 at once take 40 ms.
        """
        # They may be others by then, and more: in the end all are seen.
        return [partial(self._uncover, end) for end in (*range(1, len(self.columns)), None)]

    def _uncover(self, end: int | None) -> None:
        for column in self.columns[:end]:
            column.setUpdatesEnabled(True)

    def make_rows(self) -> Iterator[Step]:
        """What makes the rows that have room, before there are cakes in them."""
        return (partial(self._make_rows, index) for index in range(len(self.columns)))

    def _make_rows(self, index: int) -> None:
        if self._known is None and index < len(self.columns):
            self.columns[index].make_rows()

    def show_stuck(self, stage: Stage | None, alarming: bool) -> None:
        """The stage where it takes longest has a line around it; `alarming`: something will be late."""
        if (stage, alarming) != (self._stuck, self._alarming):
            self._stuck, self._alarming = stage, alarming
            self._show_edge()

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        if look != self._look:
            self._look = look
            self._draw()

    def settle(self) -> None:
        """Lay out now what Qt would lay out by and by."""
        for column in self.columns:
            if column.isVisible():
                column.settle()

    def turn_page(self) -> None:
        """Show the next columns, and after the last of them the next page of all that has more than room."""
        groups = page_count(len(self.columns), self._at_once)
        self._page = (self._page + 1) % groups
        if not self._page:
            for column in self.columns:
                column.turn_page()
        if groups > 1:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns for the new width."""
        super().resizeEvent(event)
        # With another size of the window comes another look: what is drawn before would be drawn twice.
        if scale_for(self.window().width(), self.window().height()) == self._look.scale:
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
            for step in self._steps():
                step()
            self._drawing = False

    def _steps(self) -> Iterator[Step]:
        subjects: Sequence[Subject] = BENCH_STAGES
        if self._known is not None:
            subjects = [column.subject for column in self._known]
        known = dict(zip(subjects, self._known or (), strict=False))
        heads = [HeadNeed.of(subject, known.get(subject), self._today) for subject in subjects]
        measured = (self.size(), replace(self._look, fade=0.0), heads)
        if measured != self._measured:
            self._measured = measured
            self._way = choose(heads, self._look, self.size())
            self._page = min(self._page, page_count(len(heads), self._at_once) - 1)
        for index, subject in enumerate(subjects):
            yield partial(self._set_up, index, subject)
        yield partial(self._finish, [(subject, self._way.shape) for subject in subjects])

    def _set_up(self, index: int, subject: Subject) -> None:
        """Make a column what it is to be."""
        column = self._made.get((subject, self._way.shape))
        if column is None:
            column = CakeColumn(subject, self._way.shape, self._look, self)
            self._made[subject, self._way.shape] = column
        place = self._place_of(index)
        moves = place != column.geometry()
        column.stand(self._look, self._way.parts, place)
        if self._known is None:
            column.show_unknown()
        elif not column.shows(self._known[index], self._today):
            if self._changes and column.isVisible():
                column.setUpdatesEnabled(False)
            self._changes = True
            column.show_column(self._known[index], self._today)
        column.setVisible(index // self._at_once == self._page)
        if moves and not column.isVisible():
            column.settle_all()

    def _finish(self, wanted: Sequence[tuple[Subject, HeadShape]]) -> None:
        """Let go of the columns that have no place any more."""
        for key in self._made.keys() - set(wanted):
            old = self._made.pop(key)
            old.hide()
            old.deleteLater()
        self.columns = [self._made[key] for key in wanted]
        self._edge.raise_()
        self._show_edge()

    @property
    def _at_once(self) -> int:
        return self._way.per_line * self._way.lines

    def _place_of(self, index: int) -> QRect:
        # By hand: a column that shows a part when it is resized would make a layout begin anew in between.
        way, gap = self._way, self._look.px(GAP)
        width, height = self.width() + gap, self.height() + gap
        line, place = divmod(index % self._at_once, way.per_line)
        left, right = (width * at // way.per_line for at in (place, place + 1))
        top, bottom = (height * at // way.lines for at in (line, line + 1))
        return QRect(left, top, right - left - gap, bottom - top - gap)
