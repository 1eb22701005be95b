"""What lies over a bench: a changed order, a break, help, and labels of several cakes."""

from typing import Any

import pytest

from scanning.codes import Command, command_code
from station.domain.changes import Field
from station.domain.stages import Stage
from station.services.bench_state import ChangeLine, HelpLine, ShowHelp
from station.services.bench_view import bench_state
from station.services.choose_cake import show
from station.services.filling_board import filling_board
from station.services.interrupt import acknowledge, interruption, notice_change
from station.services.notices import FeedbackKind, Notice
from station.services.print_several import PrintSeveral
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs, StillClock

BREAK, HELP = command_code(Command.BREAK), command_code(Command.HELP)
GONE = "2026-11-22T00:00:00+00:00"


def on_bench(rigs: Rigs, **changes: Any) -> Rig:
    """Covering with its cake on the screen."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering", **changes))
    rig.scan(command_code(Command.NEXT))
    return rig


def change(rig: Rig, **changes: Any) -> None:
    """The server's document of the current cake comes in, changed."""
    before = rig.bench.current
    assert before is not None
    rig.bench.book.update([cake() | {"stage": "Covering", "version": before.version + 1} | changes])
    notice_change(rig.bench, before)


def test_a_change_interrupts(rigs: Rigs) -> None:
    """A change of the cake on the bench is said with sound, before and now, until it was seen."""
    rig = on_bench(rigs)
    change(rig, writing="Happy Birthday Anna", due_date="2026-11-27")
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.QUESTION, Notice.ORDER_CHANGED)
    news = bench_state(rig.bench).interrupt
    assert news is not None
    assert news.lines == (
        ChangeLine(Field.WRITING, "Happy Birthday Ana", "Happy Birthday Anna"),
        ChangeLine(Field.DUE_DATE, "2026-11-28", "2026-11-27"),
    )
    acknowledge(rig.bench)
    assert bench_state(rig.bench).interrupt is None


def test_changes_add_up(rigs: Rigs) -> None:
    """Changes that come before the first was seen are shown together, against what the person knew."""
    rig = on_bench(rigs)
    change(rig, size="10 inch")
    change(rig, size="12 inch", notes="No nuts")
    news = interruption(rig.bench)
    assert news is not None
    assert [(line.before, line.now) for line in news.lines] == [("8 inch", "12 inch"), ("", "No nuts")]
    change(rig)
    assert interruption(rig.bench) is None


def test_a_scan_acknowledges_and_goes_on(rigs: Rigs) -> None:
    """A scan says that the change was seen, and does its own work."""
    rig = on_bench(rigs)
    change(rig, flavour="Pistachio")
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED
    assert interruption(rig.bench) is None


def test_cancelled_interrupts(rigs: Rigs) -> None:
    """A cake that is cancelled while it is on the bench is refused aloud."""
    rig = on_bench(rigs)
    change(rig, cancelled_at=GONE)
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.REFUSED, Notice.ORDER_CANCELLED)
    news = interruption(rig.bench)
    assert news is not None
    assert news.cancelled


@pytest.mark.parametrize(
    "changes",
    [
        {"covering_start_ts": GONE, "assignee_name": "Ana", "assignee_id": "1"},
        {"stage": "Decorating"},
        {"storage": "A1"},
    ],
)
def test_work_of_the_benches_is_no_change(rigs: Rigs, changes: dict[str, Any]) -> None:
    """Stages, people and shelves come from benches: they interrupt nobody."""
    rig = on_bench(rigs)
    change(rig, **changes)
    assert interruption(rig.bench) is None


def test_a_cake_that_has_gone_on_interrupts_nobody(rigs: Rigs) -> None:
    """A cake that is still on the screen, but finished here, is another bench's business."""
    rig = on_bench(rigs)
    rig.scan_label("B", 25771)
    change(rig, stage="Decorating", writing="Anna")
    assert interruption(rig.bench) is None


@pytest.mark.parametrize("payload", ["B25771", "garbage", BREAK])
def test_the_next_scan_ends_a_break(rigs: Rigs, payload: str) -> None:
    """A break is said with its time; any scan ends it, and whoever was signed on stays."""
    rig = on_bench(rigs)
    rig.bench.staff_id = "staff-1"
    assert rig.scan(BREAK).notice is Notice.ON_BREAK
    assert bench_state(rig.bench).break_since is not None
    rig.scan(payload)
    assert bench_state(rig.bench).break_since is None
    assert bench_state(rig.bench).status.staff_name == "Ana"


