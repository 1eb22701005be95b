"""Words of signing on by name: what the pad says, and what the bench answers."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from station.services.bench_state import AskPin, PinState, SignOnWay, StaffView
from station.services.notices import Notice
from station.ui.words import clock

translate = QCoreApplication.translate


def notices() -> dict[Notice, tuple[str, str]]:
    """A title and a sentence each."""
    badge = translate("Notice", "Scan your badge. It needs no PIN.")
    return {
        Notice.BADGE_NEEDED: (translate("Notice", "{name} signs on with a badge"), badge),
        Notice.PIN_WRONG: (
            translate("Notice", "This is not the PIN of {name}"),
            translate("Notice", "Type it again, or scan your badge."),
        ),
        Notice.PIN_LOCKED: (
            translate("Notice", "Too many wrong PINs"),
            translate("Notice", "Scan your badge, or wait a few minutes."),
        ),
        Notice.PIN_NOT_KNOWN: (translate("Notice", "The PIN cannot be checked now"), badge),
        Notice.PIN_REFUSED: (
            translate("Notice", "{name} cannot sign on here"),
            translate("Notice", "The backend refuses it. Ask a supervisor."),
        ),
    }


def pin_title(asked: AskPin) -> str:
    """Whose PIN."""
    return translate("Bench", "PIN of {name}").format(name=asked.name)


def too_short() -> str:
    """Fewer digits than any PIN has."""
    return translate("Bench", "A PIN has 4 to 6 digits.")


def pin_sentence(asked: AskPin, now: datetime) -> str:
    """What to do, or what became of the last try."""
    match asked.state:
        case PinState.CHECKING:
            return translate("Bench", "The PIN is being checked.")
        case PinState.WRONG if asked.tries_left == 1:
            return translate("Bench", "This is not the PIN. One more try, or scan your badge.")
        case PinState.WRONG:
            text = translate("Bench", "This is not the PIN. {count} more tries.")
            return text.format(count=asked.tries_left)
        case PinState.LOCKED if asked.until is not None:
            text = translate("Bench", "Too many wrong PINs. Locked until {time}; your badge works.")
            return text.format(time=clock(asked.until, now))
        case PinState.LOCKED:
            return translate("Bench", "Too many wrong PINs. Scan your badge.")
        case PinState.NOT_KNOWN:
            return translate("Bench", "The PIN cannot be checked without the link. Scan your badge.")
        case PinState.REFUSED:
            return translate("Bench", "The backend refuses this person here. Ask a supervisor.")
    return translate("Bench", "Type it, or scan your badge.")


def way_words(person: StaffView) -> str:
    """What else belongs on a name's button: nothing for those who just touch it."""
    match person.way:
        case SignOnWay.PIN:
            return translate("Bench", "With PIN")
        case SignOnWay.BADGE:
            return translate("Bench", "Badge only")
    return ""
