"""The thread named 'printer': the only one that touches the printer; takes jobs from the spool one by one.

A second printer has a thread of its own, named 'printer-2'. It takes what a person has moved to it.
"""

import logging
import threading
import time
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from printing.delivery import Transport
from printing.errors import DeliveryUnknown, JobNotWaiting, LabelRejected, PrintError, SpoolUnusable
from printing.spool import FIRST_PRINTER, JobState, PrintJob, Spool

_log = logging.getLogger(__name__)
_PRUNE_EVERY_S = 6 * 3600.0


class PrinterState(StrEnum):
    """What the strip at the edge of the screen shows."""

    READY = "ready"
    BUSY = "busy"
    TROUBLE = "trouble"
    NOT_SET = "not_set"


class JobChanged(Struct, frozen=True):
    """A job has a new state."""

    job: PrintJob


class PrinterChanged(Struct, frozen=True):
    """The printer's state has changed; title and message are empty unless there is trouble."""

    status: PrinterState
    title: str = ""
    message: str = ""
    printer: int = FIRST_PRINTER


PrintEvent = JobChanged | PrinterChanged


class Pace(Struct, frozen=True):
    """Seconds between attempts: doubling up to a cap; steady while a person has to act; idle checks."""

    first_s: float = 1.0
    cap_s: float = 15.0
    held_s: float = 1.0
    idle_s: float = 15.0

    def after(self, failures: int, error: PrintError) -> float:
        """The pause after the nth failure in a row."""
        if error.holds:
            return self.held_s
        return min(self.cap_s, self.first_s * 2.0 ** min(failures - 1, 10))


class PrinterThread:
    """Owns the transport. `on_event` is called in this thread, with JobChanged and PrinterChanged.

    Waiting jobs go on by themselves when the printer is ready again; the oldest goes first.
    """

    def __init__(
        self,
        spool: Spool,
        transport: Transport | None,
        on_event: Callable[[PrintEvent], None],
        pace: Pace | None = None,
        number: int = FIRST_PRINTER,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`monotonic`: seconds, for what is done a few times a day."""
        self._spool = spool
        self._monotonic = monotonic
        self._number = number
        self._transport = transport
        self._on_event = on_event
        self._pace = pace or Pace()
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._failures = 0
        self._shown: PrinterChanged | None = None
        self._prune_at_s = 0.0
        # What was on its way when the program ended, or when the disk refused, is asked about first.
        self._unsettled = True
        name = "printer" if number == FIRST_PRINTER else f"printer-{number}"
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin; jobs that were being sent when the program ended become unknown first."""
        self._thread.start()

    def wake(self) -> None:
        """There is a new job, or a reason to try again now. From any thread."""
        self._woken.set()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Let the job at the printer end, then stop. False when it was not done in time."""
        self._stopping.set()
        self._woken.set()
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            _log.warning("the printer thread did not end within %.1f s", timeout_s)
            return False
        return True

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                if self._unsettled:
                    self._recover()
                    self._unsettled = False
                pause_s = self._step()
            except Exception as error:  # the top of the thread: nothing may end it but stop()
                _log.exception("the printer thread met something unexpected")
                pause_s = self._unexpected(error)
            if pause_s > 0 and not self._stopping.is_set():
                self._woken.wait(pause_s)

    def _step(self) -> float:
        """One job, or one look at the printer. Returns the pause before the next."""
        if self._transport is None:
            self._show(PrinterState.NOT_SET)
            return self._pace.idle_s
        job = self._spool.next_waiting(self._number)
        if job is None:
            self._prune()
            return self._look(self._transport)
        try:
            self._deliver(self._transport, job)
        except JobNotWaiting:
            return 0.0
        except SpoolUnusable:
            # The disk refused, not the printer. What was on its way by then becomes a question.
            raise
        except PrintError as error:
            return self._refused(job, error)
        self._recovered()
        return 0.0

    def _look(self, transport: Transport) -> float:
        try:
            status = transport.status()
            trouble: PrintError | None = status.trouble() if status else None
        except PrintError as error:
            trouble = error
        if trouble is None:
            self._recovered()
        else:
            self._show(PrinterState.TROUBLE, trouble)
        return self._pace.idle_s

    def _deliver(self, transport: Transport, job: PrintJob) -> None:
        def before_write() -> None:
            self._on_event(JobChanged(self._spool.start_sending(job.id, self._number)))
            self._show(PrinterState.BUSY)

        delivery = transport.deliver(job.data, before_write)
        done = self._spool.delivered(job.id, delivery.tier)
        _log.info("label %s copy %d: %s (tier %s)", job.human_number, job.copy, done.state, delivery.tier)
        self._on_event(JobChanged(done))

    def _refused(self, job: PrintJob, error: PrintError) -> float:
        _log.info("label %s copy %d: %s", job.human_number, job.copy, error.title)
        if isinstance(error, DeliveryUnknown):
            changed = self._spool.unknown(job.id, error)
        elif isinstance(error, LabelRejected) or not error.retryable:
            changed = self._spool.failed(job.id, error)
        else:
            return self._held(job, error)
        self._on_event(JobChanged(changed))
        return 0.0

    def _held(self, job: PrintJob, error: PrintError) -> float:
        self._failures += 1
        try:
            held = self._spool.hold(job.id, error, self._number)
        except JobNotWaiting:
            return 0.0
        if (job.state, job.reason) != (JobState.HELD, error.message):
            self._on_event(JobChanged(held))
        self._show(PrinterState.TROUBLE, error)
        return self._pace.after(self._failures, error)

    def _unexpected(self, error: Exception) -> float:
        words = error if isinstance(error, PrintError) else _our_fault()
        self._show(PrinterState.TROUBLE, words)
        self._failures += 1
        self._unsettled = True
        return self._pace.after(self._failures, words)

    def _recovered(self) -> None:
        self._failures = 0
        self._show(PrinterState.READY)

    def _recover(self) -> None:
        for job in self._spool.recover(self._number):
            self._on_event(JobChanged(job))

    def _prune(self) -> None:
        if self._monotonic() >= self._prune_at_s:
            self._prune_at_s = self._monotonic() + _PRUNE_EVERY_S
            self._spool.prune()

    def _show(self, state: PrinterState, trouble: PrintError | None = None) -> None:
        title, message = (trouble.title, trouble.message) if trouble else ("", "")
        changed = PrinterChanged(state, title, message, self._number)
        if changed != self._shown:
            self._shown = changed
            self._on_event(changed)


def _our_fault() -> PrintError:
    return PrintError(
        "Printing has a fault", "A label could not be printed because of a fault in the program."
    )
