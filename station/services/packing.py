"""Packing's gate: a cake leaves when its writing, what goes with it and its order's other cakes were seen."""

from collections.abc import Callable

from station.domain.gate import PackingGate, packing_gate
from station.domain.orders import Order, accessory_words
from station.domain.stages import Function, Stage
from station.services.bench_cards import MissingCake, PackingCheck
from station.services.notices import FeedbackKind, Notice
from station.services.stage_step import perform, perform_early
from station.services.workbench import Workbench

Act = Callable[[Workbench, Order, Function], None]


def step_through_gate(bench: Workbench, order: Order, function: Function, act: Act = perform) -> None:
    """Do this step of the cake; finishing Packing asks for a look first, and is done when asked once more.

    With cakes of the order missing, asking once more is not enough: `confirm_packing` is.
    """
    if function is Function.COMPLETE_PACKING:
        gate = gate_of(bench, order)
        asked = checked(bench)
        if gate.needed and (asked is None or asked.id != order.id):
            bench.question = packing_check(bench, order)
            bench.say(FeedbackKind.QUESTION, Notice.CHECK_PACKING, order=order.human_id)
            return
        if not gate.complete:
            _say_missing(bench, order, gate)
            return
    bench.question = None
    act(bench, order, function)


def confirm_packing(bench: Workbench, order_id: str) -> None:
    """A person decided, by touch or with COMPLETE: this cake is packed, alone if others are missing."""
    order = checked(bench)
    if order is None or order.id != order_id:
        return
    bench.question = None
    # Offline the cake may have come before its Decorating was heard of.
    act = perform if order.stage is bench.stage else perform_early
    act(bench, order, Function.COMPLETE_PACKING)


def checked(bench: Workbench) -> Order | None:
    """The cake whose packing check is open; None when that has become pointless."""
    question = bench.question
    order = bench.book.get(question.order_id) if isinstance(question, PackingCheck) else None
    if order is None or order.id != bench.current_id or order.cancelled_at is not None:
        return None
    started = order.packing_start_ts is not None and order.stage is not Stage.COMPLETE
    return order if started else None


def packing_check(bench: Workbench, order: Order) -> PackingCheck:
    """What is to be looked at, as it is now: the other cakes go on arriving meanwhile."""
    gate = gate_of(bench, order)
    return PackingCheck(
        order_id=order.id,
        human_number=order.human_id,
        writing=gate.writing,
        accessories=tuple(accessory_words(item) for item in gate.accessories),
        here=gate.here,
        total=gate.total,
        missing=tuple(MissingCake(o.human_id, o.stage, o.storage) for o in gate.missing),
        method=order.delivery_method,
        due=order.due_date,
        due_window=order.due_time,
        storage=order.storage,
    )


def gate_of(bench: Workbench, order: Order) -> PackingGate:
    """The gate of this cake by what the bench knows."""
    return packing_gate(order, bench.book.siblings(order), every_open_known=bench.known)


def _say_missing(bench: Workbench, order: Order, gate: PackingGate) -> None:
    bench.say(
        FeedbackKind.REFUSED,
        Notice.CAKES_MISSING,
        order=order.human_id,
        missing=", ".join(cake.human_id for cake in gate.missing),
        here=str(gate.here),
        total=str(gate.total),
    )
