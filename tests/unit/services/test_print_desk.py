"""Labels that wait: cancelled, moved to another printer, asked about, or printed as a whole queue."""

from msgspec.structs import replace

from printing.delivery import Tier
from printing.errors import DeliveryUnknown, PaperOut
from printing.print_job import JobCause, JobState, PrintJob
from scanning.codes import Command, command_code
from station.domain.stages import Function, Stage
from station.services.bench_state import (
    BatchChoice,
    BatchSpan,
    BatchView,
    DeviceStatus,
    DeviceView,
    DidLabelPrint,
    LabelState,
)
from station.services.bench_view import bench_state
from station.services.choose_cake import show
from station.services.notices import Notice
from station.services.print_answers import answer_label, cancel_label, job_changed
from station.services.print_batch import start_batch, stop_batch
from station.services.print_desk import printer_changed, put_off_question, use_printer
from station.services.print_stranded import print_stranded
from sync.entry import Entry, NewEntry
from sync.errors import DiskRefused
from sync.outbox import Outbox
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

NO_PAPER = PaperOut("No paper", "Put a new roll in.")
NO_WORD = DeliveryUnknown("Did a label come out?", "Look.")
READY = DeviceView(DeviceStatus.READY, "tcp://10.0.0.9:9100")


def queue_of(rigs: Rigs, *days: str) -> Rig:
    """A Filling bench with a cake for each day, none with a label."""
    cakes = [cake(f"bannos-{25771 + at}", due_date=day) for at, day in enumerate(days)]
    return rigs.make(Stage.FILLING, *cakes)


def with_label(rigs: Rigs) -> tuple[Rig, PrintJob]:
    """A bench whose first label waits for paper."""
    rig = queue_of(rigs, "2026-11-22")
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    show(rig.bench, order)
    rig.scan(command_code(Command.PRINT))
    (job,) = rig.spool.open_jobs()
    held = rig.spool.hold(job.id, NO_PAPER)
    job_changed(rig.bench, held)
    return rig, held


def print_next(rig: Rig, state: JobState = JobState.PRINTED) -> None:
    """The printer takes the oldest label that waits, and this becomes of it."""
    job = rig.spool.next_waiting()
    assert job is not None
    rig.spool.start_sending(job.id)
    if state is JobState.PRINTED:
        job_changed(rig.bench, rig.spool.delivered(job.id, Tier.STATUS_BEHIND))
    else:
        job_changed(rig.bench, rig.spool.unknown(job.id, NO_WORD))


def labels(rig: Rig) -> list[str]:
    """The cakes whose label is out."""
    done = (job for job in reversed(rig.spool.recent()) if job.state is JobState.PRINTED)
    return [job.human_number for job in done]


def test_label_that_waits_says_why(rigs: Rigs) -> None:
    """The panel has the label with its reason in words and for a picture."""
    rig, _ = with_label(rigs)
    (line,) = bench_state(rig.bench).printing.lines
    assert (line.order_number, line.state, line.cause) == ("B25771", LabelState.HELD, JobCause.PAPER)
    assert (line.title, line.detail) == ("No paper", "Put a new roll in.")


def test_label_that_waits_is_not_wished_for_twice(rigs: Rigs) -> None:
    """PRINT and REPRINT while the label waits for paper add no second one; after it is out, a copy does."""
    rig, job = with_label(rigs)
    for command in (Command.PRINT, Command.REPRINT):
        assert rig.scan(command_code(command)).notice is Notice.LABEL_UNDER_WAY
    assert [j.id for j in rig.spool.recent()] == [job.id]
    print_next(rig)
    assert rig.scan(command_code(Command.REPRINT)).notice is Notice.LABEL_REPRINT_QUEUED


def test_cancelled_label_takes_its_scan_back(rigs: Rigs) -> None:
    """A first label that is cancelled leaves its cake without a label, as if nobody had printed."""
    rig, job = with_label(rigs)
    cancel_label(rig.bench, str(job.id))
    assert rig.said[-1].notice is Notice.LABEL_CANCELLED
    assert rig.spool.job(job.id).state is JobState.CANCELLED
    assert rig.outbox.unconfirmed() == ()
    assert bench_state(rig.bench).printing.choices == (BatchChoice(BatchSpan.TODAY, 1),)
    assert rig.scan(command_code(Command.PRINT)).notice is Notice.LABEL_QUEUED
    (again,) = rig.spool.open_jobs()
    assert (again.copy, b"REPRINT" in again.data) == (0, False)


