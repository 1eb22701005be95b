"""Everything that a touch does at a bench, cards do as well: found out by touching all there is."""

import inspect
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from scanning.codes import Command
from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState
from station.services.notices import FeedbackKind, Notice
from station.ui.bench.overlay import Overlay
from station.ui.bench.window import BenchWindow
from station.ui.gallery.samples import said
from station.ui.gallery.samples_all import all_states
from station.ui.gallery.windows import overlays
from station.ui.sounds import Sounds
from tests.gui.bench.states import RecordedActions

from .conftest import Show

STATES = all_states()
WITHOUT_A_TOUCH = {"scan", "cover"}
"""A scan itself, and what the window tells of itself."""
BY_ANY_SCAN = {"end_break"}
"""tests/unit/services/test_desk.py: whatever is scanned ends a break."""


def bench(shown: BenchState) -> tuple[BenchWindow, RecordedActions]:
    """A bench that records what it is asked for."""
    actions = RecordedActions()
    window = BenchWindow(actions, Sounds(enabled=False))
    window.complete()
    window.show_state(shown)
    return window, actions


def window_of(shown: BenchState) -> QWidget:
    """A bench to look at."""
    return bench(shown)[0]


Made = Callable[[], QWidget]
ASKING = {name: shown for name, shown in STATES.items() if shown.question or shown.interrupt}
OVER: dict[str, Made] = {**overlays(), **{name: partial(window_of, shown) for name, shown in ASKING.items()}}


def scan(window: BenchWindow, command: Command) -> None:
    """A card, as the bench passes it on."""
    window.show_feedback(said(FeedbackKind.INFO, Notice.SCREEN_CARD, command=command.value))


def top(window: QWidget) -> Overlay | None:
    """What lies highest."""
    over = [part for part in window.children() if isinstance(part, Overlay) and part.isVisible()]
    return over[-1] if over else None


def chosen(window: QWidget) -> str:
    """What is marked."""
    marked = [part for part in window.findChildren(QWidget) if part.property("chosen") == "true"]
    assert len(marked) <= 1
    return marked[0].objectName() if marked else ""


def touchable(over: QWidget) -> set[str]:
    """What a finger could touch there."""
    parts = [*over.findChildren(QAbstractButton), *over.findChildren(QLineEdit)]
    return {part.objectName() for part in parts if part.isVisible() and part.isEnabled()}


def walked(window: BenchWindow, command: Command) -> list[str]:
    """What this card marks one after the other, until it comes round."""
    seen: list[str] = []
    while len(seen) < 60:
        scan(window, command)
        if chosen(window) in ("", *seen):
            break
        seen.append(chosen(window))
    return seen


def take(window: BenchWindow, name: str) -> None:
    """NEXT until it is marked, then YES."""
    for _ in range(60):
        scan(window, Command.NEXT)
        if chosen(window) == name:
            break
    assert chosen(window) == name
    scan(window, Command.YES)


@pytest.mark.parametrize("name", OVER)
def test_next_marks_every_choice(show: Show, name: str) -> None:
    """Whatever lies over a bench: NEXT and PREVIOUS come to all that a finger could touch, BACK closes it."""
    with show(OVER[name]()) as window:
        assert isinstance(window, BenchWindow)
        over = top(window)
        assert over is not None
        if not over.takes_cards:
            return
        close = over.cancel.objectName()
        wanted = touchable(over) - {close}
        forward, backward = walked(window, Command.NEXT), walked(window, Command.PREVIOUS)
        assert (set(forward) | {close}, set(backward) | {close}) == ((wanted | {close},) * 2)
        closings: list[str] = []
        over.closed.connect(lambda: closings.append("closed"))
        scan(window, Command.BACK)
        assert closings == ["closed"]


