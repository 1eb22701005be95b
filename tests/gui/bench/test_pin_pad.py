"""Signing on by name on the screen: the pad for the PIN, by touch and by keys, and what it says."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from station.services.bench_state import AskPin, BenchState, PinState
from station.services.notices import FeedbackKind, Notice
from station.ui.bench import BenchWindow
from station.ui.bench.notice_words import feedback_words
from station.ui.gallery.samples import said
from station.ui.gallery.samples_pins import asked, pins, sign_on_ways
from station.ui.held_keys import keeps_secret
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions

OpenBench = Callable[..., BenchWindow]
PINS = pins()


def asking(question: AskPin) -> BenchState:
    """A bench that asks for this PIN."""
    return states.state(question=question)


def press(window: BenchWindow, name: str) -> None:
    """Touch the visible button of this name."""
    button = next(b for b in window.findChildren(QPushButton, name) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_name_then_the_pin(open_bench: OpenBench, actions: RecordedActions) -> None:
    """The name is touched, the pad shows dots only, and OK hands the digits on."""
    window = open_bench(sign_on_ways())
    window.over.sign_on.open()
    press(window, "staff_id-0")
    assert actions.calls == [("sign_on", "id-0")]
    assert not window.over.sign_on.isVisible()
    window.show_state(asking(AskPin("id-0", "Ana Petrou")))
    assert window.over.pin.isVisible()
    assert window.over.pin.title.text() == "PIN of Ana Petrou"
    for digit in "2580":
        press(window, f"pin_{digit}")
    assert window.over.pin.digits.text() == "\N{BULLET}" * 4
    assert window.over.pin.digits.accessibleName() == "Digits typed: 4"
    press(window, "pin_ok")
    assert actions.calls[1:] == [("sign_on_with_pin", "id-0", "2580")]
    window.show_state(states.state())
    assert not window.over.pin.isVisible()


def test_by_keys(open_bench: OpenBench, actions: RecordedActions) -> None:
    """Digits, Backspace and Enter; more than six digits are not taken, three are no PIN."""
    window = open_bench(asking(asked()))
    QTest.keyClicks(window.over.pin, "123")
    QTest.keyClick(window.over.pin, Qt.Key.Key_Return)
    assert window.over.pin.text.text() == "A PIN has 4 to 6 digits."
    assert actions.calls == []
    QTest.keyClicks(window.over.pin, "91234567")
    QTest.keyClick(window.over.pin, Qt.Key.Key_Backspace)
    QTest.keyClick(window.over.pin, Qt.Key.Key_Return)
    assert actions.calls == [("sign_on_with_pin", "id-2", "91234")]


def test_wrong_then_again(open_bench: OpenBench, actions: RecordedActions) -> None:
    """The digits go, the sentence says how many tries are left, and the same state again changes nothing."""
    window = open_bench(asking(asked()))
    QTest.keyClicks(window.over.pin, "1111")
    QTest.keyClick(window.over.pin, Qt.Key.Key_Return)
    window.show_state(asking(asked(PinState.CHECKING)))
    assert window.over.pin.text.text() == "The PIN is being checked."
    QTest.keyClick(window.over.pin, Qt.Key.Key_Return)
    assert len(actions.calls) == 1, "one try at a time"
    wrong = asking(asked(PinState.WRONG, tried=1, tries_left=4))
    window.show_state(wrong)
    assert window.over.pin.text.text() == "This is not the PIN. 4 more tries."
    assert "4 more tries" in window.over.pin.accessibleName()
    assert window.over.pin.digits.accessibleName() == "Digits typed: 0"
    QTest.keyClicks(window.over.pin, "25")
    window.show_state(wrong)
    assert window.over.pin.digits.accessibleName() == "Digits typed: 2"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("pin", "Type it, or scan your badge."),
        ("pin_last_try", "This is not the PIN. One more try, or scan your badge."),
        ("pin_locked", "Too many wrong PINs. Locked until 09:46; your badge works."),
        ("pin_locked_somehow", "Too many wrong PINs. Scan your badge."),
        ("pin_not_known", "The PIN cannot be checked without the link. Scan your badge."),
        ("pin_refused", "The backend refuses this person here. Ask a supervisor."),
    ],
)
def test_what_it_says(open_bench: OpenBench, name: str, sentence: str) -> None:
    """Every way on is said."""
    assert open_bench(PINS[name]).over.pin.text.text() == sentence


def test_escape_goes_back_to_the_names(open_bench: OpenBench, actions: RecordedActions) -> None:
    """And the same name asks again, with nothing typed."""
    window = open_bench(sign_on_ways())
    window.show_state(asking(asked()))
    QTest.keyClicks(window.over.pin, "25")
    QTest.keyClick(window.over.pin, Qt.Key.Key_Escape)
    assert actions.calls == [("dismiss",)]
    assert window.over.sign_on.isVisible()
    assert not window.over.pin.isVisible()
    window.show_state(asking(asked()))
    assert window.over.pin.isVisible()
    assert window.over.pin.digits.accessibleName() == "Digits typed: 0"


def test_the_list_says_who_has_a_pin(open_bench: OpenBench) -> None:
    """In pictures, in words for a screen reader, and in a sentence where a badge is needed."""
    window = open_bench(sign_on_ways())
    buttons = {at: window.over.sign_on.findChild(QPushButton, f"staff_id-{at}") for at in (0, 2)}
    said = {at: b.accessibleDescription() for at, b in buttons.items() if isinstance(b, QPushButton)}
    assert said == {0: "Staff. With PIN", 2: "Staff. Badge only"}
    assert "scan their badge" in window.over.sign_on.text.text()


def test_digits_are_nobodys_to_read(open_bench: OpenBench) -> None:
    """Whatever of the pad has the focus; the pad for order numbers hides nothing."""
    window = open_bench(asking(asked()))
    key = window.over.pin.findChild(QPushButton, "pin_5")
    assert isinstance(key, QPushButton)
    assert keeps_secret(window.over.pin)
    assert keeps_secret(key)
    assert not keeps_secret(window.over.pad)
    assert not keeps_secret(window)


@pytest.mark.parametrize(
    "notice",
    [Notice.BADGE_NEEDED, Notice.PIN_WRONG, Notice.PIN_LOCKED, Notice.PIN_NOT_KNOWN, Notice.PIN_REFUSED],
)
def test_answers_have_words(notice: Notice) -> None:
    """A title and what to do."""
    words = feedback_words(said(FeedbackKind.REFUSED, notice, name="Ana"))
    assert words.title
    assert words.text.endswith(".")
