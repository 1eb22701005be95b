"""From a framed scan to its painted answer: the bench with its window, against one insert and one repaint."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, QObject, Slot
from PySide6.QtWidgets import QWidget

from benchmarks.errors import BenchmarkFailed
from benchmarks.raw_sqlite import RawSqlite, raw_sqlite
from benchmarks.result import Of, Result, Target
from benchmarks.scan import ANSWER_WITHIN_S, CAKES, FRAME_MS, ScanningBench
from benchmarks.timing import by_turns, machine, percentile
from station.services.bench_state import BenchState
from station.services.notices import Feedback
from station.ui.application import application
from station.ui.bench.window import BenchWindow
from station.ui.bridge import BenchBridge
from station.ui.sounds import Sounds

SIZE = (1280, 800)
OF_FLOOR = 2


class Painter(QObject):
    """Lives in the GUI thread: paints each answer at once. No signals."""

    def __init__(self, window: BenchWindow) -> None:
        super().__init__(window)
        self._window = window
        self.painted = QEventLoop()

    @Slot(object)
    def show(self, feedback: Feedback) -> None:
        """Show an answer; `painted` ends when it is on the screen."""
        self._window.show_feedback(feedback)
        self._window.band.repaint()
        self.painted.quit()


class PaintingBench(ScanningBench):
    """A bench whose answers and states go to its window, as bootstrap connects them."""

    def __init__(self, folder: Path, cakes: int, stack: ExitStack) -> None:
        self._bridge = BenchBridge()
        self._turns = QAbstractEventDispatcher.instance()
        super().__init__(folder, cakes, stack)
        self.window = BenchWindow(self.bench, Sounds(enabled=False))
        self.window.resize(*SIZE)
        stack.callback(_end, self.window)
        self._painter = Painter(self.window)
        self._bridge.feedback_given.connect(self._painter.show)
        self._bridge.state_changed.connect(self.window.show_state)
        self.window.show()
        self.window.complete()

    def scan(self) -> None:
        """One label's bytes in; returns when the answer is on the screen."""
        self._read()
        self._painter.painted.exec()

    def rest(self) -> None:
        """Until the scan's picture is drawn and the window has nothing left to lay out or paint."""
        super().rest()
        self.come_to_rest()

    def come_to_rest(self) -> None:
        """Until the store worker and the window have done what there is to do."""
        self.runner.drain(ANSWER_WITHIN_S)
        while self._turns.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            pass

    def _respond(self, feedback: Feedback) -> None:
        super()._respond(feedback)
        self._bridge.respond(feedback)

    def _publish(self, state: BenchState) -> None:
        self._bridge.publish(state)
        super()._publish(state)


class Floor:
    """What nobody can do without: one row on the disk, one widget painted."""

    def __init__(self, raw: RawSqlite, stack: ExitStack) -> None:
        self._raw = raw
        self._widget = QWidget()
        self._widget.resize(*SIZE)
        self._widget.show()
        stack.callback(_end, self._widget)

    def scan(self) -> None:
        """Insert and repaint."""
        if self._raw.insert({"order": "bannos-25771-B", "function": "complete_decorating"}) is None:
            raise BenchmarkFailed("A row was not inserted.")
        self._widget.repaint()


def run(folder: Path, runs: int = 200, cakes: int = CAKES) -> Iterator[Result]:
    """Milliseconds from the frame to the painted answer, p50 and p99 of `runs` scans of as many cakes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    with ExitStack() as stack:
        bench = PaintingBench(folder / "station", cakes, stack)
        floor = Floor(stack.enter_context(raw_sqlite(folder)), stack)
        ours, theirs = by_turns(bench.scan, floor.scan, rounds=runs, after=bench.rest)
    for name, of_all, target in (
        ("scan-painted-p50", median, Target(Of.RATIO, OF_FLOOR)),
        ("scan-painted-p99", _p99, Target(Of.VALUE, FRAME_MS)),
    ):
        yield Result(
            name=name,
            unit="ms",
            value=of_all(ours) * 1000,
            reference="a raw SQLite insert and a QWidget's repaint",
            reference_value=of_all(theirs) * 1000,
            target=target,
            runs=runs,
            machine=machine(),
        )


def _end(window: QWidget) -> None:
    # Now, by Qt: left to Python's collector, its parts would go in any order.
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _p99(taken: list[float]) -> float:
    return percentile(taken, 99)
