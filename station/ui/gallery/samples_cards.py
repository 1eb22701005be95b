"""What lies over a bench by itself: the packing check, a changed order, a break, help."""

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from station.domain.changes import Field
from station.domain.stages import Stage
from station.services.bench_state import (
    BenchState,
    ChangeLine,
    HelpLine,
    Interruption,
    MissingCake,
    PackingCheck,
    ShowHelp,
)
from station.ui.gallery.samples import NOW, TODAY, state
from station.ui.gallery.samples_picture import with_picture
from station.ui.gallery.samples_states import packing


def check(**changes: Any) -> PackingCheck:
    """A cake to look at before it leaves, with everything on it and all its cakes here."""
    shown = PackingCheck(
        order_id="bannos-25771",
        human_number="B25771",
        writing="Happy 60th Birthday Yiayia Alexandra",
        accessories=("2 x Candle '6'", "2 x Candle '0'", "1 x Cake topper gold", "12 x Balloon rose gold"),
        here=3,
        total=3,
        missing=(),
        method="Pickup",
        due=TODAY,
        due_window="9am-1pm",
        storage="A1",
        ticked=(0, 1, 2, 3),
    )
    changes |= {"ticked": ()} if "accessories" in changes else {}
    return replace(shown, **changes)


def alone() -> PackingCheck:
    """Two of three cakes are here, and the writing is long and in three scripts."""
    current = packing().current
    assert current is not None
    missing = (MissingCake("B25771-B", Stage.COVERING, "C2"),)
    writing = current.writing
    return check(writing=writing, here=2, missing=missing, accessories=(), method="Delivery", storage=None)


def changed(cancelled: bool = False) -> Interruption:
    """Somebody changed the order of the cake on the bench, or cancelled it."""
    lines = (
        ChangeLine(Field.WRITING, "Happy Birthday Eleni", "Happy 30th Birthday Eleni, from all of us"),
        ChangeLine(Field.DUE_DATE, "2025-11-28", "2025-11-27"),
        ChangeLine(Field.METHOD, "Pickup", "Delivery"),
        ChangeLine(Field.NOTES, "", "Please no nuts on top. Call before delivery."),
    )
    return Interruption("B25772-B", cancelled, () if cancelled else lines)


def help_shown(stage: Stage = Stage.PACKING, number: str | None = "B25772-B") -> ShowHelp:
    """Help with the most lines that there are."""
    lines = (HelpLine.LABEL_PACKS, HelpLine.RETURN, HelpLine.SHELF, HelpLine.MEND, HelpLine.PEOPLE)
    return ShowHelp(stage, number, (*lines, HelpLine.SCREEN, HelpLine.MENU))


def cards() -> dict[str, BenchState]:
    """What lies over a bench by itself."""
    current = packing().current
    return {
        "check": state(Stage.PACKING, current=current, question=check()),
        "check_to_tick": state(
            Stage.PACKING, current=with_picture(current) if current else None, question=check(ticked=(0,))
        ),
        "check_alone": state(Stage.PACKING, current=current, question=alone()),
        "check_writing_only": state(
            Stage.PACKING, current=current, question=check(accessories=(), here=1, total=1, writing="Ana")
        ),
        "changed": state(interrupt=changed()),
        "changed_cancelled": state(interrupt=changed(cancelled=True)),
        "break": state(break_since=NOW - timedelta(minutes=12)),
        "help": state(Stage.PACKING, current=current, question=help_shown()),
    }
