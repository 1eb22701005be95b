"""Signing on by name: who is asked for a PIN, what the answers do, and what the station remembers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from scanning.codes import badge_code
from station.domain.stages import Stage
from station.secret import Secret
from station.services.bench_documents import reload_documents
from station.services.bench_state import AskPin, LinkStatus, PinState, SignOnWay
from station.services.bench_view import bench_state
from station.services.notices import FeedbackKind, Notice
from station.services.pin_try import LOCKED_FOR, KeptPin, PinAnswer, PinResult, PinTry, judged_here
from station.services.sign_on import pin_answered, sign_on_by_name, try_pin
from sync.replica import Document, FeedMark
from tests.unit.services.conftest import Rig, Rigs

PIN, WRONG = "2580", "1111"
GIVEN, LATER = "2026-11-01T08:00:00.123456+00:00", "2026-11-22T08:00:00+00:00"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def hear(rig: Rig, **changes: Any) -> None:
    """The list of staff comes in: Ana has a PIN, Ben has none, Cleo has left."""
    ana = {"id": "ana", "name": "Ana", "role": "Staff", "stores": ["bannos"], "badge": "1011"}
    with_pin = ana | {"active": True, "has_pin": True, "pin_changed_at": GIVEN} | changes
    ben = ana | {"id": "ben", "name": "Ben", "badge": "1012", "has_pin": False, "pin_changed_at": None}
    cleo = ben | {"id": "cleo", "name": "Cleo", "badge": "1013", "active": False}
    documents = [Document("staff", str(row["id"]), 0, row) for row in (with_pin, ben, cleo)]
    rig.bench.ports.replica.replace_all("staff", documents, FeedMark("staff", None, NOW))
    reload_documents(rig.bench, "staff", ())


def opened(rigs: Rigs, link: LinkStatus = LinkStatus.ONLINE, require_pin: bool = False) -> Rig:
    """A bench that knows its people."""
    rig = rigs.make(Stage.FILLING, link=link)
    rig.bench.settings = replace(rig.bench.settings, require_pin=require_pin)
    hear(rig)
    return rig


def type_pin(rig: Rig, rigs: Rigs, pin: str) -> PinTry:
    """Choose Ana, unless she is chosen, and type this; what goes to the network pool."""
    if not isinstance(rig.bench.question, AskPin):
        sign_on_by_name(rig.bench, "ana")
    try_pin(rig.bench, "ana", pin)
    return rigs.pins[-1]


def say_offline(rig: Rig, rigs: Rigs, pin: str) -> Notice:
    """Type it with nobody to ask; what the bench says."""
    attempt = type_pin(rig, rigs, pin)
    pin_answered(rig.bench, attempt, judged_here(attempt))
    return rig.said[-1].notice


def know(rig: Rig, rigs: Rigs) -> None:
    """Ana signs on with the backend's word for it."""
    answer = PinAnswer(PinResult.RIGHT, KeptPin.of("ana", PIN, GIVEN))
    pin_answered(rig.bench, type_pin(rig, rigs, PIN), answer)
    assert rig.bench.staff_id == "ana"


def test_who_is_asked(rigs: Rigs) -> None:
    """Who has a PIN is asked for it, who has none is not; who has left is not there."""
    rig = opened(rigs)
    ways = {person.id: person.way for person in bench_state(rig.bench).staff}
    assert ways == {"ana": SignOnWay.PIN, "ben": SignOnWay.NAME}
    sign_on_by_name(rig.bench, "ana")
    assert bench_state(rig.bench).question == AskPin("ana", "Ana")
    assert rig.bench.staff_id is None
    rig.bench.question = None
    sign_on_by_name(rig.bench, "cleo")
    assert (rig.bench.question, rig.bench.staff_id) == (None, None)
    sign_on_by_name(rig.bench, "ben")
    assert rig.bench.staff_id == "ben"


def test_required_everywhere(rigs: Rigs) -> None:
    """With require_pin nobody signs on by a name alone; a badge needs no PIN."""
    rig = opened(rigs, require_pin=True)
    ways = {person.id: person.way for person in bench_state(rig.bench).staff}
    assert ways == {"ana": SignOnWay.PIN, "ben": SignOnWay.BADGE}
    sign_on_by_name(rig.bench, "ben")
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.REFUSED, Notice.BADGE_NEEDED)
    assert rig.bench.staff_id is None
    for badge in ("1011", "1012"):
        assert rig.scan(badge_code(badge)).notice is Notice.SIGNED_ON
    assert rig.scan(badge_code("1013")).notice is Notice.UNKNOWN_BADGE


def test_a_badge_ends_the_question(rigs: Rigs) -> None:
    """It needs no PIN, and an answer that comes later changes nothing."""
    rig = opened(rigs)
    attempt = type_pin(rig, rigs, PIN)
    assert rig.scan(badge_code("1012")).notice is Notice.SIGNED_ON
    assert bench_state(rig.bench).question is None
    pin_answered(rig.bench, attempt, PinAnswer(PinResult.RIGHT, KeptPin.of("ana", PIN, GIVEN)))
    assert rig.bench.staff_id == "ben"


def test_one_try_at_a_time(rigs: Rigs) -> None:
    """While one is being checked, another is not even looked at."""
    rig = opened(rigs)
    type_pin(rig, rigs, WRONG)
    assert isinstance(rig.bench.question, AskPin)
    assert rig.bench.question.state is PinState.CHECKING
    rig.bench.question = None
    type_pin(rig, rigs, PIN)
    assert [attempt.pin for attempt in rigs.pins] == [Secret(WRONG)]


