"""Packing's gate at a bench: what a scan, COMPLETE and a touch do while a cake has something to look at."""

from typing import Any

import pytest

from scanning.codes import Command, badge_code, command_code, shelf_code
from station.domain.stages import Stage
from station.services.bench_state import (
    ChooseReason,
    LinkStatus,
    MissingCake,
    PackingCheck,
)
from station.services.bench_view import bench_state
from station.services.interrupt import notice_change
from station.services.notices import FeedbackKind, Notice
from station.services.packing import confirm_packing
from station.services.run_command import do_next
from sync.ending import Ending
from sync.outcome import Answer, verdict
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

COMPLETE = command_code(Command.COMPLETE)


def shown(rig: Rig) -> PackingCheck | None:
    """The check as the window gets it."""
    question = bench_state(rig.bench).question
    return question if isinstance(question, PackingCheck) else None


def asked(rig: Rig, suffix: str | None = None) -> PackingCheck:
    """Scan a label twice: the check is open."""
    rig.scan_label("B", 25771, suffix)
    said = rig.scan_label("B", 25771, suffix)
    assert (said.kind, said.notice) == (FeedbackKind.QUESTION, Notice.CHECK_PACKING)
    check = shown(rig)
    assert check is not None
    return check


def several(rigs: Rigs, other: str, **changes: Any) -> Rig:
    """Packing with the first of two cakes; the other one is at another stage."""
    first = cake("bannos-25771-A", stage="Packing", unit_count=2)
    second = cake("bannos-25771-B", stage=other, unit_count=2, unit_index=2, storage="A1")
    return rigs.make(Stage.PACKING, first | changes, second)


def functions(rig: Rig) -> list[str]:
    """What was recorded."""
    return [function for _, function in rig.sent()]


@pytest.mark.parametrize("how", ["label", "command", "touch"])
def test_seen_to_be_right(rigs: Rigs, how: str) -> None:
    """The second scan asks for a look; the label once more, COMPLETE or a touch packs the cake."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    check = asked(rig)
    assert (check.writing, check.here, check.total) == ("Happy Birthday Ana", 1, 1)
    assert functions(rig) == ["start_packing"]
    if how == "label":
        rig.scan_label("B", 25771)
    elif how == "command":
        rig.scan(COMPLETE)
    else:
        confirm_packing(rig.bench, "bannos-25771")
    said = rig.said[-1]
    assert said.notice is Notice.STAGE_COMPLETED
    assert (said.params["method"], said.params["shelf"]) == ("Pickup", "")
    assert functions(rig) == ["start_packing", "complete_packing"]
    assert shown(rig) is None


def test_a_missing_cake_is_named(rigs: Rigs) -> None:
    """With a cake of the order missing, a third scan packs nothing and says in words what is missing."""
    rig = several(rigs, "Covering")
    assert asked(rig, "A").missing == (MissingCake("B25771-B", Stage.COVERING, "A1"),)
    said = rig.scan_label("B", 25771, "A")
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.CAKES_MISSING)
    assert said.params["missing"] == "B25771-B"
    assert functions(rig) == ["start_packing"]
    assert shown(rig) is not None


@pytest.mark.parametrize("how", ["command", "touch"])
def test_packed_alone_on_purpose(rigs: Rigs, how: str) -> None:
    """COMPLETE or the touch packs a cake although another one of its order is missing."""
    rig = several(rigs, "Decorating")
    asked(rig, "A")
    if how == "command":
        rig.scan(COMPLETE)
    else:
        confirm_packing(rig.bench, "bannos-25771-A")
    assert functions(rig) == ["start_packing", "complete_packing"]


def test_the_missing_cake_arrives(rigs: Rigs) -> None:
    """The open check follows the order's other cakes: when the last has come, a scan is enough."""
    rig = several(rigs, "Decorating")
    asked(rig, "A")
    rig.bench.book.update([cake("bannos-25771-B", stage="Packing", unit_count=2, version=2)])
    check = shown(rig)
    assert check is not None
    assert (check.here, check.complete) == (2, True)
    assert rig.scan_label("B", 25771, "A").notice is Notice.STAGE_COMPLETED


