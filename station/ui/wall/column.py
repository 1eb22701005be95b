"""A stage, a store or a day on the wall: its head, then its first cakes, a page at a time."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.wall_state import Subject, WallColumn, WallRow
from station.ui.wall import words
from station.ui.wall.column_head import ColumnHead, HeadShape
from station.ui.wall.labels import WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.reading import page_count
from station.ui.wall.row import CakeRow, row_width

FACTS_HEIGHT = 54
LOW_FACTS_HEIGHT = 42
PAGER_HEIGHT = 42
_NOTHING_NEEDS = 200
"""For two lines of words below the head, its facts and the pager."""


class CakeColumn(QFrame):
    """Draws one `WallColumn`, or 'Not known yet' before there is one."""

    def __init__(self, subject: Subject, shape: HeadShape, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        # All columns are as wide and high: the wall stands still while its numbers change.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.head = ColumnHead(subject, shape, look)
        self.unassigned = WallLabel("column-fact")
        self.overdue = WallLabel("column-fact")
        self.overdue.set_tone("alert")
        self.nothing = WallLabel("column-nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.pager = WallLabel("column-pager")
        self.pager.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rows: list[CakeRow] = []
        self._look = look
        self._column: WallColumn | None = None
        self._today = date.min
        self._page = 0
        self._facts_line, self._body = QWidget(), QWidget()
        self._lay_out()
        self.set_look(look)
        self.show_unknown()

    def _lay_out(self) -> None:
        self._facts = QHBoxLayout(self._facts_line)
        self._facts.addWidget(self.unassigned)
        self._facts.addStretch(1)
        self._facts.addWidget(self.overdue)
        self._body_layout = QVBoxLayout(self._body)
        self._body_layout.setContentsMargins(0, 0, 0, 0)
        self._body_layout.setSpacing(0)
        self._body_layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(0)
        for part in (self.head, self._facts_line):
            self._all.addWidget(part)
        self._all.addWidget(self.nothing, 1)
        self._all.addWidget(self._body, 1)
        self._all.addWidget(self.pager)
        if self.shape is HeadShape.DAY:
            # What is overdue has a column of its own there, and who does a cake next week is open.
            self._facts_line.hide()
        if self.shape is HeadShape.FLAT:
            self._facts.insertWidget(1, self.pager)
            self._facts.insertStretch(1, 1)

    @property
    def shape(self) -> HeadShape:
        """How its head is laid out."""
        return self.head.shape

    @property
    def subject(self) -> Subject:
        """What its cakes have in common."""
        return self.head.subject

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        dress(self, look)
        self.head.set_look(look)
        self._facts_line.setFixedHeight(self._facts_height())
        self._facts.setContentsMargins(look.px(16), 0, look.px(16), 0)
        self._facts.setSpacing(look.px(12))
        self.pager.setFixedHeight(look.px(PAGER_HEIGHT))
        for row in self.rows:
            row.set_look(look)
        self._draw_page()

    def show_unknown(self) -> None:
        """Say that nothing is known about this column."""
        self._column = None
        self.head.show_unknown()
        self.unassigned.setText(" ")
        self.overdue.setText("")
        self._draw_page()

    def show_column(self, column: WallColumn, today: date) -> None:
        """Show these counts and cakes. The page stays, unless it is gone."""
        if (column, today) == (self._column, self._today):
            return
        self._column = column
        self._today = today
        self.head.show_name(today)
        self.head.show_counts(column.open, column.cells)
        self.unassigned.setText(words.unassigned(column.unassigned) if column.open else " ")
        self.overdue.setText(words.overdue(column.overdue) if column.overdue else "")
        self._draw_page()

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the known cakes need in the room there is."""
        return page_count(len(self._cakes()), self._capacity())

    def turn_page(self) -> None:
        """Show the next page, or the first after the last."""
        if self.pages > 1:
            self._page = (self._page + 1) % self.pages
            self._draw_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many cakes as there is room for."""
        super().resizeEvent(event)
        self._draw_page()

    def _cakes(self) -> tuple[WallRow, ...]:
        return self._column.rows if self._column else ()

    def _capacity(self) -> int:
        """How many cakes have room: none where a line would be cut off."""
        with_due = self.shape is not HeadShape.DAY
        if row_width(self._look, self._with_stage(), with_due) > self.width():
            return 0
        # Counted from the column itself: the body's own height is stale until the layout has run.
        facts = self._facts_height() if with_due else 0
        pager = 0 if self.shape is HeadShape.FLAT else self.pager.height()
        room = self.height() - self.head.height() - facts - pager
        return max(0, room // self._look.row_height)

    def _facts_height(self) -> int:
        return self._look.px(LOW_FACTS_HEIGHT if self.shape is HeadShape.FLAT else FACTS_HEIGHT)

    def _with_stage(self) -> bool:
        return not isinstance(self.subject, Stage)

    def _draw_page(self) -> None:
        cakes = self._cakes()
        capacity = self._capacity()
        self._page = min(self._page, self.pages - 1)
        first = self._page * capacity
        shown = cakes[first : first + capacity]
        self._show_rows(shown)
        below = self.height() - self.head.height()
        self.nothing.setVisible(not cakes and below > self._look.px(_NOTHING_NEEDS))
        self._body.setVisible(bool(cakes))
        self.nothing.setText(words.nothing_waiting() if self._column else words.not_known())
        total = max(len(cakes), self._column.open if self._column else 0)
        more = total > len(shown) > 0
        self.pager.setText(words.page(first + 1, first + len(shown), total) if more else "")

    def _show_rows(self, shown: tuple[WallRow, ...]) -> None:
        while len(self.rows) < len(shown):
            row = CakeRow(self._look, self._with_stage())
            self.rows.append(row)
            self._body_layout.addWidget(row)
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(shown))
            if index < len(shown):
                row.show_row(shown[index], self._today)
