"""Sample order documents, as the backend sends them (contract: the order document)."""

from typing import Any


def cake(order_id: str = "bannos-25771", **changes: Any) -> dict[str, Any]:
    """The document of one cake in Filling, with `changes` on top."""
    store, number, *suffix = order_id.split("-")
    letter = {"bannos": "B", "flourlane": "F"}[store]
    times = {
        f"{stage}_{edge}_ts": None
        for stage in ("filling", "covering", "decorating", "packing")
        for edge in ("start", "complete")
    }
    document: dict[str, Any] = {
        "id": order_id,
        "store": store,
        "number": int(number),
        "suffix": suffix[0] if suffix else None,
        "human_id": "-".join([f"{letter}{number}", *suffix]),
        "unit_index": 1,
        "unit_count": 1,
        "product_title": "Chocolate Drip",
        "size": "8 inch",
        "flavour": "Vanilla",
        "writing": "Happy Birthday Ana",
        "notes": None,
        "accessories": [],
        "due_date": "2026-11-28",
        "due_time": "9am-1pm",
        "delivery_method": "Pickup",
        "customer_name": "R. Tester",
        "stage": "Filling",
        "assignee_id": None,
        "assignee_name": None,
        "storage": None,
        "cancelled_at": None,
        "version": 1,
        **times,
    }
    return document | changes
