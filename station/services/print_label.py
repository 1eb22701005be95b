"""Print a label, print it again, and what becomes of it."""

from uuid import uuid4

from printing.errors import PrintError
from printing.spool import JobState, PrintJob, PrintRequest
from station.domain.orders import Order
from station.domain.stages import Function, Stage
from station.services.bench_state import DeviceStatus, DidLabelPrint, FeedbackKind, Notice
from station.services.labels import copy_number, label_bytes, label_of
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
    else:
        _first_label(bench, order)


def reprint_label(bench: Workbench) -> None:
    """Print the current cake's label again: marked REPRINT n, with the cake's own code."""
    order = _printable(bench, "REPRINT")
    if order is None:
        return
    try:
        copy = copy_number(bench, label_of(bench, order, 0))
        _spool(bench, order, str(uuid4()), copy)
    except PrintError as error:
        _failed(bench, order.human_id, error.message)
    else:
        bench.say(FeedbackKind.ACCEPTED, Notice.LABEL_REPRINT_QUEUED, order=order.human_id, copy=str(copy))


def job_changed(bench: Workbench, job: PrintJob) -> None:
    """The printer thread reports: say what a person must know, ask what only a person can see."""
    if job.state is JobState.UNKNOWN:
        bench.question = DidLabelPrint(str(job.id), job.human_number)
        bench.say(FeedbackKind.QUESTION, Notice.LABEL_UNKNOWN, order=job.human_number)
    elif job.state is JobState.FAILED:
        _failed(bench, job.human_number, job.reason or "")


def ask_open_labels(bench: Workbench) -> None:
    """After a restart: the question about a label that was on its way is still open."""
    for job in bench.ports.spool.open_jobs():
        job_changed(bench, job)


def answer_label(bench: Workbench, job_id: str, printed: bool) -> None:
    """A person looked whether a label came out. No: print it once more, as a copy."""
    bench.question = None
    try:
        job = bench.ports.spool.answer(int(job_id), came_out=printed)
        if not printed:
            bench.ports.spool.enqueue(_once_more(job))
            bench.ports.wake_printer()
            bench.say(FeedbackKind.ACCEPTED, Notice.LABEL_QUEUED, order=job.human_number)
    except PrintError as error:
        _failed(bench, "", error.message)


def _once_more(job: PrintJob) -> PrintRequest:
    return PrintRequest(str(uuid4()), job.label_code, job.human_number, job.data, job.event_id, job.copy)


def _printable(bench: Workbench, command: str) -> Order | None:
    order = bench.current
    if order is None:
        bench.say(FeedbackKind.REFUSED, Notice.COMMAND_NEEDS_ORDER, command=command)
    elif bench.printer.status is DeviceStatus.NOT_SET:
        bench.say(FeedbackKind.REFUSED, Notice.PRINTER_NOT_SET, order=order.human_id)
    elif order.cancelled_at is not None:
        bench.say(FeedbackKind.REFUSED, Notice.ORDER_CANCELLED, order=order.human_id)
    else:
        return order
    return None


def _first_label(bench: Workbench, order: Order) -> None:
    try:
        # Drawn first: a label that cannot be printed must not count as printed.
        data = label_bytes(bench, label_of(bench, order, 0))
    except PrintError as error:
        _failed(bench, order.human_id, error.message)
        return
    event_id = bench.record(order, Function.PRINT)
    if event_id is None:
        return
    try:
        _enqueue(bench, order, event_id, 0, data)
    except PrintError as error:
        _failed(bench, order.human_id, error.message)
    else:
        bench.say(bench.accepted_kind(), Notice.LABEL_QUEUED, order=order.human_id)


def _spool(bench: Workbench, order: Order, request_id: str, copy: int) -> None:
    _enqueue(bench, order, request_id, copy, label_bytes(bench, label_of(bench, order, copy)))


def _enqueue(bench: Workbench, order: Order, request_id: str, copy: int, data: bytes) -> None:
    code = label_of(bench, order, copy).code
    bench.ports.spool.enqueue(PrintRequest(request_id, code, order.human_id, data, request_id, copy))
    bench.labels_asked += 1
    bench.ports.wake_printer()


def _failed(bench: Workbench, order: str, detail: str) -> None:
    bench.say(FeedbackKind.REFUSED, Notice.LABEL_FAILED, order=order, detail=detail)
