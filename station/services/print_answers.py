"""What becomes of labels: the printers report, and a person answers what only a person can see."""

from uuid import uuid4

from printing.errors import PrintError
from printing.print_job import JobState, PrintJob, PrintRequest
from station.services.bench_state import FeedbackKind, Notice
from station.services.print_batch import batch_answered, batch_job_changed
from station.services.print_desk import open_jobs
from station.services.print_label import label_failed
from station.services.workbench import Workbench


def job_changed(bench: Workbench, job: PrintJob) -> None:
    """The printer thread reports: say what a person must know. What is asked follows from the list."""
    bench.print_desk.stale = True
    if job.state is JobState.UNKNOWN:
        bench.say(FeedbackKind.QUESTION, Notice.LABEL_UNKNOWN, order=job.human_number)
    elif job.state is JobState.FAILED:
        label_failed(bench, job.human_number, job.reason or "")
    batch_job_changed(bench, job)


def ask_open_labels(bench: Workbench) -> None:
    """After a restart: the question about a label that was on its way is still open."""
    for job in open_jobs(bench):
        job_changed(bench, job)


def answer_label(bench: Workbench, job_id: str, printed: bool) -> None:
    """A person looked whether a label came out. No: print it once more, as what it was."""
    spool = bench.ports.spool
    bench.print_desk.stale = True
    try:
        job = spool.answer(int(job_id), came_out=printed)
        again = None if printed else spool.enqueue(_once_more(job), bench.print_desk.chosen)
    except PrintError as error:
        label_failed(bench, "", error.message)
        return
    if again is not None:
        bench.ports.wake_printer()
        bench.say(FeedbackKind.ACCEPTED, Notice.LABEL_QUEUED, order=job.human_number)
    batch_answered(bench, job, again)


def _once_more(job: PrintJob) -> PrintRequest:
    return PrintRequest(str(uuid4()), job.label_code, job.human_number, job.data, job.event_id, job.copy)
