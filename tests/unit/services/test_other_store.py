"""A cake of a store that the signed-on person does not work for: said before anything is done."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from printing.delivery import Tier
from printing.print_job import JobState
from scanning.codes import Command, command_code, label_code, shelf_code
from station.domain.staff import Staff
from station.domain.stages import Stage
from station.services.assign import assign, unassign
from station.services.bench_documents import load_lists
from station.services.bench_state import BatchSpan, PackingCheck, QcReason
from station.services.bench_view import bench_state
from station.services.choose_cake import show
from station.services.notices import FeedbackKind, Notice
from station.services.packing import confirm_packing
from station.services.print_answers import cancel_label, job_changed
from station.services.print_batch import start_batch, stop_batch
from station.services.print_label import reprint_label
from station.services.print_several import PrintSeveral
from station.services.return_for_qc import ask_reason, return_for_qc
from station.services.run_command import do_next
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench
from sync.ending import Ending
from sync.outcome import Answer, verdict
from tests.cakes import cake
from tests.unit.services.conftest import Acting, Rig, Rigs

PRINTED = "2026-11-21T01:00:00+00:00"
THEIRS = "flourlane-90001"
OWN = "bannos-25771"
BOTH = Staff("staff-2", "Lena", "Staff", ("bannos", "flourlane"), "1031")
NEXT, PREVIOUS = command_code(Command.NEXT), command_code(Command.PREVIOUS)


def ana_at(rigs: Rigs, stage: Stage, *cakes: dict[str, Any]) -> Rig:
    """A bench for both stores at which Ana of Bannos works; Lena of both can sign on."""
    rig = rigs.make(stage, *cakes)
    rig.bench.staff["staff-2"] = BOTH
    rig.bench.staff_id = "staff-1"
    return rig


def on_screen(rig: Rig, order_id: str) -> None:
    """Somebody looks at this cake."""
    order = rig.bench.book.get(order_id)
    assert order is not None
    show(rig.bench, order)


def nothing_was_done(rig: Rig) -> None:
    """No scan was saved and no label wished for."""
    assert (rig.sent(), rig.spool.open_jobs()) == ([], ())


def test_next_leaves_them_out(rigs: Rigs) -> None:
    """NEXT and PREVIOUS go past another store's cakes, also from such a cake, and stay at the ends."""
    order = ["flourlane-90001", "bannos-25771", "flourlane-90002", "bannos-25772", "flourlane-90003"]
    queue = [cake(key, due_date=f"2026-11-{22 + at}") for at, key in enumerate(order)]
    rig = ana_at(rigs, Stage.FILLING, *queue)
    steps = ((NEXT, 1), (NEXT, 3), (NEXT, 3), (PREVIOUS, 1), (PREVIOUS, 1))
    for code, at in steps:
        assert rig.scan(code).notice is Notice.SHOWING_ORDER
        assert rig.bench.current_id == order[at]
    on_screen(rig, order[2])
    rig.scan(NEXT)
    assert rig.bench.current_id == order[3]


def test_next_says_that_there_is_no_other(rigs: Rigs) -> None:
    """With nothing but the other store's cakes in the queue, NEXT says whose they are."""
    rig = ana_at(rigs, Stage.FILLING, cake(THEIRS))
    said = rig.scan(NEXT)
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.NO_CAKE_FOR)
    assert said.params == {"name": "Ana", "store": "Flourlane"}
    assert rig.bench.current_id is None


@pytest.mark.parametrize("stage", [Stage.FILLING, Stage.COVERING, Stage.DECORATING, Stage.PACKING])
def test_scan_is_refused_in_words(rigs: Rigs, stage: Stage) -> None:
    """A label of the other store's cake: shown, not done; the answer says who has to come."""
    rig = ana_at(rigs, stage, cake(THEIRS, stage=stage.value))
    said = rig.scan(label_code("F", 90001, None))
    assert (said.kind, said.notice) == (FeedbackKind.REFUSED, Notice.OTHER_STORE)
    told = {"order": "F90001", "store": "Flourlane", "name": "Ana", "works_for": "Bannos"}
    assert said.params == told
    assert rig.bench.current_id == THEIRS, "looking at it stays possible"
    nothing_was_done(rig)


