"""What the wall counts over all cakes, made anew only when a cake or the day is another."""

from collections.abc import Collection, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct

from station.domain.orders import Order
from station.services.order_book import OrderBook
from station.services.wall_view import completed_on, count_due


class Counts(Struct, frozen=True):
    """The open cakes of this wall's stores, and how many are due when."""

    open: Sequence[Order]
    overdue: int
    today: int
    tomorrow: int
    complete_today: int


class WallCounts:
    """Owned by the store worker. Most of what the feed tells is that nothing changed."""

    def __init__(self, book: OrderBook, stores: Collection[str], zone: ZoneInfo) -> None:
        self._book = book
        self._stores = stores
        self._zone = zone
        self._made: tuple[date, Counts] | None = None

    def changed(self) -> None:
        """A cake changed."""
        self._made = None

    def on(self, today: date) -> Counts:
        """The counts of a day of the kitchen: the same object as before when nothing changed."""
        if self._made is None or self._made[0] != today:
            here = [order for order in self._book.open_orders() if order.store in self._stores]
            done = completed_on(self._book.all_orders(), today, self._zone)
            self._made = (today, Counts(here, *count_due(here, today), done))
        return self._made[1]
