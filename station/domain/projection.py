"""Snapshot + pending events -> what the bench shows. One rule book for online and offline.

The backend decides; this is what the bench expects it to decide, so that a scan is seen at once.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from station.domain.orders import Order
from station.domain.stages import COMPLETES, STARTS, Function, Stage


class PendingEvent(Struct, frozen=True):
    """A scan that the server has not confirmed. `value`: the shelf, the assignee or the reason, if any."""

    function: Function
    occurred_at: datetime
    value: str | None = None


def project(order: Order, events: Iterable[PendingEvent]) -> Order:
    """The order after its pending events, oldest first. An event that cannot apply changes nothing."""
    for event in events:
        order = _EFFECTS[event.function](order, event)
    return order


_Effect = Callable[[Order, PendingEvent], Order]


def _complete(stage: Stage) -> _Effect:
    name = f"{stage.value.lower()}_complete_ts"

    def effect(order: Order, event: PendingEvent) -> Order:
        # A cake that seems to be at an earlier bench was accepted early: it still moves on from here.
        if order.stage.position > stage.position:
            return order
        moved = replace(order, stage=stage.following, assignee_id=None, assignee_name=None)
        return _stamp(moved, name, event.occurred_at)

    return effect


def _start(stage: Stage) -> _Effect:
    name = f"{stage.value.lower()}_start_ts"

    def effect(order: Order, event: PendingEvent) -> Order:
        # As with completing: an early start counts here, a late one changes nothing.
        if order.stage.position > stage.position:
            return order
        return _stamp(order, name, event.occurred_at)

    return effect


def _qc_return(order: Order, event: PendingEvent) -> Order:
    return replace(
        order,
        stage=Stage.DECORATING,
        assignee_id=None,
        assignee_name=None,
        decorating_start_ts=None,
        decorating_complete_ts=None,
        packing_start_ts=None,
        qc_returned_at=event.occurred_at,
        qc_reason=event.value,
    )


def _assign(order: Order, event: PendingEvent) -> Order:
    # The name is the staff list's: an event carries none, and the one before must not stay.
    return replace(order, assignee_id=event.value, assignee_name=None)


def _store(order: Order, event: PendingEvent) -> Order:
    return replace(order, storage=event.value)


def _undo(order: Order, _event: PendingEvent) -> Order:
    # What comes back stands on the server alone: its answer brings it.
    return order


def _stamp(order: Order, name: str, at: datetime) -> Order:
    # Set once: a repeat never moves a timestamp (contract.md, rule 2).
    if getattr(order, name) is not None:
        return order
    changes: dict[str, Any] = {name: at}
    return replace(order, **changes)


_EFFECTS: dict[Function, _Effect] = {
    Function.PRINT: _start(Stage.FILLING),
    **{function: _complete(stage) for stage, function in COMPLETES.items()},
    **{function: _start(stage) for stage, function in STARTS.items()},
    Function.QC_RETURN: _qc_return,
    Function.ASSIGN: _assign,
    Function.UNASSIGN: _assign,
    Function.SET_STORAGE: _store,
    Function.UNDO: _undo,
}
