"""What the threads of the link and of the printers report to a bench."""

import logging
from datetime import datetime
from functools import partial

from printing.print_job import FIRST_PRINTER
from printing.printer_thread import JobChanged, PrinterChanged, PrintEvent
from station.services.bench_documents import ORDERS, reload_documents, renew_orders
from station.services.bench_state import DeviceStatus, DeviceView
from station.services.bench_worker import BenchWorker, Publish
from station.services.interrupt import notice_change
from station.services.notices import FeedbackKind, Notice
from station.services.pin_choice import pin_changed
from station.services.pin_try import PinAnswer, PinTry, PinWish
from station.services.print_answers import job_changed
from station.services.print_desk import printer_changed
from station.services.sign_on import pin_answered
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench
from sync.entry import Entry, EntryState
from sync.events import (
    EntryChanged,
    LinkChanged,
    LinkState,
    ReplicaChanged,
    Synced,
    SyncEvent,
    WorkerFailed,
    WorkerRestarted,
)

log = logging.getLogger(__name__)


class BenchReports(BenchWorker):
    """The part of a bench (bench.py) that hears of confirmed scans, changed orders, link, labels and PINs."""

    def __init__(self, bench: Workbench, runner: TaskRunner, publish: Publish) -> None:
        super().__init__(bench, runner, publish)
        self._changed: dict[str, Entry] = {}

    def on_sync(self, event: SyncEvent) -> None:
        """From the dispatcher and the feed."""
        match event:
            case EntryChanged(entry):
                self._note_entry(entry)
            case ReplicaChanged(kind, keys):
                self._post(partial(self._take_documents, kind, keys))
            case LinkChanged(link):
                self._post(partial(self._set_link, link))
            case Synced(at):
                self._post(partial(self._set_synced, at))
            case WorkerRestarted(thread, why):
                log.error("thread %s was started again: %s", thread, why)
            case WorkerFailed():
                log.error("%s: %s. %s", event.thread, event.title, event.detail)

    def on_printer(self, event: PrintEvent) -> None:
        """From the printer thread."""
        match event:
            case JobChanged(job):
                self._post(partial(job_changed, self._bench, job))
            case PrinterChanged(status, title, message, printer):
                settings = self._bench.settings
                name = settings.printer if printer == FIRST_PRINTER else settings.printer_2
                view = DeviceView(DeviceStatus(status.value), name, message or None, title or None)
                self._post(partial(printer_changed, self._bench, printer, view))

    def on_pin(self, attempt: PinTry, answer: PinAnswer) -> None:
        """What became of a PIN."""
        self._post(partial(pin_answered, self._bench, attempt, answer))

    def on_pin_changed(self, wish: PinWish, answer: PinAnswer) -> None:
        """What became of a PIN that somebody chose."""
        self._post(partial(pin_changed, self._bench, wish, answer))

    def _note_entry(self, entry: Entry) -> None:
        # A drain reports two changes an entry: a thousand of them are one visit to the disk a cake.
        with self._waiting_lock:
            first = not self._changed
            self._changed[entry.event_id] = entry
        if first:
            self._post(self._take_entries)

    def _take_entries(self) -> None:
        with self._waiting_lock:
            entries, self._changed = self._changed, {}
        before = self._bench.current
        order_ids = sorted({entry.order_key for entry in entries.values()})
        for order_id in order_ids:
            self._bench.refresh_pending(order_id)
        # What a scan did is saved with its confirmation, and told behind it: until then the cake would be as
        # if nobody had scanned it, and the next scan would do the step again.
        renew_orders(self._bench, order_ids)
        notice_change(self._bench, before)
        for entry in entries.values():
            if entry.state is EntryState.ATTENTION:
                self._say_refused(entry)

    def _say_refused(self, entry: Entry) -> None:
        order = self._bench.book.get(entry.order_key)
        collected = self._bench.ports.full_contract()
        self._bench.say(
            FeedbackKind.REFUSED,
            Notice.REFUSED_BY_SERVER if collected else Notice.REFUSED_UNSEEN,
            order=order.human_id if order else entry.order_key,
            code=entry.last_error or "",
            detail=entry.last_message or "",
        )

    def _take_documents(self, kind: str, keys: tuple[str, ...]) -> None:
        before = self._bench.current
        reload_documents(self._bench, kind, keys)
        notice_change(self._bench, before)
        if kind == ORDERS:
            self._bench.ports.hasten(keys)

    def _set_link(self, link: LinkState) -> None:
        self._bench.link = link.status
        self._bench.link_detail = link.detail
        self._bench.link_mendable = link.mendable

    def _set_synced(self, at: datetime) -> None:
        self._bench.known = True
        self._bench.synced_at = at
