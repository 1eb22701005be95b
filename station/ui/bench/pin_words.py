"""Words of signing on by name and of choosing a PIN: what the pads say, and what the bench answers."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.services.bench_state import (
    AskPin,
    ChoosePin,
    PinState,
    PinStep,
    PinTrouble,
    SignOnWay,
    StaffView,
)
from station.services.notices import Notice
from station.ui.bench.notice_table import Texts
from station.ui.words import clock

translate = QCoreApplication.translate


_BADGE = QT_TRANSLATE_NOOP("Notice", "Scan your badge. It needs no PIN.")

PIN_NOTICES: Final[Texts] = {
    Notice.BADGE_NEEDED: (QT_TRANSLATE_NOOP("Notice", "{name} signs on with a badge"), _BADGE),
    Notice.PIN_WRONG: (
        QT_TRANSLATE_NOOP("Notice", "This is not the PIN of {name}"),
        QT_TRANSLATE_NOOP("Notice", "Type it again, or scan your badge."),
    ),
    Notice.PIN_LOCKED: (
        QT_TRANSLATE_NOOP("Notice", "Too many wrong PINs"),
        QT_TRANSLATE_NOOP("Notice", "Scan your badge, or wait a few minutes."),
    ),
    Notice.PIN_NOT_KNOWN: (QT_TRANSLATE_NOOP("Notice", "The PIN cannot be checked now"), _BADGE),
    Notice.PIN_REFUSED: (
        QT_TRANSLATE_NOOP("Notice", "{name} cannot sign on here"),
        QT_TRANSLATE_NOOP("Notice", "The backend refuses it. Ask a supervisor."),
    ),
}


CHOICE_NOTICES: Final[Texts] = {
    Notice.PIN_CHOSEN: (
        QT_TRANSLATE_NOOP("Notice", "{name} has a new PIN"),
        QT_TRANSLATE_NOOP("Notice", "Other benches know it within a minute."),
    ),
    Notice.PIN_NOT_TAKEN: (
        QT_TRANSLATE_NOOP("Notice", "These digits were not taken"),
        QT_TRANSLATE_NOOP("Notice", "Type the new PIN again."),
    ),
    Notice.PIN_NEEDS_LINK: (
        QT_TRANSLATE_NOOP("Notice", "A new PIN needs the link"),
        QT_TRANSLATE_NOOP("Notice", "Nothing was changed. Try again when this bench is online."),
    ),
    Notice.PIN_NEEDS_BADGE: (
        QT_TRANSLATE_NOOP("Notice", "{name}: scan your badge first"),
        QT_TRANSLATE_NOOP(
            "Notice", "It shows that it is you. Then choose your first PIN within two minutes."
        ),
    ),
    Notice.PIN_UNCLEAR: (
        QT_TRANSLATE_NOOP("Notice", "No answer about the new PIN"),
        QT_TRANSLATE_NOOP("Notice", "Sign on with the new one. If that is wrong, the old one still counts."),
    ),
    Notice.PIN_NOT_CHANGED: (
        QT_TRANSLATE_NOOP("Notice", "The PIN was not changed"),
        QT_TRANSLATE_NOOP("Notice", "The backend refuses it. Ask a supervisor."),
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


def choice_title(asked: ChoosePin) -> str:
    """What is to be typed, for it stays while somebody types."""
    titles = {
        PinStep.OLD: translate("Bench", "{name}: the old PIN"),
        PinStep.NEW: translate("Bench", "{name}: the new PIN"),
        PinStep.AGAIN: translate("Bench", "{name}: the new PIN again"),
        PinStep.SAVING: translate("Bench", "{name}: the new PIN"),
    }
    return titles[asked.step].format(name=asked.name)


def choice_sentence(asked: ChoosePin, now: datetime) -> str:
    """What to do, or why the last digits were not taken."""
    if asked.trouble is not None:
        return _choice_trouble(asked, now)
    sentences = {
        PinStep.OLD: translate("Bench", "Type the PIN that you have now."),
        PinStep.NEW: translate("Bench", "Choose 4 to 6 digits that nobody guesses."),
        PinStep.AGAIN: translate("Bench", "Type the same digits once more."),
        PinStep.SAVING: translate("Bench", "The PIN is being saved."),
    }
    return sentences[asked.step]


def _choice_trouble(asked: ChoosePin, now: datetime) -> str:
    match asked.trouble:
        case PinTrouble.EASY:
            return translate("Bench", "Easy to guess: not 1111, not 1234, not your badge. Choose another.")
        case PinTrouble.SAME:
            return translate("Bench", "This is your old PIN. Choose another.")
        case PinTrouble.DIFFERENT:
            return translate("Bench", "The second one was different. Type the new PIN again.")
        case PinTrouble.LOCKED if asked.until is not None:
            text = translate("Bench", "Too many wrong PINs. Locked until {time}.")
            return text.format(time=clock(asked.until, now))
        case PinTrouble.LOCKED:
            return translate("Bench", "Too many wrong PINs. Wait a few minutes.")
    match asked.tries_left:
        case None:
            return translate("Bench", "This is not the old PIN.")
        case 1:
            return translate("Bench", "This is not the old PIN. One more try.")
    return translate("Bench", "This is not the old PIN. {count} more tries.").format(count=asked.tries_left)


def way_words(person: StaffView) -> str:
    """What else belongs on a name's button: nothing for those who just touch it."""
    match person.way:
        case SignOnWay.PIN:
            return translate("Bench", "With PIN")
        case SignOnWay.BADGE:
            return translate("Bench", "Badge only")
    return ""
