"""get_order_for_scan as our contract has it: every order that a code can mean, each by its exact id."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from sync.clock import Clock
from sync.live.document import Letters, order_document
from sync.live.orders import Orders
from sync.live.surface import LiveOrder, OrderId
from sync.replica import Replica


class Wanted(Struct, frozen=True):
    """One way to read a code. `store` None: any store; not `exact` and no suffix: all cakes of the order."""

    store: str | None
    number: int
    suffix: str | None
    exact: bool

    def fits(self, order_id: OrderId) -> bool:
        """Whether this reading can mean this cake."""
        if order_id.number != self.number or self.store not in (None, order_id.store):
            return False
        return order_id.suffix == self.suffix if self.exact or self.suffix else True


ReadCode = Callable[[str], Sequence[Wanted]]
"""What a scanned code can mean; empty for a code that is no order's."""


class Lookup:
    """One thread's looking up. The server's own reading of codes is not used: it drops suffixes."""

    def __init__(
        self, orders: Orders, replica: Replica, letters: Letters, read_code: ReadCode, clock: Clock
    ) -> None:
        self._orders = orders
        self._replica = replica
        self._letters = letters
        self._read_code = read_code
        self._clock = clock

    def find(self, scan: str) -> dict[str, Any]:
        """The `data` of get_order_for_scan: {candidates, kind, scan}."""
        seen_at = self._clock.now()
        found: dict[str, LiveOrder] = {}
        for wanted in self._read_code(scan):
            found |= self._matching(wanted)
        cakes = [
            order_document(order, self._replica.get("order", key), self._letters, seen_at)
            for key, order in sorted(found.items())
        ]
        kind = "unknown" if not cakes else "label" if len(cakes) == 1 else "ambiguous"
        return {"candidates": [dict(cake.body) for cake in cakes], "kind": kind, "scan": scan}

    def _matching(self, wanted: Wanted) -> dict[str, LiveOrder]:
        stores = self._letters if wanted.store is None else (wanted.store,)
        found = {}
        for store in stores:
            for row in self._orders.search(store, wanted.number):
                parts = OrderId.parse(str(row.get("id")))
                if parts is not None and wanted.fits(parts):
                    order_id = str(row["id"])
                    found[order_id] = LiveOrder.read(row, store, self._orders.times_of(order_id))
        return found
