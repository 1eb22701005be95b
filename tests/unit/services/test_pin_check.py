"""Asking about a PIN over a real socket: only the backend's own word counts, else this station judges."""

import queue
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from station.secret import Secret
from station.services.pin_check import PinCheck
from station.services.pin_try import KeptPin, PinAnswer, PinResult, PinTry
from station.services.task_runner import TaskRunner
from sync.fakes import FakeBackend
from sync.fakes.backend import Fault, FaultKind
from sync.rpc import RpcClient
from tests.unit.services import pin_backend
from tests.unit.services.pin_backend import asking

PIN, WRONG, GIVEN = "2580", "1111", "2026-11-01T08:00:00+00:00"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
Ask = Callable[..., PinAnswer]


answer = partial(pin_backend.answer, "check_pin")
refusal = partial(pin_backend.refusal, "check_pin")


@pytest.fixture
def ask(backend: FakeBackend, tmp_path: Path) -> Iterator[Ask]:
    """Ask about a PIN as a bench does; the answer that comes back."""
    with asking(PinCheck, backend, tmp_path) as ask:

        def asked(pin: str = PIN, kept: KeptPin | None = None, reachable: bool = True) -> PinAnswer:
            return ask(PinTry("ana", Secret(pin), NOW, kept, reachable))

        yield asked


def test_its_word(backend: FakeBackend, ask: Ask) -> None:
    """Right is remembered so that it can be told again here; refusals say what they say."""
    backend.script(answer(True, data={"staff_id": "ana", "pin_changed_at": GIVEN}))
    right = ask()
    assert right.result is PinResult.RIGHT
    assert right.kept is not None
    assert (right.kept.staff_id, right.kept.changed_at) == ("ana", GIVEN)
    assert right.kept.is_right(PIN)
    assert not right.kept.is_right(WRONG)
    backend.script(refusal("PIN001", tries_left=2), refusal("PIN002", locked_until=NOW.isoformat()))
    assert ask(WRONG, right.kept) == PinAnswer(PinResult.WRONG, tries_left=2)
    assert ask(PIN, right.kept) == PinAnswer(PinResult.LOCKED, until=NOW), "not judged here as well"
    backend.script(refusal("PIN002"), refusal("PIN003"), refusal("AUTH001"), refusal("REQ001"))
    assert [ask().result for _ in range(4)] == [
        PinResult.LOCKED, PinResult.NOT_SET, PinResult.REFUSED, PinResult.REFUSED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.DROP, "check_pin"),
        Fault.html(function="check_pin"),
        Fault.redirect(function="check_pin"),
        Fault.error(503, "PGRST002", "check_pin"),
        Fault.error(404, "PGRST202", "check_pin"),
        answer(True, data=None),
        answer(True, data={"staff_id": "ana"}),
    ],
    ids=["dropped", "portal", "redirect", "starting", "unknown function", "nothing", "half"],
)
def test_what_is_not_its_word(backend: FakeBackend, ask: Ask, fault: Fault) -> None:
    """Whatever stands in between cannot say yes: what was seen before counts, or nobody knows."""
    backend.script(fault, fault, fault)
    kept = KeptPin.of("ana", PIN, GIVEN)
    assert [ask().result, ask(PIN, kept).result, ask(WRONG, kept).result] == [
        PinResult.NOT_KNOWN, PinResult.RIGHT, PinResult.WRONG,
    ]  # fmt: skip


def test_offline_nobody_is_asked(backend: FakeBackend, ask: Ask) -> None:
    """Nobody waits for a time-out that is known beforehand."""
    assert ask(PIN, KeptPin.of("ana", PIN, GIVEN), reachable=False).result is PinResult.RIGHT
    assert backend.kitchen.received == []


def test_an_error_that_nobody_expected(tmp_path: Path) -> None:
    """It is reported, and the bench gets an answer all the same: it waits for one."""
    crashes: list[Exception] = []
    answers: queue.Queue[PinAnswer] = queue.Queue()
    runner = TaskRunner(crashes.append)

    def client() -> RpcClient:
        raise OSError("no more sockets")

    check = PinCheck(runner, client, lambda _attempt, answer: answers.put(answer))
    check.ask(PinTry("ana", Secret(PIN), NOW, None, reachable=True))
    assert answers.get(timeout=20).result is PinResult.NOT_KNOWN
    runner.close()
    assert [str(error) for error in crashes] == ["no more sockets"]
