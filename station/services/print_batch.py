"""The labels of a whole queue in one go: a cake counts as printed only when its own label's turn comes.

Two labels at most are in the spool: one at the printer and one behind it. So what is stopped, or cut off by a
restart, leaves the rest of the queue as it was, without labels and without scans.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from printing.errors import PrintError
from printing.print_job import JobState, PrintJob
from station.domain.orders import Order
from station.domain.stages import Stage
from station.services.bench_state import DeviceStatus
from station.services.choose_cake import queue
from station.services.clock import kitchen_day
from station.services.notices import FeedbackKind, Notice
from station.services.print_desk import cake_of_label, take_back_print
from station.services.print_label import record_first_label
from station.services.print_lines import BatchChoice, BatchSpan
from station.services.print_memory import PrintBatch
from station.services.workbench import Workbench

AHEAD = 2
_DAYS = {BatchSpan.TODAY: 0, BatchSpan.TOMORROW: 1}
_OUT = (JobState.PRINTED, JobState.SENT)


def batch_choices(bench: Workbench, orders: Sequence[Order]) -> tuple[BatchChoice, ...]:
    """What of this queue can be printed in one go here; spans that say the same are left out."""
    if bench.stage is not Stage.FILLING or bench.printer.status is DeviceStatus.NOT_SET:
        return ()
    theirs = _theirs(bench, orders)
    due = Counter(order.due_date or date.max for order in theirs if _needs_label(order))
    choices: list[BatchChoice] = []
    for span in BatchSpan:
        last = _last_day(bench, span)
        count = sum(cakes for day, cakes in due.items() if day <= last)
        if count > (choices[-1].count if choices else 0):
            choices.append(BatchChoice(span, count))
    return tuple(choices)


def start_batch(bench: Workbench, span: BatchSpan) -> None:
    """Print them all, in the queue's order."""
    print_in_one_go(bench, _without_label(bench, queue(bench), span) if bench.stage is Stage.FILLING else ())


def print_in_one_go(bench: Workbench, orders: Sequence[Order]) -> None:
    """Print the labels of these cakes, in this order, without those that are not for who is signed on."""
    if bench.print_batch is not None or bench.printer.status is DeviceStatus.NOT_SET:
        return
    theirs = _theirs(bench, orders)
    count, skipped = len(theirs), len(orders) - len(theirs)
    if not theirs:
        _say_nothing(bench, skipped)
        return
    bench.print_batch = PrintBatch(count, [order.id for order in theirs], skipped=skipped)
    _say_of_batch(bench, bench.print_batch, count, Notice.BATCH_STARTED, Notice.BATCH_STARTED_SOME)
    _feed(bench, bench.print_batch)


def stop_batch(bench: Workbench) -> None:
    """The rest is not printed. What is at the printer by now still comes out."""
    batch = bench.print_batch
    if batch is None:
        return
    bench.print_batch = None
    coming = 0
    for job_id in sorted(batch.on_the_way):
        order = cake_of_label(bench, job_id)
        if order is not None and not bench.may_work_for(order.store):
            # Somebody else has signed on meanwhile, and its scan is not theirs to take back.
            coming += 1
            continue
        try:
            take_back_print(bench, bench.ports.spool.cancel(job_id))
        except PrintError:
            coming += 1
    bench.print_desk.stale = True
    printed = str(batch.done + coming)
    bench.say(FeedbackKind.ACCEPTED, Notice.BATCH_STOPPED, count=printed, total=str(batch.total))


def batch_job_changed(bench: Workbench, job: PrintJob) -> None:
    """A label of the batch is out, or never will be: the next one's turn. A question stops it meanwhile."""
    batch = bench.print_batch
    if batch is None or job.id not in batch.on_the_way:
        return
    if job.state in (*_OUT, JobState.FAILED, JobState.CANCELLED):
        batch.on_the_way.discard(job.id)
        batch.done += job.state in _OUT
        _feed(bench, batch)


def batch_answered(bench: Workbench, answered: PrintJob, again: PrintJob | None) -> None:
    """The question about a label of the batch was answered; `again` is printed in its place."""
    batch = bench.print_batch
    if batch is None or answered.id not in batch.on_the_way:
        return
    if again is not None:
        batch.on_the_way.discard(answered.id)
        batch.on_the_way.add(again.id)
    else:
        batch_job_changed(bench, answered)


def _feed(bench: Workbench, batch: PrintBatch) -> None:
    while batch.to_come and len(batch.on_the_way) < AHEAD:
        order = bench.book.get(batch.to_come.pop(0))
        if order is None or not _needs_label(order):
            # Somebody printed it meanwhile, or it was cancelled.
            batch.total -= 1
            continue
        if not bench.may_work_for(order.store):
            # Somebody else has signed on meanwhile.
            batch.total, batch.skipped = batch.total - 1, batch.skipped + 1
            continue
        job = record_first_label(bench, order)
        if job is None:
            # It was said why. A disk that refuses one scan refuses the next one as well.
            batch.total -= 1
            if bench.last_notice is Notice.NOT_SAVED:
                batch.to_come.clear()
            continue
        batch.on_the_way.add(job.id)
    if not batch.on_the_way and not batch.to_come:
        bench.print_batch = None
        if batch.done:
            _say_of_batch(bench, batch, batch.done, Notice.BATCH_DONE, Notice.BATCH_DONE_SOME)


def _say_nothing(bench: Workbench, skipped: int) -> None:
    if skipped and bench.person:
        name = bench.person.name
        bench.say(FeedbackKind.REFUSED, Notice.BATCH_NOT_THEIRS, skipped=str(skipped), name=name)
    else:
        bench.say(FeedbackKind.INFO, Notice.BATCH_NOTHING)


def _say_of_batch(bench: Workbench, batch: PrintBatch, count: int, whole: Notice, some: Notice) -> None:
    if batch.skipped:
        bench.say(FeedbackKind.ACCEPTED, some, count=str(count), skipped=str(batch.skipped))
    else:
        bench.say(FeedbackKind.ACCEPTED, whole, count=str(count))


def _theirs(bench: Workbench, orders: Sequence[Order]) -> Sequence[Order]:
    """Those that the signed-on person may work on. The queue can be long: most often it is all of it."""
    if all(map(bench.may_work_for, bench.settings.stores)):
        return orders
    return [order for order in orders if bench.may_work_for(order.store)]


def _without_label(bench: Workbench, orders: Sequence[Order], span: BatchSpan) -> tuple[Order, ...]:
    last = _last_day(bench, span)
    return tuple(order for order in orders if _needs_label(order) and (order.due_date or date.max) <= last)


def _last_day(bench: Workbench, span: BatchSpan) -> date:
    """The last due date of a span; a cake without a date belongs to `ALL` alone."""
    if span is BatchSpan.ALL:
        return date.max
    return kitchen_day(bench.clock, bench.settings.zone) + timedelta(days=_DAYS[span])


def _needs_label(order: Order) -> bool:
    unprinted = order.filling_start_ts is None and order.cancelled_at is None
    return order.stage is Stage.FILLING and unprinted
