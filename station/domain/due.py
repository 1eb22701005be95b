"""How soon a cake is due, and the order of a bench's queue (contract.md, Rules of the kitchen)."""

from collections.abc import Callable
from datetime import date

from station.domain.orders import Order
from station.domain.stages import Priority, Stage

HIGH_WITHIN_DAYS = 1
MEDIUM_WITHIN_DAYS = 3


def priority_of(due: date | None, today: date) -> Priority:
    """High: due within a day or overdue; Medium: within three days or no date; else Low.

    `today` is the date in the kitchen's time zone.
    """
    if due is None:
        return Priority.MEDIUM
    days = (due - today).days
    if days <= HIGH_WITHIN_DAYS:
        return Priority.HIGH
    return Priority.MEDIUM if days <= MEDIUM_WITHIN_DAYS else Priority.LOW


QueueKey = tuple[int, date, tuple[str, ...], int, str]


def queue_key(stage: Stage, today: date) -> Callable[[Order], QueueKey]:
    """The sort key of a stage's queue.

    Priority, due date, then Filling: flavour, number; Covering and Decorating: product, size, number;
    Packing: size, number. Cakes of one order stand in the order of their suffixes.
    """

    def key(order: Order) -> QueueKey:
        words = _words(order, stage)
        rank = priority_of(order.due_date, today).rank
        return (rank, order.due_date or date.max, words, order.number, order.id)

    return key


def _words(order: Order, stage: Stage) -> tuple[str, ...]:
    if stage is Stage.FILLING:
        return (order.flavour or "",)
    if stage is Stage.PACKING:
        return (order.size or "",)
    return (order.product_title, order.size or "")
