"""The signed-on person chooses a PIN: the old one if they have one, then the new one twice.

The old PIN proves them, or, for the first one, the badge that they have just scanned: a bench where somebody
stays signed on gives nobody else their PIN. The backend decides, so that it needs the link.
"""

from msgspec.structs import replace

from station.domain.staff import Staff
from station.secret import Secret
from station.services.bench_cards import ChoosePin, PinStep, PinTrouble
from station.services.notices import FeedbackKind, Notice
from station.services.pin_memory import keep_pin
from station.services.pin_rules import easy_to_guess
from station.services.pin_try import KeptPin, PinAnswer, PinResult, PinWish
from station.services.workbench import Workbench
from sync.events import LinkStatus

BADGE_COUNTS_S = 120.0
"""So long after it was scanned a badge still stands for its person."""

_ASKED_AGAIN = {
    PinResult.WRONG: (PinStep.OLD, PinTrouble.WRONG, Notice.PIN_WRONG),
    PinResult.LOCKED: (PinStep.OLD, PinTrouble.LOCKED, Notice.PIN_LOCKED),
    PinResult.EASY: (PinStep.NEW, PinTrouble.EASY, Notice.PIN_NOT_TAKEN),
}
_OVER = {
    PinResult.NOT_SET: Notice.PIN_NEEDS_BADGE,
    PinResult.NOT_SENT: Notice.PIN_NEEDS_LINK,
    PinResult.NOT_KNOWN: Notice.PIN_UNCLEAR,
    PinResult.REFUSED: Notice.PIN_NOT_CHANGED,
}


def may_choose_pin(bench: Workbench) -> bool:
    """Whether somebody is signed on, at a backend that keeps PINs."""
    return bench.keeps_pins and _signed_on(bench) is not None


def choose_pin(bench: Workbench) -> None:
    """They want a PIN, or another one."""
    person = _signed_on(bench)
    if person is None or not bench.keeps_pins:
        return
    if bench.link is LinkStatus.OFFLINE:
        bench.say(FeedbackKind.REFUSED, Notice.PIN_NEEDS_LINK)
    elif not person.has_pin and not _badge_counts(bench):
        bench.say(FeedbackKind.REFUSED, Notice.PIN_NEEDS_BADGE, name=person.name)
    else:
        bench.question = ChoosePin(person.id, person.name, PinStep.OLD if person.has_pin else PinStep.NEW)


def enter_pin(bench: Workbench, staff_id: str, pin: str) -> None:
    """They typed this."""
    asked, person = bench.question, bench.staff.get(staff_id)
    if not isinstance(asked, ChoosePin) or asked.staff_id != staff_id or person is None or bench.pin_checking:
        return
    asked = replace(asked, trouble=None, typed=asked.typed + 1)
    typed = Secret(pin)
    match asked.step:
        case PinStep.OLD:
            bench.question = replace(asked, step=PinStep.NEW, old=typed)
        case PinStep.NEW if easy_to_guess(pin, person.badge):
            _not_taken(bench, asked, PinTrouble.EASY)
        case PinStep.NEW if typed == asked.old:
            _not_taken(bench, asked, PinTrouble.SAME)
        case PinStep.NEW:
            bench.question = replace(asked, step=PinStep.AGAIN, new=typed)
        case PinStep.AGAIN if typed != asked.new:
            _not_taken(bench, asked, PinTrouble.DIFFERENT)
        case PinStep.AGAIN:
            bench.pin_checking = True
            bench.question = replace(asked, step=PinStep.SAVING)
            bench.ports.change_pin(PinWish(staff_id, typed, asked.old, None if asked.old else person.badge))


def pin_changed(bench: Workbench, wish: PinWish, answer: PinAnswer) -> None:
    """What became of it. It is said even if the question was closed meanwhile."""
    bench.pin_checking = False
    asked, person = bench.question, bench.staff.get(wish.staff_id)
    name = person.name if person else ""
    if not isinstance(asked, ChoosePin) or asked.staff_id != wish.staff_id:
        asked = None
    if answer.result in _ASKED_AGAIN:
        step, trouble, notice = _ASKED_AGAIN[answer.result]
        if asked is not None:
            left, until = answer.tries_left, answer.until
            bench.question = replace(asked, step=step, trouble=trouble, tries_left=left, until=until)
        bench.say(FeedbackKind.REFUSED, notice, name=name)
        return
    if asked is not None:
        bench.question = None
    if answer.kept is not None:
        _learn(bench, answer.kept)
        bench.say(FeedbackKind.ACCEPTED, Notice.PIN_CHOSEN, name=name)
    else:
        bench.say(FeedbackKind.REFUSED, _OVER[answer.result], name=name)


def _signed_on(bench: Workbench) -> Staff | None:
    return bench.person if bench.person and bench.person.active else None


def _badge_counts(bench: Workbench) -> bool:
    read_s = bench.badge_read_s
    return read_s is not None and bench.clock.monotonic() - read_s <= BADGE_COUNTS_S


def _not_taken(bench: Workbench, asked: ChoosePin, trouble: PinTrouble) -> None:
    bench.question = replace(asked, step=PinStep.NEW, trouble=trouble, new=None)
    bench.say(FeedbackKind.REFUSED, Notice.PIN_NOT_TAKEN)


def _learn(bench: Workbench, kept: KeptPin) -> None:
    # The list of staff says so too, a minute later.
    person = bench.staff.get(kept.staff_id)
    if person is not None:
        bench.staff[person.id] = replace(person, has_pin=True, pin_changed_at=kept.changed_at)
    keep_pin(bench, kept)
