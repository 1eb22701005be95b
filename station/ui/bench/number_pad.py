"""Digits to touch: an order's number for a label that cannot be scanned, or a code that nobody may read."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from station.ui.bench.labels import FitText, TouchButton
from station.ui.bench.overlay import Overlay
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

COLUMNS = 3
LONGEST = 12
EMPTY = "\N{EM DASH}"
HIDDEN = "\N{BULLET}"
SECRET = "secret"
"""The property of a window part whose digits nobody may read (wedge_filter.py)."""


class NumberPad(Overlay):
    """Opens over a window; keys of a keyboard work as well. `secret` shows dots instead of digits, of which
    there are `longest` at most.

    Signals:
        entered(str): the digits, at least one. The pad stays until its owner hides it.
    """

    entered = Signal(str)

    def __init__(
        self, name: str, title: str, parent: QWidget, secret: bool = False, longest: int = LONGEST
    ) -> None:
        super().__init__(name, parent)
        self.setProperty(SECRET, secret)
        self._secret = secret
        self._longest = longest
        self._typed = ""
        self.title.setText(title)
        self.digits = FitText(f"{name}_digits", Type.GIANT, wrap=False)
        self._all.insertWidget(1, self.digits)
        self.closed.connect(self.hide)
        self.ok = TouchButton(f"{name}_ok", Type.BUTTON, "primary", "check", colours.PRIMARY.text)
        self.ok.say(self.tr("OK"), self.tr("Take the number that was typed"))
        self.ok.clicked.connect(self.enter)
        self.yes = self.ok
        self.erase = TouchButton(f"{name}_erase", Type.BUTTON, "plain", "backspace", colours.INK)
        self.erase.say("", self.tr("Erase the last digit"))
        self.erase.setAccessibleName(self.tr("Erase"))
        self.erase.clicked.connect(self._erase_last)
        keys = [self._digit(f"{name}_{digit}", digit) for digit in "1234567890"]
        self.fill([*keys[:9], self.erase, keys[9], self.ok], COLUMNS)
        self._show_typed()

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.digits.keep_height(70)
        super().set_metrics(metrics)

    def open(self) -> None:
        """Lie over the window, with nothing typed yet."""
        self.forget()
        super().open()

    def forget(self) -> None:
        """Nothing is typed any more."""
        self._typed = ""
        self._show_typed()

    def refuse(self, why: str) -> None:
        """Say why the digits were not taken, and wait for others."""
        self.forget()
        self.text.setText(why)

    def take_digit(self, digit: int) -> None:
        """A card's digit is typed."""
        self._type(str(digit))

    def enter(self) -> None:
        """Take what was typed."""
        if self._typed:
            self.entered.emit(self._typed)

    def _digit(self, name: str, digit: str) -> TouchButton:
        button = TouchButton(name, Type.BUTTON, "plain")
        button.say(digit)
        button.clicked.connect(partial(self._type, digit))
        return button

    def _type(self, digit: str, _checked: bool = False) -> None:
        self._typed = (self._typed + digit)[: self._longest]
        self._show_typed()

    def _erase_last(self) -> None:
        self._typed = self._typed[:-1]
        self._show_typed()

    def _show_typed(self) -> None:
        shown = HIDDEN * len(self._typed) if self._secret else self._typed
        self.digits.setText(shown or EMPTY)
        if self._secret:
            # Dots read aloud say nothing.
            self.digits.setAccessibleName(self.tr("Digits typed: {count}").format(count=len(self._typed)))
        self.text.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Enter and Backspace of a keyboard."""
        if event.text().isdecimal() and event.text().isascii():
            self._type(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase_last()
        else:
            super().keyPressEvent(event)
