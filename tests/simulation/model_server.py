"""The contract's replay rules once more, written from contract.md and not from the SQL or sync's fake."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync.fakes import order_document

Json = dict[str, Any]

UNDO = "undo_stage_event"
STAGES = ("Filling", "Covering", "Decorating", "Packing", "Complete")


@dataclass(frozen=True, slots=True)
class StageStep:
    """A step of a cake's day: where it belongs, what it stamps, if it moves on, if QC repeats it."""

    stage: str
    column: str
    moves: bool
    in_rounds: bool


STEPS = {
    "complete_filling": StageStep("Filling", "filling_complete_ts", True, False),
    "start_covering": StageStep("Covering", "covering_start_ts", False, False),
    "complete_covering": StageStep("Covering", "covering_complete_ts", True, False),
    "start_decorating": StageStep("Decorating", "decorating_start_ts", False, True),
    "complete_decorating": StageStep("Decorating", "decorating_complete_ts", True, True),
    "start_packing": StageStep("Packing", "packing_start_ts", False, True),
    "complete_packing": StageStep("Packing", "packing_complete_ts", True, True),
}
_QC_CLEARS = ("decorating_start_ts", "decorating_complete_ts", "packing_start_ts", "packing_complete_ts")
_TIMES = tuple(f"{stage.lower()}_{edge}_ts" for stage in STAGES[:4] for edge in ("start", "complete"))


@dataclass(frozen=True, slots=True)
class Judged:
    """One event as the server judged it, each time that it came. `code`: "ok", "again" or a refusal's."""

    event_id: str
    function: str
    order_id: str
    code: str
    effect: bool = False
    direction: str = ""


@dataclass
class Effect:
    """What an event changed: the cake before it, and whether that was taken back."""

    event_id: str
    station: str
    document: Json
    qc_returned_at: datetime | None
    times: dict[str, datetime]
    undone: bool = False


@dataclass
class Cake:
    """An order on the server."""

    document: Json
    qc_returned_at: datetime | None = None
    times: dict[str, datetime] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)

    def before(self, event_id: str, station: str) -> Effect:
        """The cake as it is now, before this event changes it."""
        return Effect(event_id, station, dict(self.document), self.qc_returned_at, dict(self.times))


