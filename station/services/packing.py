"""Packing's gate: a cake leaves when its writing, what goes with it and its order's other cakes were seen."""

import logging
from collections.abc import Callable

from station.domain.gate import PackingGate, packing_gate
from station.domain.orders import Order, accessory_words
from station.domain.stages import Function, Stage
from station.services.bench_cards import MissingCake, PackingCheck
from station.services.notices import FeedbackKind, Notice
from station.services.stage_step import perform, perform_early
from station.services.workbench import Workbench

log = logging.getLogger(__name__)

Act = Callable[..., None]
"""Does a step of a cake: bench, order, function, and what else the server is to know."""


def step_through_gate(bench: Workbench, order: Order, function: Function, act: Act = perform) -> None:
    """Do this step of the cake; finishing Packing asks for a look first, and is done when asked once more.

    With cakes of the order missing, asking once more is not enough: `confirm_packing` is. What goes with
    the cake is ticked first in any case.
    """
    if bench.refuses(order):
        return
    if function is Function.COMPLETE_PACKING:
        gate = gate_of(bench, order)
        asked = checked(bench)
        if gate.needed and (asked is None or asked.id != order.id):
            bench.question = packing_check(bench, order)
            bench.say(FeedbackKind.QUESTION, Notice.CHECK_PACKING, order=order.human_id)
            return
        if not _ticked(bench, order):
            return
        if not gate.complete:
            _say_missing(bench, order, gate)
            return
        _pack(bench, order, act)
        return
    bench.question = None
    act(bench, order, function)


def confirm_packing(bench: Workbench, order_id: str) -> None:
    """A person decided, by touch or with COMPLETE: this cake is packed, alone if others are missing."""
    order = checked(bench)
    if order is None or order.id != order_id or bench.refuses(order) or not _ticked(bench, order):
        return
    # Offline the cake may have come before its Decorating was heard of.
    _pack(bench, order, perform if order.stage is bench.stage else perform_early)


def tick_accessory(bench: Workbench, order_id: str, at: int) -> None:
    """A line of the open check was touched: this accessory is with the cake, or is not after all."""
    order = checked(bench)
    if order is not None and order.id == order_id and 0 <= at < len(order.accessories):
        _turn(bench, order, at)


def walk_ticks(bench: Workbench, by: int) -> bool:
    """NEXT ticks the next accessory of the open check, PREVIOUS takes the last tick back.

    False: there is nothing of the kind here, and the queue is meant.
    """
    order = ticked_cake(bench)
    if order is None:
        return False
    done, left = bench.ticks.of(order), bench.ticks.left(order)
    if by > 0 and left:
        _turn(bench, order, left[0])
    elif by > 0:
        bench.say(FeedbackKind.INFO, Notice.ALL_TICKED, order=order.human_id)
    elif done:
        _turn(bench, order, tuple(done)[-1])
    return by > 0 or bool(done)


def ticked_cake(bench: Workbench) -> Order | None:
    """The cake whose accessories are to be ticked now."""
    order = checked(bench)
    return order if order is not None and order.accessories else None


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
        ticked=tuple(sorted(bench.ticks.of(order))),
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


def _turn(bench: Workbench, order: Order, at: int) -> None:
    bench.ticks.turn(order, at, bench.staff_id)
    left = bench.ticks.left(order)
    fields = {"order": order.human_id, "place": at + 1, "ticked": at not in left, "left": len(left)}
    log.info("accessory", extra={"fields": {**fields, "staff": bench.staff_id}})
    if at in left:
        item = accessory_words(order.accessories[at])
        bench.say(FeedbackKind.INFO, Notice.UNTICKED, order=order.human_id, item=item)
    elif left:
        item, following = accessory_words(order.accessories[at]), accessory_words(order.accessories[left[0]])
        bench.say(FeedbackKind.ACCEPTED, Notice.TICKED, item=item, left=str(len(left)), following=following)
    else:
        bench.say(FeedbackKind.ACCEPTED, Notice.ALL_TICKED, order=order.human_id)


def _ticked(bench: Workbench, order: Order) -> bool:
    """Whether everything that goes with it was ticked; if not, the person is told what was not."""
    left = bench.ticks.left(order)
    if left:
        items = ", ".join(accessory_words(order.accessories[at]) for at in left)
        bench.say(
            FeedbackKind.REFUSED, Notice.NOT_TICKED, order=order.human_id, left=str(len(left)), items=items
        )
    return not left


def _pack(bench: Workbench, order: Order, act: Act) -> None:
    bench.question = None
    who = {person.id: person.name for person in bench.staff.values()}
    seen = [
        f"{accessory_words(order.accessories[at])} ({who.get(by or '', 'nobody signed on')})"
        for at, by in bench.ticks.of(order).items()
    ]
    notes = {"p_notes": f"Ticked: {', '.join(seen)}"} if seen else {}
    act(bench, order, Function.COMPLETE_PACKING, **notes)
    if bench.last_notice is not Notice.NOT_SAVED:
        bench.ticks.forget(order.id)


def _say_missing(bench: Workbench, order: Order, gate: PackingGate) -> None:
    bench.say(
        FeedbackKind.REFUSED,
        Notice.CAKES_MISSING,
        order=order.human_id,
        missing=", ".join(cake.human_id for cake in gate.missing),
        here=str(gate.here),
        total=str(gate.total),
    )
