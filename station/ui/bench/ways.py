"""Everything that can be done at a bench, once: the function keys and the menu are made of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from station.ui.bench.overlays import Overlays
    from station.ui.bench.window import BenchWindow

translate = QCoreApplication.translate


def _always() -> bool:
    return True


class Way(Struct, frozen=True):
    """`can`: whether it has something to do now."""

    name: str
    key: str
    icon: str
    word: str
    act: Callable[[], object]
    can: Callable[[], bool] = _always


def ways_of(window: "BenchWindow", over: "Overlays") -> tuple[Way, ...]:
    """In the menu's order: the first ten have a digit; what has a card of its own comes last."""
    return (*_opening(window, over), *_looking(window, over), *_working(window))


def shortcuts(window: "BenchWindow", over: "Overlays", ways: tuple[Way, ...]) -> list[QShortcut]:
    """The keys of all of them, and those of the number's field and of the menu."""
    keys = [(way.key, way.act) for way in ways if way.key]
    keys += [("F2", window.entry.edit.setFocus), ("Ctrl+M", over.menu.open)]
    return [QShortcut(QKeySequence(key), window, act) for key, act in keys]


def _opening(window: "BenchWindow", over: "Overlays") -> tuple[Way, ...]:
    cake = _shows(window)
    fillings, take, give = window.fillings, over.assign.take, over.assign.open
    board = _click(fillings)
    return (
        Way("labels", "F5", "printer", translate("Menu", "Labels"), over.printing.open),
        Way("board", "F11", "filling", translate("Menu", "Fillings"), board, _can(fillings)),
        Way("take", "Ctrl+T", "check", translate("Menu", "Take this cake"), take, cake),
        Way("give", "Ctrl+G", "person", translate("Menu", "Give this cake"), give, cake),
        Way("find", "Ctrl+F", "search", translate("Menu", "Find a cake"), over.finder.open),
        Way("number", "", "keypad", translate("Menu", "Enter a number"), over.pad.open),
        Way("person", "F3", "person", translate("Menu", "Who works here"), _click(window.strip.person)),
        Way("details", "Ctrl+D", "note", translate("Menu", "All about it"), over.detail.open, cake),
    )


def _looking(window: "BenchWindow", over: "Overlays") -> tuple[Way, ...]:
    press, button = window.ledger.press_attention, window.ledger.attention
    return (
        Way("attention", "F6", "warning", translate("Menu", "Needs attention"), press, _can(button)),
        Way("check", "F12", "check", translate("Menu", "Check this bench"), over.self_test.open),
        Way("scanner", "F10", "scanner", translate("Menu", "Test the scanner"), over.scanner_test.open),
        Way("help", "F1", "question", translate("Menu", "Help"), window.bench.help),
    )


def _working(window: "BenchWindow") -> tuple[Way, ...]:
    buttons, undo = window.cake.buttons, window.bench.undo
    picture, cake = window.bench.show_picture, _shows(window)
    following, again, back = (_can(part) for part in (buttons.next, buttons.reprint, buttons.back))
    return (
        Way("next", "F9", "start", translate("Menu", "Next step"), buttons.press_next, following),
        Way("reprint", "F4", "reprint", translate("Menu", "Reprint"), buttons.press_reprint, again),
        Way("return", "F8", "return", translate("Menu", "Return for QC"), buttons.press_back, back),
        # Also when there is nothing to undo: the answer says why.
        Way("undo", "F7", "undo", translate("Menu", "Undo"), undo),
        Way("picture", "Ctrl+P", "picture", translate("Menu", "The picture"), picture, cake),
    )


def _shows(window: "BenchWindow") -> Callable[[], bool]:
    return lambda: window.cake.shows_cake


def _click(button: QAbstractButton) -> Callable[[], None]:
    def click() -> None:
        if not button.isHidden():
            button.click()

    return click


def _can(button: QAbstractButton) -> Callable[[], bool]:
    return lambda: button.isEnabled() and not button.isHidden()