def test_slip_is_refused_too(rigs: Rigs) -> None:
    """A packing slip only shows a cake: the person is told then, not when they print."""
    rig = ana_at(rigs, Stage.FILLING, cake(THEIRS))
    assert rig.scan("F90001").notice is Notice.OTHER_STORE


@pytest.mark.parametrize("command", [Command.PRINT, Command.REPRINT, Command.COMPLETE])
def test_cards_at_filling(rigs: Rigs, command: Command) -> None:
    """The cards of Filling print and save nothing of the other store's cake."""
    printed = None if command is Command.PRINT else PRINTED
    rig = ana_at(rigs, Stage.FILLING, cake(THEIRS, filling_start_ts=printed))
    on_screen(rig, THEIRS)
    assert rig.scan(command_code(command)).notice is Notice.OTHER_STORE
    nothing_was_done(rig)


def test_start(rigs: Rigs) -> None:
    """Nor does START."""
    rig = ana_at(rigs, Stage.COVERING, cake(THEIRS, stage="Covering"))
    on_screen(rig, THEIRS)
    assert rig.scan(command_code(Command.START)).notice is Notice.OTHER_STORE
    nothing_was_done(rig)


AT_PACKING: dict[str, Callable[[Workbench], None]] = {
    "the button": do_next,
    "reprint": reprint_label,
    "ask why": ask_reason,
    "return": lambda bench: return_for_qc(bench, THEIRS, QcReason.DAMAGED),
    "assign": lambda bench: assign(bench, THEIRS, "staff-2"),
    "give back": lambda bench: unassign(bench, THEIRS),
}


@pytest.mark.parametrize("what", AT_PACKING)
def test_touches(rigs: Rigs, what: str) -> None:
    """Nothing that is touched does anything to it, and no question opens first."""
    there = cake(THEIRS, stage="Packing", filling_start_ts=PRINTED, assignee_id="staff-2")
    rig = ana_at(rigs, Stage.PACKING, there)
    on_screen(rig, THEIRS)
    AT_PACKING[what](rig.bench)
    assert [said.notice for said in rig.said] == [Notice.OTHER_STORE]
    assert rig.bench.question is None
    nothing_was_done(rig)


def test_shelf(rigs: Rigs) -> None:
    """A shelf is not scanned for it either."""
    rig = ana_at(rigs, Stage.PACKING, cake(THEIRS, stage="Packing"))
    on_screen(rig, THEIRS)
    assert rig.scan(shelf_code("A1")).notice is Notice.OTHER_STORE
    nothing_was_done(rig)


def test_check_that_somebody_else_opened(rigs: Rigs) -> None:
    """A badge of the wrong store during the packing check: the check stays, and does not pack."""
    rig = ana_at(rigs, Stage.PACKING, cake(THEIRS, stage="Packing", packing_start_ts=PRINTED))
    rig.bench.staff_id = BOTH.id
    rig.scan(label_code("F", 90001, None))
    rig.bench.staff_id = "staff-1"
    confirm_packing(rig.bench, THEIRS)
    assert rig.said[-1].notice is Notice.OTHER_STORE
    assert isinstance(rig.bench.question, PackingCheck)
    nothing_was_done(rig)


def test_selecting_shows_and_tells(rigs: Rigs, runner: TaskRunner) -> None:
    """A touched row is shown and the person told; a cake with nothing to do here is only shown."""
    rig = ana_at(rigs, Stage.FILLING, cake(THEIRS), cake("flourlane-90002", stage="Packing"))
    acting = Acting(rig)
    try:
        acting.bench.select("flourlane-90002")
        assert acting.settle().current_id == "flourlane-90002"
        assert rig.said == []
        acting.bench.select(THEIRS)
        assert acting.settle().current_id == THEIRS
        assert rig.said[-1].notice is Notice.OTHER_STORE
    finally:
        acting.runner.close()