class Refused(Exception):
    """A refusal of the business kind."""

    def __init__(self, code: str, message: str, data: Json | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data or {}


class ModelServer:
    """Cakes, the answers given, and `ledger`: everything judged, in the order of arrival."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.cakes: dict[str, Cake] = {}
        self.answers: dict[str, Json] = {}
        self.ledger: list[Judged] = []
        self._changes: dict[str, int] = {}
        self._revision = 1

    def put(self, number: int) -> str:
        """A new cake; its order id."""
        document = order_document(number)
        self.cakes[document["id"]] = Cake(document)
        self._touch(document["id"])
        return str(document["id"])

    def cancel(self, order_id: str) -> None:
        """The office cancels an order."""
        cake = self.cakes[order_id]
        if cake.document["cancelled_at"] is None:
            cake.document |= {"cancelled_at": self._now().isoformat()}
            self._save(cake)

    def call(self, function: str, args: Mapping[str, Any]) -> Json | None:
        """The answer's JSON; None for an unknown function."""
        if function == "station_contract":
            return {"version": 1, "features": ["batch", "changes", "events"]}
        if function == "apply_station_events":
            events = args["p_events"]
            return {"ok": True, "data": [self.take(e["function"], self._of_batch(e)) for e in events]}
        if function == "get_changes":
            return self._changes_since(args["p_since"], args["p_limit"])
        if function == "report_station":
            return {"ok": True, "data": None}
        return self.take(function, args) if self.knows(function) else None

    @staticmethod
    def knows(function: str) -> bool:
        """Whether this is a function that a bench may call."""
        others = ("handle_print_barcode", "qc_return_to_decorating", "set_storage", UNDO)
        return function in STEPS or function in others

    def take(self, function: str, args: Mapping[str, Any]) -> Json:
        """Judge one event: answer, ledger and effect belong together."""
        event_id, order_id = str(args["p_event_id"]), str(args["p_order_id"])
        stored = self.answers.get(event_id)
        if stored is not None:
            self.ledger.append(Judged(event_id, function, order_id, "again"))
            return stored | {"data": stored["data"] | {"already_done": True}}
        try:
            effect = self._judge(function, args)
        except Refused as refusal:
            data = {"event_id": event_id, "order_id": order_id, **refusal.data}
            direction = str(refusal.data.get("direction", ""))
            self.ledger.append(Judged(event_id, function, order_id, refusal.code, False, direction))
            return {"ok": False, "code": refusal.code, "message": str(refusal), "data": data}
        self.ledger.append(Judged(event_id, function, order_id, "ok", effect))
        self.answers[event_id] = self._answer(event_id, self.cakes[order_id], effect)
        return self.answers[event_id]

    def would_be_early(self, function: str, order_id: str) -> bool:
        """Whether the order has not got there yet."""
        step = STEPS.get(function)
        stage = step.stage if step else "Packing"
        return STAGES.index(self.cakes[order_id].document["stage"]) < STAGES.index(stage)

    def _of_batch(self, event: Json) -> Json:
        return {**event["args"], "p_event_id": event["event_id"]}

    def _judge(self, function: str, args: Mapping[str, Any]) -> bool:
        cake = self.cakes.get(str(args["p_order_id"]))
        if cake is None:
            raise Refused("ORD001", "There is no such order.")
        if cake.document["cancelled_at"]:
            raise Refused("ORD003", "The order was cancelled.")
        if function == UNDO:
            return self._undo(cake, str(args["p_undo_event_id"]), str(args.get("p_station")))
        before = cake.before(str(args["p_event_id"]), str(args.get("p_station")))
        effect = self._move(cake, function, args)
        if effect:
            cake.effects.append(before)
        return effect

    def _move(self, cake: Cake, function: str, args: Mapping[str, Any]) -> bool:
        occurred = datetime.fromisoformat(args["p_occurred_at"])
        if function in STEPS:
            return self._step(cake, STEPS[function], occurred)
        if function == "handle_print_barcode":
            return self._print(cake, occurred)
        if function == "set_storage":
            return self._store(cake, str(args["p_storage"]))
        return self._qc_return(cake, occurred)

    def _step(self, cake: Cake, step: StageStep, occurred: datetime) -> bool:
        if step.column in cake.times:
            return False
        if step.in_rounds and self._of_earlier_round(cake, occurred):
            return False
        self._need(cake, step.stage)
        self._stamp(cake, step.column, occurred)
        if step.moves:
            cake.document |= {"stage": STAGES[STAGES.index(step.stage) + 1], "assignee_id": None}
        self._save(cake)
        return True

    def _print(self, cake: Cake, occurred: datetime) -> bool:
        if "filling_start_ts" in cake.times or cake.document["stage"] != "Filling":
            return False
        self._stamp(cake, "filling_start_ts", occurred)
        self._save(cake)
        return True

    def _store(self, cake: Cake, shelf: str) -> bool:
        if cake.document["storage"] == shelf:
            return False
        cake.document |= {"storage": shelf}
        self._save(cake)
        return True

    def _qc_return(self, cake: Cake, occurred: datetime) -> bool:
        returned = cake.qc_returned_at is not None
        if returned and (cake.document["stage"] == "Decorating" or self._of_earlier_round(cake, occurred)):
            return False
        self._need(cake, "Packing")
        cake.qc_returned_at = self._moment(cake, occurred)
        for column in _QC_CLEARS:
            cake.times.pop(column, None)
        cake.document |= {"stage": "Decorating", "assignee_id": None}
        self._save(cake)
        return True

    def _undo(self, cake: Cake, event_id: str, station: str) -> bool:
        target = next((effect for effect in cake.effects if effect.event_id == event_id), None)
        if target is None and event_id in self.answers:
            return False
        if target is None:
            raise Refused("ORD004", "There is no such step.")
        if target.undone:
            return False
        if next(effect for effect in reversed(cake.effects) if not effect.undone) is not target:
            raise Refused("ORD004", "The cake has moved on since.")
        if target.station != station:
            raise Refused("AUTH001", "That was done at another station.")
        target.undone = True
        cake.document = target.document | {"version": cake.document["version"]}
        cake.times, cake.qc_returned_at = dict(target.times), target.qc_returned_at
        self._save(cake)
        return True

    def _need(self, cake: Cake, stage: str) -> None:
        here, needed = STAGES.index(cake.document["stage"]), STAGES.index(stage)
        if here != needed:
            direction = "early" if here < needed else "late"
            data = {"stage": STAGES[here], "expected": stage, "direction": direction}
            raise Refused("ORD002", f"The order is in {STAGES[here]}.", data)

    def _of_earlier_round(self, cake: Cake, occurred: datetime) -> bool:
        return cake.qc_returned_at is not None and occurred <= cake.qc_returned_at

    def _moment(self, cake: Cake, occurred: datetime) -> datetime:
        behind = [*cake.times.values(), *([cake.qc_returned_at] if cake.qc_returned_at else [])]
        return max([min(occurred, self._now()), *behind])

    def _stamp(self, cake: Cake, column: str, occurred: datetime) -> None:
        cake.times[column] = self._moment(cake, occurred)

    def _save(self, cake: Cake) -> None:
        stamps = {name: at.isoformat() for name, at in cake.times.items()}
        version = cake.document["version"] + 1
        cake.document = cake.document | dict.fromkeys(_TIMES) | stamps | {"version": version}
        self._touch(cake.document["id"])

    def _touch(self, order_id: str) -> None:
        self._changes[order_id] = self._revision
        self._revision += 1

    def _answer(self, event_id: str, cake: Cake, effect: bool) -> Json:
        data = {
            "event_id": event_id,
            "order_id": cake.document["id"],
            "stage": cake.document["stage"],
            "already_done": not effect,
            "applied_at": self._now().isoformat(),
            "order": copy.copy(cake.document),
        }
        return {"ok": True, "data": data}

    def _changes_since(self, since: int | None, limit: int) -> Json:
        changed = sorted((at, key) for key, at in self._changes.items() if since is None or at >= since)
        page = [] if since is None else changed[:limit]
        more = since is not None and len(changed) > limit
        orders = [copy.copy(self.cakes[key].document) for _, key in page]
        following = page[-1][0] + 1 if more else self._revision
        data = {"orders": orders, "next": following, "more": more, "reset": False}
        return {"ok": True, "data": data}
