"""Where other threads reach the GUI thread: their callbacks emit, Qt queues, windows receive."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from station.services.bench_state import BenchState
    from station.services.notices import Feedback
    from station.services.wall_state import WallState


class BenchBridge(QObject):
    """Lives in the GUI thread; any thread may call its methods.

    Signals:
        state_changed(BenchState): what the bench shows now.
        feedback_given(Feedback): the answer to a scan or touch.
        crashed(str): a worker met an error it did not expect.
        loaded: what is on the disk was read.
        check_told(object): the self-test goes on: a check's name, its Finding, or None at the end.
    """

    loaded = Signal()
    check_told = Signal(object)
    state_changed = Signal(object)
    feedback_given = Signal(object)
    crashed = Signal(str)

    def publish(self, state: "BenchState") -> None:
        """Show this state."""
        self.state_changed.emit(state)

    def tell_loaded(self) -> None:
        """What is on the disk was read."""
        self.loaded.emit()

    def respond(self, feedback: "Feedback") -> None:
        """Answer the person."""
        self.feedback_given.emit(feedback)

    def tell_check(self, progress: object) -> None:
        """The self-test goes on."""
        self.check_told.emit(progress)

    def report_crash(self, error: Exception) -> None:
        """Tell of an error that nobody handled; the log has the traceback."""
        self.crashed.emit(f"{type(error).__name__}: {error}")


class WallBridge(QObject):
    """Lives in the GUI thread; any thread may call its methods.

    Signals:
        state_changed(WallState): what the wall shows now.
    """

    state_changed = Signal(object)

    def publish(self, state: "WallState") -> None:
        """Show this state."""
        self.state_changed.emit(state)
