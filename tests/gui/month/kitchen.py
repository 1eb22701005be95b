"""The server of the simulated month: every rule of the model server, with lists and other people's work."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sync.fakes import FakeKitchen, ManualClock, order_document
from sync.http import Http
from sync.outcome import HttpReply
from tests.simulation.gateway import Gateway
from tests.simulation.model_server import Cake, Json, ModelServer

KEPT = timedelta(days=21)
"""How long this server knows a cake. It runs in the test's own process: what it keeps counts as growth."""
LONG_AGO = 50_000
"""Numbers from here on were ordered before the month began."""
ANA = "11111111-1111-4111-8111-111111111111"


class MonthServer(ModelServer):
    """Takes orders, is worked on by other benches too, and forgets what is long done."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__(clock.now)
        self._clock = clock
        self._lists = FakeKitchen().lists
        self._came: dict[str, datetime] = {}
        self._events = 0
        self._long_ago = LONG_AGO

    @staticmethod
    def knows(function: str) -> bool:
        """Whether this is a function that a bench may call."""
        return function in ("assign_staff", "unassign_staff") or ModelServer.knows(function)

    def call(self, function: str, args: Mapping[str, Any]) -> Json | None:
        """The answer's JSON; None for an unknown function."""
        if function in self._lists:
            return {"ok": True, "data": list(self._lists[function])}
        if function == "get_order_for_scan":
            return {"ok": True, "data": {"candidates": self._meant(args["p_scan"]), "kind": "order"}}
        return super().call(function, args)

    def order(self, number: int, cakes: int = 1, **fields: Any) -> list[str]:
        """Somebody orders so many cakes; their ids."""
        made = []
        for index in range(cakes):
            suffix = None if cakes == 1 else "AB"[index]
            document = order_document(number, **fields)
            if suffix:
                document |= {"id": f"{document['id']}-{suffix}", "suffix": suffix, "unit_index": index + 1}
                document |= {"human_id": f"B{number}-{suffix}", "unit_count": cakes}
            self.cakes[document["id"]] = Cake(document)
            self._came[document["id"]] = self._clock.now()
            self._touch(document["id"])
            made.append(str(document["id"]))
        return made

    def order_of_long_ago(self) -> int:
        """The number of a cake that was packed before this month began: no feed tells of it."""
        self._long_ago += 1
        return self._long_ago

    def change(self, order_id: str, **fields: Any) -> None:
        """The office changes an order."""
        cake = self.cakes[order_id]
        cake.document = cake.document | fields
        self._save(cake)

    def work_on(self, order_id: str, *functions: str) -> None:
        """Another bench does these steps."""
        for function in functions:
            self._events += 1
            self.take(
                function,
                {
                    "p_event_id": f"other-{self._events}",
                    "p_order_id": order_id,
                    "p_station": "another bench",
                    "p_occurred_at": self._clock.now().isoformat(),
                },
            )

    def forget(self) -> None:
        """Drop what no bench asks about any more."""
        self.ledger.clear()
        self.answers.clear()
        old = [order_id for order_id, at in self._came.items() if self._clock.now() - at > KEPT]
        for order_id in old:
            del self.cakes[order_id], self._came[order_id], self._changes[order_id]

    def _meant(self, scan: str) -> list[Json]:
        number = int(scan[1:6])
        if LONG_AGO < number <= self._long_ago:
            packed = dict.fromkeys(("packing_start_ts", "packing_complete_ts"), "2026-09-01T03:00:00+00:00")
            return [order_document(number, stage="Complete", **packed)]
        return [cake.document for cake in self.cakes.values() if cake.document["number"] == number]

    def _move(self, cake: Cake, function: str, args: Mapping[str, Any]) -> bool:
        if function not in ("assign_staff", "unassign_staff"):
            return super()._move(cake, function, args)
        cake.document |= {"assignee_id": args.get("p_staff_id")}
        self._save(cake)
        return True


class NextDoor(Http):
    """The way to a server that runs in this process: no time, no socket, the same JSON."""

    def __init__(self, gateway: Gateway, clock: ManualClock) -> None:
        self._gateway = gateway
        self._clock = clock

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> HttpReply:
        """POST: answered at once."""
        return self._gateway.answer(path, dict(body), headers, self._clock.now())

    def refuse_if_over(self) -> None:
        """It is never over."""

    def abort(self) -> None:
        """Nothing to break off."""

    def close(self) -> None:
        """Nothing to close."""


def gateway_to(server: MonthServer) -> Gateway:
    """PostgREST and GoTrue around it."""
    return Gateway(server, Random(1))
