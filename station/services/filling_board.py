"""Today's fillings: how many of each flavour and size the queue asks for today and tomorrow. Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from station.services.bench_state import QueueRow


class FillingLine(Struct, frozen=True):
    """One flavour of one day. `sizes`: (size, how many), most first."""

    flavour: str | None
    sizes: tuple[tuple[str | None, int], ...]
    count: int
    unprinted: tuple[str, ...]
    """Ids of its cakes without a label, in the queue's order: the first is the next one."""


class FillingDay(Struct, frozen=True):
    """A day's lines, in the order in which the queue comes to them."""

    day: date
    count: int
    lines: tuple[FillingLine, ...]

    @property
    def unprinted(self) -> tuple[str, ...]:
        """Ids of all its cakes without a label."""
        return tuple(order_id for line in self.lines for order_id in line.unprinted)


def filling_board(queue: Sequence[QueueRow], today: date) -> tuple[FillingDay, FillingDay]:
    """Today, with what is overdue, and tomorrow. `queue`: Filling's, in its order."""
    tomorrow = today + timedelta(days=1)
    return (
        _day(today, [row for row in queue if row.due is not None and row.due <= today]),
        _day(tomorrow, [row for row in queue if row.due == tomorrow]),
    )


def _day(day: date, rows: Sequence[QueueRow]) -> FillingDay:
    by_flavour: dict[str | None, list[QueueRow]] = {}
    for row in rows:
        by_flavour.setdefault(row.flavour, []).append(row)
    return FillingDay(day, len(rows), tuple(_line(flavour, found) for flavour, found in by_flavour.items()))


def _line(flavour: str | None, rows: Sequence[QueueRow]) -> FillingLine:
    sizes = Counter(row.size for row in rows)
    # At Filling a cake has begun when its label is printed.
    unprinted = tuple(row.order_id for row in rows if not row.started)
    return FillingLine(flavour, tuple(sizes.most_common()), len(rows), unprinted)
