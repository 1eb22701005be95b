"""Who works here: by badge, or by name with the PIN of those who have one."""

from msgspec.structs import replace

from station.domain.staff import Staff
from station.secret import Secret
from station.services.bench_cards import AskPin, PinState, SignOnWay
from station.services.bench_memory import keep
from station.services.notices import FeedbackKind, Notice
from station.services.pin_memory import keep_pin, known_pin
from station.services.pin_try import PinAnswer, PinResult, PinTry
from station.services.workbench import Workbench
from sync.events import LinkStatus

_NOT_RIGHT = {
    PinResult.WRONG: (PinState.WRONG, Notice.PIN_WRONG),
    PinResult.LOCKED: (PinState.LOCKED, Notice.PIN_LOCKED),
    PinResult.NOT_KNOWN: (PinState.NOT_KNOWN, Notice.PIN_NOT_KNOWN),
    PinResult.REFUSED: (PinState.REFUSED, Notice.PIN_REFUSED),
}


def sign_on_by_badge(bench: Workbench, badge: str, payload: str) -> None:
    """A badge was scanned."""
    found = next((person for person in bench.staff.values() if person.badge == badge and person.active), None)
    if found is None:
        bench.say(FeedbackKind.REFUSED, Notice.UNKNOWN_BADGE, payload=payload)
    else:
        _sign_on(bench, found)
        bench.badge_read_s = bench.clock.monotonic()


def sign_on_way(bench: Workbench, person: Staff) -> SignOnWay:
    """What choosing this person's name does."""
    if person.has_pin:
        return SignOnWay.PIN
    return SignOnWay.BADGE if bench.settings.require_pin else SignOnWay.NAME


def sign_on_by_name(bench: Workbench, staff_id: str) -> None:
    """A name was picked from the list."""
    found = bench.staff.get(staff_id)
    if found is None or not found.active:
        return
    match sign_on_way(bench, found):
        case SignOnWay.PIN:
            bench.question = AskPin(found.id, found.name)
        case SignOnWay.BADGE:
            bench.say(FeedbackKind.REFUSED, Notice.BADGE_NEEDED, name=found.name)
        case SignOnWay.NAME:
            _sign_on(bench, found)


def try_pin(bench: Workbench, staff_id: str, pin: str) -> None:
    """The chosen person typed this PIN. One at a time: every try is counted before the next."""
    asked, person = bench.question, bench.staff.get(staff_id)
    if not isinstance(asked, AskPin) or asked.staff_id != staff_id or person is None or bench.pin_checking:
        return
    bench.pin_checking = True
    bench.question = replace(asked, state=PinState.CHECKING)
    reachable = bench.link is not LinkStatus.OFFLINE
    attempt = PinTry(staff_id, Secret(pin), bench.clock.now(), known_pin(bench, person), reachable)
    bench.ports.check_pin(attempt)


def pin_answered(bench: Workbench, attempt: PinTry, answer: PinAnswer) -> None:
    """What became of a PIN. The person may have gone on with a badge or closed the question meanwhile."""
    bench.pin_checking = False
    if answer.kept is not None:
        keep_pin(bench, answer.kept)
    asked, person = bench.question, bench.staff.get(attempt.staff_id)
    if not isinstance(asked, AskPin) or asked.staff_id != attempt.staff_id or person is None:
        return
    if answer.result in _NOT_RIGHT:
        state, notice = _NOT_RIGHT[answer.result]
        bench.question = replace(
            asked, state=state, tried=asked.tried + 1, tries_left=answer.tries_left, until=answer.until
        )
        bench.say(FeedbackKind.REFUSED, notice, name=person.name)
        return
    bench.question = None
    if answer.result is PinResult.NOT_SET and bench.settings.require_pin:
        bench.say(FeedbackKind.REFUSED, Notice.BADGE_NEEDED, name=person.name)
    else:
        _sign_on(bench, person)


def sign_off(bench: Workbench) -> None:
    """Nobody works here. Scans that are saved keep who made them."""
    _set(bench, None)
    bench.say(FeedbackKind.INFO, Notice.SIGNED_OFF)


def _sign_on(bench: Workbench, person: Staff) -> None:
    _set(bench, person.id)
    bench.say(FeedbackKind.ACCEPTED, Notice.SIGNED_ON, name=person.name)


def _set(bench: Workbench, staff_id: str | None) -> None:
    bench.staff_id, bench.badge_read_s = staff_id, None
    keep(bench)
