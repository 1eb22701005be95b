"""Each guard is taken out once, and the simulation sees what it was for."""

from dataclasses import dataclass, replace
from datetime import datetime

import pytest

import sync.rpc
from sync.outcome import Answer, HttpReply, read_answer
from tests.simulation import broken_parts as broken
from tests.simulation.bench import Parts
from tests.simulation.campaign import simulate
from tests.simulation.ledger import Kind
from tests.simulation.world import Setting, run

_ENOUGH = 60
WHOLE = Setting(stations=2)


@dataclass(frozen=True)
class Guard:
    """A guard by name, the kitchen without it, and what goes wrong there."""

    name: str
    setting: Setting
    sees: Kind


def _without(name: str, sees: Kind, parts: Parts) -> Guard:
    return Guard(name, replace(WHOLE, parts=parts), sees)


def _of_people(name: str, sees: Kind, parts: Parts) -> Guard:
    """A guard that only counts where people decide, or the machine sleeps."""
    guard = _without(name, sees, parts)
    return replace(guard, setting=replace(guard.setting, busy=True))


GUARDS = [
    _without("one event id for all attempts", Kind.TWICE, Parts(http=broken.FreshIds)),
    Guard("the server knows an event again", replace(WHOLE, server=broken.ForgetfulServer), Kind.TWICE),
    _without("only an answer confirms", Kind.UNVERIFIED, Parts(http=broken.Optimist)),
    _without("the refused are kept", Kind.LOST, Parts(database=broken.DropsRefused)),
    _without("the early wait", Kind.LOST, Parts(database=broken.DropsEarly)),
    _without("an order is kept in its order", Kind.OVERTAKEN, Parts(outbox=broken.OrderBlind)),
    _without("each order by itself", Kind.STALLED, Parts(outbox=broken.OneQueue)),
    _without("silence is tried again", Kind.LOST, Parts(database=broken.NoRetry)),
    _without("what was under way is sent again", Kind.STALLED, Parts(outbox=broken.ForgetsSending)),
    _without("saved before it is said", Kind.LOST, Parts(outbox=broken.SavesLater)),
    _of_people("what was given up is kept", Kind.LOST, Parts(decisions=broken.ForgetsGivenUp)),
    _of_people("sent again under its own id", Kind.LOST, Parts(decisions=broken.AnotherIdAgain)),
    _of_people("only the unsent is taken back", Kind.MEDDLED, Parts(decisions=broken.TakesBackAnything)),
    _of_people("half an hour of waiting is said", Kind.SILENT, Parts(database=broken.WaitsForEver)),
    _of_people("a newer version's scan is left alone", Kind.UNREAD, Parts(outbox=broken.ReadsAnything)),
    _of_people("a clock set back holds nothing up", Kind.STALLED, Parts(outbox=broken.TrustsTheClock)),
    _of_people("it goes on after a sleep", Kind.STALLED, Parts(wakes_up=False)),
]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_without_a_guard_the_proof_fails(guard: Guard) -> None:
    """Some seed among the first shows just what the guard is for."""
    assert _first_seed_with(guard.sees, guard.setting) < _ENOUGH


def test_an_answer_must_echo_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without that check, an answer for something else counts as ours."""

    def believe(reply: HttpReply, event_id: str | None, now: datetime) -> Answer:
        answer = read_answer(reply, None, now)
        return Answer(answer.ok, answer.data or {}, answer.code, answer.message)

    monkeypatch.setattr(sync.rpc, "read_answer", believe)
    assert _first_seed_with(Kind.UNVERIFIED, WHOLE) < _ENOUGH


def test_the_whole_is_well() -> None:
    """The same seeds with every guard in place show nothing."""
    assert simulate(range(_ENOUGH), WHOLE, jobs=1).failed == []
    assert simulate(range(_ENOUGH // 2), replace(WHOLE, busy=True), jobs=1).failed == []


def _first_seed_with(kind: Kind, setting: Setting) -> int:
    for seed in range(_ENOUGH):
        if kind in {finding.kind for finding in run(seed, setting).findings}:
            return seed
    return _ENOUGH
