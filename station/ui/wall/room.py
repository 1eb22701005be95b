"""How high the parts of a column are, and so how many cakes have room: numbers only, nothing is drawn."""

from enum import Enum

from station.ui.wall.look import Look
from station.ui.wall.tile import tile_side

BADGE, SMALL_BADGE = 46, 34
_COUNT, _FLAT_COUNT = 108, 76
_NAME_LINE = 1.36
"""Of a font's size: a name with air above and below."""


class HeadShape(Enum):
    """How a column's head uses its room."""

    TALL = "tall"
    """The name, below it a great number and the parts beside it."""
    FLAT = "flat"
    """All in one line."""
    DAY = "day"
    """Name and number, below them the parts in one line."""


def cell_height(look: Look, shape: HeadShape) -> int:
    """A part's tile and count."""
    if shape is HeadShape.DAY:
        return max(tile_side(look, "cell-count", SMALL_BADGE), look.grown("cell-count", 40))
    return max(tile_side(look, "store-count", BADGE), look.grown("store-count", 50))


def head_height(look: Look, shape: HeadShape, parts: bool) -> int:
    """A column's head; `parts`: with the counts of its parts."""
    cell = cell_height(look, shape)
    if shape is HeadShape.TALL:
        counts = max(look.grown("stage-count", _COUNT), 2 * cell + look.px(6) if parts else 0)
        return look.px(20) + round(_NAME_LINE * look.text_px("stage-name")) + counts
    title = max(look.grown("flat-count", _FLAT_COUNT), look.line("stage-name"))
    if shape is HeadShape.FLAT:
        return look.px(6) + max(title, cell if parts else 0)
    return look.px(6) + title + (cell if parts else 0)


def facts_height(look: Look, shape: HeadShape) -> int:
    """The line below the head. A day has none: what is overdue has a column of its own there."""
    if shape is HeadShape.DAY:
        return 0
    return max(look.px(42 if shape is HeadShape.FLAT else 54), look.line("column-fact"))


def pager_height(look: Look, shape: HeadShape) -> int:
    """The line below the cakes; a flat column has its pager among the facts."""
    return 0 if shape is HeadShape.FLAT else max(look.px(42), look.line("column-pager"))


def rows_in(look: Look, shape: HeadShape, parts: bool, height: int) -> int:
    """How many cakes have room in a column of this height."""
    around = head_height(look, shape, parts) + facts_height(look, shape) + pager_height(look, shape)
    return max(0, (height - around) // look.row_height)
