"""One bench: takes what people, devices and the sync threads report, one at a time, and publishes its state.

Everything here runs in the store worker; the public methods only post there and return.
"""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from printing.escpos_builder import load_escpos
from printing.print_job import FIRST_PRINTER
from printing.printer_thread import JobChanged, PrinterChanged, PrintEvent
from scanning.events import FrameRefused, Scanned, ScannerConnected, ScannerEvent, ScannerLost
from station import __version__
from station.services.assign import assign, unassign
from station.services.attention import attention_report, discard, requeue, retry_now
from station.services.bench_documents import ORDERS, load_documents, reload_documents
from station.services.bench_state import (
    BatchSpan,
    BenchState,
    ChooseOrder,
    DeviceStatus,
    DeviceView,
    GiveUpReason,
    QcReason,
)
from station.services.bench_view import bench_state
from station.services.choose_cake import show
from station.services.desk import end_break, show_help
from station.services.handle_scan import HandleScan, scan_cake
from station.services.hardware_labels import print_layout_sheet
from station.services.interrupt import acknowledge, notice_change
from station.services.label_preview import LabelPreviews
from station.services.notices import FeedbackKind, Notice
from station.services.packing import confirm_packing
from station.services.print_answers import answer_label, ask_open_labels, cancel_label, job_changed
from station.services.print_batch import start_batch, stop_batch
from station.services.print_desk import printer_changed, put_off_question, use_printer
from station.services.print_label import reprint_label
from station.services.print_several import PrintSeveral
from station.services.print_stranded import print_stranded
from station.services.recovered import say_print_list_recovered, say_recovered
from station.services.return_for_qc import ask_reason, return_for_qc
from station.services.run_command import do_next
from station.services.sign_on import sign_off, sign_on_by_name
from station.services.task_runner import TaskRunner
from station.services.undo import undo
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
from sync.recovery import Recovered

log = logging.getLogger(__name__)

LONGEST_UNDRAWN_S = 0.5
GIVE_WAY_S = 0.01
"""For so long the window has the interpreter for itself to paint an answer; then the screen is computed."""

Publish = Callable[[BenchState], None]
Task = Callable[[], None]


