"""The watchdog: a sync thread that died or hangs begins anew, and the one that hung does no more harm."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.database import Database
from sync.entry import EntryState
from sync.errors import Superseded
from sync.events import WorkerRestarted
from sync.fakes import FakeBackend, Fault, FaultKind, ManualClock, order_document
from sync.http import Http, Timeouts
from sync.watchdog import HANGS_S, Watchdog
from sync.worker import Worker

from .conftest import Bench, Reports

WAIT_S = 15.0


class _Line:
    """No connections; remembers who owns it."""

    def __init__(self) -> None:
        self.adopted = 0
        self.closed = 0

    def adopt(self, beat: Callable[[], None]) -> None:
        """Count."""
        self.adopted += 1

    def abort(self) -> None:
        """Nothing to break off."""

    def close(self) -> None:
        """Count."""
        self.closed += 1


class _Steps:
    """A step that does what the test says: goes well, dies, or hangs until it is let go."""

    def __init__(self) -> None:
        self.how: Callable[[], float] = lambda: 60.0
        self.taken = threading.Semaphore(0)
        self.hanging = threading.Event()
        self.let_go = threading.Event()
        self.taker = threading.current_thread()

    def __call__(self) -> float:
        """One step."""
        how, self.how = self.how, lambda: 60.0
        self.taker = threading.current_thread()
        try:
            return how()
        finally:
            self.taken.release()

    def die(self) -> float:
        """Not an Exception: nothing in the thread handles it."""
        raise SystemExit

    def hang(self) -> float:
        """Until let go."""
        self.hanging.set()
        assert self.let_go.wait(WAIT_S)
        return 0.0


@pytest.fixture
def steps() -> Iterator[_Steps]:
    """Steps; whatever hangs is let go at the end."""
    steps = _Steps()
    yield steps
    steps.let_go.set()


@pytest.fixture
def line() -> _Line:
    """A line."""
    return _Line()


@pytest.fixture
def worker(steps: _Steps, line: _Line, reports: Reports, clock: ManualClock) -> Iterator[Worker]:
    """A worker, not started."""
    worker = Worker("test-worker", steps, line, reports, clock)
    yield worker
    steps.let_go.set()
    assert worker.stop(WAIT_S)


@pytest.fixture
def watchdog(worker: Worker, clock: ManualClock, reports: Reports) -> Watchdog:
    """Its watchdog, looking when told."""
    return Watchdog([worker], clock, reports)


def _wait(clock: ManualClock, watchdog: Watchdog, seconds: float) -> None:
    """Time goes by, and the watchdog looks as often as it does."""
    for _ in range(int(seconds / 5)):
        clock.advance(5)
        watchdog.look()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_died_begins_anew(
    worker: Worker, steps: _Steps, line: _Line, watchdog: Watchdog, reports: Reports
) -> None:
    """Whatever killed it, steps are taken again, and it is reported.

    Fails when `look` does not ask `died()`.
    """
    steps.how = steps.die
    worker.start()
    assert steps.taken.acquire(timeout=WAIT_S)
    steps.taker.join(WAIT_S)
    watchdog.look()
    assert steps.taken.acquire(timeout=WAIT_S)
    (restarted,) = reports.of(WorkerRestarted)
    assert (restarted.thread, restarted.why) == ("test-worker", "It had ended by itself.")
    assert (line.adopted, line.closed) == (2, 0)
    watchdog.look()
    assert len(reports.of(WorkerRestarted)) == 1


def test_a_thread_that_hangs_is_replaced(
    worker: Worker, steps: _Steps, line: _Line, watchdog: Watchdog, reports: Reports, clock: ManualClock
) -> None:
    """A step that does not get on for two minutes: another thread takes its place; the old one ends.

    Fails when `look` does not ask `silent_s()`, or when `_take_steps` does not ask who it is.
    """
    steps.how = steps.hang
    worker.start()
    assert steps.hanging.wait(WAIT_S)
    old = steps.taker
    _wait(clock, watchdog, HANGS_S)
    assert reports.of(WorkerRestarted) == []
    _wait(clock, watchdog, 5)
    assert steps.taken.acquire(timeout=WAIT_S)
    assert [event.thread for event in reports.of(WorkerRestarted)] == ["test-worker"]
    steps.let_go.set()
    old.join(WAIT_S)
    assert not old.is_alive()
    assert line.closed == 0
    worker.wake()
    assert steps.taken.acquire(timeout=WAIT_S)


def test_a_long_step_that_gets_on_is_left_alone(
    worker: Worker, steps: _Steps, watchdog: Watchdog, reports: Reports, clock: ManualClock
) -> None:
    """Each call within a step counts: ten minutes of reading pages is no hang. Nor is a long rest."""
    beat_now, beaten, go_on = threading.Semaphore(0), threading.Semaphore(0), threading.Event()

    def long() -> float:
        for _ in range(10):
            assert beat_now.acquire(timeout=WAIT_S)
            worker.beat()
            beaten.release()
        assert go_on.wait(WAIT_S)
        return 3600.0

    steps.how = long
    worker.start()
    for _ in range(10):
        _wait(clock, watchdog, 60)
        beat_now.release()
        assert beaten.acquire(timeout=WAIT_S)
    go_on.set()
    assert steps.taken.acquire(timeout=WAIT_S)
    worker.wake()
    assert steps.taken.acquire(timeout=WAIT_S)
    _wait(clock, watchdog, 600)
    assert reports.of(WorkerRestarted) == []


def test_a_computer_that_slept_is_no_hang(
    worker: Worker, steps: _Steps, watchdog: Watchdog, reports: Reports, clock: ManualClock
) -> None:
    """After a night's suspend the step under way gets its time; only then it is a hang."""
    steps.how = steps.hang
    worker.start()
    assert steps.hanging.wait(WAIT_S)
    clock.advance(8 * 3600)
    watchdog.look()
    assert reports.of(WorkerRestarted) == []
    _wait(clock, watchdog, 5)
    assert len(reports.of(WorkerRestarted)) == 1


