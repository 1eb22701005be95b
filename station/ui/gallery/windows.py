"""Whole windows as the gallery shows them: benches with what lies over them, and walls."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from PySide6.QtWidgets import QPushButton, QWidget

from scanning.codes import Command
from station.doctor import Finding
from station.errors import CheckFailed
from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState
from station.services.notices import Feedback
from station.services.wall_state import WallState
from station.ui.bench.window import BenchWindow
from station.ui.gallery.samples import state
from station.ui.gallery.samples_pins import sign_on_ways
from station.ui.gallery.samples_states import needs_attention, no_paper, queue_to_print
from station.ui.gallery.samples_wall import NOON, SYDNEY
from station.ui.sounds import Sounds
from station.ui.wall import WallWindow
from station.ui.wall.plan import WallPlan

SELF_TEST = (
    Finding("disk", True, "77 GB free."),
    Finding("memory", True, "The scan memory is whole."),
    Finding.failed("clock", CheckFailed("The clock is wrong", "It is +95 s off. Set it right, or call IT.")),
)
STANDS_STILL_MS = 24 * 3_600_000
Opened = Callable[[BenchWindow], object]


class Unmoved:
    """Actions of a bench that is only looked at: whatever is asked for, nothing happens."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Every action there is."""

        def nothing(*_args: object) -> None:
            return None

        return nothing


def bench(shown: BenchState, said: Feedback | None = None, opened: Opened | None = None) -> BenchWindow:
    """A bench that shows this state and answer; `opened` opens what lies over it."""
    window = BenchWindow(cast(BenchActions, Unmoved()), Sounds(enabled=False))
    window.complete()
    window.show_state(shown)
    if said is not None:
        window.show_feedback(said)
    if opened is not None:
        opened(window)
    return window


def wall(shown: WallState, seconds_later: float = 0, plan: WallPlan | None = None) -> WallWindow:
    """A wall that shows this state, so many seconds after noon."""
    now: datetime = NOON + timedelta(seconds=seconds_later)
    window = WallWindow(SYDNEY, plan or WallPlan(page_ms=STANDS_STILL_MS), clock=lambda: now)
    window.show_state(shown)
    return window


def overlays() -> dict[str, Callable[[], QWidget]]:
    """What can lie over a bench, besides the questions that its states ask."""
    return {
        "sign-on": lambda: bench(state(), opened=lambda window: window.over.sign_on.open()),
        "sign-on-with-badges": lambda: bench(
            sign_on_ways(), opened=lambda window: window.over.sign_on.open()
        ),
        "attention": lambda: bench(needs_attention(), opened=lambda window: window.over.attention.open()),
        "give-up": lambda: bench(needs_attention(), opened=_give_up),
        "labels": lambda: bench(no_paper(), opened=lambda window: window.over.printing.open()),
        "labels-of-queue": lambda: bench(queue_to_print(), opened=lambda window: window.over.printing.open()),
        "find": lambda: bench(state(), opened=lambda window: window.over.finder.open()),
        "assign": lambda: bench(state(), opened=lambda window: window.over.assign.open()),
        "details": lambda: bench(state(), opened=lambda window: window.over.detail.open()),
        "fillings": lambda: bench(state(), opened=lambda window: window.over.cards.fillings.open()),
        "menu": lambda: bench(state(), opened=lambda window: window.over.menu.open()),
        "menu-chosen": lambda: bench(state(), opened=_choose_in_menu),
        "digits": lambda: bench(state(), opened=lambda window: window.over.pad.open()),
        "scanner-test": lambda: bench(state(), opened=lambda window: window.over.scanner_test.open()),
        "self-test": lambda: bench(state(), opened=_self_test),
    }


def _give_up(window: BenchWindow) -> None:
    window.over.attention.open()
    button = window.over.attention.findChild(QPushButton, "discard_a0")
    if isinstance(button, QPushButton):
        button.click()


def _choose_in_menu(window: BenchWindow) -> None:
    window.over.menu.open()
    for _ in range(2):
        window.over.menu.take_card(Command.NEXT)


def _self_test(window: BenchWindow) -> None:
    window.over.self_test.open()
    for progress in (*SELF_TEST, "label"):
        window.over.self_test.show_progress(progress)