def test_undone_print_takes_its_label_along(rigs: Rigs) -> None:
    """UNDO of a print whose label still waits for paper: with the new roll nothing comes out."""
    rig, job = with_label(rigs)
    assert rig.scan(command_code(Command.UNDO)).notice is Notice.LABEL_UNDONE
    assert rig.spool.job(job.id).state is JobState.CANCELLED


def test_label_at_the_printer_cannot_be_cancelled(rigs: Rigs) -> None:
    """Cancel comes too late once it is being sent, and says so."""
    rig, job = with_label(rigs)
    rig.spool.start_sending(job.id)
    cancel_label(rig.bench, str(job.id))
    assert rig.said[-1].notice is Notice.DECIDED_NOT
    assert rig.spool.job(job.id).state is JobState.SENDING


def test_other_printer_takes_what_waits(rigs: Rigs) -> None:
    """By a person's choice what waits moves, what is being sent stays, and new labels follow."""
    rig = queue_of(rigs, "2026-11-22", "2026-11-22", "2026-11-22")
    bench = rig.bench
    printer_changed(bench, 1, DeviceView(DeviceStatus.TROUBLE, "one", "Put a new roll in.", "No paper"))
    printer_changed(bench, 2, READY)
    start_batch(bench, BatchSpan.ALL)
    first, second = rig.spool.open_jobs()
    rig.spool.start_sending(first.id)
    assert bench_state(bench).printing.other_printer == 2
    use_printer(bench, 2)
    assert rig.said[-1].params == {"printer": "2", "count": "1"}
    assert (rig.spool.job(first.id).printer, rig.spool.job(second.id).printer) == (1, 2)
    job_changed(bench, rig.spool.delivered(first.id, Tier.NONE))
    assert [job.printer for job in rig.spool.open_jobs()] == [2, 2]
    view = bench_state(bench)
    assert (view.status.printer, view.printing.other_printer) == (READY, 0)


def test_question_stays_until_it_is_answered(rigs: Rigs) -> None:
    """A scan does not close the question; closing it puts it off to the panel; each label has its own."""
    rig = queue_of(rigs, "2026-11-22", "2026-11-22")
    start_batch(rig.bench, BatchSpan.ALL)
    for _ in range(2):
        print_next(rig, JobState.UNKNOWN)
    rig.scan("B25772")
    assert bench_state(rig.bench).question == DidLabelPrint("1", "B25771")
    put_off_question(rig.bench)
    assert bench_state(rig.bench).question == DidLabelPrint("2", "B25772")
    answer_label(rig.bench, "2", printed=True)
    view = bench_state(rig.bench)
    assert view.question is None
    assert [(line.job_id, line.state) for line in view.printing.lines] == [("1", LabelState.ASK)]


def test_choices_of_a_queue(rigs: Rigs) -> None:
    """Today has the overdue ones in it; a choice that adds nothing is left out; other benches have none."""
    rig = queue_of(rigs, "2026-11-20", "2026-11-22", "2026-11-22", "2026-11-30")
    choices = bench_state(rig.bench).printing.choices
    assert choices == (BatchChoice(BatchSpan.TODAY, 3), BatchChoice(BatchSpan.ALL, 4))
    rigs.close()
    covering = rigs.make(Stage.COVERING, cake("bannos-25799", stage="Covering"))
    assert bench_state(covering.bench).printing.choices == ()


def test_whole_queue_with_progress(rigs: Rigs) -> None:
    """N of m in the queue's order; two are in the spool at a time; at the end it says how many."""
    rig = queue_of(rigs, *["2026-11-22"] * 5)
    start_batch(rig.bench, BatchSpan.TODAY)
    seen = []
    while rig.bench.print_batch is not None:
        seen.append((bench_state(rig.bench).printing.batch, len(rig.spool.open_jobs())))
        print_next(rig)
    assert seen == [(BatchView(done, 5), 2 if done < 4 else 1) for done in range(5)]
    assert (rig.said[-1].notice, rig.said[-1].params["count"]) == (Notice.BATCH_DONE, "5")
    assert labels(rig) == [f"B{25771 + at}" for at in range(5)]
    assert len(rig.sent()) == 5
    assert len(rig.said) == 2, "one answer at the start and one at the end, not one for each label"


def test_stopped_queue_leaves_the_rest(rigs: Rigs) -> None:
    """Stop: what waits is cancelled and its scan taken back, the rest was never asked for."""
    rig = queue_of(rigs, *["2026-11-22"] * 5)
    start_batch(rig.bench, BatchSpan.ALL)
    print_next(rig)
    stop_batch(rig.bench)
    assert rig.said[-1].params == {"count": "1", "total": "5"}
    assert rig.spool.open_jobs() == ()
    assert labels(rig) == ["B25771"]
    assert rig.sent() == [("bannos-25771", "handle_print_barcode")]
    assert bench_state(rig.bench).printing.choices == (BatchChoice(BatchSpan.TODAY, 4),)


