"""A cake goes back from Packing to Decorating, with its reason."""

from station.domain.decisions import can_return_for_qc
from station.domain.orders import Order
from station.domain.stages import Function
from station.services.bench_state import ChooseReason, QcReason
from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Workbench


def ask_reason(bench: Workbench) -> None:
    """Ask why, on the screen."""
    order = _returnable(bench, bench.current)
    if order is not None:
        bench.question = ChooseReason(order.id, order.human_id)
        bench.say(FeedbackKind.QUESTION, Notice.CHOOSE_REASON, order=order.human_id)


def return_for_qc(bench: Workbench, order_id: str | None, reason: QcReason) -> None:
    """Send the cake back to Decorating."""
    order = _returnable(bench, bench.book.get(order_id) if order_id else None)
    if order is None:
        return
    bench.question = None
    # It comes back with everything to be looked at again.
    bench.ticks.forget(order.id)
    if bench.record(order, Function.QC_RETURN, p_reason=reason.value) is not None:
        bench.say_saved(order, Notice.RETURNED_FOR_QC, reason=reason.value)


def _returnable(bench: Workbench, order: Order | None) -> Order | None:
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command="QC")
        return None
    if not can_return_for_qc(order, bench.stage):
        bench.say(
            FeedbackKind.REFUSED,
            Notice.NOT_RETURNABLE,
            order=order.human_id,
            stage=order.stage.value,
            bench=bench.stage.value,
        )
        return None
    return None if bench.refuses(order) else order
