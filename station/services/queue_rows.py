"""Orders as the lines of a queue."""

from collections.abc import Mapping
from datetime import date

from station.domain.due import priority_of
from station.domain.orders import Order
from station.services.bench_state import QueueRow, StoreView

NOBODY: Mapping[str, str] = {}


def row_of(
    order: Order, store: StoreView, today: date, pending: bool, people: Mapping[str, str] = NOBODY
) -> QueueRow:
    """One line of any queue. `people`: id -> name, for a cake that was given away here just now."""
    start, _complete = order.stage_times(order.stage)
    return QueueRow(
        order_id=order.id,
        human_number=order.human_id,
        store=store,
        product=order.product_title,
        size=order.size,
        flavour=order.flavour,
        due=order.due_date,
        due_window=order.due_time,
        priority=priority_of(order.due_date, today),
        assignee_name=people.get(order.assignee_id or "", order.assignee_name),
        started=start is not None,
        pending=pending,
        assignee_id=order.assignee_id,
    )


def store_view(stores: Mapping[str, StoreView], store: str) -> StoreView:
    """The store's badge; a store that the list does not have yet still shows its first letter."""
    return stores.get(store) or StoreView(store, store.title(), store[:1].upper(), "#4A4A4A")
