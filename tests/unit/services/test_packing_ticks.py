"""Packing's checklist: a cake leaves when what goes with it was ticked, by touch or by NEXT."""

from typing import Any

import pytest
from msgspec.structs import replace

from scanning.codes import Command, badge_code, command_code
from station.domain.orders import Accessory, Order
from station.domain.stages import Stage
from station.domain.ticks import REMEMBERED, Ticks
from station.services.bench_state import LinkStatus, PackingCheck
from station.services.bench_view import bench_state
from station.services.interrupt import notice_change
from station.services.notices import FeedbackKind, Notice
from station.services.packing import confirm_packing, tick_accessory
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

COMPLETE, NEXT, PREVIOUS = map(command_code, (Command.COMPLETE, Command.NEXT, Command.PREVIOUS))
CANDLES: list[dict[str, Any]] = [
    {"title": "Candle '6'", "quantity": 2},
    {"title": "Topper", "quantity": 1},
    {"title": "Balloon", "quantity": 12},
]
KEY = "bannos-25771"


def with_candles(**changes: Any) -> dict[str, Any]:
    """A cake at Packing with three accessories."""
    return cake(stage="Packing", accessories=CANDLES, **changes)


def shown(rig: Rig) -> PackingCheck | None:
    """The check as the window gets it."""
    question = bench_state(rig.bench).question
    return question if isinstance(question, PackingCheck) else None


def ticked(rig: Rig) -> tuple[int, ...]:
    """What is ticked in the open check."""
    check = shown(rig)
    assert check is not None
    return check.ticked


def asked(rigs: Rigs, *others: dict[str, Any]) -> Rig:
    """Packing with the check open."""
    rig = rigs.make(Stage.PACKING, with_candles(), *others)
    rig.scan_label("B", 25771)
    assert rig.scan_label("B", 25771).notice is Notice.CHECK_PACKING
    return rig


def functions(rig: Rig) -> list[str]:
    """What was recorded."""
    return [function for _, function in rig.sent()]


def test_by_scanning_alone(rigs: Rigs) -> None:
    """NEXT ticks one after the other and says what is next; then the label packs the cake."""
    rig = asked(rigs)
    said = rig.scan(NEXT)
    assert (said.kind, said.notice) == (FeedbackKind.ACCEPTED, Notice.TICKED)
    assert (said.params["item"], said.params["left"]) == ("2 x Candle '6'", "2")
    assert said.params["following"] == "Topper"
    rig.scan(NEXT)
    assert rig.scan(NEXT).notice is Notice.ALL_TICKED
    assert ticked(rig) == (0, 1, 2)
    again = rig.scan(NEXT)
    assert (again.kind, again.notice) == (FeedbackKind.INFO, Notice.ALL_TICKED)
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED
    assert functions(rig) == ["start_packing", "complete_packing"]


@pytest.mark.parametrize("how", ["label", "command", "touch"])
def test_nothing_leaves_with_something_not_ticked(rigs: Rigs, how: str) -> None:
    """The label, COMPLETE and the button say what is not ticked, and the cake stays."""
    rig = asked(rigs)
    rig.scan(NEXT)
    if how == "label":
        rig.scan_label("B", 25771)
    elif how == "command":
        rig.scan(COMPLETE)
    else:
        confirm_packing(rig.bench, KEY)
    said = rig.said[-1]
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.NOT_TICKED)
    assert said.params["items"] == "Topper, 12 x Balloon"
    assert functions(rig) == ["start_packing"]
    assert ticked(rig) == (0,)


def test_touch_ticks_and_takes_back(rigs: Rigs) -> None:
    """A touch ticks any line, another takes the tick back; so does PREVIOUS with the last one."""
    rig = asked(rigs)
    tick_accessory(rig.bench, KEY, 2)
    tick_accessory(rig.bench, KEY, 0)
    assert ticked(rig) == (0, 2)
    tick_accessory(rig.bench, KEY, 2)
    assert rig.said[-1].notice is Notice.UNTICKED
    rig.scan(NEXT)
    assert ticked(rig) == (0, 1)
    assert rig.scan(PREVIOUS).params["item"] == "Topper"
    assert ticked(rig) == (0,)
    for order_id, at in ((KEY, 3), (KEY, -1), ("bannos-1", 0)):
        tick_accessory(rig.bench, order_id, at)
    assert ticked(rig) == (0,)


