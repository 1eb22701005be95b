"""What the head of a column needs in width, before there is one: numbers only, nothing is drawn."""

from datetime import date

from msgspec import Struct

from station.domain.stages import Stage
from station.services.bench_state import StoreView
from station.services.wall_state import Subject, WallColumn
from station.ui.wall import words
from station.ui.wall.look import Look
from station.ui.wall.room import BADGE, SMALL_BADGE, HeadShape
from station.ui.wall.tile import tile_side
from station.ui.words import stage_word

ICON, SIDE, GAP, CELL_GAP, BADGE_GAP = 48, 16, 14, 18, 8
_FEWEST_DIGITS = 2
"""A second digit does not change the layout."""


class HeadNeed(Struct, frozen=True):
    """Of one column. `count` and `cells` are zeros: all digits are equally wide."""

    subject: Subject
    name: str
    count: str
    cells: tuple[str, ...]

    @classmethod
    def of(cls, subject: Subject, column: WallColumn | None, today: date) -> "HeadNeed":
        """Of a column as it is known; None: not yet."""
        cells = tuple(_zeros(cell.open) for cell in column.cells) if column else ()
        return cls(subject, name_of(subject, today), _zeros(column.open if column else 0), cells)

    def width(self, look: Look, shape: HeadShape, parts: bool) -> int:
        """In a shape; with `parts` those too."""
        gap = look.px(GAP)
        name = look.width_of("stage-name", self.name) + gap
        if isinstance(self.subject, Stage):
            name += look.grown("stage-name", ICON) + gap
        count = look.width_of("stage-count" if shape is HeadShape.TALL else "flat-count", self.count) + gap
        cells = [_cell_width(look, shape, text) for text in self.cells] if parts else []
        if shape is HeadShape.TALL:
            wide = max(name, count + sum(max(cells[at : at + 2]) for at in range(0, len(cells), 2)))
        elif shape is HeadShape.FLAT:
            wide = name + count + sum(cells)
        else:
            wide = max(name + count, sum(cells))
        return wide + 2 * look.px(SIDE)


def name_of(subject: Subject, today: date) -> str:
    """What a column is called; a day by what it is `today`."""
    if isinstance(subject, Stage):
        return stage_word(subject)
    return subject.name if isinstance(subject, StoreView) else words.day_name(subject, today)


def _cell_width(look: Look, shape: HeadShape, text: str) -> int:
    role, badge = ("cell-count", SMALL_BADGE) if shape is HeadShape.DAY else ("store-count", BADGE)
    return tile_side(look, role, badge) + look.px(BADGE_GAP) + look.width_of(role, text) + look.px(CELL_GAP)


def _zeros(count: int) -> str:
    return "0" * max(_FEWEST_DIGITS, len(str(count)))
