"""How the columns of a layout stand: beside one another, in lines, or some of them at a time."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QSize

from station.domain.stages import Stage
from station.services.wall_state import DueDay
from station.ui.wall.head_need import HeadNeed
from station.ui.wall.look import Look
from station.ui.wall.room import HeadShape, rows_in
from station.ui.wall.row import row_width

GAP = 16
_FLAT_WIDTH = 800
"""In pixels of the design: with less the head needs two lines."""
_AT_MOST = 4
_ENOUGH_ROWS = 2


class Way(Struct, frozen=True):
    """So many columns beside one another, in so many lines; with fewer than there are they take turns."""

    per_line: int
    lines: int
    shape: HeadShape
    parts: bool


def choose(heads: Sequence[HeadNeed], look: Look, size: QSize) -> Way:
    """The first way in which every column has room for a cake; else the first that has room for heads."""
    return _Room(heads, look, size).choose()


class _Room(Struct, frozen=True):
    heads: Sequence[HeadNeed]
    look: Look
    size: QSize

    @property
    def by_day(self) -> bool:
        return isinstance(self.heads[0].subject, DueDay)

    def choose(self) -> Way:
        first: Way | None = None
        for way in self._ways():
            if not self._wide_enough(way):
                continue
            if self._rows(way):
                return way
            first = first or way
        return first or self._way_of(1, len(self.heads))

    def _ways(self) -> Iterator[Way]:
        count = len(self.heads)
        first = min(count, _AT_MOST)
        for per_line in dict.fromkeys((first, -(-first // 2), 1)):
            yield self._way_of(per_line, -(-count // per_line))
        if self.by_day:
            for per_line, lines in ((first, 1), (2, 2), (2, 1), (1, 4), (1, 3), (1, 2), (1, 1)):
                yield self._way_of(per_line, lines)

    def _way_of(self, per_line: int, lines: int) -> Way:
        shape = HeadShape.TALL
        width, height = self._room(per_line, lines)
        if self.by_day:
            shape = HeadShape.DAY
        elif per_line < len(self.heads) and width >= self.look.px(_FLAT_WIDTH):
            shape = HeadShape.FLAT
        parts = self._fits(shape, width, parts=True)
        if parts and shape is HeadShape.DAY and rows_in(self.look, shape, True, height) < _ENOUGH_ROWS:
            # Cakes say more of a day than where its cakes are.
            parts = rows_in(self.look, shape, False, height) <= rows_in(self.look, shape, True, height)
        return Way(per_line, lines, shape, parts)

    def _room(self, per_line: int, lines: int) -> tuple[int, int]:
        gap = self.look.px(GAP)
        return (self.size.width() + gap) // per_line - gap, (self.size.height() + gap) // lines - gap

    def _fits(self, shape: HeadShape, width: int, parts: bool) -> bool:
        return all(head.width(self.look, shape, parts) <= width for head in self.heads)

    def _wide_enough(self, way: Way) -> bool:
        return self._fits(way.shape, self._room(way.per_line, way.lines)[0], parts=False)

    def _rows(self, way: Way) -> int:
        width, height = self._room(way.per_line, way.lines)
        with_stage = not isinstance(self.heads[0].subject, Stage)
        if row_width(self.look, with_stage, with_due=way.shape is not HeadShape.DAY) > width:
            return 0
        return rows_in(self.look, way.shape, way.parts, height)
