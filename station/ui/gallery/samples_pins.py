"""Somebody is asked for their PIN or chooses one; and what each name on the list does."""

from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from station.services.bench_state import (
    AskPin,
    BenchState,
    ChoosePin,
    PinState,
    PinStep,
    PinTrouble,
    SignOnWay,
)
from station.ui.gallery.samples import NOW, staff, state


def asked(how: PinState = PinState.ASKED, **changes: Any) -> AskPin:
    """A long name, as far as this."""
    return replace(AskPin("id-2", "Georgios Papadopoulos", how), **changes)


def pins() -> dict[str, BenchState]:
    """Every state of the pad."""
    until = NOW + timedelta(minutes=5)
    tries = {
        "pin": asked(),
        "pin_checking": asked(PinState.CHECKING),
        "pin_wrong": asked(PinState.WRONG, tried=1, tries_left=4),
        "pin_last_try": asked(PinState.WRONG, tried=4, tries_left=1),
        "pin_locked": asked(PinState.LOCKED, tried=5, until=until),
        "pin_locked_somehow": asked(PinState.LOCKED, tried=5),
        "pin_not_known": asked(PinState.NOT_KNOWN, tried=1),
        "pin_refused": asked(PinState.REFUSED, tried=1),
    }
    return {name: state(question=question) for name, question in (tries | _choices(until)).items()}


def choosing(step: PinStep, trouble: PinTrouble | None = None, **changes: Any) -> ChoosePin:
    """A long name, as far as this."""
    return replace(ChoosePin("id-2", "Georgios Papadopoulos", step, trouble), **changes)


def _choices(until: datetime) -> dict[str, ChoosePin]:
    old, new = PinStep.OLD, PinStep.NEW
    return {
        "own_pin_old": choosing(old),
        "own_pin_new": choosing(new),
        "own_pin_again": choosing(PinStep.AGAIN),
        "own_pin_saving": choosing(PinStep.SAVING),
        "own_pin_wrong": choosing(old, PinTrouble.WRONG, tries_left=4),
        "own_pin_last_try": choosing(old, PinTrouble.WRONG, tries_left=1),
        "own_pin_not_it": choosing(old, PinTrouble.WRONG),
        "own_pin_locked": choosing(old, PinTrouble.LOCKED, until=until),
        "own_pin_locked_somehow": choosing(old, PinTrouble.LOCKED),
        "own_pin_easy": choosing(new, PinTrouble.EASY),
        "own_pin_same": choosing(new, PinTrouble.SAME),
        "own_pin_different": choosing(new, PinTrouble.DIFFERENT),
    }


def sign_on_ways() -> BenchState:
    """Some have a PIN, some must scan their badge."""
    ways = (SignOnWay.PIN, SignOnWay.PIN, SignOnWay.BADGE)
    return state(staff=tuple(replace(p, way=ways[at % len(ways)]) for at, p in enumerate(staff())))
