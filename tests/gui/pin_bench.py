"""A bench where people sign on with PINs and choose their own, as fingers, keys and cards do it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from scanning.codes import Command, command_code
from station.services.bench_state import AskPin, BenchState, ChoosePin, PinStep, PinTrouble
from station.services.notices import Feedback, Notice
from tests.gui.conftest import OpenBench


class PinBench(OpenBench):
    """A bench where people choose their name and type."""

    def type_pin(self, name: str, pin: str | None) -> Feedback:
        """Choose the name on the list and type the PIN with keys; what the bench says."""
        assert pin is not None
        self.choose(name)
        self.wait(lambda s: isinstance(s.question, AskPin) and s.question.name == name)
        return self.again(pin)

    def choose(self, name: str) -> None:
        """Touch a name on the list."""
        state = self.wait(lambda s: any(person.name == name for person in s.staff))
        person = next(person for person in state.staff if person.name == name)
        self.window.over.sign_on.open()
        button = self.window.over.sign_on.findChild(QPushButton, f"staff_{person.id}")
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def again(self, pin: str) -> Feedback:
        """Type it into the open pad."""
        pad = self.window.over.pin
        assert pad.isVisible()

        def strike() -> None:
            QTest.keyClicks(pad, pin)
            QTest.keyClick(pad, Qt.Key.Key_Return)

        return self.answer_to(strike)

    def wish(self) -> None:
        """Touch My PIN, where one says who works here."""
        self.window.over.sign_on.open()
        assert self.window.over.sign_on.own_pin.isVisible()
        QTest.mouseClick(self.window.over.sign_on.own_pin, Qt.MouseButton.LeftButton)

    def wait_step(self, step: PinStep, trouble: PinTrouble | None = None) -> None:
        """Until the pad asks for this."""

        def so(state: BenchState) -> bool:
            asked = state.question
            return isinstance(asked, ChoosePin) and (asked.step, asked.trouble) == (step, trouble)

        self.wait(so)

    def type_own(self, pin: str, then: PinStep | None = None, trouble: PinTrouble | None = None) -> None:
        """Type it into the open pad for the own PIN; what it asks for then."""
        pad = self.window.over.cards.pin_choice
        QTest.keyClicks(pad, pin)
        QTest.keyClick(pad, Qt.Key.Key_Return)
        if then is not None:
            self.wait_step(then, trouble)

    def scan_digits(self, pin: str) -> None:
        """The same with cards, and YES."""
        for card in (*(Command(f"DIGIT{digit}") for digit in pin), Command.YES):
            code = command_code(card)
            assert self.answer_to(partial(self.window.take_wedge_scan, code)).notice is Notice.SCREEN_CARD

    def wait_tried(self, times: int) -> None:
        """Until the pad has been answered so often."""
        self.wait(lambda s: isinstance(s.question, AskPin) and s.question.tried == times)

    @property
    def asked(self) -> AskPin:
        """The open question."""
        assert self.state is not None
        question = self.state.question
        assert isinstance(question, AskPin)
        return question
