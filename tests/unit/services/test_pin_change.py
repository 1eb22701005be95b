"""A chosen PIN on its way to the backend, over a real socket: its word, and what the lack of one means."""

import json
import queue
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from station.secret import Secret
from station.services.pin_change import PinChange
from station.services.pin_try import PinAnswer, PinResult, PinWish
from station.services.task_runner import TaskRunner
from sync.auth import Auth
from sync.clock import ServerClock, SystemClock
from sync.fakes import FakeBackend
from sync.fakes.backend import Fault, FaultKind
from sync.http import Http, Timeouts
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore

NEW, GIVEN = "7391", "2026-11-22T08:00:00+00:00"
WISH = PinWish("ana", Secret(NEW), Secret("2580"), None)
Ask = Callable[[], PinAnswer]


def answer(**body: object) -> Fault:
    """The backend answers this."""
    headers = {"Content-Type": "application/json"}
    return Fault(FaultKind.REPLY, "change_pin", 200, json.dumps(body).encode(), headers)


def refused(code: str, **data: object) -> Fault:
    """It refuses."""
    return answer(ok=False, code=code, message="No.", data=data)


@pytest.fixture
def backend() -> Iterator[FakeBackend]:
    """A backend that does what it is told."""
    backend = FakeBackend()
    backend.start()
    yield backend
    backend.stop()


@pytest.fixture
def ask(backend: FakeBackend, tmp_path: Path) -> Iterator[Ask]:
    """Wish for it as a bench does; the answer that comes back."""
    crashes: list[Exception] = []
    answers: queue.Queue[PinAnswer] = queue.Queue()
    runner, clock = TaskRunner(crashes.append), SystemClock()
    store = FileTokenStore(tmp_path / "session")
    auth = Auth(backend.anon_key, backend.email, backend.password, store, clock)

    def client() -> RpcClient:
        return RpcClient(Http(backend.url, Timeouts(1, 1, 2)), auth, clock, ServerClock(), "Filling 1")

    change = PinChange(runner, client, lambda _wish, answer: answers.put(answer))

    def asked() -> PinAnswer:
        change.ask(WISH)
        return answers.get(timeout=20)

    yield asked
    runner.close()
    assert crashes == []


def test_its_word(backend: FakeBackend, ask: Ask) -> None:
    """What it took is remembered, to be told again here; refusals say what they say."""
    backend.script(answer(ok=True, data={"staff_id": "ana", "has_pin": True, "pin_changed_at": GIVEN}))
    right = ask()
    assert right.result is PinResult.RIGHT
    assert right.kept is not None
    assert right.kept.changed_at == GIVEN
    assert right.kept.is_right(NEW)
    until = datetime.fromisoformat(GIVEN)
    backend.script(refused("PIN001", tries_left=2), refused("PIN002", locked_until=GIVEN))
    assert [ask(), ask()] == [
        PinAnswer(PinResult.WRONG, tries_left=2), PinAnswer(PinResult.LOCKED, until=until),
    ]  # fmt: skip
    backend.script(refused("PIN003"), refused("REQ001"), refused("AUTH001"))
    assert [ask().result for _ in range(3)] == [PinResult.NOT_SET, PinResult.EASY, PinResult.REFUSED]


@pytest.mark.parametrize(
    ("fault", "result"),
    [
        (Fault(FaultKind.DROP, "change_pin"), PinResult.NOT_KNOWN),
        (Fault.html(function="change_pin"), PinResult.NOT_KNOWN),
        (Fault.error(503, "PGRST002", "change_pin"), PinResult.NOT_KNOWN),
        (answer(ok=True, data=None), PinResult.NOT_KNOWN),
        (Fault.error(404, "PGRST202", "change_pin"), PinResult.REFUSED),
    ],
    ids=["dropped", "portal", "starting", "nothing", "unknown function"],
)
def test_what_is_not_its_word(backend: FakeBackend, ask: Ask, fault: Fault, result: PinResult) -> None:
    """A call that ends without an answer may have changed it; a function that is not there has not."""
    backend.script(fault)
    assert ask() == PinAnswer(result)


def test_nobody_there(backend: FakeBackend, ask: Ask) -> None:
    """What never left has changed nothing."""
    backend.stop()
    assert ask() == PinAnswer(PinResult.NOT_SENT)
