"""A stage, a store or a day on the wall: its head, then its first cakes, a page at a time."""

from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.wall_state import Subject, WallColumn, WallRow
from station.ui.theme import colours
from station.ui.wall import pace_words, words
from station.ui.wall.column_head import ColumnHead
from station.ui.wall.fading import mixed
from station.ui.wall.labels import ShorteningLabel, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.panel import RADIUS, Panel
from station.ui.wall.reading import page_count
from station.ui.wall.room import HeadShape, facts_height, pager_height, rows_in
from station.ui.wall.row import CakeRow, row_width

_SIDE, _GAP = 16, 12


class CakeColumn(Panel):
    """Draws one `WallColumn`, or 'Not known yet' before there is one."""

    def __init__(self, subject: Subject, shape: HeadShape, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("column", parent)
        # All columns are as wide and high: the wall stands still while its numbers change.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.head = ColumnHead(subject, shape, look)
        self.unassigned = ShorteningLabel("column-fact", whole=True)
        self.pace = ShorteningLabel("column-fact", whole=True)
        self.overdue = WallLabel("column-fact")
        self.overdue.set_tone("alert")
        self.overdue.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.nothing = WallLabel("column-nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.pager = ShorteningLabel("column-pager", whole=True)
        self.pager.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rows: list[CakeRow] = []
        self._look = look
        self._column: WallColumn | None = None
        self._today = date.min
        self._page = 0
        self._turned = 0
        self._facts_line, self._body = QWidget(), QWidget()
        self._lay_out()
        self._dress()
        self.show_unknown()

    def _lay_out(self) -> None:
        self._facts = QHBoxLayout(self._facts_line)
        self._facts.addWidget(self.unassigned, 1)
        if self.shape is HeadShape.FLAT:
            self._facts.addWidget(self.pager, 1)
        self._facts.addWidget(self.pace, 1)
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
        if self.shape is not HeadShape.FLAT:
            self._all.addWidget(self.pager)
        if self.shape is HeadShape.DAY:
            # What is overdue has a column of its own there, and who does a cake next week is open.
            self._facts_line.hide()

    @property
    def shape(self) -> HeadShape:
        """How its head is laid out."""
        return self.head.shape

    @property
    def subject(self) -> Subject:
        """What its cakes have in common."""
        return self.head.subject

    def _dress(self) -> None:
        look = self._look
        self.set_ground(mixed(colours.CARD, colours.PAGE, look.fade * 0.6), look.px(RADIUS))
        dress(self, look)
        self.head.set_look(look)
        self._facts_line.setFixedHeight(facts_height(look, self.shape))
        self._facts.setContentsMargins(look.px(_SIDE), 0, look.px(_SIDE), 0)
        self._facts.setSpacing(look.px(_GAP))
        for row in self.rows:
            row.set_look(look)

    def show_unknown(self) -> None:
        """Say that nothing is known about this column."""
        self._column = None
        self.head.show_unknown()
        self.unassigned.set_texts(" ")
        self.pace.set_texts("")
        self.overdue.setText("")
        self._draw_page()

    def shows(self, column: WallColumn, today: date) -> bool:
        """Whether these are shown already."""
        return (column, today) == (self._column, self._today)

    def show_column(self, column: WallColumn, today: date) -> None:
        """Show these counts and cakes. The page stays, unless it is gone."""
        if self.shows(column, today):
            return
        self._column = column
        self._today = today
        self.head.show_name(today)
        self.head.show_counts(column.open, column.cells)
        self.unassigned.set_texts(words.unassigned(column.unassigned) if column.open else " ")
        self.pace.set_texts(*pace_words.of_column(column))
        self.pace.set_tone("alert" if column.late else "")
        self.overdue.setText(words.overdue(column.overdue) if column.overdue else "")
        self._draw_page()

    def stand(self, look: Look, parts: bool, where: QRect) -> None:
        """Follow the window's size and the data's fading; `parts`: whether its parts' counts are shown."""
        if (look, parts, where) == (self._look, self.head.parts, self.geometry()):
            return
        if look != self._look:
            self._look = look
            self._dress()
        self.head.show_parts(parts)
        resized = where.size() != self.size()
        self.setGeometry(where)
        # Of another size Qt tells at once; what is not seen hears of it only when it is shown.
        if not (resized and self.isVisible()):
            self._draw_page()

    def settle(self) -> None:
        """Lay out now what Qt would lay out by and by."""
        self._all.activate()
        self._body_layout.activate()

    def settle_all(self) -> None:
        """Lay out all that Qt would lay out, style and measure when it is shown."""
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def make_rows(self) -> None:
        """Make the rows that have room, before there are cakes in them."""
        while len(self.rows) < self._capacity():
            self._add_row()

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the known cakes need in the room there is."""
        return page_count(len(self._cakes()), self._capacity())

    def turn_page(self) -> None:
        """Show the next page, or the first after the last; facts that have no room together take turns."""
        self._turned += 1
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
        with_stage, with_due = not isinstance(self.subject, Stage), self.shape is not HeadShape.DAY
        if row_width(self._look, with_stage, with_due) > self.width():
            return 0
        # Counted from the column itself: the body's own height is stale until the layout has run.
        return rows_in(self._look, self.shape, self.head.parts, self.height())

    def _draw_page(self) -> None:
        cakes = self._cakes()
        capacity = self._capacity()
        self._page = min(self._page, page_count(len(cakes), capacity) - 1)
        first = self._page * capacity
        shown = cakes[first : first + capacity]
        self._show_rows(shown)
        self._show_nothing(capacity)
        total = max(len(cakes), self._column.open if self._column else 0)
        more = total > len(shown) > 0
        self.pager.set_texts(*words.page(first + 1, first + len(shown), total) if more else ("",))
        self._share_facts()

    def _show_nothing(self, capacity: int) -> None:
        look, has_cakes = self._look, bool(self._cakes())
        facts, pager = facts_height(look, self.shape), pager_height(look, self.shape)
        room = self.height() - self.head.least_height - facts - pager
        self.nothing.setText(words.nothing_waiting() if self._column else words.not_known())
        lines = 1 if self.nothing.text_width(self.nothing.text()) < self.width() else 2
        speaks = not has_cakes and room >= lines * look.line("column-nothing")
        # Where no cake has room the head has all of it.
        self.head.fill(self.height() - facts if not capacity and not speaks else 0)
        flat = self.shape is HeadShape.FLAT
        self.pager.setFixedHeight(facts if flat else pager if capacity or speaks else 0)
        self.nothing.setVisible(speaks)
        self._body.setVisible(has_cakes and capacity > 0)

    def _share_facts(self) -> None:
        """All facts where they have room beside one another; else those that fit, by turns."""
        gap = self._look.px(_GAP)
        labels = (self.overdue, self.pace, self.pager, self.unassigned)
        texts = (self.overdue.text(), self.pace.shortest, self.pager.shortest, self.unassigned.text())
        said = [(label, text) for label, text in zip(labels, texts, strict=True) if text.strip()]
        wide = {label: label.text_width(text) + gap for label, text in said}
        if self.shape is not HeadShape.FLAT:
            wide.pop(self.pager, None)
        room = self.width() - 2 * self._look.px(_SIDE) + gap
        together = sum(wide.values()) <= room
        here = []
        for label in wide if self._turned % 2 == 0 else reversed(wide):
            if together or wide[label] <= room:
                here.append(label)
                room -= wide[label]
        for label in labels:
            if label is not self.pager or self.shape is HeadShape.FLAT:
                label.setVisible(label in here)
                self._facts.setStretchFactor(label, wide.get(label, 0) if label is not self.overdue else 0)

    def _show_rows(self, shown: tuple[WallRow, ...]) -> None:
        while len(self.rows) < len(shown):
            self._add_row()
        for index, row in enumerate(self.rows):
            if index < len(shown):
                row.show_row(shown[index], self._today)
            row.setVisible(index < len(shown))

    def _add_row(self) -> None:
        row = CakeRow(self._look, not isinstance(self.subject, Stage))
        row.hide()
        self.rows.append(row)
        self._body_layout.addWidget(row)
