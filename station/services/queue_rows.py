"""Orders as the lines of a queue."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from station.domain.due import priority_of
from station.domain.orders import Order
from station.services.bench_state import QueueRow, StoreView
from station.services.clock import kitchen_day
from station.services.workbench import Workbench


def queue_row(bench: Workbench, order: Order) -> QueueRow:
    """One line of this bench's queue."""
    return rows(bench, (order,))[0]


def rows(bench: Workbench, orders: Sequence[Order]) -> tuple[QueueRow, ...]:
    """Lines of this bench's queue, in the given order."""
    today = kitchen_day(bench.clock, bench.settings.zone)

    def row(order: Order) -> QueueRow:
        store, pending = store_view(bench.stores, order.store), bench.book.is_pending(order.id)
        person = bench.staff.get(order.assignee_id) if order.assignee_id else None
        name = person.name if person else order.assignee_name
        known = (store, today, pending, name)
        return bench.rows.of(
            order, known, lambda: replace(row_of(order, store, today, pending), assignee_name=name)
        )

    return tuple(map(row, orders))


def row_of(order: Order, store: StoreView, today: date, pending: bool) -> QueueRow:
    """One line of any queue."""
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
        assignee_name=order.assignee_name,
        started=start is not None,
        pending=pending,
        assignee_id=order.assignee_id,
    )


def store_view(stores: Mapping[str, StoreView], store: str) -> StoreView:
    """The store's badge; a store that the list does not have yet still shows its first letter."""
    return stores.get(store) or StoreView(store, store.title(), store[:1].upper(), "#4A4A4A")
