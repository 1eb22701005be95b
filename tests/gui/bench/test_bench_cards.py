"""What lies over a bench: it says what is so, is answered in one touch or key, and lets scans through."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from scanning.codes import Command
from station.domain.stages import Stage
from station.services.bench_state import BatchView, BenchState, HelpLine, PrintView
from station.settings import Settings
from station.sheet_cards import cards_of
from station.ui.bench import BenchWindow
from station.ui.bench import card_words as words_of
from station.ui.bench.overlay import Overlay
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions

OpenBench = Callable[..., BenchWindow]
CARDS = states.cards()


def press(window: BenchWindow, name: str) -> None:
    """Touch the visible button of this name."""
    button = next(b for b in window.findChildren(QPushButton, name) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(window: BenchWindow, name: str) -> str:
    """The visible text of this name."""
    return next(label.text() for label in window.findChildren(QLabel, name) if label.isVisible())


def shows(window: BenchWindow, name: str) -> bool:
    """Whether something of this name is on the screen."""
    return any(b.isVisible() for b in window.findChildren(QPushButton, name))


@pytest.mark.parametrize(
    ("name", "card", "call"),
    [
        ("ask_label", Command.YES, ("answer_label", "job-7", True)),
        ("ask_label", Command.NO, ("answer_label", "job-7", False)),
        ("ask_label", Command.BACK, ("dismiss",)),
        ("ask_reason", Command.NO, ("dismiss",)),
        ("check", Command.YES, ("confirm_packing", "bannos-25771")),
        ("check_alone", Command.YES, ("confirm_packing", "bannos-25771")),
        ("check", Command.NO, ("ask_return",)),
        ("check", Command.BACK, ("dismiss",)),
        ("changed", Command.YES, ("acknowledge",)),
        ("help", Command.YES, ("dismiss",)),
    ],
)
def test_one_card_answers(
    open_bench: OpenBench, actions: RecordedActions, name: str, card: Command, call: tuple[Any, ...]
) -> None:
    """YES and NO are the two answers of a question; BACK leaves it without one."""
    window = open_bench(states.all_states()[name])
    window.take_card(card.value)
    assert actions.calls == [call]


def test_yes_never_takes_what_was_not_marked(open_bench: OpenBench, actions: RecordedActions) -> None:
    """Where several things could be meant YES marks the first of them, and takes it when scanned again."""
    window = open_bench(states.all_states()["ask_reason"])
    window.take_card(Command.YES.value)
    assert actions.calls == []
    window.take_card(Command.YES.value)
    assert [call[0] for call in actions.calls] == ["return_for_qc"]


def test_a_check_that_changes_stays_whole(open_bench: OpenBench) -> None:
    """A shelf is scanned while the packing check is open: what it shows has the same room as before."""
    current = states.packing().current
    window = open_bench(states.state(Stage.PACKING, current=current, question=states.check(storage=None)))
    room = window.over.cards.packing.findChild(QScrollArea)
    assert isinstance(room, QScrollArea)
    before = room.height()
    window.show_state(states.state(Stage.PACKING, current=current, question=states.check(storage="A1")))
    assert room.height() == before


@pytest.mark.parametrize(
    ("name", "button", "call"),
    [
        ("check", "packing_right", ("confirm_packing", "bannos-25771")),
        ("check_alone", "packing_right", ("confirm_packing", "bannos-25771")),
        ("check", "packing_wrong", ("ask_return",)),
        ("check", "packing_check_cancel", ("dismiss",)),
        ("changed", "interrupt_seen", ("acknowledge",)),
        ("break", "break_end", ("end_break",)),
        ("help", "help_cancel", ("dismiss",)),
    ],
)
def test_one_touch_answers(
    open_bench: OpenBench, actions: RecordedActions, name: str, button: str, call: tuple[str, ...]
) -> None:
    """Each answer is one touch, and the card closes with the state."""
    window = open_bench(CARDS[name])
    press(window, button)
    assert actions.calls == [call]
    window.show_state(states.state())
    assert [card for card in window.over.cards.all if card.isVisible()] == []


@pytest.mark.parametrize(
    ("name", "card", "key", "call"),
    [
        ("changed", "interrupt", Qt.Key.Key_Return, [("acknowledge",)]),
        ("changed_cancelled", "interrupt", Qt.Key.Key_Escape, [("acknowledge",)]),
        ("break", "on_break", Qt.Key.Key_Return, [("end_break",)]),
        ("check", "packing", Qt.Key.Key_Escape, [("dismiss",)]),
        ("check", "packing", Qt.Key.Key_Return, []),
        ("check_alone", "packing", Qt.Key.Key_F9, []),
    ],
)
def test_keys_of_a_card(
    open_bench: OpenBench,
    actions: RecordedActions,
    name: str,
    card: str,
    key: Qt.Key,
    call: list[tuple[str]],
) -> None:
    """Enter says that a change was seen and ends a break; no stray key packs a cake."""
    window = open_bench(CARDS[name])
    shown: Overlay = getattr(window.over.cards, card)
    QTest.keyClick(shown, key)
    assert actions.calls == call


@pytest.mark.parametrize("name", CARDS)
def test_a_scan_passes_through(open_bench: OpenBench, actions: RecordedActions, name: str) -> None:
    """Whatever lies over the bench, a scan reaches it."""
    window = open_bench(CARDS[name])
    window.take_wedge_scan("B25771X")
    assert actions.calls == [("scan", "B25771X", "wedge")]


def test_all_here_and_one_missing_read_differently(open_bench: OpenBench) -> None:
    """The check says how many cakes are here, where the others are, and what its button does then."""
    window = open_bench(CARDS["check"])
    assert words(window, "check_cakes_head") == "All 3 are here"
    assert window.over.cards.packing.right.text() == "Everything is right"
    window.show_state(CARDS["check_alone"])
    assert words(window, "check_cakes_head") == "2 of 3 here"
    assert words(window, "check_cakes_0") == "B25771-B: Covering, shelf C2"
    assert window.over.cards.packing.right.text() == "Pack this one alone"


def test_the_writing_is_the_largest_text(open_bench: OpenBench) -> None:
    """The writing to compare is larger than everything else on the screen."""
    window = open_bench(CARDS["check"])
    sizes = {
        label.objectName(): label.font().pixelSize()
        for label in window.over.cards.packing.findChildren(QLabel)
        if label.isVisible() and label.text()
    }
    assert max(sizes, key=lambda name: sizes[name]) == "check_writing"
    assert words(window, "check_writing") == "Happy 60th Birthday Yiayia Alexandra"


def test_a_change_lies_over_the_check(open_bench: OpenBench, actions: RecordedActions) -> None:
    """A change that comes while a cake is looked at lies above; when it was seen, the check is there."""
    shown = CARDS["check"]
    window = open_bench(shown)
    window.show_state(replace_interrupt(shown))
    assert window.over.cards.packing.isVisible()
    press(window, "interrupt_seen")
    window.show_state(shown)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert actions.calls == [("acknowledge",)]
    assert window.over.cards.packing.isVisible()


def replace_interrupt(shown: BenchState) -> BenchState:
    """The same with a change on top."""
    return states.state(
        Stage.PACKING, current=shown.current, question=shown.question, interrupt=states.changed()
    )


def test_before_and_now(open_bench: OpenBench) -> None:
    """A change shows what it was and what it is, a day as people say it; what was missing is nothing."""
    window = open_bench(CARDS["changed"])
    assert words(window, "change_due_date_before") == "Fri 28/11"
    assert words(window, "change_due_date_now") == "Thu 27/11"
    assert words(window, "change_notes_before") == "nothing"


def test_break_says_since_when(open_bench: OpenBench) -> None:
    """A break is said big, with its time and who goes on afterwards."""
    window = open_bench(CARDS["break"])
    assert words(window, "break_since") == "On a break since 09:29"
    assert words(window, "break_who") == "Lena Brandt"
    assert "Lena Brandt" in window.over.cards.on_break.accessibleName()


def test_help_key(open_bench: OpenBench, actions: RecordedActions) -> None:
    """F1 asks what can be scanned, as the HELP card does."""
    window = open_bench(states.state())
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert actions.calls == [("help",)]


def test_board_of_fillings(open_bench: OpenBench, actions: RecordedActions) -> None:
    """At Filling the board counts the queue, prints one label or all of a day, and follows the queue."""
    window = open_bench(states.state(queue=states.queue(12)))
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert words(window, "fill_today_head") == "Today: 6"
    press(window, "fill_today_0_one")
    assert actions.calls == [("keep_board", True), ("print_labels", ("bannos-25771",))]
    press(window, "fill_tomorrow_all")
    assert actions.calls[2][0] == "print_labels"
    window.show_state(states.state(queue=states.queue(3)))
    assert words(window, "fill_today_head") == "Today: 3"
    window.show_state(states.state(queue=states.queue(3), printing=PrintView(batch=BatchView(1, 3))))
    assert not shows(window, "fill_today_0_one")
    QTest.keyClick(window.over.cards.fillings, Qt.Key.Key_Escape)
    assert not window.over.cards.fillings.isVisible()
    assert actions.calls[-1] == ("keep_board", False)


def test_board_opens_again_after_a_restart(open_bench: OpenBench, actions: RecordedActions) -> None:
    """With the first state that says so, and not with a later one: it can be closed."""
    window = open_bench(states.state(board_open=True))
    assert window.over.cards.fillings.isVisible()
    QTest.keyClick(window.over.cards.fillings, Qt.Key.Key_Escape)
    window.show_state(states.state(board_open=True, queue=states.queue(3)))
    assert not window.over.cards.fillings.isVisible()
    assert actions.calls == [("keep_board", False)]


def test_board_is_filling_s_own(open_bench: OpenBench) -> None:
    """Another bench has no board, by touch or key."""
    window = open_bench(states.packing())
    assert not window.fillings.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.over.cards.fillings.isVisible()


def test_unknown_queue_is_no_empty_board(open_bench: OpenBench) -> None:
    """A queue that is not known is said so on the board; nothing to fill is something else."""
    window = open_bench(states.state(queue=None))
    window.over.cards.fillings.open()
    assert words(window, "fillings_text") == "Not known yet"
    window.show_state(states.state(queue=()))
    assert words(window, "fillings_text") == "Nothing to fill today or tomorrow."


def test_help_names_every_card_of_the_sheet() -> None:
    """Over all benches, with and without a cake, each card that is printed is in help by its name."""
    lines = [words_of.help_line(line, states.help_shown()) for line in HelpLine]
    said = set(re.findall("[A-Z]{2,}", " ".join(text for _, text in lines)))
    cards, _ = cards_of("commands", Settings())
    names = {part for card in cards for part in re.findall("[A-Z]{2,}", card.title.upper())}
    # HELP itself is open by then; digits are said together.
    assert names - said == {"HELP", "DIGIT"}
    assert "DIGITS" in said