def test_nothing_completes_unseen(rigs: Rigs) -> None:
    """The large button and COMPLETE open the check as the label does; they pack nothing by themselves."""
    for touch in (lambda rig: do_next(rig.bench), lambda rig: rig.scan(COMPLETE)):
        rig = rigs.make(Stage.PACKING, cake(stage="Packing", packing_start_ts="2026-11-21T00:00:00+00:00"))
        rig.scan(command_code(Command.NEXT))
        touch(rig)
        assert rig.said[-1].notice is Notice.CHECK_PACKING
        assert functions(rig) == []
        rigs.close()


def test_another_cake_takes_the_place(rigs: Rigs) -> None:
    """A scan of another cake closes the check: coming back, the first cake is asked about again."""
    other = cake("bannos-25999", stage="Packing")
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"), other)
    asked(rig)
    assert rig.scan_label("B", 25999).notice is Notice.STAGE_STARTED
    assert shown(rig) is None
    assert rig.scan_label("B", 25771).notice is Notice.CHECK_PACKING


def test_shelf_and_badge_leave_it_open(rigs: Rigs) -> None:
    """While it is open, a shelf stores the cake and a badge signs on; the check shows the shelf."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    asked(rig)
    assert rig.scan(shelf_code("A1")).notice is Notice.STORED_ON_SHELF
    assert rig.scan(badge_code("1011")).notice is Notice.SIGNED_ON
    check = shown(rig)
    assert check is not None
    assert check.storage == "A1"
    assert rig.scan_label("B", 25771).notice is Notice.STAGE_COMPLETED


def test_wrong_leads_to_the_reasons(rigs: Rigs) -> None:
    """A cake that is not right goes back with a reason; after it is mended, it is looked at anew."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    asked(rig)
    rig.scan(command_code(Command.QC))
    assert isinstance(bench_state(rig.bench).question, ChooseReason)
    rig.scan(command_code(Command.QC_SPELLING))
    assert functions(rig) == ["start_packing", "qc_return_to_decorating"]
    while waiting := rig.outbox.unconfirmed():
        (sent,) = rig.outbox.mark_sending(waiting[:1])
        rig.outbox.settle([Ending(sent, verdict(Answer(True, {}, "", "")), {})])
    rig.bench.refresh_pending("bannos-25771")
    rig.bench.book.update([cake(stage="Packing", version=5)])
    asked(rig)


def test_cake_before_its_decorating_was_heard_of(rigs: Rigs) -> None:
    """Offline, an early cake is looked at as well before it is accepted."""
    rig = rigs.make(Stage.PACKING, cake(stage="Decorating"), link=LinkStatus.OFFLINE)
    assert rig.scan_label("B", 25771).notice is Notice.ACCEPTED_EARLY
    assert rig.scan_label("B", 25771).notice is Notice.CHECK_PACKING
    assert rig.scan(COMPLETE).notice is Notice.ACCEPTED_EARLY
    assert functions(rig) == ["start_packing", "complete_packing"]


def test_changed_while_looked_at(rigs: Rigs) -> None:
    """When the order changes under the open check, the next scan asks for a new look and packs nothing."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    asked(rig)
    before = rig.bench.current
    rig.bench.book.update([cake(stage="Packing", writing="Happy Birthday Anna", version=2)])
    notice_change(rig.bench, before)
    assert rig.scan_label("B", 25771).notice is Notice.CHECK_PACKING
    check = shown(rig)
    assert check is not None
    assert check.writing == "Happy Birthday Anna"
    assert functions(rig) == ["start_packing"]


def test_a_cancelled_cake_has_no_check(rigs: Rigs) -> None:
    """When the order is cancelled while the check is open, nothing can be packed."""
    rig = rigs.make(Stage.PACKING, cake(stage="Packing"))
    asked(rig)
    rig.bench.book.update([cake(stage="Packing", cancelled_at="2026-11-22T00:00:00+00:00", version=2)])
    assert shown(rig) is None
    confirm_packing(rig.bench, "bannos-25771")
    assert functions(rig) == ["start_packing"]
