"""The work of one bench, one task after the other in the store worker, and its screen after each."""

import threading
from collections.abc import Callable
from functools import partial

from station.services.bench_state import BenchState
from station.services.bench_view import bench_state
from station.services.label_preview import LabelPreviews
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench

LONGEST_UNDRAWN_S = 0.5
GIVE_WAY_S = 0.01
"""For so long the window has the interpreter for itself to paint an answer; then the screen is computed."""

Publish = Callable[[BenchState], None]
Task = Callable[[], None]


class BenchWorker:
    """Takes tasks from any thread, does them in the store worker and publishes what the bench shows then."""

    def __init__(self, bench: Workbench, runner: TaskRunner, publish: Publish) -> None:
        self._bench = bench
        self._runner = runner
        self._publish = publish
        self._previews = LabelPreviews(bench, runner, self._post)
        self._shown: BenchState | None = None
        self._published_s = 0.0
        self._waiting = 0
        self._waiting_lock = threading.Lock()
        self._more_waits = threading.Event()

    def refresh(self) -> None:
        """Publish again: time has passed."""
        self._post(lambda: None)

    def _post(self, task: Task) -> None:
        with self._waiting_lock:
            self._waiting += 1
            self._more_waits.set()
        self._runner.store(partial(self._run, task))

    def _run(self, task: Task) -> None:
        answers = self._bench.answers
        try:
            task()
        finally:
            last = self._was_last() and (self._bench.answers == answers or not self._gave_way())
            # A burst of changes (10,000 confirmations after an outage) is drawn once, or twice a second.
            if last or self._bench.clock.monotonic() - self._published_s >= LONGEST_UNDRAWN_S:
                self._show()

    def _was_last(self) -> bool:
        with self._waiting_lock:
            self._waiting -= 1
            if not self._waiting:
                self._more_waits.clear()
            return self._waiting == 0

    def _gave_way(self) -> bool:
        """Let the window paint the answer. True: the next task has come meanwhile, and shows what is new."""
        return self._more_waits.wait(GIVE_WAY_S)

    def _show(self) -> None:
        self._previews.refresh()
        self._shown = bench_state(self._bench)
        self._publish(self._shown)
        self._published_s = self._bench.clock.monotonic()
