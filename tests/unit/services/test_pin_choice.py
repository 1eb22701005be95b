"""Choosing a PIN at a bench: what proves the person, what is asked, and what the station knows afterwards."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scanning.codes import Command, badge_code, command_code
from station.domain.stages import Stage
from station.secret import Secret
from station.services.bench_documents import reload_documents
from station.services.bench_state import AskPin, ChoosePin, LinkStatus, PinStep, PinTrouble
from station.services.bench_view import bench_state
from station.services.notices import FeedbackKind, Notice
from station.services.pin_choice import BADGE_COUNTS_S, choose_pin, enter_pin, pin_changed
from station.services.pin_try import KeptPin, PinAnswer, PinResult, PinWish, judged_here
from station.services.sign_on import pin_answered, sign_on_by_name, try_pin
from sync.replica import Document, FeedMark
from tests.unit.services.conftest import Rig, Rigs

OLD, NEW, OTHER = "2580", "7391", "6284"
GIVEN, LATER = "2026-11-01T08:00:00+00:00", "2026-11-22T08:00:00+00:00"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def hear(rig: Rig, *people: dict[str, Any]) -> None:
    """The list of staff comes in."""
    documents = [Document("staff", str(row["id"]), 0, row) for row in people]
    rig.bench.ports.replica.replace_all("staff", documents, FeedMark("staff", None, NOW))
    reload_documents(rig.bench, "staff", ())


def opened(rigs: Rigs, has_pin: bool, by_badge: bool = True, link: LinkStatus = LinkStatus.ONLINE) -> Rig:
    """A bench where Ana is signed on; Ben is there too."""
    rig = rigs.make(Stage.FILLING, link=link)
    ana = {"id": "ana", "name": "Ana", "role": "Staff", "stores": ["bannos"], "badge": "1011"}
    pin = {"has_pin": has_pin, "pin_changed_at": GIVEN if has_pin else None}
    hear(rig, ana | pin, ana | {"id": "ben", "name": "Ben", "badge": "1012", "has_pin": False})
    if by_badge:
        rig.scan(badge_code("1011"))
    elif has_pin:
        sign_on_by_name(rig.bench, "ana")
        try_pin(rig.bench, "ana", OLD)
        pin_answered(rig.bench, rigs.pins[-1], PinAnswer(PinResult.RIGHT, KeptPin.of("ana", OLD, GIVEN)))
    else:
        sign_on_by_name(rig.bench, "ana")
    assert rig.bench.staff_id == "ana"
    return rig


def asked(rig: Rig) -> ChoosePin:
    """What is asked now."""
    question = bench_state(rig.bench).question
    assert isinstance(question, ChoosePin)
    return question


def type_pins(rig: Rig, *pins: str) -> ChoosePin:
    """Type one after the other; what is asked then."""
    for pin in pins:
        enter_pin(rig.bench, "ana", pin)
    return asked(rig)


def test_the_old_one_and_the_new_one_twice(rigs: Rigs) -> None:
    """Each is asked for in turn; the backend gets the old and the new one, and no badge."""
    rig = opened(rigs, has_pin=True)
    choose_pin(rig.bench)
    assert asked(rig).step is PinStep.OLD
    assert type_pins(rig, OLD).step is PinStep.NEW
    assert type_pins(rig, NEW).step is PinStep.AGAIN
    assert type_pins(rig, NEW).step is PinStep.SAVING
    assert rigs.wishes == [PinWish("ana", Secret(NEW), Secret(OLD), None)]
    assert type_pins(rig, NEW).step is PinStep.SAVING, "one at a time"
    assert len(rigs.wishes) == 1


def test_what_was_chosen_signs_on_without_the_link(rigs: Rigs) -> None:
    """The station knows the new one at once, and the old one is wrong."""
    rig = opened(rigs, has_pin=True, by_badge=False)
    choose_pin(rig.bench)
    type_pins(rig, OLD, NEW, NEW)
    answer = PinAnswer(PinResult.RIGHT, KeptPin.of("ana", NEW, LATER))
    pin_changed(rig.bench, rigs.wishes[-1], answer)
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.ACCEPTED, Notice.PIN_CHOSEN)
    assert rig.bench.question is None
    rig.bench.link = LinkStatus.OFFLINE
    for pin, notice in ((OLD, Notice.PIN_WRONG), (NEW, Notice.SIGNED_ON)):
        sign_on_by_name(rig.bench, "ana")
        try_pin(rig.bench, "ana", pin)
        pin_answered(rig.bench, rigs.pins[-1], judged_here(rigs.pins[-1]))
        assert rig.said[-1].notice is notice


def test_a_first_one_with_the_badge(rigs: Rigs) -> None:
    """Who has none scans their badge, types a new one twice, and is asked for it from then on."""
    rig = opened(rigs, has_pin=False)
    choose_pin(rig.bench)
    assert type_pins(rig, NEW, NEW).step is PinStep.SAVING
    assert rigs.wishes == [PinWish("ana", Secret(NEW), None, "1011")]
    pin_changed(rig.bench, rigs.wishes[-1], PinAnswer(PinResult.RIGHT, KeptPin.of("ana", NEW, LATER)))
    sign_on_by_name(rig.bench, "ana")
    assert isinstance(rig.bench.question, AskPin)


def test_a_name_alone_proves_nobody(rigs: Rigs) -> None:
    """Whoever touched a name without a PIN, or scanned a badge a while ago, is asked to scan it."""
    rig = opened(rigs, has_pin=False, by_badge=False)
    choose_pin(rig.bench)
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.REFUSED, Notice.PIN_NEEDS_BADGE)
    rig.scan(badge_code("1011"))
    for _ in range(int(BADGE_COUNTS_S / 10)):
        rig.bench.clock.now()  # Ten seconds later each time.
    choose_pin(rig.bench)
    assert rig.bench.question is None
    rig.scan(badge_code("1012"))
    rig.scan(badge_code("1011"))
    choose_pin(rig.bench)
    assert asked(rig) == ChoosePin("ana", "Ana", PinStep.NEW)


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        (["0000"], PinTrouble.EASY),
        (["4321"], PinTrouble.EASY),
        (["1011"], PinTrouble.EASY),
        ([OLD], PinTrouble.SAME),
        ([NEW, OTHER], PinTrouble.DIFFERENT),
    ],
)
def test_what_is_not_taken(rigs: Rigs, typed: list[str], trouble: PinTrouble) -> None:
    """The new one is asked for again, and why is said; nothing went to the backend."""
    rig = opened(rigs, has_pin=True)
    choose_pin(rig.bench)
    question = type_pins(rig, OLD, *typed)
    assert (question.step, question.trouble, question.new) == (PinStep.NEW, trouble, None)
    assert rig.said[-1].notice is Notice.PIN_NOT_TAKEN
    again = type_pins(rig, *typed)
    assert again.trouble is trouble
    assert again != question, "the pad sees it as new"
    assert rigs.wishes == []


@pytest.mark.parametrize(
    ("answer", "step", "trouble", "notice"),
    [
        (PinAnswer(PinResult.WRONG, tries_left=3), PinStep.OLD, PinTrouble.WRONG, Notice.PIN_WRONG),
        (PinAnswer(PinResult.LOCKED, until=NOW), PinStep.OLD, PinTrouble.LOCKED, Notice.PIN_LOCKED),
        (PinAnswer(PinResult.EASY), PinStep.NEW, PinTrouble.EASY, Notice.PIN_NOT_TAKEN),
    ],
)
def test_the_backend_asks_again(
    rigs: Rigs, answer: PinAnswer, step: PinStep, trouble: PinTrouble, notice: Notice
) -> None:
    """A wrong old one is typed again, and so is a new one that the backend does not take."""
    rig = opened(rigs, has_pin=True)
    choose_pin(rig.bench)
    type_pins(rig, OLD, NEW, NEW)
    pin_changed(rig.bench, rigs.wishes[-1], answer)
    question = asked(rig)
    assert (question.step, question.trouble, rig.said[-1].notice) == (step, trouble, notice)
    assert (question.tries_left, question.until) == (answer.tries_left, answer.until)
    rest = (OTHER,) if step is PinStep.OLD else ()
    assert type_pins(rig, *rest, NEW, NEW).step is PinStep.SAVING


@pytest.mark.parametrize(
    ("result", "notice"),
    [
        (PinResult.NOT_SET, Notice.PIN_NEEDS_BADGE),
        (PinResult.NOT_SENT, Notice.PIN_NEEDS_LINK),
        (PinResult.NOT_KNOWN, Notice.PIN_UNCLEAR),
        (PinResult.REFUSED, Notice.PIN_NOT_CHANGED),
    ],
)
@pytest.mark.parametrize("closed", [False, True])
def test_it_cannot_be_done(rigs: Rigs, result: PinResult, notice: Notice, closed: bool) -> None:
    """That is said, even to somebody who closed the pad meanwhile, and the pad goes."""
    rig = opened(rigs, has_pin=True)
    choose_pin(rig.bench)
    type_pins(rig, OLD, NEW, NEW)
    if closed:
        rig.bench.question = None
    pin_changed(rig.bench, rigs.wishes[-1], PinAnswer(result))
    assert (rig.said[-1].kind, rig.said[-1].notice) == (FeedbackKind.REFUSED, notice)
    assert (rig.bench.question, rig.bench.pin_checking) == (None, False)


def test_offline(rigs: Rigs) -> None:
    """It is said at once, before anybody types."""
    rig = opened(rigs, has_pin=True, link=LinkStatus.OFFLINE)
    choose_pin(rig.bench)
    assert (rig.said[-1].notice, rig.bench.question) == (Notice.PIN_NEEDS_LINK, None)


def test_who_is_offered_it(rigs: Rigs) -> None:
    """Whoever is signed on, where the backend keeps PINs; else nothing speaks of them."""
    rig = opened(rigs, has_pin=False)
    assert bench_state(rig.bench).chooses_pin
    rig.scan(command_code(Command.SIGN_OFF))
    assert not bench_state(rig.bench).chooses_pin
    choose_pin(rig.bench)
    assert rig.bench.question is None
    bare = {"id": "ana", "name": "Ana", "role": "Staff", "stores": ["bannos"], "badge": "1011"}
    hear(rig, bare)
    rig.scan(badge_code("1011"))
    assert rig.bench.staff_id == "ana"
    assert not bench_state(rig.bench).chooses_pin
    choose_pin(rig.bench)
    assert rig.bench.question is None


def test_a_scan_ends_it(rigs: Rigs) -> None:
    """A badge signs on and the digits are gone; digit cards and YES are for the pad."""
    rig = opened(rigs, has_pin=True)
    choose_pin(rig.bench)
    enter_pin(rig.bench, "ana", OLD)
    for card in (Command.DIGIT_7, Command.YES):
        assert rig.scan(command_code(card)).notice is Notice.SCREEN_CARD
    assert asked(rig).step is PinStep.NEW
    rig.scan(badge_code("1012"))
    assert (rig.bench.question, rig.bench.staff_id) == (None, "ben")
    enter_pin(rig.bench, "ana", NEW)
    assert rig.bench.question is None


def test_nothing_shows_the_digits(rigs: Rigs, tmp_path: Path) -> None:
    """Not what is printed of the question or the wish, and no file."""
    rig = opened(rigs, has_pin=True)
    choose_pin(rig.bench)
    shown = [repr(type_pins(rig, OLD)), repr(type_pins(rig, NEW)), repr(type_pins(rig, NEW))]
    shown += [repr(rigs.wishes), repr(bench_state(rig.bench))]
    pin_changed(rig.bench, rigs.wishes[-1], PinAnswer(PinResult.RIGHT, KeptPin.of("ana", NEW, LATER)))
    (kept,) = rig.bench.ports.replica.all("pin")
    shown.append(str({name: value for name, value in kept.body.items() if name not in ("salt", "digest")}))
    assert not any(f"'{pin}'" in text for pin in (OLD, NEW) for text in shown)
