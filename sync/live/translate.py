"""Our functions in the words of the live surface. No I/O."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

NOTES_LIMIT = 500
"""What people wrote is cut before the mark that follows it."""

_SAME_NAME = frozenset(
    {
        "complete_filling",
        "complete_covering",
        "complete_decorating",
        "complete_packing",
        "qc_return_to_decorating",
        "start_covering",
        "start_decorating",
        "assign_staff",
        "set_storage",
    }
)
_RENAMED = {"handle_print_barcode": "print_barcode"}
_WITH_NOTES = frozenset(name for name in _SAME_NAME if name.startswith(("complete_", "qc_")))
_VALUES = {"assign_staff": "p_staff_id", "set_storage": "p_storage"}
NOT_CALLED = frozenset({"start_packing"})
"""Done there by completing Decorating: nothing to call."""


class LiveCall(Struct, frozen=True):
    """A function of the live surface and its arguments."""

    function: str
    args: Mapping[str, Any]


def translate(function: str, args: Mapping[str, Any], event_id: str) -> LiveCall | None:
    """The call, or None where the live surface has no such function."""
    name = _RENAMED.get(function, function)
    if name not in _SAME_NAME and function not in _RENAMED:
        return None
    out: dict[str, Any] = {"p_store": args.get("p_store"), "p_order_id": args.get("p_order_id")}
    if name in _VALUES:
        out[_VALUES[name]] = args.get(_VALUES[name])
    if name in _WITH_NOTES:
        out["p_notes"] = _notes(args, event_id)
    return LiveCall(name, out)


def mark(event_id: str, occurred_at: str) -> str:
    """What the notes of a stage event end in, so that a person or a program can find the scan again."""
    if not occurred_at:
        return f"[os:{event_id}]"
    at = datetime.fromisoformat(occurred_at)
    return f"[os:{event_id} {at.isoformat(timespec='milliseconds')}]"


def _notes(args: Mapping[str, Any], event_id: str) -> str:
    said = ": ".join(str(args[name]) for name in ("p_reason", "p_notes") if args.get(name))
    return f"{said[:NOTES_LIMIT]} {mark(event_id, str(args.get('p_occurred_at') or ''))}".strip()
