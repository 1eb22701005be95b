"""Somebody was chosen by name and is asked for their PIN; and what each name on the list does."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from station.services.bench_state import AskPin, BenchState, PinState, SignOnWay
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
    return {name: state(question=question) for name, question in tries.items()}


def sign_on_ways() -> BenchState:
    """Some have a PIN, some must scan their badge."""
    ways = (SignOnWay.PIN, SignOnWay.PIN, SignOnWay.BADGE)
    return state(staff=tuple(replace(p, way=ways[at % len(ways)]) for at, p in enumerate(staff())))
