"""A chosen PIN on its way to the backend, over a real socket: its word, and what the lack of one means."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from station.secret import Secret
from station.services.pin_change import PinChange
from station.services.pin_try import PinAnswer, PinResult, PinWish
from sync.fakes import FakeBackend
from sync.fakes.backend import Fault, FaultKind
from tests.unit.services import pin_backend
from tests.unit.services.pin_backend import asking

NEW, GIVEN = "7391", "2026-11-22T08:00:00+00:00"
WISH = PinWish("ana", Secret(NEW), Secret("2580"), None)
Ask = Callable[[], PinAnswer]


answer = partial(pin_backend.answer, "change_pin")
refused = partial(pin_backend.refusal, "change_pin")


@pytest.fixture
def ask(backend: FakeBackend, tmp_path: Path) -> Iterator[Ask]:
    """Wish for it as a bench does; the answer that comes back."""
    with asking(PinChange, backend, tmp_path) as ask:
        yield partial(ask, WISH)


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