class Bench:
    """The actor behind a bench window; implements BenchActions (bench_state.py)."""

    def __init__(self, bench: Workbench, runner: TaskRunner, publish: Publish) -> None:
        self._bench = bench
        self._runner = runner
        self._publish = publish
        self._scans = HandleScan(bench)
        self._several = PrintSeveral(bench)
        self._previews = LabelPreviews(bench, runner, self._post)
        self._shown: BenchState | None = None
        self._published_s = 0.0
        self._waiting = 0
        self._waiting_lock = threading.Lock()
        self._more_waits = threading.Event()
        self._changed: dict[str, Entry] = {}

    def start(self, recovered: Recovered | None = None, print_list: Path | None = None) -> None:
        """Read what is on disk and show it; say what became of a damaged database or print list."""
        self._post(self._load)
        if recovered is not None:
            self._post(partial(say_recovered, self._bench, recovered))
        if print_list is not None:
            self._post(partial(say_print_list_recovered, self._bench, print_list))

    def refresh(self) -> None:
        """Publish again: time has passed."""
        self._post(lambda: None)

    # What a person does.

    def scan(self, payload: str, source: str) -> None:
        """A code came in."""
        self._take_scan(payload, source, payload)

    def refuse_keys(self, text: str) -> None:
        """A keyboard scanner typed what is no code, or a code that the layout changed."""
        self._post(partial(self._scans.take_refused, "wedge", text))

    def print_layout_sheet(self) -> None:
        """Print the codes of the keyboard's layout test."""
        self._post(partial(print_layout_sheet, self._bench))

    def select(self, order_id: str) -> None:
        """A row of the queue or a candidate of the open question was touched."""
        self._post(partial(self._select, order_id))

    def do_next(self) -> None:
        """The large button."""
        self._post(partial(do_next, self._bench))

    def reprint(self) -> None:
        """Print the current label again."""
        self._post(partial(reprint_label, self._bench))

    def ask_return(self) -> None:
        """Ask why the current cake goes back."""
        self._post(partial(ask_reason, self._bench))

    def return_for_qc(self, order_id: str, reason: QcReason) -> None:
        """Send it back."""
        self._post(partial(return_for_qc, self._bench, order_id, reason))

    def answer_label(self, job_id: str, printed: bool) -> None:
        """Whether a label came out."""
        self._post(partial(answer_label, self._bench, job_id, printed))

    def cancel_label(self, job_id: str) -> None:
        """A label that waits is not wanted."""
        self._post(partial(cancel_label, self._bench, job_id))

    def use_printer(self, printer: int) -> None:
        """Another printer is to print."""
        self._post(partial(use_printer, self._bench, printer))

    def print_batch(self, span: BatchSpan) -> None:
        """The labels of a whole queue."""
        self._post(partial(start_batch, self._bench, span))

    def stop_batch(self) -> None:
        """Not the rest of them."""
        self._post(partial(stop_batch, self._bench))

    def dismiss(self) -> None:
        """Close the open question."""
        self._post(self._dismiss)

    def confirm_packing(self, order_id: str) -> None:
        """The packing check's button."""
        self._post(partial(confirm_packing, self._bench, order_id))

    def acknowledge(self) -> None:
        """A changed order was seen."""
        self._post(partial(acknowledge, self._bench))

    def end_break(self) -> None:
        """Work goes on."""
        self._post(partial(end_break, self._bench))

    def print_labels(self, order_ids: tuple[str, ...]) -> None:
        """The labels of several cakes."""
        self._post(partial(self._several.print, order_ids))

    def cover(self, covered: bool) -> None:
        """The window opened something, or has closed all of it."""
        self._post(partial(setattr, self._bench, "covered", covered))

    def help(self) -> None:
        """What can be scanned here now."""
        self._post(partial(show_help, self._bench))

    def sign_on(self, staff_id: str) -> None:
        """A name was picked."""
        self._post(partial(sign_on_by_name, self._bench, staff_id))

    def sign_off(self) -> None:
        """Nobody works here."""
        self._post(partial(sign_off, self._bench))

    def assign(self, order_id: str, staff_id: str) -> None:
        """A cake is given to a person."""
        self._post(partial(assign, self._bench, order_id, staff_id))

    def unassign(self, order_id: str) -> None:
        """A cake is given back."""
        self._post(partial(unassign, self._bench, order_id))

    def undo(self) -> None:
        """Take back the newest scan of this bench."""
        self._post(partial(undo, self._bench))

    def requeue(self, event_id: str) -> None:
        """Send a refused scan again."""
        self._post(partial(requeue, self._bench, event_id))

    def retry_now(self, event_id: str) -> None:
        """Send a waiting scan now."""
        self._post(partial(retry_now, self._bench, event_id))

    def discard(self, event_id: str, reason: GiveUpReason) -> None:
        """Give a scan up."""
        self._post(partial(discard, self._bench, event_id, reason))

    # What threads report.

    def on_scanner(self, event: ScannerEvent) -> None:
        """From the scanner thread."""
        match event:
            case Scanned(scan):
                self._take_scan(scan.payload, scan.source, scan.frame)
            case FrameRefused(error):
                source = self._bench.scanner.name
                self._post(partial(self._scans.take_refused, source, error.read, error))
            case ScannerConnected(name):
                self._post(partial(self._set_scanner, DeviceView(DeviceStatus.READY, name)))
            case ScannerLost(name, error):
                self._post(partial(self._set_scanner, DeviceView(DeviceStatus.TROUBLE, name, error.message)))

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

    def on_lookup(self, payload: str, documents: Sequence[Mapping[str, Any]]) -> None:
        """The backend said what a code can mean, or could not be asked (no documents)."""
        self._post(partial(self._after_lookup, payload, documents))

    def health(self) -> Mapping[str, Any]:
        """What the heartbeat reports: the state last shown, and what needs a person. Any thread."""
        status = self._shown.status if self._shown else None
        return {
            "stage": self._bench.stage.value,
            "saved_here": status.saved_here if status else 0,
            "attention": status.attention if status else 0,
            "attention_items": attention_report(self._bench.ports.attention),
            "printer": status.printer.status.value if status else "unknown",
            "scanner": status.scanner.status.value if status else "unknown",
            "version": __version__,
        }

    # In the store worker.

    def _take_scan(self, payload: str, source: str, read: str) -> None:
        log.info("scan", extra={"fields": {"source": source}})
        self._post(partial(self._scans.take, payload, source, read))

    def _post(self, task: Task) -> None:
        with self._waiting_lock:
            self._waiting += 1
            self._more_waits.set()
        self._runner.store(partial(self._run, task))

    def _run(self, task: Task) -> None:
        answers = self._bench.answers
        try:
            task()
        finally:
            last = self._was_last() and (self._bench.answers == answers or not self._gave_way())
            # A burst of changes (10,000 confirmations after an outage) is drawn once, or twice a second.
            if last or self._bench.clock.monotonic() - self._published_s >= LONGEST_UNDRAWN_S:
                self._show()

    def _was_last(self) -> bool:
        with self._waiting_lock:
            self._waiting -= 1
            if not self._waiting:
                self._more_waits.clear()
            return self._waiting == 0

    def _gave_way(self) -> bool:
        """Let the window paint the answer. True: the next task has come meanwhile, and shows what is new."""
        return self._more_waits.wait(GIVE_WAY_S)

    def _show(self) -> None:
        self._previews.refresh()
        self._shown = bench_state(self._bench)
        self._publish(self._shown)
        self._published_s = self._bench.clock.monotonic()

    def _load(self) -> None:
        load_documents(self._bench)
        ask_open_labels(self._bench)
        print_stranded(self._bench)
        # The first label's picture needs it, and must not hold up the window by then.
        self._runner.network(load_escpos)

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
        for order_id in {entry.order_key for entry in entries.values()}:
            self._bench.refresh_pending(order_id)
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

    def _select(self, order_id: str) -> None:
        order = self._bench.book.get(order_id)
        if order is None:
            return
        if isinstance(self._bench.question, ChooseOrder):
            # The answer to "which cake?": the scan goes on with it.
            self._bench.question = None
            scan_cake(self._bench, order, from_label=False)
        else:
            show(self._bench, order)

    def _dismiss(self) -> None:
        if self._bench.question is None:
            put_off_question(self._bench)
        self._bench.question = None

    def _set_scanner(self, view: DeviceView) -> None:
        self._bench.scanner = view

    def _set_link(self, link: LinkState) -> None:
        self._bench.link = link.status
        self._bench.link_detail = link.detail
        self._bench.link_mendable = link.mendable

    def _set_synced(self, at: datetime) -> None:
        self._bench.known = True
        self._bench.synced_at = at

    def _after_lookup(self, payload: str, documents: Sequence[Mapping[str, Any]]) -> None:
        before = self._bench.current
        self._bench.book.update(documents)
        notice_change(self._bench, before)
        self._scans.after_lookup(payload)