class Explorer:
    """Takes every choice of a window by scanning, each once in all."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, str]] = set()
        self.asked: set[str] = set()

    def answer(self, window: BenchWindow, actions: RecordedActions) -> None:
        """What the state asks."""
        self._take_all(window, actions, lambda: None)

    def open_all(self, window: BenchWindow, actions: RecordedActions) -> None:
        """Every line of the menu."""
        scan(window, Command.MENU)
        lines = [part for part in window.over.menu.findChildren(QAbstractButton) if part.isEnabled()]
        for line in lines:
            self._take_all(window, actions, partial(self._open, window, line))

    def _open(self, window: BenchWindow, line: QAbstractButton) -> None:
        scan(window, Command.MENU)
        digit = line.text()[0]
        if digit.isdigit():
            scan(window, Command(f"DIGIT{digit}"))
        else:
            take(window, line.objectName())

    def _take_all(self, window: BenchWindow, actions: RecordedActions, opened: Callable[[], None]) -> None:
        opened()
        self._collect(actions)
        over = top(window)
        if over is None or over is window.over.menu or not over.takes_cards:
            return
        for name in sorted(touchable(over) - {over.cancel.objectName()}):
            self._take(window, actions, opened, (over.objectName(), name))
        if top(window) is over:
            scan(window, Command.BACK)
            self._collect(actions)

    def _take(
        self,
        window: BenchWindow,
        actions: RecordedActions,
        opened: Callable[[], None],
        choice: tuple[str, str],
    ) -> None:
        over = top(window)
        if choice in self.taken:
            return
        if over is None or over.objectName() != choice[0]:
            opened()
            over = top(window)
        if over is None or choice[1] not in touchable(over):
            return
        self.taken.add(choice)
        take(window, choice[1])
        self._collect(actions)
        again = top(window)
        if again is over and choice[1] not in touchable(over):
            # Other choices than before: the reasons for giving a scan up.
            for name in sorted(touchable(over) - {over.cancel.objectName()}):
                if top(window) is over and name in touchable(over):
                    take(window, name)
                    self._collect(actions)

    def _collect(self, actions: RecordedActions) -> None:
        self.asked |= {call[0] for call in actions.calls}
        actions.calls.clear()


def test_every_action_of_a_bench_has_a_card(show: Show) -> None:
    """All that BenchActions names is asked for by scanning alone, over all sample states."""
    every = {name for name, _ in inspect.getmembers(BenchActions, inspect.isfunction) if name[0] != "_"}
    explorer = Explorer()
    for explore, states in ((explorer.answer, ASKING), (explorer.open_all, STATES)):
        for shown in states.values():
            window, actions = bench(shown)
            with show(window):
                explore(window, actions)
            if every <= explorer.asked | WITHOUT_A_TOUCH | BY_ANY_SCAN:
                return
    assert every - WITHOUT_A_TOUCH - BY_ANY_SCAN - explorer.asked == set()


def effects(window: BenchWindow, actions: RecordedActions, act: Callable[[], object]) -> str:
    """What was asked for, and what lies over the bench then; the bench is as before afterwards."""
    actions.calls.clear()
    act()
    over = top(window)
    found = f"{actions.calls} {over.objectName() if over else ''}"
    for part in window.findChildren(Overlay):
        part.leave()
    return found


@pytest.mark.parametrize("name", ["online", "packing", "attention", "no_paper", "queue_to_print", "offline"])
def test_the_menu_does_what_the_buttons_of_the_bench_do(show: Show, name: str) -> None:
    """Each button that stands on the bench has its line in the menu: the same is asked for, or opened."""
    window, actions = bench(STATES[name])
    with show(window):
        buttons = [part for part in window.findChildren(QAbstractButton) if part.isVisible()]
        touched = {button.objectName(): effects(window, actions, button.click) for button in buttons}
        scan(window, Command.MENU)
        lines = sorted(touchable(window.over.menu) - {window.over.menu.cancel.objectName()})
        window.over.menu.hide()
        scanned = {effects(window, actions, partial(open_line, window, line)) for line in lines}
    nothing = "[] "
    assert {name for name, effect in touched.items() if effect not in scanned and effect != nothing} == set()


def open_line(window: BenchWindow, line: str) -> None:
    """Take this line of the menu by scanning."""
    scan(window, Command.MENU)
    take(window, line)


def test_a_digit_takes_its_line(show: Show) -> None:
    """In the menu a digit is enough; with nothing there, digits and YES enter a number."""
    window, actions = bench(STATES["online"])
    with show(window):
        for digit in (Command.DIGIT_2, Command.DIGIT_5, Command.DIGIT_7, Command.DIGIT_7):
            scan(window, digit)
        assert window.over.pad.isVisible()
        scan(window, Command.YES)
        assert ("scan", "2577", "typed") in actions.calls
        assert top(window) is None
        scan(window, Command.MENU)
        assert actions.covered
        scan(window, Command.DIGIT_1)
        assert top(window) is window.over.printing
        scan(window, Command.BOARD)
        assert top(window) is window.over.cards.fillings
        scan(window, Command.BACK)
        assert not actions.covered
