"""get_changes on the live surface: reads every open order and compares with what the replica has.

Positions are milliseconds since 1970, the time at which a reading began. A position of our own contract is
far smaller: then the replica is another backend's and is built anew.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sync.clock import Clock
from sync.live.document import Letters, differs, order_document, position_at
from sync.live.orders import Orders
from sync.live.surface import LiveOrder, OrderId
from sync.replica import Document, Replica

_FIRST_POSITION = 1_000_000_000_000
_LOOKS = 20
"""How many orders are asked for one by one in one reading; the others have their turn in the next."""


class Changes:
    """One thread's reading of changes."""

    def __init__(self, orders: Orders, replica: Replica, letters: Letters, clock: Clock) -> None:
        self._orders = orders
        self._replica = replica
        self._letters = letters
        self._clock = clock

    def read(self, args: Mapping[str, Any]) -> dict[str, Any]:
        """The `data` of get_changes."""
        since, stores = args.get("p_since"), tuple(args.get("p_stores") or ())
        seen_at = self._clock.now()
        position = position_at(seen_at)
        if since is None:
            return _page((), position)
        if 0 < int(since) < _FIRST_POSITION:
            return _page((), 0, reset=True)
        # Before the reading: what another thread keeps meanwhile is newer than what we are about to read.
        before = {document.key: document for document in self._replica.all("order")}
        open_now: dict[str, LiveOrder] = {}
        for store in stores:
            open_now |= self._orders.open_orders(store)
        known = before if since else {}
        gone = False
        for order_id in _missing(known.values(), open_now, stores)[:_LOOKS]:
            order = self._orders.read(str(known[order_id].body["store"]), order_id)
            if order is None:
                gone = True
            else:
                open_now[order_id] = order
        if gone:
            # The order exists no longer, and only a rebuilt replica forgets it.
            return _page((), 0, reset=True)
        documents = self._documents(open_now, before, seen_at)
        news = [each for each in documents if not known or differs(each, before.get(each.key))]
        return _page(news, max(position, int(since)))

    def _documents(
        self, found: Mapping[str, LiveOrder], before: Mapping[str, Document], seen_at: Any
    ) -> list[Document]:
        cakes = Counter(_number_of(order_id) for order_id in found)
        detailed = self._with_times(found, before)
        return [
            order_document(order, before.get(order.id), self._letters, seen_at, cakes[_number_of(order.id)])
            for order in detailed
        ]

    def _with_times(
        self, found: Mapping[str, LiveOrder], before: Mapping[str, Document]
    ) -> Iterable[LiveOrder]:
        """Ask when the label was printed, for cakes in Filling whose row does not say and that are new."""
        asked = 0
        for order in found.values():
            new = order.id not in before and "filling_start_ts" not in order.times
            if order.stage == "Filling" and new and asked < _LOOKS:
                asked += 1
                shown = self._orders.times_of(order.id)
                yield LiveOrder.read(order.row, order.store, shown)
            else:
                yield order


def _missing(
    known: Iterable[Document], open_now: Mapping[str, LiveOrder], stores: Sequence[str]
) -> list[str]:
    """Orders that were open and are not any more."""
    return [
        document.key
        for document in known
        if document.body["store"] in stores
        and document.body["stage"] != "Complete"
        and document.body["cancelled_at"] is None
        and document.key not in open_now
    ]


def _number_of(order_id: str) -> tuple[str, int] | str:
    parts = OrderId.parse(order_id)
    return (parts.store, parts.number) if parts else order_id


def _page(orders: Iterable[Document], position: int, *, reset: bool = False) -> dict[str, Any]:
    return {"orders": [dict(each.body) for each in orders], "next": position, "more": False, "reset": reset}
