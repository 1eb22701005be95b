"""Which cake is on the screen: by scan, by touch, by NEXT and PREVIOUS."""

from station.domain.due import queue_key
from station.domain.orders import Order
from station.services.clock import kitchen_day
from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Workbench


def show(bench: Workbench, order: Order) -> None:
    """Make this the current cake."""
    bench.current_id = order.id


def queue(bench: Workbench) -> tuple[Order, ...]:
    """The cakes of this bench's stage, in the queue's order."""
    today = kitchen_day(bench.clock, bench.settings.zone)
    own = (o for o in bench.book.at_stage(bench.stage) if o.store in bench.settings.stores)
    key = queue_key(bench.stage, today)
    return tuple(sorted(own, key=lambda order: bench.sort_keys.of(order, today, lambda: key(order))))


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
