"""Reads orders off the live surface: one by its exact id, or all that are open."""

from collections.abc import Iterator, Mapping
from typing import Any

from sync.live.rpc import LiveRpc
from sync.live.surface import OPEN_STAGES, LiveOrder, OrderId, place

PAGE = 1000
"""More rows than this come in no answer there, whatever is asked for."""
# A server that counts rows it does not give must not keep us reading for ever.
_MAX_PAGES = 100


class Orders:
    """One thread's reading. Raises what `LiveRpc` raises."""

    def __init__(self, rpc: LiveRpc, page: int = PAGE) -> None:
        self._rpc = rpc
        self._page = page

    def peek(self, store: str, order_id: str) -> LiveOrder | None:
        """The order of exactly this id as the queue shows it: one call, without most timestamps."""
        row = self._row_of(store, order_id)
        return None if row is None else LiveOrder.read(row, store)

    def read(self, store: str, order_id: str) -> LiveOrder | None:
        """The order of exactly this id with every timestamp that is shown; None when there is none."""
        row, shown = self._row_of(store, order_id), self.times_of(order_id)
        if row is None and shown is None:
            return None
        return LiveOrder.read(row or {}, store, shown)

    def search(self, store: str, number: int) -> Iterator[Mapping[str, Any]]:
        """Rows in which this number occurs, in any stage: the caller compares the ids."""
        return self._rows({"p_store": store, "p_search": str(number)})

    def times_of(self, order_id: str) -> Mapping[str, Any] | None:
        """The row with the stage timestamps; None where get_order_for_scan gives another order."""
        parts = OrderId.parse(order_id)
        if parts is None or parts.suffix not in (None, "A"):
            # It would answer with -A.
            return None
        rows = self._rpc.rows("get_order_for_scan", {"p_scan": order_id}, order_id)
        return next((row for row in rows if row.get("id") == order_id), None)

    def open_orders(self, store: str) -> dict[str, LiveOrder]:
        """Every order of a store that is neither complete nor cancelled, by id.

        One that moves on while we read is found at the later stage, or not at all.
        """
        found: dict[str, LiveOrder] = {}
        for stage in OPEN_STAGES:
            for row in self._rows({"p_store": store, "p_stage": stage}):
                order = LiveOrder.read(row, store)
                known = found.get(order.id)
                if not order.cancelled and (known is None or place(known.stage) <= place(order.stage)):
                    found[order.id] = order
        return found

    def _row_of(self, store: str, order_id: str) -> Mapping[str, Any] | None:
        parts = OrderId.parse(order_id)
        if parts is None:
            return None
        return next((row for row in self.search(store, parts.number) if row.get("id") == order_id), None)

    def _rows(self, asked: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        offset = 0
        for _ in range(_MAX_PAGES):
            page = {"p_offset": offset, "p_limit": self._page, "p_sort_by": "due_date", "p_sort_order": "ASC"}
            rows = self._rpc.rows("get_queue", {**asked, **page})
            yield from rows
            offset += len(rows)
            if not rows or offset >= int(rows[0].get("total_count") or 0):
                return
