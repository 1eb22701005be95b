"""Cards that work the screen: YES, NO, BACK, digits, and what opens by scanning."""

import pytest

from scanning.codes import Command, command_code
from station.domain.stages import Stage
from station.services.bench_state import PackingCheck, ShowHelp
from station.services.bench_view import bench_state
from station.services.interrupt import interruption, notice_change
from station.services.notices import FeedbackKind, Notice
from station.services.run_command import run_command
from station.services.screen_cards import ANSWERS, DIGITS, SCREEN_CARDS, WALKS
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs, StillClock


class Stopwatch(StillClock):
    """Three looks: two within one pull of the trigger, and half a second later."""

    def __init__(self) -> None:
        self._looks = iter((10.0, 10.2, 10.7))

    def monotonic(self) -> float:
        """The next look."""
        return next(self._looks)


DONE = "2026-11-22T00:00:00+00:00"


def card(rig: Rig, command: Command) -> tuple[Notice, str | None]:
    """Scan a command; what was answered, and about which command."""
    said = rig.scan(command_code(command))
    return said.notice, said.params.get("command")


@pytest.mark.parametrize("command", sorted(SCREEN_CARDS))
def test_the_window_works_what_lies_over_the_bench(rigs: Rigs, command: Command) -> None:
    """While the packing check asks, these cards are the window's, and the check stays."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing", packing_start_ts=DONE))
    rig.scan_label("B", 25771)
    assert card(rig, command) == (Notice.SCREEN_CARD, command.value)
    assert isinstance(bench_state(rig.bench).question, PackingCheck)


@pytest.mark.parametrize("command", sorted(SCREEN_CARDS))
def test_what_the_window_opened_counts_as_well(rigs: Rigs, command: Command) -> None:
    """A panel of the window takes the cards until it is closed."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    rig.bench.covered = True
    assert card(rig, command) == (Notice.SCREEN_CARD, command.value)
    assert rig.bench.current is None


def test_with_nothing_there_each_card_does_its_own(rigs: Rigs) -> None:
    """NEXT walks through the queue, an answer is refused in words, a digit opens the pad."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    for command in sorted(ANSWERS):
        assert card(rig, command) == (Notice.NOTHING_ASKED, command.value)
        assert rig.said[-1].kind is FeedbackKind.REFUSED
    assert card(rig, Command.NEXT)[0] is Notice.SHOWING_ORDER
    assert card(rig, Command.DIGIT_7) == (Notice.SCREEN_CARD, "DIGIT7")


def test_an_answer_ends_help_and_a_break(rigs: Rigs) -> None:
    """BACK is for help's card; NEXT closes help and goes on; any answer ends a break and is not refused."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    card(rig, Command.HELP)
    assert card(rig, Command.BACK)[0] is Notice.SCREEN_CARD
    assert isinstance(bench_state(rig.bench).question, ShowHelp)
    assert card(rig, Command.NEXT)[0] is Notice.SHOWING_ORDER
    assert bench_state(rig.bench).question is None
    card(rig, Command.BREAK)
    assert card(rig, Command.YES)[0] is Notice.BREAK_ENDED
    assert rig.bench.break_since is None


def test_a_changed_order_is_seen_with_yes(rigs: Rigs) -> None:
    """While a change is shown the cards are for it; nothing else happens to the cake."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    rig.scan(command_code(Command.NEXT))
    before = rig.bench.current
    rig.bench.book.update([cake(stage="Covering", writing="Anna", version=2)])
    notice_change(rig.bench, before)
    assert card(rig, Command.YES)[0] is Notice.SCREEN_CARD
    assert interruption(rig.bench) is not None
    assert rig.sent() == []


@pytest.mark.parametrize("stage", [Stage.FILLING, Stage.PACKING])
def test_what_opens_by_scanning(rigs: Rigs, stage: Stage) -> None:
    """MENU and LABELS open anywhere, TAKE wants a cake, and only Filling has a board."""
    rig = rigs.make(stage, cake(stage=stage.value))
    assert card(rig, Command.MENU) == (Notice.SCREEN_CARD, "MENU")
    assert card(rig, Command.LABELS) == (Notice.SCREEN_CARD, "LABELS")
    assert card(rig, Command.TAKE)[0] is Notice.COMMAND_NEEDS_ORDER
    card(rig, Command.NEXT)
    assert card(rig, Command.TAKE) == (Notice.SCREEN_CARD, "TAKE")
    board = Notice.SCREEN_CARD if stage is Stage.FILLING else Notice.COMMAND_NOT_HERE
    assert card(rig, Command.BOARD)[0] is board


def test_a_digit_may_come_twice(rigs: Rigs) -> None:
    """55 is two scans half a second apart; within one pull of the trigger it is one."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    five = command_code(Command.DIGIT_5)
    rig.bench.clock = Stopwatch()
    assert [rig.scan(five).notice for _ in range(3)] == [
        Notice.SCREEN_CARD,
        Notice.SAME_SCAN,
        Notice.SCREEN_CARD,
    ]


@pytest.mark.parametrize("stage", [Stage.FILLING, Stage.PACKING])
def test_no_command_is_without_an_answer(rigs: Rigs, stage: Stage) -> None:
    """Every card that can be printed says something, with and without a cake."""
    rig = rigs.make(stage, cake(stage=stage.value))
    for order_id in (None, "bannos-25771"):
        for command in Command:
            rig.bench.current_id = order_id
            before = len(rig.said)
            run_command(rig.bench, command)
            assert len(rig.said) > before, (command, order_id)


def test_the_sets_do_not_overlap() -> None:
    """A card walks, answers or is a digit."""
    assert len(SCREEN_CARDS) == len(WALKS) + len(ANSWERS) + len(DIGITS)