def test_the_scan_after_a_break_works_at_once(rigs: Rigs) -> None:
    """The scan that ends a break does its work."""
    rig = on_bench(rigs)
    rig.scan(BREAK)
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED


@pytest.mark.parametrize("stage", [Stage.FILLING, Stage.COVERING, Stage.DECORATING, Stage.PACKING])
def test_help_is_seven_lines_at_most(rigs: Rigs, stage: Stage) -> None:
    """HELP says what can be scanned here now, with or without a cake; the next scan closes it."""
    rig = rigs.make(stage, cake(stage=stage.value))
    for number in (None, "B25771"):
        rig.scan(HELP)
        shown = bench_state(rig.bench).question
        assert isinstance(shown, ShowHelp)
        assert shown.human_number == number
        assert 0 < len(shown.lines) <= 7
        assert (HelpLine.SHELF in shown.lines) is (number is not None)
        rig.scan(command_code(Command.NEXT))
        assert bench_state(rig.bench).question is None


def test_help_promises_nothing_that_is_refused(rigs: Rigs) -> None:
    """With a cake that this bench can do nothing with, help names the queue and not the work."""
    rig = rigs.make(Stage.PACKING, cake(stage="Covering"))
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    show(rig.bench, order)
    rig.scan(HELP)
    shown = bench_state(rig.bench).question
    assert isinstance(shown, ShowHelp)
    assert HelpLine.RETURN not in shown.lines
    assert HelpLine.QUEUE in shown.lines


def test_the_board_counts_flavours_and_sizes(rigs: Rigs) -> None:
    """The board counts today with what is overdue, and tomorrow, by flavour and size in the queue's order."""
    orders = [
        cake(f"bannos-2577{at}", due_date=due, flavour=flavour, size=size)
        for at, (due, flavour, size) in enumerate(
            [
                ("2026-11-21", "Vanilla", "Large"),
                ("2026-11-22", "Lemon", "Small"),
                ("2026-11-22", "Vanilla", "Small"),
                ("2026-11-22", "Vanilla", "Small"),
                ("2026-11-23", None, None),
                ("2026-11-24", "Vanilla", "Large"),
            ]
        )
    ]
    state = bench_state(rigs.make(Stage.FILLING, *orders).bench)
    assert state.queue is not None
    today, tomorrow = filling_board(state.queue, state.today)
    assert (today.count, tomorrow.count) == (4, 1)
    assert [(line.flavour, line.sizes) for line in today.lines] == [
        ("Vanilla", (("Small", 2), ("Large", 1))),
        ("Lemon", (("Small", 1),)),
    ]
    assert len(today.unprinted) == 4


def test_labels_of_several_cakes(rigs: Rigs) -> None:
    """Each cake without a label gets one, in order; one that has it gets no second."""
    orders = [cake("bannos-25771"), cake("bannos-25772"), cake("bannos-25773", filling_start_ts=GONE)]
    rig = rigs.make(Stage.FILLING, *orders)
    PrintSeveral(rig.bench).print(tuple(order["id"] for order in orders))
    assert rig.sent() == [("bannos-25771", "handle_print_barcode"), ("bannos-25772", "handle_print_barcode")]


def test_a_second_touch_prints_nothing(rigs: Rigs) -> None:
    """Two touches in a moment are one: the button stands for the next cake by then."""
    rig = rigs.make(Stage.FILLING, cake("bannos-25771"), cake("bannos-25772"))
    rig.bench.clock = StillClock()
    several = PrintSeveral(rig.bench)
    several.print(("bannos-25771",))
    several.print(("bannos-25772",))
    assert rig.said[-1].notice is Notice.SAME_SCAN
    assert len(rig.sent()) == 1


def test_a_shown_cake_is_not_changed_by_another(rigs: Rigs) -> None:
    """A change of a cake that is not on the screen interrupts nobody."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"), cake("bannos-25772", stage="Covering"))
    order = rig.bench.book.get("bannos-25772")
    assert order is not None
    show(rig.bench, order)
    before = rig.bench.current
    rig.bench.book.update([cake(stage="Covering", writing="Anna", version=2)])
    notice_change(rig.bench, before)
    assert interruption(rig.bench) is None
