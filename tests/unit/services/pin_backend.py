"""A backend on a real socket that is asked about PINs, and the asking."""

import json
import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from station.services.pin_asking import PinAsking
from station.services.pin_try import PinAnswer
from station.services.task_runner import TaskRunner
from sync.auth import Auth
from sync.clock import ServerClock, SystemClock
from sync.fakes import FakeBackend
from sync.fakes.backend import Fault, FaultKind
from sync.http import Http, Timeouts
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore

Asked = TypeVar("Asked")


def answer(function: str, ok: bool, **more: object) -> Fault:
    """The backend answers this in the contract's form."""
    body = json.dumps({"ok": ok, **more}).encode()
    return Fault(FaultKind.REPLY, function, 200, body, {"Content-Type": "application/json"})


def refusal(function: str, code: str, **data: object) -> Fault:
    """It refuses."""
    return answer(function, False, code=code, message="No.", data=data)


@contextmanager
def asking(
    kind: type[PinAsking[Asked]], backend: FakeBackend, folder: Path
) -> Iterator[Callable[[Asked], PinAnswer]]:
    """Ask as a bench does; the answer that comes back. Nothing may have crashed in the end."""
    crashes: list[Exception] = []
    answers: queue.Queue[PinAnswer] = queue.Queue()
    runner, clock = TaskRunner(crashes.append), SystemClock()
    store = FileTokenStore(folder / "session")
    auth = Auth(backend.anon_key, backend.email, backend.password, store, clock)

    def client() -> RpcClient:
        return RpcClient(Http(backend.url, Timeouts(1, 1, 2)), auth, clock, ServerClock(), "Filling 1")

    made = kind(runner, client, lambda _asked, answer: answers.put(answer))

    def ask(asked: Asked) -> PinAnswer:
        made.ask(asked)
        return answers.get(timeout=20)

    yield ask
    runner.close()
    assert crashes == []
