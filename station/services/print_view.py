"""The labels and printers of a bench as its panel draws them."""

from collections.abc import Sequence

from printing.print_job import JobState, PrintJob
from station.domain.orders import Order
from station.services.bench_state import DeviceStatus
from station.services.print_batch import batch_choices
from station.services.print_desk import open_jobs
from station.services.print_lines import LabelLine, LabelState, PrintView
from station.services.workbench import Workbench

_STATES = {
    JobState.QUEUED: LabelState.WAITS,
    JobState.HELD: LabelState.HELD,
    JobState.SENDING: LabelState.PRINTING,
    JobState.UNKNOWN: LabelState.ASK,
}


def print_view(bench: Workbench, queue: Sequence[Order]) -> PrintView:
    """The panel. `queue`: the cakes of this bench, in its order."""
    batch = bench.print_batch
    return PrintView(
        lines=tuple(_line(bench, job) for job in open_jobs(bench)),
        batch=batch.view() if batch is not None else None,
        choices=batch_choices(bench, queue) if batch is None and bench.known else (),
        printer=bench.print_desk.chosen,
        other_printer=_other(bench),
    )


def _other(bench: Workbench) -> int:
    """The printer that can be chosen instead: set up, and not in trouble itself."""
    others = (n for n in bench.print_desk.printers if n != bench.print_desk.chosen)
    usable = (DeviceStatus.READY, DeviceStatus.BUSY)
    return next((n for n in others if bench.print_desk.printers[n].status in usable), 0)


def _line(bench: Workbench, job: PrintJob) -> LabelLine:
    return LabelLine(
        job_id=str(job.id),
        order_number=job.human_number,
        copy=job.copy,
        state=_STATES[job.state],
        cause=job.cause,
        title=job.reason_title or "",
        detail=job.reason or "",
        since=job.created_at.astimezone(bench.settings.zone),
        printer=job.printer,
    )
