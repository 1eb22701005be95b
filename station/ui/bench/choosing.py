"""Choosing among what lies over a bench without touching it: with keys, and with cards that are scanned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from scanning.codes import Command
from station.ui.bench.labels import TouchButton, set_property


class Choosing(QDialog):
    """NEXT and PREVIOUS choose, YES takes what is chosen (nothing is: `yes`), NO is `no`, BACK closes.

    Every visible TouchButton in it can be reached so, without more. It is a part of its window, and a QDialog
    only so that screen readers are told of a dialog that begins and ends.

    Signals:
        closed: without an answer.
    """

    closed = Signal()
    takes_cards = True
    """False: nothing is asked here, and the next card does its own work."""
    by_hand = True
    """False: it opens and closes with the bench's state."""
    cancel: TouchButton
    _scroll: QScrollArea

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.yes: TouchButton | None = None
        self.no: TouchButton | None = None
        self._chosen: QWidget | None = None

    def take_card(self, command: Command) -> None:
        """A card was scanned while this lies there."""
        match command:
            case Command.NEXT | Command.PREVIOUS:
                self.walk(command is Command.NEXT)
            case Command.YES:
                self.say_yes()
            case Command.NO if self.no is not None and self.no.isVisible():
                self.no.click()
            case Command.NO | Command.BACK:
                self.closed.emit()
            case _:
                self.take_digit(int(command.value[-1]))

    def walk(self, forward: bool) -> None:
        """Choose the next one, or the one before."""
        self.focusNextPrevChild(forward)
        self.choose(self.focusWidget())

    def say_yes(self) -> None:
        """Take what is chosen. Nothing is, and several could be meant: the first is chosen, and not taken."""
        chosen = self._chosen if self._chosen in self._ring() else None
        if isinstance(chosen, QLineEdit):
            chosen.returnPressed.emit()
            return
        answer = chosen if isinstance(chosen, TouchButton) else self.yes
        if answer is None or not answer.isVisible() or not answer.isEnabled():
            self.walk(True)
            return
        self.choose(None)
        answer.click()

    def take_digit(self, digit: int) -> None:
        """Choose the one at this place; 0 is the tenth."""
        at, ring = (digit or 10) - 1, self._ring()
        if at < len(ring):
            self._point_at(ring[at])

    def choose(self, target: QWidget | None) -> None:
        """Mark what YES would take."""
        if self._chosen is not None and isValid(self._chosen):
            set_property(self._chosen, "chosen", "")
        self._chosen = target
        if target is not None:
            set_property(target, "chosen", "true")

    def chosen_name(self) -> str:
        """The name of what is chosen; '' for nothing."""
        return self._chosen.objectName() if self._chosen is not None and isValid(self._chosen) else ""

    def choose_again(self, name: str) -> None:
        """Other choices were drawn: the one of this name is chosen, where it is still there."""
        again = next((w for w in self._ring() if w.objectName() == name), None) if name else None
        self.choose(None)
        if again is not None:
            self._point_at(again)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A dialog's own keys (Enter presses some button, Escape hides it) do not exist here."""
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays among the choices: what lies below cannot be pressed by a key."""
        ring = self._ring()
        now = self.focusWidget()
        at = ring.index(now) if now in ring else -1 if forward else 0
        target = ring[(at + (1 if forward else -1)) % len(ring)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target)
        return True

    def _point_at(self, target: QWidget) -> None:
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target)
        self.choose(target)

    def _ring(self) -> list[QWidget]:
        """What can be chosen, as one reads; the button that closes is the last."""
        ring: list[QWidget] = [
            w
            for kind in (TouchButton, QLineEdit)
            for w in self.findChildren(kind)
            if w.isVisibleTo(self) and w.isEnabled()
        ]
        ring.sort(key=lambda w: w.mapTo(self, w.rect().topLeft()).toTuple()[::-1])
        ring.sort(key=lambda w: w is self.cancel)
        return ring
