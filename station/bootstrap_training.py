"""A bench on a kitchen of its own, put together: for learners."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Protocol

from station.bootstrap import open_bench
from station.domain.stages import Stage
from station.settings import Settings
from station.ui.bridge import BenchBridge
from station.ui.training.window import PaperTray, TrainingWindow

OnLabel = Callable[[bytes, int], None]


class Ground(Protocol):
    """Where a learner works (station/training/ground.py, which a bench is installed without)."""

    def __enter__(self) -> "Ground":
        """Lay it out."""

    def __exit__(self, *error: Any) -> None:
        """Take everything away."""

    def settings(self, own: Settings) -> Settings:
        """A bench there."""

    def plug(self, inserted: bool) -> None:
        """Pull the network plug, or put it back."""


def open_training(
    ground_at: Callable[[OnLabel], Ground], own: Settings, stack: ExitStack
) -> tuple[TrainingWindow, BenchBridge]:
    """A bench on its own kitchen; `stack` stops its threads and takes the kitchen away."""
    tray = PaperTray()
    ground = stack.enter_context(ground_at(tray.take))
    bench, bridge = open_bench(ground.settings(own), stack)
    window = TrainingWindow(bench, tray, own.stage or Stage.FILLING)
    window.panel.plugged.connect(ground.plug)
    bridge.state_changed.connect(window.show_state)
    bridge.feedback_given.connect(window.show_feedback)
    return window, bridge