def test_a_stopped_worker_stays_stopped(worker: Worker, watchdog: Watchdog, reports: Reports) -> None:
    """One that was asked to end, or was never started, is not started by the watchdog."""
    watchdog.look()
    worker.start()
    assert worker.stop(WAIT_S)
    watchdog.look()
    worker.restart()
    assert reports.of(WorkerRestarted) == []
    for thread in threading.enumerate():
        if thread.name == "test-worker":
            # One that an earlier test let go may still be on its way out.
            thread.join(WAIT_S)
            assert not thread.is_alive()


def test_its_thread_outlives_what_it_finds(
    worker: Worker, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A restart that fails is logged, and the next look is taken; it ends when asked."""
    monkeypatch.setattr("sync.watchdog.LOOK_EVERY_S", 0.01)
    looks = threading.Semaphore(0)

    def died() -> bool:
        looks.release()
        raise RuntimeError("cannot start a thread")

    monkeypatch.setattr(worker, "died", died)
    watchdog = Watchdog([worker], clock, lambda event: None)
    watchdog.start()
    for _ in range(3):
        assert looks.acquire(timeout=WAIT_S)
    assert watchdog.stop(WAIT_S)
    assert "cannot start a thread" in caplog.text


def test_a_watchdog_that_was_never_started_stops(watchdog: Watchdog) -> None:
    """Stopping before starting is no error."""
    assert watchdog.stop(WAIT_S)


def test_a_call_of_a_replaced_thread_ends(backend: FakeBackend) -> None:
    """The new owner calls over connections of its own; the old one's call and all further ones end there.

    Fails when `Http.post` does not ask whose it is.
    """
    http = Http(backend.url, Timeouts(10.0, 30.0, 30.0))
    ends: list[BaseException] = []

    def old() -> None:
        http.adopt()
        for _ in range(2):
            try:
                http.post("/rest/v1/rpc/x", {}, {"Authorization": "Bearer x"})
            except BaseException as end:
                ends.append(end)

    backend.script(Fault(FaultKind.HANG))
    thread = threading.Thread(target=old)
    thread.start()
    assert backend.hangs.wait(WAIT_S)
    http.adopt()
    thread.join(WAIT_S)
    assert [type(end) for end in ends] == [Superseded, Superseded]
    assert http.post("/rest/v1/rpc/x", {}, {"Authorization": "Bearer x"}).status == 401
    http.close()


def test_a_dispatcher_that_hangs_in_a_call_goes_on(
    database: Database, backend: FakeBackend, clock: ManualClock, tmp_path: Path
) -> None:
    """The whole of it: the sending thread hangs in a call; replaced, it sends everything, each once."""
    bench = Bench(database, backend, clock, tmp_path)
    worker = Worker("dispatcher", bench.drain.step, bench.rpc, bench.reports, clock)
    watchdog = Watchdog([worker], clock, bench.reports)
    for number in range(3):
        backend.kitchen.put(order_document(number))
    backend.script(Fault(FaultKind.HANG, "complete_filling"))
    entries = [bench.record(number, "complete_filling") for number in range(3)]
    worker.start()
    assert backend.hangs.wait(WAIT_S)
    _wait(clock, watchdog, HANGS_S + 10)
    for entry in entries:
        bench.reports.wait_state(entry.event_id, EntryState.CONFIRMED)
    assert len(backend.kitchen.effects) == 3
    assert [event.thread for event in bench.reports.of(WorkerRestarted)] == ["dispatcher"]
    assert worker.stop(WAIT_S)
