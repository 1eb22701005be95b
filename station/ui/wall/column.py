"""One stage on the wall: its name and counts on its colour, then its first cakes, a page at a time."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.bench_state import QueueRow
from station.services.wall_state import WallColumn
from station.ui.wall import words
from station.ui.wall.column_head import ColumnHead
from station.ui.wall.labels import WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.reading import page_count
from station.ui.wall.row import ROW_HEIGHT, CakeRow


class StageColumn(QFrame):
    """Draws one `WallColumn`, or 'Not known yet' before there is one."""

    def __init__(self, stage: Stage, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        # All columns are as wide: the wall stands still while its numbers change.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.stage = stage
        self.head = ColumnHead(stage, look)
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
        self._body = QWidget()
        self._lay_out()
        self.set_look(look)
        self.show_unknown()

    def _lay_out(self) -> None:
        self._facts = QHBoxLayout()
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
        self._all.addWidget(self.head)
        self._all.addLayout(self._facts)
        self._all.addWidget(self.nothing, 1)
        self._all.addWidget(self._body, 1)
        self._all.addWidget(self.pager)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        dress(self, look)
        self.head.set_look(look)
        self._facts.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(6))
        self._facts.setSpacing(look.px(12))
        self.pager.setFixedHeight(look.px(44))
        for row in self.rows:
            row.set_look(look)
        self._draw_page()

    def show_unknown(self) -> None:
        """Say that nothing is known about this stage."""
        self._column = None
        self.head.show_unknown()
        self.unassigned.setText(" ")
        self.overdue.setText("")
        self._draw_page()

    def show_column(self, column: WallColumn, today: date) -> None:
        """Show these counts and cakes. The page stays, unless it is gone."""
        self._column = column
        self._today = today
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
        self._page = (self._page + 1) % self.pages
        self._draw_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many cakes as there is room for."""
        super().resizeEvent(event)
        self._draw_page()

    def _cakes(self) -> tuple[QueueRow, ...]:
        return self._column.rows if self._column else ()

    def _capacity(self) -> int:
        # Counted from the column itself: the body's own height is stale until the layout has run.
        head = self.head.sizeHint().height() + self._facts.sizeHint().height()
        room = self.height() - head - self.pager.height()
        return max(1, room // self._look.px(ROW_HEIGHT))

    def _draw_page(self) -> None:
        cakes = self._cakes()
        capacity = self._capacity()
        self._page = min(self._page, self.pages - 1)
        first = self._page * capacity
        shown = cakes[first : first + capacity]
        self._show_rows(shown)
        self.nothing.setVisible(not shown)
        self._body.setVisible(bool(shown))
        self.nothing.setText(words.nothing_waiting() if self._column else words.not_known())
        total = max(len(cakes), self._column.open if self._column else 0)
        more = total > len(shown) > 0
        self.pager.setText(words.page(first + 1, first + len(shown), total) if more else "")

    def _show_rows(self, shown: tuple[QueueRow, ...]) -> None:
        while len(self.rows) < len(shown):
            row = CakeRow(self._look)
            self.rows.append(row)
            self._body_layout.addWidget(row)
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(shown))
            if index < len(shown):
                row.show_row(shown[index], self._today)
