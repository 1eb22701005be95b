"""A bench's window on recorded actions, with the theme of the application."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station.services.bench_state import BenchState
from station.ui.bench import BenchWindow
from station.ui.sounds import Sounds
from station.ui.theme import apply_theme
from tests.gui.bench.states import RecordedActions


@pytest.fixture
def actions() -> RecordedActions:
    """What the window asks for."""
    return RecordedActions()


@pytest.fixture
def open_bench(qtbot: QtBot, qapp: QApplication, actions: RecordedActions) -> Callable[..., BenchWindow]:
    """Open a bench of a size, showing a state."""
    apply_theme(qapp)

    def make(
        state: BenchState | None = None, size: tuple[int, int] = (1366, 768), sounds: Sounds | None = None
    ) -> BenchWindow:
        window = BenchWindow(actions, sounds or Sounds(enabled=False))
        window.complete()
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        if state is not None:
            window.show_state(state)
            for _ in range(3):  # Layouts inside layouts come to rest before the test reads sizes.
                QApplication.processEvents()
        return window

    return make
