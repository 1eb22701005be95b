"""What an order's own state says about a call. No I/O.

`standing` reads one state: is there something to do, was it done, is it too early or too late?
`took_effect` and `untouched` compare the state before an unanswered call with the state now. Both may be
false: then nobody can know, and a person must look.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from msgspec import Struct

from sync.live.surface import LiveOrder, place


class Standing(Enum):
    """How a call and an order's state go together."""

    READY = "ready"
    DONE = "done"
    EARLY = "early"
    LATE = "late"
    UNCLEAR = "unclear"
    """Two histories lead here, and what has to be done differs between them."""


class _Step(Struct, frozen=True):
    stage: str
    done: str


_STEPS = {
    "complete_filling": _Step("Filling", "filling_complete_ts"),
    "start_covering": _Step("Covering", "covering_start_ts"),
    "complete_covering": _Step("Covering", "covering_complete_ts"),
    "start_decorating": _Step("Decorating", "decorating_start_ts"),
    "complete_decorating": _Step("Decorating", "decorating_complete_ts"),
    "complete_packing": _Step("Packing", "packing_complete_ts"),
}
_VALUES = {"assign_staff": ("p_staff_id", "assignee_id"), "set_storage": ("p_storage", "storage")}

_ONE_WAY = frozenset({"handle_print_barcode", "complete_filling", "start_covering", "complete_covering"})
"""Quality control sends cakes back to Decorating and no further: what lies before happens once."""

_WITNESSES = ("decorating_start_ts", "packing_start_ts")
"""A return to Decorating clears both, and the next round sets others: the same one still there proves that
the cake was not completed and sent back meanwhile."""


def expected_stage(function: str) -> str:
    """The stage that a function wants the cake in."""
    return _STEPS[function].stage if function in _STEPS else "Packing"


def done_column(function: str) -> str | None:
    """The timestamp that the server sets when it does this; None where the order shows none."""
    if function == "handle_print_barcode":
        return "filling_start_ts"
    return _STEPS[function].done if function in _STEPS else None


def standing(function: str, args: Mapping[str, Any], order: LiveOrder) -> Standing:
    """How the function and the order's state go together."""
    if function in _STEPS:
        return _of_step(_STEPS[function], order)
    if function in _VALUES:
        return _of_value(*_VALUES[function], args, order)
    if function == "handle_print_barcode":
        return Standing.DONE if order.times.get("filling_start_ts") else Standing.READY
    ahead = place(order.stage) - place("Packing")
    if function == "start_packing":
        return Standing.DONE if ahead >= 0 else Standing.EARLY
    return _of_return(ahead)


def took_effect(function: str, args: Mapping[str, Any], before: LiveOrder, now: LiveOrder) -> bool:
    """Whether the state shows that what an unanswered call wanted has happened."""
    if function != "qc_return_to_decorating":
        return standing(function, args, now) is Standing.DONE
    if now.stage == "Decorating":
        return True
    old, new = before.times.get("packing_start_ts"), now.times.get("packing_start_ts")
    return now.stage == "Packing" and old is not None and new is not None and old != new


def is_enough(function: str, order: LiveOrder) -> bool:
    """Whether more timestamps would prove no more, should a call on this state go unanswered."""
    if function in _ONE_WAY or function in _VALUES:
        return True
    return any(order.times.get(name) is not None for name in _WITNESSES)


def untouched(function: str, before: LiveOrder, now: LiveOrder) -> bool:
    """Whether it is certain that an unanswered call, still to be done by `now`, did nothing."""
    if function in _ONE_WAY:
        return True
    if function in _VALUES or before.stage != now.stage:
        return False
    return any(
        before.times.get(name) is not None and before.times.get(name) == now.times.get(name)
        for name in _WITNESSES
    )


def _of_step(step: _Step, order: LiveOrder) -> Standing:
    ahead = place(order.stage) - place(step.stage)
    if ahead < 0:
        return Standing.EARLY
    completes = step.done.endswith("complete_ts")
    if ahead == 0:
        done = not completes and order.times.get(step.done) is not None
        return Standing.DONE if done else Standing.READY
    # Where the row does not show the time, being past the stage has to do.
    known_undone = step.done in order.times and order.times[step.done] is None
    return Standing.LATE if known_undone else Standing.DONE


def _of_return(ahead: int) -> Standing:
    if ahead == -1:
        # Returned by somebody else, or not completed yet: waiting could return the next round's cake.
        return Standing.UNCLEAR
    return Standing.READY if ahead == 0 else Standing.EARLY if ahead < 0 else Standing.LATE


def _of_value(argument: str, column: str, args: Mapping[str, Any], order: LiveOrder) -> Standing:
    if order.row.get(column) == args.get(argument):
        return Standing.DONE
    if column == "assignee_id" and order.stage == "Complete":
        return Standing.LATE
    return Standing.READY
