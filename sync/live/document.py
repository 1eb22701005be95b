"""Makes our order document (contract.md) of what the live surface shows, with a version of our own.

The live rows carry no version and not all timestamps. A document keeps what an earlier one knew, as far as
that can still be true in the order's stage.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sync.errors import ContractMismatch
from sync.live.surface import OPEN_STAGES, TIMES, LiveOrder, OrderId, place
from sync.outcome import FOREIGN
from sync.replica import Document

KIND = "order"

_PLAIN = ("size", "flavour", "notes", "delivery_method", "customer_name", "assignee_id", "assignee_name")
_MORE = ("storage", "cancelled_at", "created_at", "priority", "image_url")
_NOT_SHOWN_THERE = {"writing": None, "due_time": None, "qc_returned_at": None, "qc_reason": None}

Letters = Mapping[str, str]
"""The letter of each store, by the store's id."""


def order_document(
    order: LiveOrder,
    previous: Document | None,
    letters: Letters,
    seen_at: datetime,
    unit_count: int = 1,
) -> Document:
    """The document of an order seen at this time (the time at which the reading began).

    Its version is that of `previous` where nothing changed, and else grows with `seen_at`, so that of two
    readings the later one wins whoever stores it first. Raises ContractMismatch for an id of another form.
    """
    parts = OrderId.parse(order.id)
    if parts is None:
        raise ContractMismatch(FOREIGN, f"The id {order.id!r} is unknown here. Call IT.", code="ROW")
    known: Mapping[str, Any] = previous.body if previous else {}
    row = order.row
    body: dict[str, Any] = {
        "id": order.id,
        "store": order.store,
        "number": parts.number,
        "suffix": parts.suffix,
        "human_id": row.get("human_id") or _human_id(parts, letters),
        "unit_index": parts.unit_index,
        "unit_count": max(unit_count, parts.unit_index, int(known.get("unit_count") or 1)),
        "product_title": row.get("product_title") or "",
        "item_qty": int(row.get("item_qty") or 1),
        "accessories": [],
        "due_date": str(row["due_date"])[:10] if row.get("due_date") else None,
        "stage": order.stage,
        **_NOT_SHOWN_THERE,
        **{name: row[name] if name in row else known.get(name) for name in (*_PLAIN, *_MORE)},
        **_times(order, known, seen_at),
    }
    version = _version(body, previous, seen_at)
    return Document(KIND, order.id, version, {**body, "version": version})


def differs(document: Document, previous: Document | None) -> bool:
    """Whether it is news."""
    return previous is None or document.version != previous.version


def position_at(seen_at: datetime) -> int:
    """A time as a version or a feed's position: milliseconds since 1970."""
    return int(seen_at.timestamp() * 1000)


def _version(body: Mapping[str, Any], previous: Document | None, seen_at: datetime) -> int:
    if previous is None:
        return position_at(seen_at)
    if {**previous.body, "version": None} == {**body, "version": None}:
        return previous.version
    return max(previous.version + 1, position_at(seen_at))


def _times(order: LiveOrder, known: Mapping[str, Any], seen_at: datetime) -> dict[str, Any]:
    times: dict[str, Any] = {}
    for name in TIMES:
        times[name] = order.times[name] if name in order.times else known.get(name)
    for stage in OPEN_STAGES:
        if place(order.stage) <= place(stage):
            times[f"{stage.lower()}_complete_ts"] = None
        if place(order.stage) < place(stage):
            times[f"{stage.lower()}_start_ts"] = None
    if order.stage == "Packing" and times["packing_start_ts"] is None:
        # Completing Decorating starts Packing there; the row does not say when.
        times["packing_start_ts"] = seen_at.isoformat()
    return times


def _human_id(parts: OrderId, letters: Letters) -> str:
    number = f"{letters.get(parts.store, parts.store[:1].upper())}{parts.number}"
    return f"{number}-{parts.suffix}" if parts.suffix else number
