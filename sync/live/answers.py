"""Answers in the form of our own contract, made of what the live surface lets us know. No I/O.

`server_time` in the data: the scan's time there is the server's own, not ours; `applied_at` is that time,
where the order shows it. `reconciled`: the call was not answered, the order's state shows that it was done.
"""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from sync.errors import AuthExpired, BackendRejected
from sync.live import rules
from sync.live.rpc import NO_USER
from sync.live.surface import LiveOrder
from sync.outcome import Answer
from sync.replica import Document

NOBODY_KNOWS = "LIVE_UNKNOWN"
UNSUPPORTED = "LIVE_UNSUPPORTED"

_BARE_TRUE = ("complete_", "qc_return_to_decorating", "assign_staff")


def is_proof(function: str, value: Any, order_id: str) -> bool:
    """Whether the value that a function returned says by itself that it was done."""
    if function.startswith(_BARE_TRUE):
        return value is True
    if function == "handle_print_barcode":
        return isinstance(value, dict) and value.get("order_id") == order_id
    return False


def with_printed_at(order: LiveOrder, value: Any) -> LiveOrder:
    """The order with its first printing time, where only the answer to the printing tells it."""
    if order.stage != "Filling" or not isinstance(value, dict) or not value.get("printed_at"):
        return order
    return replace(order, times={**order.times, "filling_start_ts": value["printed_at"]})


def done(
    function: str,
    event_id: str,
    order: LiveOrder | None,
    document: Document | None,
    *,
    already_done: bool = False,
    reconciled: bool = False,
) -> Answer:
    """It is done: by this call, by an earlier one of this event, or already before."""
    data = _data(event_id, order, document)
    more = {"already_done": already_done, "server_time": True, "reconciled": reconciled}
    column = rules.done_column(function)
    # Not out of the document: that remembers the times of a round before quality control, too.
    at = order.times.get(column) if order is not None and column is not None else None
    return Answer(True, {**data, **more, "applied_at": at})


def wrong_stage(event_id: str, order: LiveOrder, expected: str, document: Document, *, early: bool) -> Answer:
    """ORD002 with its direction."""
    where = f"not yet in {expected}" if early else f"past {expected}"
    more = {"expected": expected, "direction": "early" if early else "late"}
    data = {**_data(event_id, order, document), **more}
    return Answer(False, data, "ORD002", f"The cake is in {order.stage}, {where}.")


def refusal(code: str, message: str, event_id: str, document: Document | None = None) -> Answer:
    """A refusal with one of our codes."""
    return Answer(False, _data(event_id, None, document), code, message)


def unsupported(function: str, event_id: str) -> Answer:
    """Something that the live surface has no function for."""
    if function == "undo_stage_event":
        message = "This backend cannot take back what was sent. Change the order in the kitchen's web system."
    else:
        message = "This backend has no function for that. Do it in the kitchen's web system."
    return refusal(UNSUPPORTED, message, event_id)


def by_words(error: BackendRejected, event_id: str) -> Answer | None:
    """What an exception's words mean; None: the order is not in the stage that the function wants.

    Raises AuthExpired for a session that is not accepted, and the error itself when its words are unknown.
    """
    if error.code == "42501":
        return refusal("AUTH001", "This station's account may not do that.", event_id)
    if error.code != "P0001":
        raise error
    if error.message.startswith("Authentication required"):
        raise AuthExpired("The backend refuses this station", NO_USER) from error
    if error.message.startswith("Invalid store"):
        return refusal("REQ001", error.message, event_id)
    if error.message.startswith("Order not found"):
        return refusal("ORD001", "There is no such order.", event_id)
    if "must be in" not in error.message:
        raise error
    return None


def unclear(event_id: str, order: LiveOrder, document: Document) -> Answer:
    """The order's state can mean two things, and nothing was called."""
    message = (
        f"The cake is in {order.stage}: sent back by someone else, or not completed yet. Look at the cake: "
        "send it again when it is in Packing, else give it up."
    )
    return Answer(False, _data(event_id, order, document), NOBODY_KNOWS, message)


def nobody_knows(event_id: str, order: LiveOrder, document: Document) -> Answer:
    """The call was not answered, and the order's state does not tell whether it took effect."""
    message = (
        "The backend did not answer, and the order does not show whether it was done. "
        f"It is in {order.stage} now. Look at the cake: if it still has to be done, send it again, "
        "else give it up."
    )
    return Answer(False, _data(event_id, order, document), NOBODY_KNOWS, message)


def _data(event_id: str, order: LiveOrder | None, document: Document | None) -> dict[str, Any]:
    data: dict[str, Any] = {"event_id": event_id}
    if order is not None:
        data |= {"order_id": order.id, "stage": order.stage}
    if document is not None:
        body: Mapping[str, Any] = document.body
        data |= {"order_id": document.key, "order": dict(body)}
    return data
