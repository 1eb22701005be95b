"""Notes when a starting window had on its screen what was waited for."""

from time import monotonic

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

ANSWERED = "saved_offline"
"""What a bench without a link says of a scan that is on its disk."""


class Watch(QObject):
    """Notes when what was waited for was on the screen. Lives in the GUI thread. No signals."""

    def __init__(self, window: QWidget, *wanted: str) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = set(wanted)
        self.times: dict[str, float] = {}

    def note(self, what: str) -> None:
        """This is on the screen by now."""
        self._window.repaint()
        self.times.setdefault(what, monotonic())
        if self.times.keys() >= self._wanted:
            QApplication.quit()

    @Slot(object)
    def hear(self, feedback: object) -> None:
        """The answer to the scan."""
        if getattr(feedback, "kind", None) != ANSWERED:
            raise SystemExit(f"The bench said {feedback}.")
        self.note("ready")

    @Slot(object)
    def look(self, state: object) -> None:
        """A state with the orders in it."""
        if (getattr(state, "queue", None) or getattr(state, "columns", None)) is not None:
            self.note("complete")