def test_the_queue_is_walked_where_nothing_is_to_tick(rigs: Rigs) -> None:
    """With nothing ticked PREVIOUS leaves the check for the queue, and without a check NEXT walks it."""
    rig = asked(rigs, cake("bannos-25999", stage="Packing", due_date="2026-11-21"))
    assert rig.scan(PREVIOUS).params["order"] == "B25999"
    said = rig.scan(NEXT)
    assert (said.notice, said.params["order"]) == (Notice.SHOWING_ORDER, "B25771")


def test_ticks_outlive_the_closed_check(rigs: Rigs) -> None:
    """Another cake comes between: coming back, what was ticked is ticked."""
    rig = asked(rigs, cake("bannos-25999", stage="Packing"))
    rig.scan(NEXT)
    rig.scan_label("B", 25999)
    assert shown(rig) is None
    assert rig.scan_label("B", 25771).notice is Notice.CHECK_PACKING
    assert ticked(rig) == (0,)


def test_other_accessories_are_looked_at_anew(rigs: Rigs) -> None:
    """When the order's accessories change, every tick is gone; another change keeps them."""
    rig = asked(rigs)
    rig.scan(NEXT)
    for version, changes, kept in ((2, {"notes": "ring"}, (0,)), (3, {"accessories": CANDLES[:2]}, ())):
        before = rig.bench.current
        rig.bench.book.update([with_candles() | {"version": version, **changes}])
        notice_change(rig.bench, before)
        rig.scan_label("B", 25771)
        assert ticked(rig) == kept


@pytest.mark.parametrize("command", [Command.QC_DAMAGED, Command.COMPLETE])
def test_a_return_and_a_packed_cake_start_anew(rigs: Rigs, command: Command) -> None:
    """A cake that went back, or that was packed and comes again, is ticked again."""
    rig = asked(rigs)
    for _ in CANDLES:
        rig.scan(NEXT)
    rig.scan(command_code(command))
    assert len(functions(rig)) == 2
    order = rig.bench.book.get(KEY)
    assert order is not None
    assert rig.bench.ticks.of(order) == {}


def test_who_ticked_is_told_with_the_step(rigs: Rigs) -> None:
    """The server's ledger says who saw what, also where somebody else finishes."""
    rig = asked(rigs)
    rig.scan(NEXT)
    rig.scan(badge_code("1011"))
    rig.scan(NEXT)
    rig.scan(NEXT)
    rig.scan(COMPLETE)
    entry = rig.outbox.unconfirmed()[-1]
    assert entry.args["p_notes"] == (
        "Ticked: 2 x Candle '6' (nobody signed on), Topper (Ana), 12 x Balloon (Ana)"
    )


def test_missing_cakes_and_ticks(rigs: Rigs) -> None:
    """With a cake missing COMPLETE packs this one alone, but not without its candles."""
    first = cake("bannos-25771-A", stage="Packing", unit_count=2, accessories=CANDLES[:1])
    second = cake("bannos-25771-B", stage="Covering", unit_count=2, unit_index=2)
    rig = rigs.make(Stage.PACKING, first, second)
    rig.scan_label("B", 25771, "A")
    rig.scan_label("B", 25771, "A")
    assert rig.scan(COMPLETE).notice is Notice.NOT_TICKED
    rig.scan(NEXT)
    assert rig.scan_label("B", 25771, "A").notice is Notice.CAKES_MISSING
    assert rig.scan(COMPLETE).notice is Notice.STAGE_COMPLETED


def test_an_early_cake_is_ticked_as_well(rigs: Rigs) -> None:
    """Offline, before its Decorating was heard of."""
    rig = rigs.make(Stage.PACKING, with_candles() | {"stage": "Decorating"}, link=LinkStatus.OFFLINE)
    rig.scan_label("B", 25771)
    rig.scan_label("B", 25771)
    assert rig.scan(COMPLETE).notice is Notice.NOT_TICKED
    for _ in CANDLES:
        rig.scan(NEXT)
    assert rig.scan(COMPLETE).notice is Notice.ACCEPTED_EARLY


def test_a_long_shift_forgets_old_checklists() -> None:
    """Cakes that were ticked and never packed here do not pile up."""
    ticks, order = Ticks(), replace(Order.from_json(cake()), accessories=(Accessory("Topper", 1),))
    cakes = [replace(order, id=f"bannos-{at}") for at in range(REMEMBERED + 5)]
    for each in cakes:
        ticks.turn(each, 0, None)
    assert [bool(ticks.of(each)) for each in cakes] == [False] * 5 + [True] * REMEMBERED
