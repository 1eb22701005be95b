"""Print a label, and print it again."""

from uuid import uuid4

from printing.errors import PrintError
from printing.print_job import PrintJob, PrintRequest
from station.domain.orders import Order
from station.domain.stages import Function, Stage
from station.services.bench_state import DeviceStatus
from station.services.labels import copy_number, label_bytes, label_of
from station.services.notices import FeedbackKind, Notice
from station.services.print_desk import open_jobs
from station.services.workbench import Workbench


def print_label(bench: Workbench) -> None:
    """Print the current cake's label: the first one at Filling; where one was printed, a copy."""
    order = _printable(bench, "PRINT")
    if order is None:
        return
    if order.filling_start_ts is not None:
        reprint_label(bench)
    elif bench.stage is not Stage.FILLING or order.stage is not Stage.FILLING:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NOT_HERE, command="PRINT", bench=bench.stage.value)
    elif record_first_label(bench, order) is not None:
        bench.say_saved(order, Notice.LABEL_QUEUED)


def reprint_label(bench: Workbench) -> None:
    """Print the current cake's label again: marked REPRINT n, with the cake's own code."""
    order = _printable(bench, "REPRINT")
    if order is None or _is_under_way(bench, order):
        return
    try:
        copy = copy_number(bench, label_of(bench, order, 0))
        _spool(bench, order, str(uuid4()), copy)
    except PrintError as error:
        label_failed(bench, order.human_id, error.message)
    else:
        bench.say(FeedbackKind.ACCEPTED, Notice.LABEL_REPRINT_QUEUED, order=order.human_id, copy=str(copy))


def _printable(bench: Workbench, command: str) -> Order | None:
    order = bench.current
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command=command)
    elif bench.printer.status is DeviceStatus.NOT_SET:
        bench.say(FeedbackKind.REFUSED, Notice.PRINTER_NOT_SET, order=order.human_id)
    elif order.cancelled_at is not None:
        bench.say(FeedbackKind.REFUSED, Notice.ORDER_CANCELLED, order=order.human_id)
    elif not bench.refuses(order):
        return order
    return None


def _is_under_way(bench: Workbench, order: Order) -> bool:
    """A label that waits for paper is not wished for twice: with the new roll two would come out."""
    code = label_of(bench, order, 0).code
    if any(job.label_code == code for job in open_jobs(bench)):
        bench.say(FeedbackKind.INFO, Notice.LABEL_UNDER_WAY, order=order.human_id)
        return True
    return False


def record_first_label(bench: Workbench, order: Order) -> PrintJob | None:
    """Save the print and its label. None: it was not possible, and the person knows."""
    try:
        # Drawn first: a label that cannot be printed must not count as printed.
        data = label_bytes(bench, label_of(bench, order, 0))
    except PrintError as error:
        label_failed(bench, order.human_id, error.message)
        return None
    event_id = bench.record(order, Function.PRINT)
    if event_id is None:
        return None
    try:
        return _enqueue(bench, order, event_id, 0, data)
    except PrintError as error:
        label_failed(bench, order.human_id, error.message)
        return None


def first_label(bench: Workbench, order: Order, event_id: str) -> PrintJob:
    """The label of a print that was saved; the same print is the same wish."""
    return _enqueue(bench, order, event_id, 0, label_bytes(bench, label_of(bench, order, 0)))


def label_failed(bench: Workbench, order: str, detail: str) -> None:
    """No label came out, and why."""
    bench.say(FeedbackKind.REFUSED, Notice.LABEL_FAILED, order=order, detail=detail)


def _spool(bench: Workbench, order: Order, request_id: str, copy: int) -> None:
    _enqueue(bench, order, request_id, copy, label_bytes(bench, label_of(bench, order, copy)))


def _enqueue(bench: Workbench, order: Order, request_id: str, copy: int, data: bytes) -> PrintJob:
    code = label_of(bench, order, copy).code
    request = PrintRequest(request_id, code, order.human_id, data, request_id, copy)
    job = bench.ports.spool.enqueue(request, bench.print_desk.chosen)
    bench.print_desk.stale = True
    bench.labels_asked += 1
    bench.ports.wake_printer()
    return job
