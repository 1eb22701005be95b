"""Which cake is on the screen: by scan, by touch, by NEXT and PREVIOUS."""

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
    store, pending = store_view(bench.stores, order.store), bench.book.is_pending(order.id)
    return row_of(order, store, today, pending, _people(bench))


def _people(bench: Workbench) -> dict[str, str]:
    return {person.id: person.name for person in bench.staff.values()}


def step(bench: Workbench, by: int) -> None:
    """Show the cake that stands `by` places further in the queue; from nowhere, the first."""
    orders = queue(bench)
    if not orders:
        bench.say(FeedbackKind.REFUSED, Notice.QUEUE_EMPTY, bench=bench.stage.value)
        return
    ids = [order.id for order in orders]
    position = ids.index(bench.current_id) + by if bench.current_id in ids else 0
    chosen = orders[max(0, min(position, len(orders) - 1))]
    show(bench, chosen)
    bench.say(FeedbackKind.INFO, Notice.SHOWING_ORDER, order=chosen.human_id)
