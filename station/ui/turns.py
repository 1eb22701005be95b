"""Work that would halt a window, a step a turn of its event loop."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class Turns(QObject):
    """Does steps one by one; between two of them the window reacts. Lives in the GUI thread. No signals."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return not self._steps

    def take(self, steps: Iterable[Step]) -> None:
        """Do these, in the place of what was left of those before."""
        self._steps = list(steps)
        self._timer.start(0)

    def finish(self) -> None:
        """Do what is left at once."""
        while self._steps:
            self._steps.pop(0)()
        self._timer.stop()

    def _next(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        else:
            self._timer.stop()
