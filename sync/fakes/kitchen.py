"""The contract's functions in memory, as far as a station can tell: replay rules, stages, changes."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

_STAGES = ("Filling", "Covering", "Decorating", "Packing", "Complete")
_STARTS = {
    "handle_print_barcode": "Filling",
    "start_covering": "Covering",
    "start_decorating": "Decorating",
    "start_packing": "Packing",
}
_COMPLETES = {f"complete_{stage.lower()}": stage for stage in _STAGES[:4]}
_TIMES = tuple(f"{stage.lower()}_{edge}_ts" for stage in _STAGES[:4] for edge in ("start", "complete"))


def order_document(number: int, store: str = "bannos", stage: str = "Filling", **fields: Any) -> Json:
    """An order document of the contract: a single cake unless `fields` say otherwise."""
    document: Json = {
        "id": f"{store}-{number}",
        "store": store,
        "number": number,
        "suffix": None,
        "human_id": f"{store[0].upper()}{number}",
        "unit_index": 1,
        "unit_count": 1,
        "product_title": "Vanilla Sponge",
        "size": "8 inch",
        "flavour": "Vanilla",
        "writing": None,
        "notes": None,
        "accessories": [],
        "due_date": "2026-11-28",
        "due_time": "9am-1pm",
        "delivery_method": "Pickup",
        "customer_name": None,
        "image_url": None,
        "item_qty": 1,
        "stage": stage,
        "priority": "High",
        "assignee_id": None,
        "assignee_name": None,
        "storage": None,
        "qc_returned_at": None,
        "qc_reason": None,
        "cancelled_at": None,
        "created_at": "2026-11-20T00:00:00+00:00",
        "version": 1,
    }
    return document | dict.fromkeys(_TIMES) | fields


class FakeKitchen:
    """Orders, what happened to them, and the answers. Any thread. `effects`: (event id, function, order)."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._orders: dict[str, Json] = {}
        self._revisions: dict[str, int] = {}
        self._revision = 100
        self._answers: dict[str, Json] = {}
        self.effects: list[tuple[str, str, str]] = []
        self.received: list[tuple[str, Json]] = []
        self.lists: dict[str, list[Json]] = {
            "get_stores": [
                {"id": "bannos", "name": "Bannos", "letter": "B", "colour": "#1F4E79"},
                {"id": "flourlane", "name": "Flourlane", "letter": "F", "colour": "#7A4B00"},
            ],
            "get_staff_list": [
                {
                    "id": "11111111-1111-4111-8111-111111111111",
                    "name": "Ana",
                    "role": "Staff",
                    "stores": ["bannos"],
                    "badge": "1001",
                    "active": True,
                }
            ],
            "get_storage_locations": [{"store": "bannos", "code": "A1", "name": "Shelf A1"}],
        }
        self.stations: dict[str, Json] = {}
        self.contract_version = 1
        self.features: tuple[str, ...] = ("event_ids", "batch", "changes", "station_reports")
        self.batches: list[int] = []

    def put(self, order: Json) -> None:
        """Add an order, or another bench's change of one (with its version one higher)."""
        with self._lock:
            version = self._orders[order["id"]]["version"] + 1 if order["id"] in self._orders else 1
            self._orders[order["id"]] = order | {"version": version}
            self._revisions[order["id"]] = self._revision
            self._revision += 1

    def order(self, order_id: str) -> Json:
        """The order as it is now."""
        with self._lock:
            return dict(self._orders[order_id])

    def forget(self) -> None:
        """Become another, empty database whose revisions begin anew."""
        with self._lock:
            self._orders.clear()
            self._revisions.clear()
            self._revision = 1

    def call(self, function: str, args: Json) -> Json | None:
        """The answer's JSON; None for an unknown function."""
        with self._lock:
            self.received.append((function, args))
            if function in _STARTS or function in _COMPLETES:
                return self._write(function, args)
            if function == "apply_station_events" and "batch" in self.features:
                return self._batch(args["p_events"])
            if function in self.lists:
                return {"ok": True, "data": list(self.lists[function])}
            reads: Mapping[str, Callable[[Json], Json]] = {
                "station_contract": lambda _: self._contract(),
                "get_changes": self._changes,
                "report_station": self._report,
            }
            return reads[function](args) if function in reads else None

    def _contract(self) -> Json:
        return {"version": self.contract_version, "features": list(self.features)}

    def _batch(self, events: list[Json]) -> Json:
        """Each event by itself, whatever became of the one before, answered in the same order."""
        self.batches.append(len(events))
        if len(events) > 200:
            return {"ok": False, "code": "REQ001", "message": "At most 200 events.", "data": {}}
        known = _STARTS.keys() | _COMPLETES.keys()
        answers = [
            self._write(event["function"], event["args"])
            if event["function"] in known
            else _refusal("REQ001", "It cannot be sent in a batch.", event["event_id"])
            for event in events
        ]
        return {"ok": True, "data": answers}

    def _write(self, function: str, args: Json) -> Json:
        event_id = str(args.get("p_event_id"))
        if event_id in self._answers:
            stored = self._answers[event_id]
            return stored | {"data": stored["data"] | {"already_done": True}}
        answer = self._judge(function, args, event_id)
        # A refusal is no effect: the same event may well succeed later.
        if answer["ok"]:
            self._answers[event_id] = answer
        return answer

    def _judge(self, function: str, args: Json, event_id: str) -> Json:
        order = self._orders.get(args["p_order_id"])
        if order is None or order["store"] != args["p_store"]:
            return _refusal("ORD001", "There is no such order.", event_id)
        if order["cancelled_at"]:
            return _refusal("ORD003", "The order was cancelled.", event_id)
        needed = _STARTS.get(function) or _COMPLETES[function]
        field = f"{needed.lower()}_{'start' if function in _STARTS else 'complete'}_ts"
        if order[field]:
            return self._done(order, event_id, already_done=True)
        if order["stage"] != needed:
            early = _STAGES.index(order["stage"]) < _STAGES.index(needed)
            data = {"stage": order["stage"], "expected": needed, "direction": "early" if early else "late"}
            return _refusal("ORD002", f"The order is in {order['stage']}.", event_id, data)
        moved = order | {field: args.get("p_occurred_at")}
        if function in _COMPLETES:
            moved |= {"stage": _STAGES[_STAGES.index(needed) + 1], "assignee_id": None, "assignee_name": None}
        self.put(moved)
        self.effects.append((event_id, function, order["id"]))
        return self._done(self._orders[order["id"]], event_id, already_done=False)

    def _done(self, order: Json, event_id: str, *, already_done: bool) -> Json:
        data = {
            "event_id": event_id,
            "order_id": order["id"],
            "stage": order["stage"],
            "already_done": already_done,
            "applied_at": datetime.now(UTC).isoformat(),
            "order": dict(order),
        }
        return {"ok": True, "data": data}

    def _changes(self, args: Json) -> Json:
        since, limit, stores = args["p_since"], args["p_limit"], args["p_stores"]
        if set(stores) - {store["id"] for store in self.lists["get_stores"]}:
            return {"ok": False, "code": "REQ001", "message": "There is no such store.", "data": {}}
        if since is None:
            return _page([], self._revision)
        if since > self._revision:
            return _page([], self._revision, reset=True)
        changed = sorted(
            (revision, self._orders[key])
            for key, revision in self._revisions.items()
            if revision >= since and self._orders[key]["store"] in stores
        )
        page = changed[:limit]
        more = len(changed) > limit
        return _page([order for _, order in page], page[-1][0] + 1 if more else self._revision, more=more)

    def _report(self, args: Json) -> Json:
        self.stations[args["p_station"]] = args["p_status"]
        return {"ok": True, "data": None}


def _refusal(code: str, message: str, event_id: str, data: Json | None = None) -> Json:
    return {"ok": False, "code": code, "message": message, "data": {"event_id": event_id, **(data or {})}}


def _page(orders: list[Json], following: int, *, more: bool = False, reset: bool = False) -> Json:
    return {"ok": True, "data": {"orders": orders, "next": following, "more": more, "reset": reset}}
