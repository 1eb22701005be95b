"""Printing a cake's label: event and print job belong together."""

from printing.delivery import Tier
from printing.errors import DeliveryUnknown
from printing.spool import JobState
from scanning.codes import Command, command_code
from station.domain.stages import Stage
from station.services.bench_state import DidLabelPrint
from station.services.choose_cake import show
from station.services.notices import FeedbackKind, Notice
from station.services.print_answers import answer_label, ask_open_labels, job_changed
from station.services.print_desk import label_question
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

DONE = "2026-11-21T01:00:00+00:00"


def shown(rigs: Rigs, stage: Stage = Stage.FILLING, printer: str = "file:///x", **changes: str) -> Rig:
    """A bench with one cake, which is on the screen."""
    rig = rigs.make(stage, cake(**changes), printer=printer)
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    show(rig.bench, order)
    return rig


def came_out(rig: Rig) -> None:
    """The printer prints the label that waits."""
    job = rig.spool.next_waiting()
    assert job is not None
    rig.spool.start_sending(job.id)
    job_changed(rig.bench, rig.spool.delivered(job.id, Tier.STATUS_BEHIND))


def test_first_label(rigs: Rigs) -> None:
    """PRINT at Filling records the print and queues one label with the cake's code and the event's id."""
    rig = shown(rigs)
    assert rig.scan(command_code(Command.PRINT)).notice is Notice.LABEL_QUEUED
    (job,) = rig.spool.open_jobs()
    (entry,) = rig.outbox.unconfirmed()
    assert (job.state, job.copy, job.request_id) == (JobState.QUEUED, 0, entry.event_id)
    assert entry.function == "handle_print_barcode"
    assert job.label_code.encode() in job.data


def test_again_is_a_copy(rigs: Rigs) -> None:
    """PRINT of a cake that has a label prints a copy marked REPRINT, with the same code and no new event."""
    rig = shown(rigs)
    rig.scan(command_code(Command.PRINT))
    came_out(rig)
    said = rig.scan(command_code(Command.PRINT))
    assert (said.notice, said.params["copy"]) == (Notice.LABEL_REPRINT_QUEUED, "1")
    copy, first = rig.spool.recent()
    assert (copy.copy, copy.label_code) == (1, first.label_code)
    assert b"REPRINT 1" in copy.data
    assert len(rig.outbox.unconfirmed()) == 1


def test_no_printer(rigs: Rigs) -> None:
    """Without a printer PRINT is refused and nothing is recorded."""
    rig = shown(rigs, printer="none")
    assert rig.scan(command_code(Command.PRINT)).notice is Notice.PRINTER_NOT_SET
    assert rig.outbox.unconfirmed() == ()


def test_not_at_another_bench(rigs: Rigs) -> None:
    """The first label is printed at Filling only."""
    rig = shown(rigs, Stage.COVERING)
    assert rig.scan(command_code(Command.PRINT)).notice is Notice.COMMAND_NOT_HERE


def test_unknown_outcome_is_asked(rigs: Rigs) -> None:
    """A label whose fate nobody knows is asked about; No prints it once more, Yes does not."""
    rig = shown(rigs)
    rig.scan(command_code(Command.PRINT))
    (job,) = rig.spool.open_jobs()
    rig.spool.start_sending(job.id)
    rig.spool.unknown(job.id, DeliveryUnknown("No word", "The printer went away."))
    ask_open_labels(rig.bench)
    assert label_question(rig.bench) == DidLabelPrint(str(job.id), "B25771")
    assert rig.said[-1].kind is FeedbackKind.QUESTION
    answer_label(rig.bench, str(job.id), printed=False)
    (again,) = rig.spool.open_jobs()
    assert (again.state, again.data) == (JobState.QUEUED, job.data)
    rig.spool.start_sending(again.id)
    rig.spool.unknown(again.id, DeliveryUnknown("No word", "The printer went away."))
    answer_label(rig.bench, str(again.id), printed=True)
    assert rig.spool.open_jobs() == ()
