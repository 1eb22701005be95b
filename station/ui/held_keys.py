"""Keys that were held back on their way: where they were going, and sending them on."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid


class HeldEvent(Struct, frozen=True):
    """A copy of a key event and the widget or window that it was on its way to."""

    target: QObject
    event: QKeyEvent


def target_of(watched: QObject) -> QObject:
    """Return the widget that the key is for; a window hands its keys on to the one with the focus."""
    if isinstance(watched, QWidget):
        return watched
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return _focus_within(popup)
    focused: QWidget | None = QApplication.focusWidget()
    return watched if focused is None else focused


def _focus_within(popup: QWidget) -> QWidget:
    focused: QWidget | None = popup.focusWidget()
    return popup if focused is None else focused


def takes_text(target: QObject) -> bool:
    """Whether a person can type text there."""
    # The window may have been closed in the meantime; here and in giving back.
    if not isValid(target):
        return False
    if isinstance(target, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox):
        return not target.isReadOnly()
    return isinstance(target, QComboBox) and target.isEditable()


def keeps_secret(target: QObject) -> bool:
    """Whether digits typed there are for nobody to read (number_pad.py): they are in no history of scans."""
    part: QObject | None = target
    while part is not None and isValid(part):
        if part.property("secret"):
            return True
        part = part.parent()
    return False


def give_back(held: list[HeldEvent]) -> int:
    """Send the keys on, in order. Returns how many nobody took: no field had the focus, and no list."""
    lost = 0
    for key in held:
        if isValid(key.target):
            QCoreApplication.sendEvent(key.target, key.event)
            if key.event.type() is QEvent.Type.KeyPress and not key.event.isAccepted():
                lost += 1
    return lost