def test_badge_of_that_store_goes_on(rigs: Rigs) -> None:
    """Somebody of the store signs on, and the same label does its work at once."""
    rig = ana_at(rigs, Stage.COVERING, cake(THEIRS, stage="Covering"))
    assert rig.scan(label_code("F", 90001, None)).notice is Notice.OTHER_STORE
    rig.bench.staff_id = BOTH.id
    assert rig.scan(label_code("F", 90001, None)).notice is Notice.STAGE_COMPLETED


@pytest.mark.parametrize("who", [None, "somebody-unknown"])
def test_whom_nobody_knows(rigs: Rigs, who: str | None) -> None:
    """Nobody signed on, or somebody who is not on the list: saved, and the backend decides."""
    rig = ana_at(rigs, Stage.COVERING, cake(THEIRS, stage="Covering"))
    rig.bench.staff_id = who
    assert rig.scan(label_code("F", 90001, None)).notice is Notice.STAGE_COMPLETED


def test_who_has_left(rigs: Rigs) -> None:
    """Somebody who left while they were signed on is told so, and saves nothing."""
    rig = ana_at(rigs, Stage.COVERING, cake(stage="Covering"))
    rig.bench.staff["staff-1"] = replace(rig.bench.staff["staff-1"], active=False)
    said = rig.scan_label("B", 25771)
    assert (said.notice, said.params["name"]) == (Notice.NOT_ON_THE_LIST, "Ana")
    nothing_was_done(rig)


def test_whole_queue_without_them(rigs: Rigs) -> None:
    """Printing everything leaves the other store's cakes out, counts without them, and says how many."""
    rig = ana_at(rigs, Stage.FILLING, cake(OWN), cake(THEIRS), cake("flourlane-90002"))
    assert [choice.count for choice in bench_state(rig.bench).printing.choices] == [1]
    start_batch(rig.bench, BatchSpan.ALL)
    assert rig.said[-1].params == {"count": "1", "skipped": "2"}
    assert [order for order, _ in rig.sent()] == [OWN]
    (job,) = rig.spool.open_jobs()
    rig.spool.start_sending(job.id)
    job_changed(rig.bench, rig.spool.delivered(job.id, Tier.STATUS_BEHIND))
    assert [said.notice for said in rig.said] == [Notice.BATCH_STARTED_SOME, Notice.BATCH_DONE_SOME]


def test_board_of_theirs_prints_nothing(rigs: Rigs) -> None:
    """Several labels at a touch, none of them for this person: said, and nothing printed."""
    rig = ana_at(rigs, Stage.FILLING, cake(THEIRS), cake("flourlane-90002"))
    PrintSeveral(rig.bench).print([THEIRS, "flourlane-90002"])
    assert rig.said[-1].notice is Notice.BATCH_NOT_THEIRS
    nothing_was_done(rig)


def test_label_of_theirs_is_not_cancelled(rigs: Rigs) -> None:
    """A label whose print the backend has is not cancelled by whoever may not take that scan back."""
    rig = ana_at(rigs, Stage.FILLING, cake(THEIRS))
    rig.bench.staff_id = BOTH.id
    start_batch(rig.bench, BatchSpan.ALL)
    (sent,) = rig.outbox.mark_sending(rig.outbox.unconfirmed())
    rig.outbox.settle([Ending(sent, verdict(Answer(True, {"event_id": sent.event_id, "order_id": THEIRS})))])
    (job,) = rig.spool.open_jobs()
    rig.bench.staff_id = "staff-1"
    cancel_label(rig.bench, str(job.id))
    assert rig.said[-1].notice is Notice.OTHER_STORE
    stop_batch(rig.bench)
    assert rig.said[-1].params == {"count": "1", "total": "1"}, "it still comes out"
    assert [job.state for job in rig.spool.open_jobs()] == [JobState.QUEUED]
    assert rig.sent() == []


def test_list_that_has_not_come(rigs: Rigs) -> None:
    """A restart before the list of staff has come: whoever was signed on works as they did."""
    rig = ana_at(rigs, Stage.COVERING, cake(THEIRS, stage="Covering"))
    load_lists(rig.bench)
    rig.bench.staff = {}
    assert rig.scan(label_code("F", 90001, None)).notice is Notice.STAGE_COMPLETED
