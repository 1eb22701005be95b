"""What becomes of labels: the printers report, and a person answers what only a person can see."""

import logging
from uuid import uuid4

from printing.errors import PrintError
from printing.print_job import WAITING, JobState, PrintJob, PrintRequest
from station.services.notices import FeedbackKind, Notice
from station.services.print_batch import batch_answered, batch_job_changed
from station.services.print_desk import cake_of_label, open_jobs, take_back_print
from station.services.print_label import label_failed
from station.services.workbench import Workbench

log = logging.getLogger(__name__)


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


def cancel_label(bench: Workbench, job_id: str) -> None:
    """A person does not want this label any more; the scan that asked for it is taken back."""
    order = cake_of_label(bench, int(job_id))
    if order is not None and bench.refuses(order):
        return
    try:
        job = _cancelled(bench, int(job_id))
    except PrintError as error:
        bench.say(FeedbackKind.REFUSED, Notice.DECIDED_NOT, detail=error.message)
        return
    take_back_print(bench, job)
    bench.say(FeedbackKind.ACCEPTED, Notice.LABEL_CANCELLED, order=job.human_number)


def drop_label(bench: Workbench, event_id: str) -> None:
    """The scan that asked for it was taken back: a label that still waits must not come out."""
    for job in open_jobs(bench):
        if job.event_id == event_id and job.state in WAITING:
            try:
                _cancelled(bench, job.id)
            except PrintError as error:
                # It is at the printer by now: the person was told to throw it away.
                log.info("a label was not dropped: %s", error.message)


def _cancelled(bench: Workbench, job_id: int) -> PrintJob:
    bench.print_desk.stale = True
    job = bench.ports.spool.cancel(job_id)
    batch_job_changed(bench, job)
    return job


def _once_more(job: PrintJob) -> PrintRequest:
    return PrintRequest(str(uuid4()), job.label_code, job.human_number, job.data, job.event_id, job.copy)
