"""What a scan of a cake means at this bench. Pure: the same answer online and offline."""

from enum import StrEnum

from msgspec import Struct

from station.domain.orders import Order
from station.domain.stages import COMPLETES, STARTS, Function, Stage


class Outcome(StrEnum):
    """How a scan of a known cake ends."""

    DO = "do"
    SHOW = "show"
    EARLY = "early"
    LATE = "late"
    COMPLETE = "complete"
    CANCELLED = "cancelled"


class Decision(Struct, frozen=True):
    """`function` is set for DO (call it) and EARLY (the call that would wait for the earlier bench)."""

    outcome: Outcome
    function: Function | None = None


def decide_scan(order: Order, bench: Stage, from_label: bool) -> Decision:
    """What scanning this cake does at this bench.

    `from_label`: the code was our label (check character verified), so a label has been printed.
    At Filling a packing slip of a cake without a label only shows the cake; everything else
    completes the stage, except at Packing, where the first scan starts it (contract.md).
    """
    if order.cancelled_at is not None:
        return Decision(Outcome.CANCELLED)
    if order.stage is Stage.COMPLETE:
        return Decision(Outcome.COMPLETE)
    if order.stage.position > bench.position:
        return Decision(Outcome.LATE)
    if order.stage.position < bench.position:
        return Decision(Outcome.EARLY, _function_at(order, bench))
    if bench is Stage.FILLING and order.filling_start_ts is None and not from_label:
        return Decision(Outcome.SHOW)
    return Decision(Outcome.DO, _function_at(order, bench))


def next_function(order: Order, bench: Stage) -> Function | None:
    """What the large button does for this cake: None where this bench has nothing to do."""
    if order.cancelled_at is not None or order.stage is not bench:
        return None
    if bench is Stage.FILLING and order.filling_start_ts is None:
        return Function.PRINT
    return _function_at(order, bench)


def can_return_for_qc(order: Order, bench: Stage) -> bool:
    """From Packing only: an Admin's return from Complete is not made at a bench."""
    return bench is Stage.PACKING and order.stage is Stage.PACKING and order.cancelled_at is None


def can_start(order: Order, bench: Stage) -> bool:
    """Whether the optional start of a stage has something to do."""
    return bench in STARTS and order.stage is bench and order.stage_times(bench)[0] is None


def _function_at(order: Order, bench: Stage) -> Function:
    if bench is Stage.PACKING and order.packing_start_ts is None:
        return Function.START_PACKING
    return COMPLETES[bench]
