"""Choosing a PIN on the screen: the way there, the pad by touch, keys and cards, and what it says."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scanning.codes import Command
from station.services.bench_state import BenchState, ChoosePin, PinStep
from station.services.notices import FeedbackKind, Notice
from station.ui.bench import BenchWindow
from station.ui.bench.notice_words import feedback_words
from station.ui.gallery.samples import said
from station.ui.gallery.samples_pins import choosing, pins
from station.ui.held_keys import keeps_secret
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions
from tests.gui.bench.test_pin_pad import press

OpenBench = Callable[..., BenchWindow]
PINS = pins()


def asking(question: ChoosePin) -> BenchState:
    """A bench that asks for this."""
    return states.state(question=question)


def scan(window: BenchWindow, command: Command) -> None:
    """A card, as the bench passes it on."""
    window.show_feedback(said(FeedbackKind.INFO, Notice.SCREEN_CARD, command=command.value))


def test_the_way_there(open_bench: OpenBench, actions: RecordedActions) -> None:
    """My PIN stands where one says who works here, if somebody is signed on at a backend that keeps PINs."""
    window = open_bench(states.state())
    window.over.sign_on.open()
    press(window, "own_pin_button")
    assert actions.calls == [("choose_pin",)]
    assert not window.over.sign_on.isVisible()
    window.show_state(states.state(chooses_pin=False))
    window.over.sign_on.open()
    assert not window.over.sign_on.own_pin.isVisible()


def test_the_old_one_the_new_one_and_again(open_bench: OpenBench, actions: RecordedActions) -> None:
    """By touch, by keys and by cards; dots only, and nothing stays typed from one to the next."""
    window = open_bench(asking(choosing(PinStep.OLD)))
    pad = window.over.cards.pin_choice
    assert pad.title.text() == "Georgios Papadopoulos: the old PIN"
    for digit in "2580":
        press(window, f"own_pin_{digit}")
    assert pad.digits.text() == "\N{BULLET}" * 4
    press(window, "own_pin_ok")
    window.show_state(asking(choosing(PinStep.NEW, typed=1)))
    assert pad.title.text() == "Georgios Papadopoulos: the new PIN"
    assert pad.digits.accessibleName() == "Digits typed: 0"
    QTest.keyClicks(pad, "7391")
    QTest.keyClick(pad, Qt.Key.Key_Return)
    window.show_state(asking(choosing(PinStep.AGAIN, typed=2)))
    for card in ("DIGIT7", "DIGIT3", "DIGIT9", "DIGIT1", "YES"):
        scan(window, Command(card))
    assert actions.calls == [("enter_pin", "id-2", pin) for pin in ("2580", "7391", "7391")]
    window.show_state(asking(choosing(PinStep.SAVING, typed=3)))
    QTest.keyClicks(pad, "7391")
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert len(actions.calls) == 3, "it waits for the backend"
    window.show_state(states.state())
    assert not pad.isVisible()


def test_too_few_digits(open_bench: OpenBench, actions: RecordedActions) -> None:
    """Three are no PIN."""
    window = open_bench(asking(choosing(PinStep.NEW)))
    QTest.keyClicks(window.over.cards.pin_choice, "739")
    QTest.keyClick(window.over.cards.pin_choice, Qt.Key.Key_Return)
    assert window.over.cards.pin_choice.text.text() == "A PIN has 4 to 6 digits."
    assert actions.calls == []


@pytest.mark.parametrize("by_card", [False, True])
def test_it_is_left(open_bench: OpenBench, actions: RecordedActions, by_card: bool) -> None:
    """Escape and BACK close it without a change."""
    window = open_bench(asking(choosing(PinStep.AGAIN)))
    if by_card:
        scan(window, Command.BACK)
    else:
        QTest.keyClick(window.over.cards.pin_choice, Qt.Key.Key_Escape)
    assert actions.calls == [("dismiss",)]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("own_pin_old", "Type the PIN that you have now."),
        ("own_pin_new", "Choose 4 to 6 digits that nobody guesses."),
        ("own_pin_again", "Type the same digits once more."),
        ("own_pin_saving", "The PIN is being saved."),
        ("own_pin_wrong", "This is not the old PIN. 4 more tries."),
        ("own_pin_last_try", "This is not the old PIN. One more try."),
        ("own_pin_not_it", "This is not the old PIN."),
        ("own_pin_locked", "Too many wrong PINs. Locked until 09:46."),
        ("own_pin_locked_somehow", "Too many wrong PINs. Wait a few minutes."),
        ("own_pin_easy", "Easy to guess: not 1111, not 1234, not your badge. Choose another."),
        ("own_pin_same", "This is your old PIN. Choose another."),
        ("own_pin_different", "The second one was different. Type the new PIN again."),
    ],
)
def test_what_it_says(open_bench: OpenBench, name: str, sentence: str) -> None:
    """What to type, or why it was not taken; a screen reader hears it with the title."""
    pad = open_bench(PINS[name]).over.cards.pin_choice
    assert pad.text.text() == sentence
    assert pad.accessibleName() == f"{pad.title.text()} {sentence}"
    assert keeps_secret(pad)


@pytest.mark.parametrize(
    "notice",
    [
        Notice.PIN_CHOSEN,
        Notice.PIN_NOT_TAKEN,
        Notice.PIN_NEEDS_LINK,
        Notice.PIN_NEEDS_BADGE,
        Notice.PIN_UNCLEAR,
        Notice.PIN_NOT_CHANGED,
    ],
)
def test_answers_have_words(notice: Notice) -> None:
    """A title and what to do."""
    words = feedback_words(said(FeedbackKind.REFUSED, notice, name="Ana"))
    assert words.title
    assert words.text.endswith(".")
