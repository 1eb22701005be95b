"""The queue of one bench, kept in its order: only the cakes that changed are placed anew.

With 20,000 open cakes a scan's new screen costs what its one cake costs.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date

from station.domain.due import QueueKey, queue_key
from station.domain.orders import Order
from station.domain.stages import Stage
from station.services.bench_state import QueueRow, StoreView
from station.services.order_book import OrderBook, is_open
from station.services.queue_rows import row_of, store_view

MANY = 500
"""So many changed cakes are sorted with all others, not placed one by one."""


class BenchQueue:
    """The open cakes of one stage and these stores. Owned by the store worker, like the book."""

    def __init__(self, book: OrderBook, stage: Stage, own: Iterable[str]) -> None:
        self._book = book
        self._stage = stage
        self._own = frozenset(own)
        self._today = date.min
        self._stores: Mapping[str, StoreView] = {}
        self._people: Mapping[str, str] = {}
        self._key_of: dict[str, QueueKey] = {}
        self._keys: list[QueueKey] = []
        self._placed_orders: list[Order] = []
        self._placed_rows: list[QueueRow] = []
        self.orders: tuple[Order, ...] = ()
        self.rows: tuple[QueueRow, ...] = ()

    def refresh(self, today: date, stores: Mapping[str, StoreView], people: Mapping[str, str]) -> None:
        """Make `orders` and `rows` those of now. They stay the same objects while nothing changed.

        `people`: id -> name.
        """
        changed = self._book.take_changed()
        known = (today, dict(stores), dict(people))
        if known != (self._today, self._stores, self._people):
            self._today, self._stores, self._people = known
            self._sort_all()
        elif len(changed) > MANY:
            self._sort_all()
        elif not any([self._place(order_id) for order_id in changed]):
            return
        self.orders, self.rows = tuple(self._placed_orders), tuple(self._placed_rows)

    def _sort_all(self) -> None:
        key = queue_key(self._stage, self._today)
        here = sorted(
            (key(order), order) for order in self._book.at_stage(self._stage) if self._is_own(order)
        )
        self._key_of = {order.id: at for at, order in here}
        self._keys = [at for at, _ in here]
        self._placed_orders = [order for _, order in here]
        self._placed_rows = [self._row(order) for _, order in here]

    def _place(self, order_id: str) -> bool:
        """Take this cake to where it belongs now. False: it is none of ours, and never was."""
        was = self._key_of.pop(order_id, None)
        if was is not None:
            at = bisect_left(self._keys, was)
            del self._keys[at], self._placed_orders[at], self._placed_rows[at]
        order = self._book.get(order_id)
        order = None if order is None else self._book.as_shown(order)
        if order is None or not self._belongs(order):
            return was is not None
        key = queue_key(self._stage, self._today)(order)
        at = bisect_left(self._keys, key)
        self._key_of[order_id] = key
        self._keys.insert(at, key)
        self._placed_orders.insert(at, order)
        self._placed_rows.insert(at, self._row(order))
        return True

    def _belongs(self, order: Order) -> bool:
        return order.stage is self._stage and is_open(order) and self._is_own(order)

    def _is_own(self, order: Order) -> bool:
        return order.store in self._own

    def _row(self, order: Order) -> QueueRow:
        store, pending = store_view(self._stores, order.store), self._book.is_pending(order.id)
        return row_of(order, store, self._today, pending, self._people)