def test_cancelled_label_of_a_queue(rigs: Rigs) -> None:
    """One label of the queue is cancelled: the others come out, and the queue ends."""
    rig = queue_of(rigs, *["2026-11-22"] * 4)
    start_batch(rig.bench, BatchSpan.ALL)
    cancel_label(rig.bench, "2")
    while rig.spool.next_waiting() is not None:
        print_next(rig)
    assert labels(rig) == ["B25771", "B25773", "B25774"]
    assert rig.bench.print_batch is None


def test_no_paper_in_the_middle(rigs: Rigs) -> None:
    """The queue is held with the label that is held, and goes on with it."""
    rig = queue_of(rigs, *["2026-11-22"] * 3)
    start_batch(rig.bench, BatchSpan.ALL)
    print_next(rig)
    waiting = rig.spool.next_waiting()
    assert waiting is not None
    job_changed(rig.bench, rig.spool.hold(waiting.id, NO_PAPER))
    assert bench_state(rig.bench).printing.batch == BatchView(1, 3)
    print_next(rig)
    print_next(rig)
    assert labels(rig) == ["B25771", "B25772", "B25773"]
    assert rig.bench.print_batch is None


def test_question_in_the_middle(rigs: Rigs) -> None:
    """Asked about one of its labels, the queue counts it when it came out, or its second printing."""
    rig = queue_of(rigs, *["2026-11-22"] * 4)
    start_batch(rig.bench, BatchSpan.ALL)
    print_next(rig, JobState.UNKNOWN)
    print_next(rig, JobState.UNKNOWN)
    assert rig.spool.next_waiting() is None, "it waits for the answers"
    answer_label(rig.bench, "1", printed=True)
    answer_label(rig.bench, "2", printed=False)
    while rig.spool.next_waiting() is not None:
        print_next(rig)
    assert sorted(labels(rig)) == ["B25771", "B25772", "B25773", "B25774"]
    assert (rig.said[-1].notice, rig.said[-1].params["count"]) == (Notice.BATCH_DONE, "4")


class FullDisk:
    """An outbox whose disk is full."""

    def __init__(self, outbox: Outbox) -> None:
        self.unconfirmed, self.recent, self.counts = outbox.unconfirmed, outbox.recent, outbox.counts

    def record(self, new: NewEntry) -> Entry:
        """Refused, as sync/outbox.py does it."""
        raise DiskRefused("Disk full", f"{new.station} has no room left.")


def test_disk_that_refuses_ends_the_queue(rigs: Rigs) -> None:
    """A scan that cannot be saved stops the queue with one word, not one for each cake."""
    rig = queue_of(rigs, *["2026-11-22"] * 5)
    rig.bench.ports = replace(rig.bench.ports, outbox=FullDisk(rig.outbox))
    start_batch(rig.bench, BatchSpan.ALL)
    assert [said.notice for said in rig.said] == [Notice.BATCH_STARTED, Notice.NOT_SAVED]
    assert rig.spool.open_jobs() == ()
    assert rig.bench.print_batch is None


def test_label_that_was_never_saved(rigs: Rigs) -> None:
    """Killed between the print and its label: at the next start it is wished for once, by the same wish."""
    rig, job = with_label(rigs)
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    event_id = rig.bench.record(order, Function.PRINT)
    for _ in range(2):
        print_stranded(rig.bench)
    assert [j.request_id for j in rig.spool.recent()] == [event_id, job.request_id]
    assert rig.spool.recent()[0].copy == 0


def test_label_of_a_lost_list_is_not_guessed(rigs: Rigs) -> None:
    """A print list that was set aside may have printed it: nothing comes out by itself."""
    rig = queue_of(rigs, "2026-11-22")
    order = rig.bench.book.get("bannos-25771")
    assert order is not None
    rig.bench.record(order, Function.PRINT)
    print_stranded(rig.bench)
    assert rig.spool.recent() == ()


def test_label_that_was_taken_back_stays_away(rigs: Rigs) -> None:
    """A print that was undone is not printed at the next start."""
    rig, job = with_label(rigs)
    rig.scan(command_code(Command.UNDO))
    print_stranded(rig.bench)
    assert [j.id for j in rig.spool.recent()] == [job.id]
