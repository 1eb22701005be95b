"""Which cake is on the screen: by scan, by touch, by NEXT and PREVIOUS."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from station.domain.orders import Order
from station.services.bench_state import QueueRow
from station.services.clock import kitchen_day
from station.services.notices import FeedbackKind, Notice
from station.services.queue_rows import row_of, store_view
from station.services.workbench import Workbench


def show(bench: Workbench, order: Order) -> None:
    """Make this the current cake."""
    bench.current_id = order.id


def queue(bench: Workbench) -> tuple[Order, ...]:
    """The cakes of this bench's stage, in the queue's order: all of them, also while they are still read."""
    bench.read_queue()
    bench.queue.refresh(kitchen_day(bench.clock, bench.settings.zone), bench.stores, _people(bench))
    return bench.queue.orders


def queue_row(bench: Workbench, order: Order) -> QueueRow:
    """A cake as a line of this bench's queue."""
    today = kitchen_day(bench.clock, bench.settings.zone)
    order = bench.book.as_shown(order)
    store, pending = store_view(bench.stores, order.store), bench.book.is_pending(order.id)
    return row_of(order, store, today, pending, _people(bench))


def _people(bench: Workbench) -> dict[str, str]:
    return {person.id: person.name for person in bench.staff.values()}


def step(bench: Workbench, by: int) -> None:
    """Show the next cake of the queue (`by` 1) or the one before (-1); from nowhere, the first.

    Cakes that the signed-on person may not work on are left out.
    """
    orders = queue(bench)
    if not orders:
        bench.say(FeedbackKind.REFUSED, Notice.QUEUE_EMPTY, bench=bench.stage.value)
        return
    chosen = next((o for o in _from_here(bench, orders, by) if bench.may_work_for(o.store)), None)
    if chosen is None:
        _say_none_for(bench, orders)
        return
    show(bench, chosen)
    bench.say(FeedbackKind.INFO, Notice.SHOWING_ORDER, order=chosen.human_id)


def _from_here(bench: Workbench, orders: Sequence[Order], by: int) -> Iterator[Order]:
    """What is meant, the best first: further on, else where it stands, else the nearest behind."""
    at = next((place for place, order in enumerate(orders) if order.id == bench.current_id), None)
    if at is None:
        return iter(orders)
    after, before = islice(orders, at + 1, None), reversed(orders[:at])
    return chain(after, [orders[at]], before) if by > 0 else chain(before, islice(orders, at, None))


def _say_none_for(bench: Workbench, orders: Sequence[Order]) -> None:
    stores = bench.store_names(sorted({order.store for order in orders}))
    name = bench.person.name if bench.person else ""
    bench.say(FeedbackKind.REFUSED, Notice.NO_CAKE_FOR, name=name, store=stores)
