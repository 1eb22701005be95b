"""The morning: everyone signs on, and the first cakes go through while the backend is there."""

from collections.abc import Sequence

from scanning.codes import Command, badge_code
from station.demo.day import Day
from station.domain.stages import Stage

BADGES = {Stage.FILLING: "1031", Stage.COVERING: "1032", Stage.DECORATING: "1033", Stage.PACKING: "1031"}
GARBAGE = "\x02%%~B25\x0777??"


def morning(day: Day, cakes: Sequence[str]) -> None:
    """Six cakes are filled and one is finished; what a person does wrong is refused in words."""
    for stage, badge in BADGES.items():
        said = day.scan(stage, badge_code(badge))
        day.checks.equal(f"badge signs on at {stage.value}", said["notice"], "signed_on")
    for order_id in cakes[:6]:
        day.fill(order_id)
    day.run(Stage.COVERING, cakes[:4])
    day.run(Stage.DECORATING, cakes[:3])
    day.pack(cakes[:1])
    _wrong_bench(day, cakes[5])
    _garbage(day)
    _qc_return(day, cakes[1])
    day.pictures("before")


def _wrong_bench(day: Day, order_id: str) -> None:
    """A cake that is at Covering is scanned at Packing: the bench says where it is."""
    said = day.scan(Stage.PACKING, day.facts.codes[order_id])
    day.checks.equal("wrong bench is refused", said["notice"], "wrong_bench")
    day.checks.equal("wrong bench says where the cake is", said["params"].get("stage"), "Covering")
    words = " ".join(day.window(Stage.PACKING).words().values())
    day.checks.that("wrong bench is on the screen in words", "Covering" in words)


def _garbage(day: Day) -> None:
    """Garbage from a scanner is shown as read and refused; the next scan works."""
    said = day.scan(Stage.DECORATING, GARBAGE)
    day.checks.equal("garbage is refused", said["kind"], "refused")
    said = day.scan(Stage.DECORATING, badge_code(BADGES[Stage.DECORATING]))
    day.checks.equal("the scan after garbage works", said["notice"], "signed_on")


def _qc_return(day: Day, order_id: str) -> None:
    """A cake goes back from Packing for its spelling and is decorated again."""
    day.step(Stage.PACKING, order_id, "start_packing", "stage_started")
    said = day.command(Stage.PACKING, Command.QC_SPELLING)
    day.checks.equal("QC return is accepted", said, "returned_for_qc")
    day.facts.returned = order_id
    day.window(Stage.DECORATING).wait(
        "the returned cake is in Decorating's queue",
        lambda s: any(row["order_id"] == order_id for row in s["state"]["queue"]),
    )
    day.run(Stage.DECORATING, [order_id])
