"""One cake in a column: store, number, when it is due, what it is, and whether it will be late."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.services.wall_state import WallRow
from station.ui.theme import colours
from station.ui.theme.colours import shown
from station.ui.wall import words
from station.ui.wall.labels import ShorteningLabel, SignLabel, WallLabel, dress
from station.ui.wall.look import Look
from station.ui.wall.reading import number_without_letter, product_texts
from station.ui.wall.tile import Tile, tile_side
from station.ui.words import stage_word

_WIDEST_NUMBER = "25771-B"
_SIDE, _FAR_SIDE = 16, 14
_TODAY = 1


class CakeRow(QFrame):
    """Draws one `WallRow`; reused from page to page. `with_stage`: says where the cake is, too."""

    def __init__(self, look: Look, with_stage: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.badge = Tile(look, "row-number")
        self.stage = Tile(look, "row-number")
        self.stage.setVisible(with_stage)
        self.number = WallLabel("row-number")
        self.due = ShorteningLabel("row-due", whole=True)
        self.due.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.sign = SignLabel("row-mark")
        self.sign.show_sign("late")
        self.mark = WallLabel("row-mark")
        self.product = ShorteningLabel("row-product", whole=True)
        self._look = look
        self._far: bool | None = None
        self._shown: tuple[WallRow, date] | None = None
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.stage)
        self._top.addWidget(self.badge)
        self._top.addWidget(self.number)
        self._top.addWidget(self.due, 1)
        self._below = QHBoxLayout()
        self._below.addWidget(self.product, 1)
        self._all = QVBoxLayout(self)
        self._all.setSpacing(0)
        self._all.addLayout(self._top)
        self._all.addLayout(self._below)

    def _place_mark(self, far: bool) -> None:
        # From afar there is one line: what will be late says so where the others have their day.
        self.product.setVisible(not far)
        self.due.setVisible(not (far and self.mark.isVisibleTo(self)))
        if far == self._far:
            return
        self._far = far
        self.mark.setText(_mark_text(far))
        line, at = (self._top, self._top.count()) if far else (self._below, 0)
        if far:
            self._top.setStretch(self._top.indexOf(self.number), 1)
        line.insertWidget(at, self.sign)
        line.insertWidget(at + 1, self.mark)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        self._place_mark(look.is_far)
        dress(self, look)
        for part in (self.badge, self.stage, self.sign):
            part.set_look(look)
        self.setFixedHeight(look.row_height)
        self._top.setSpacing(look.px(10))
        self._below.setSpacing(look.px(10))
        air, side = 0 if look.is_far else look.px(5), look.px(_FAR_SIDE if look.is_far else _SIDE)
        self._all.setContentsMargins(side, air, side, air)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above it."""
        line = self._look.px(2)
        QPainter(self).fillRect(0, 0, self.width(), line, QColor(shown(colours.LINE)))

    def show_row(self, row: WallRow, today: date) -> None:
        """Show this cake."""
        if self._shown == (row, today):
            return
        self._shown = (row, today)
        cake = row.cake
        self.badge.show_of(cake.store)
        self.stage.show_of(row.stage)
        self.number.setText(number_without_letter(cake.human_number, cake.store.letter))
        self.due.set_texts(*words.due(cake.due, today))
        self.due.set_tone(_due_tone(cake.due, today))
        self.sign.setVisible(row.late)
        self.mark.setVisible(row.late)
        self._place_mark(bool(self._far))
        self.product.set_texts(*product_texts(cake.product, cake.size))
        said = [cake.human_number, cake.product, stage_word(row.stage), self.due.text()]
        self.setAccessibleName(", ".join([*said, words.will_be_late()[0]] if row.late else said))


def row_width(look: Look, with_stage: bool, with_due: bool = True) -> int:
    """The least width in which a row is whole."""
    number = look.width_of("row-number", _WIDEST_NUMBER)
    days = words.widest_due()
    due = max(look.width_of("row-due", text, bold=text == days[_TODAY]) for text in days) + look.px(10)
    mark = look.width_of("row-mark", _mark_text(look.is_far)) + look.text_px("row-mark") + look.px(20)
    tiles = (tile_side(look, "row-number") + look.px(10)) * (2 if with_stage else 1)
    if look.is_far:
        return tiles + number + max(mark, due if with_due else 0) + look.px(2 * _FAR_SIDE)
    return max(tiles + number + (due if with_due else 0), mark) + look.px(34)


def _mark_text(far: bool) -> str:
    long, short = words.will_be_late()
    return short if far else long


def _due_tone(due: date | None, today: date) -> str:
    if due is None or due > today:
        return ""
    return "now" if due == today else "alert"
