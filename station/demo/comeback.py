"""The gateway is back, for one bench later than for others: early scans wait, late ones are duplicates."""

import time
from collections.abc import Sequence

from station.demo import looks
from station.demo.control_client import State
from station.demo.day import DRAIN_WITHIN_S, Day
from station.demo.facts import Step
from station.demo.office import Office
from station.demo.server_ledger import ServerLedger
from station.domain.stages import Stage


def comeback(day: Day, cakes: Sequence[str]) -> None:
    """Everything drains by itself, and the rest of the cakes is finished."""
    started = time.monotonic()
    for stage, wire in day.kitchen.wires.items():
        if stage is Stage.COVERING:
            wire.cut()
        else:
            wire.mend()
    day.kitchen.backend.start_gateway()
    _early(day, cakes[5:8])
    _supervisor(day, waiting=2)
    mended = time.monotonic()
    day.kitchen.wires[Stage.COVERING].mend()
    day.wait_drained()
    day.facts.times["drained_s"] = round(time.monotonic() - started, 2)
    day.facts.times["killed_bench_drained_s"] = round(time.monotonic() - mended, 2)
    _late(day)
    day.run(Stage.COVERING, cakes[10:])
    day.run(Stage.DECORATING, cakes[8:])
    day.pack([cakes[1], *cakes[5:]])
    day.wait_drained()
    day.pictures("after")


def _early(day: Day, cakes: Sequence[str]) -> None:
    """Decorating's scans arrive before those of the killed bench: they wait, and hold up no other cake."""
    day.facts.early = tuple(Step(order_id, "complete_decorating") for order_id in cakes)
    day.wait_drained([Stage.FILLING, Stage.PACKING])
    decorating = day.window(Stage.DECORATING)
    seen = decorating.wait(
        "the early scans wait, and only those", lambda s: _waiting(s) == len(cakes), DRAIN_WITHIN_S
    )
    day.checks.equal("the early scans are the ones that wait", _orders_waiting(day, seen), set(cakes))
    server = ServerLedger(day.kitchen.backend.database_url)
    for step in day.facts.early:
        day.checks.equal(f"{step.order_id} early: nothing moved", server.of_step(step), [])
    day.picture("waiting-decorating", Stage.DECORATING)


def _supervisor(day: Day, waiting: int) -> None:
    """A supervisor enters what the cut-off bench has done: the scan behind it goes on by itself."""
    office, step = Office.of(day.kitchen.backend), day.facts.late_end
    office.enter(step.function, step.order_id, day.facts.scanned_at[step])
    day.facts.late_by = office.name
    day.window(Stage.DECORATING).wait(
        "the scan behind the supervisor's step is done", lambda s: _waiting(s) == waiting, DRAIN_WITHIN_S
    )


def _late(day: Day) -> None:
    """The killed bench's two scans of the supervisor's cake are done before, and no more than that."""
    covering = day.window(Stage.COVERING)
    number = human_number(day.facts.late)
    lines = [line for line in covering.state()["state"]["ledger"] if line["order_number"] == number]
    said = [(line["action"], line["state"], line["already_done"]) for line in lines]
    expected = [("completed", "confirmed", True), ("started", "confirmed", True)]
    day.checks.equal("the bench shows what was late as done before", said, expected)
    doers = {line["done_by"] for line in lines if line["action"] == "completed"}
    day.checks.equal("the bench names the one who was faster", doers, {day.facts.late_by})
    day.picture("late-covering", Stage.COVERING)


def _waiting(seen: State) -> int:
    """How many scans wait for another bench's, once nothing else is on its way."""
    count = len(looks.lines(seen, "waiting"))
    return count if looks.status(seen)["saved_here"] == count else -1


def _orders_waiting(day: Day, seen: State) -> set[str]:
    numbers = {line["order_number"] for line in seen["state"]["ledger"] if line["state"] == "waiting"}
    return {order_id for order_id in day.facts.codes if human_number(order_id) in numbers}


def human_number(order_id: str) -> str:
    """'bannos-25771-B' -> 'B25771-B'."""
    store, _, rest = order_id.partition("-")
    return store[0].upper() + rest
