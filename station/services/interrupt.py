"""The order of the cake on the bench was changed by somebody else: the person is told before going on."""

from station.domain.changes import Field, OrderChange
from station.domain.orders import Order, accessory_words
from station.services.bench_cards import ChangeLine, Interruption, PackingCheck
from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Workbench


def notice_change(bench: Workbench, before: Order | None) -> None:
    """Documents came in; `before` is the current cake as it was shown until now.

    Only a cake that is on this bench interrupts: one that has gone on is another bench's business.
    """
    order = bench.current
    if before is None or order is None or order.id != before.id or before.stage is not bench.stage:
        return
    news = OrderChange(before, order)
    if not news.matters:
        return
    bench.interrupted = bench.interrupted or before
    if Field.ACCESSORIES in news.fields:
        bench.ticks.forget(order.id)
    if isinstance(bench.question, PackingCheck):
        # What was looked at is not what is wanted now: the scan that goes on must not pack it.
        bench.question = None
    if news.cancelled:
        bench.say(FeedbackKind.REFUSED, Notice.ORDER_CANCELLED, order=order.human_id)
    else:
        bench.say(FeedbackKind.QUESTION, Notice.ORDER_CHANGED, order=order.human_id)


def acknowledge(bench: Workbench) -> None:
    """The change was seen."""
    bench.interrupted = None


def interruption(bench: Workbench) -> Interruption | None:
    """What changed since the person last looked; None when it is as it was."""
    before = bench.interrupted
    order = bench.book.get(before.id) if before else None
    if before is None or order is None:
        return None
    change = OrderChange(before, order)
    if not change.matters:
        return None
    lines = tuple(ChangeLine(f, _words(before, f), _words(order, f)) for f in change.fields)
    return Interruption(order.human_id, change.cancelled, lines)


def _words(order: Order, field: Field) -> str:
    if field is Field.ACCESSORIES:
        return ", ".join(accessory_words(item) for item in order.accessories)
    value = getattr(order, field.value)
    return "" if value is None else str(value)
