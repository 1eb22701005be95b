"""What a bench knows about its labels and printers, and what a person decides about them."""

import logging
from collections.abc import Callable
from functools import partial

from printing.errors import PrintError
from printing.print_job import WAITING, JobState, PrintJob
from station.domain.orders import Order
from station.domain.stages import Function
from station.services.bench_state import DeviceView, DidLabelPrint
from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Workbench
from sync.entry import Entry
from sync.errors import NotPossible, StoreError

log = logging.getLogger(__name__)

RECENT = 200
"""How many scans back the one of a cancelled label is looked for."""


def open_jobs(bench: Workbench) -> tuple[PrintJob, ...]:
    """The labels that are not done; the last known ones when the disk cannot be read."""
    desk = bench.print_desk
    if desk.stale:
        try:
            desk.jobs, desk.stale = bench.ports.spool.open_jobs(), False
            desk.put_off.intersection_update(job.id for job in desk.jobs)
        except PrintError as error:
            log.warning("the print list was not read: %s", error.title)
    return desk.jobs


def label_question(bench: Workbench) -> DidLabelPrint | None:
    """The oldest label that nobody has looked for; the ones that were put off wait in the panel."""
    put_off = bench.print_desk.put_off
    asked = (job for job in open_jobs(bench) if job.state is JobState.UNKNOWN and job.id not in put_off)
    job = next(asked, None)
    return DidLabelPrint(str(job.id), job.human_number) if job else None


def put_off_question(bench: Workbench) -> None:
    """The question was closed without an answer: it stays in the panel."""
    question = label_question(bench)
    if question is not None:
        bench.print_desk.put_off.add(int(question.job_id))


def printer_changed(bench: Workbench, printer: int, view: DeviceView) -> None:
    """A printer reports. The strip shows the one in use."""
    bench.print_desk.printers[printer] = view
    bench.printer = bench.print_desk.printers.get(bench.print_desk.chosen, bench.printer)


def use_printer(bench: Workbench, printer: int) -> None:
    """A person chooses the printer: what is new goes there, and what waits without one byte sent."""
    desk = bench.print_desk
    if printer not in desk.printers:
        return
    desk.chosen, bench.printer = printer, desk.printers[printer]
    moved = 0
    for job in bench.ports.spool.open_jobs():
        if job.state in WAITING and job.printer != printer and _done(partial(_move, bench, job, printer)):
            moved += 1
    desk.stale = True
    bench.ports.wake_printer()
    bench.say(FeedbackKind.ACCEPTED, Notice.PRINTER_CHOSEN, printer=str(printer), count=str(moved))


def take_back_print(bench: Workbench, job: PrintJob) -> None:
    """The label never came out: its cake has none, here and at the server."""
    entry = _print_of(bench, job)
    if entry is None:
        return
    try:
        bench.ports.decisions.withdraw(entry.event_id, bench.staff_id)
    except NotPossible:
        _ask_server(bench, entry)
    except StoreError as error:
        log.warning("the scan of a cancelled label was not taken back: %s", error.title)
    bench.refresh_pending(entry.order_key)
    bench.ports.wake_dispatcher()


def cake_of_label(bench: Workbench, job_id: int) -> Order | None:
    """The cake that would have no label any more without this one."""
    job = next((job for job in open_jobs(bench) if job.id == job_id), None)
    entry = _print_of(bench, job) if job is not None else None
    return bench.book.get(entry.order_key) if entry is not None else None


def _print_of(bench: Workbench, job: PrintJob) -> Entry | None:
    entry = next((e for e in bench.ports.outbox.recent(RECENT) if e.event_id == job.event_id), None)
    return None if job.copy or entry is None or entry.function != Function.PRINT else entry


def _ask_server(bench: Workbench, entry: Entry) -> None:
    order = bench.book.get(entry.order_key)
    if order is not None:
        bench.record(order, Function.UNDO, p_undo_event_id=entry.event_id)


def _move(bench: Workbench, job: PrintJob, printer: int) -> None:
    bench.ports.spool.move(job.id, printer)


def _done(act: Callable[[], None]) -> bool:
    try:
        act()
    except PrintError:
        # It is at the printer already: it stays there.
        return False
    return True