@pytest.mark.parametrize(
    ("answer", "state", "notice"),
    [
        (PinAnswer(PinResult.WRONG, tries_left=3), PinState.WRONG, Notice.PIN_WRONG),
        (PinAnswer(PinResult.LOCKED, until=NOW), PinState.LOCKED, Notice.PIN_LOCKED),
        (PinAnswer(PinResult.NOT_KNOWN), PinState.NOT_KNOWN, Notice.PIN_NOT_KNOWN),
        (PinAnswer(PinResult.REFUSED), PinState.REFUSED, Notice.PIN_REFUSED),
    ],
)
def test_what_is_not_right(rigs: Rigs, answer: PinAnswer, state: PinState, notice: Notice) -> None:
    """The pad says why, the bench says it aloud, nobody is signed on, and the next try is possible."""
    rig = opened(rigs)
    pin_answered(rig.bench, type_pin(rig, rigs, WRONG), answer)
    asked = rig.bench.question
    assert isinstance(asked, AskPin)
    assert (asked.state, asked.tried, asked.until) == (state, 1, answer.until)
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.REFUSED, notice)
    assert rig.bench.staff_id is None
    know(rig, rigs)
    assert rig.bench.question is None


@pytest.mark.parametrize("require_pin", [False, True])
def test_taken_away_meanwhile(rigs: Rigs, require_pin: bool) -> None:
    """Who has no PIN any more signs on as somebody without one does here."""
    rig = opened(rigs, require_pin=require_pin)
    pin_answered(rig.bench, type_pin(rig, rigs, PIN), PinAnswer(PinResult.NOT_SET))
    assert rig.bench.staff_id == (None if require_pin else "ana")
    assert rig.bench.question is None


def test_offline_with_a_pin_seen_before(rigs: Rigs) -> None:
    """After a restart without a link: the same person, the same PIN; another one is wrong."""
    know(opened(rigs), rigs)
    rigs.close()
    rig = opened(rigs, LinkStatus.OFFLINE)
    assert not type_pin(rig, rigs, WRONG).reachable
    pin_answered(rig.bench, rigs.pins[-1], judged_here(rigs.pins[-1]))
    assert rig.said[-1].notice is Notice.PIN_WRONG
    assert say_offline(rig, rigs, PIN) is Notice.SIGNED_ON


def test_offline_with_a_pin_never_seen(rigs: Rigs) -> None:
    """Nobody can tell: scan your badge."""
    assert say_offline(opened(rigs, LinkStatus.OFFLINE), rigs, PIN) is Notice.PIN_NOT_KNOWN


def test_a_changed_pin_is_not_known_any_more(rigs: Rigs) -> None:
    """As soon as the station has heard of the change; the new one is learnt, and the old one is wrong."""
    rig = opened(rigs)
    know(rig, rigs)
    hear(rig, pin_changed_at=LATER)
    assert say_offline(rig, rigs, PIN) is Notice.PIN_NOT_KNOWN
    pin_answered(
        rig.bench, type_pin(rig, rigs, WRONG), PinAnswer(PinResult.RIGHT, KeptPin.of("ana", WRONG, LATER))
    )
    assert say_offline(rig, rigs, WRONG) is Notice.SIGNED_ON
    assert say_offline(rig, rigs, PIN) is Notice.PIN_WRONG


def test_offline_tries_are_counted_over_a_restart(rigs: Rigs) -> None:
    """Five wrong ones lock for five minutes; closing the pad and the right one do not help meanwhile."""
    rig = opened(rigs)
    know(rig, rigs)
    for _ in range(3):
        assert say_offline(rig, rigs, WRONG) is Notice.PIN_WRONG
        rig.bench.question = None
    rigs.close()
    rig = opened(rigs, LinkStatus.OFFLINE)
    assert say_offline(rig, rigs, WRONG) is Notice.PIN_WRONG
    assert say_offline(rig, rigs, WRONG) is Notice.PIN_LOCKED
    assert say_offline(rig, rigs, PIN) is Notice.PIN_LOCKED
    attempt = type_pin(rig, rigs, PIN)
    later = replace(attempt, at=attempt.at + LOCKED_FOR)
    pin_answered(rig.bench, later, judged_here(later))
    assert rig.said[-1].notice is Notice.SIGNED_ON
    assert say_offline(rig, rigs, WRONG) is Notice.PIN_WRONG, "the count begins anew"


def test_a_clock_that_was_set_back_locks_no_longer() -> None:
    """At most the five minutes, counted from now."""
    kept = replace(KeptPin.of("ana", PIN, GIVEN), locked_until=NOW + LOCKED_FOR)
    earlier = NOW - timedelta(hours=1)
    answer = judged_here(PinTry("ana", Secret(PIN), earlier, kept, reachable=False))
    assert (answer.result, answer.until) == (PinResult.LOCKED, earlier + LOCKED_FOR)
    assert answer.kept is not None
    assert answer.kept.locked_until == answer.until


def test_nothing_shows_the_digits(rigs: Rigs, tmp_path: Path) -> None:
    """Not the database, not what is printed of a try; and those who have no PIN any more are forgotten."""
    rig = opened(rigs)
    know(rig, rigs)
    attempt = type_pin(rig, rigs, PIN)
    assert PIN not in repr(attempt)
    assert attempt.kept is not None
    assert attempt.kept.salt not in repr(attempt)
    replica = rig.bench.ports.replica
    (kept,) = replica.all("pin")
    readable = {name: value for name, value in kept.body.items() if name not in ("salt", "digest")}
    assert PIN not in str(readable)
    hear(rig, has_pin=False)
    other = KeptPin.of("dora", PIN, GIVEN)
    pin_answered(rig.bench, attempt, PinAnswer(PinResult.WRONG, other))
    assert [document.key for document in replica.all("pin")] == ["dora"]
