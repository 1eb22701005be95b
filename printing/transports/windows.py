"""A queue of Windows: RAW bytes through the spooler, whatever driver the printer has. Needs pywin32."""

import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

from printing.delivery import ChannelError
from printing.errors import NoSuchQueue, PrinterNotAllowed, PrinterOffline, PrinterUnreachable
from printing.status import PrinterStatus
from printing.transports.spooler import JobFate, QueueState
from printing.transports.windows_api import WindowsPrinting, installed_spooler, windows_queues, within

# winspool.h
_PRINTER_PAUSED = 0x1
_PRINTER_ERROR = 0x2 | 0x8 | 0x40 | 0x100000
_PRINTER_PAPER_OUT = 0x10
_PRINTER_OFFLINE = 0x80 | 0x1000
_PRINTER_DOOR_OPEN = 0x400000
_WORK_OFFLINE = 0x400
_JOB_FAILED = 0x4 | 0x100
_JOB_DONE = 0x80 | 0x1000
_JOB_CONTROL_DELETE = 5
_FACTS = 2
_ACCESS_DENIED = 5
_INVALID_PARAMETER = 87
_INVALID_PRINTER_NAME = 1801
_SPOOLER_STOPPED = 1722

_DOCUMENT = ("Label", None, "RAW")
_T = TypeVar("_T")


class WindowsQueue:
    """One queue by its name. `spooler` stands in for win32print elsewhere than on Windows."""

    def __init__(self, name: str, spooler: WindowsPrinting | None = None) -> None:
        self._name = name
        self._spooler = spooler or installed_spooler()

    @property
    def description(self) -> str:
        """See Queue.description."""
        return f"print queue {self._name}"

    def state(self, timeout_s: float) -> QueueState:
        """See Queue.state."""
        facts = self._before(lambda handle: self._spooler.GetPrinter(handle, _FACTS), timeout_s)
        status, attributes = int(facts["Status"]), int(facts["Attributes"])
        if status & _PRINTER_PAUSED:
            raise PrinterOffline(
                "Print queue is paused", f"Open the queue {self._name} and switch off 'Pause printing'."
            )
        if attributes & _WORK_OFFLINE or status & _PRINTER_OFFLINE:
            raise PrinterOffline(
                "Printer is offline",
                f"Windows cannot reach {self._name}. Is it on, its cable in, 'Use printer offline' off?",
            )
        found = PrinterStatus(
            cover_open=bool(status & _PRINTER_DOOR_OPEN),
            paper_out=bool(status & _PRINTER_PAPER_OUT),
            error=bool(status & _PRINTER_ERROR),
        )
        return QueueState(int(facts["cJobs"]) == 0, None if found == PrinterStatus() else found)

    def submit(self, data: bytes, timeout_s: float) -> str:
        """See Queue.submit. What follows the first byte is a ChannelError."""
        written: list[int] = []

        def hand_over(handle: Any) -> int:
            job = self._spooler.StartDocPrinter(handle, 1, _DOCUMENT)
            try:
                self._write(handle, data, written)
            except (ChannelError, self._spooler.error):
                with contextlib.suppress(self._spooler.error):
                    self._spooler.SetJob(handle, job, 0, None, _JOB_CONTROL_DELETE)
                raise
            return job

        try:
            return str(self._opened(hand_over, timeout_s))
        except TimeoutError as error:
            raise ChannelError(str(error), some_sent=True, timed_out=True, sent=sum(written)) from error
        except self._spooler.error as error:
            if written:
                raise ChannelError(str(error), some_sent=True, sent=sum(written)) from error
            raise self._refused(error) from error

    def _write(self, handle: Any, data: bytes, written: list[int]) -> None:
        """`written` grows with each call: an empty one says that no byte was tried."""
        self._spooler.StartPagePrinter(handle)
        left = memoryview(data)
        while left:
            written.append(0)
            written[-1] = self._spooler.WritePrinter(handle, bytes(left))
            if not written[-1]:
                raise ChannelError("the queue takes no more", sent=sum(written), some_sent=True)
            left = left[written[-1] :]
        self._spooler.EndPagePrinter(handle)
        self._spooler.EndDocPrinter(handle)

    def fate(self, job: str, timeout_s: float) -> JobFate:
        """See Queue.fate. Windows forgets a job when it has passed it on."""
        try:
            facts = self._opened(lambda handle: self._spooler.GetJob(handle, int(job), 1), timeout_s)
        except TimeoutError as error:
            raise ChannelError(str(error), some_sent=True, timed_out=True) from error
        except self._spooler.error as error:
            if _code(error) == _INVALID_PARAMETER:
                return JobFate.PASSED_ON
            raise ChannelError(str(error), some_sent=True) from error
        status = int(facts["Status"])
        if status & _JOB_FAILED:
            return JobFate.GIVEN_UP
        return JobFate.PASSED_ON if status & _JOB_DONE else JobFate.WAITING

    def cancel(self, job: str, timeout_s: float) -> None:
        """See Queue.cancel."""
        try:
            self._opened(
                lambda handle: self._spooler.SetJob(handle, int(job), 0, None, _JOB_CONTROL_DELETE), timeout_s
            )
        except TimeoutError as error:
            raise ChannelError(str(error), some_sent=True, timed_out=True) from error
        except self._spooler.error as error:
            if _code(error) != _INVALID_PARAMETER:
                raise ChannelError(str(error), some_sent=True) from error

    def _before(self, act: Callable[[Any], _T], timeout_s: float) -> _T:
        """A question that comes before a job: each error says so."""
        try:
            return self._opened(act, timeout_s)
        except TimeoutError as error:
            raise PrinterUnreachable(
                "Print service does not answer", f"Windows says nothing about {self._name}. Is it on?"
            ) from error
        except self._spooler.error as error:
            raise self._refused(error) from error

    def _opened(self, act: Callable[[Any], _T], timeout_s: float) -> _T:
        def opened() -> _T:
            handle = self._spooler.OpenPrinter(self._name)
            try:
                return act(handle)
            finally:
                self._spooler.ClosePrinter(handle)

        return within(timeout_s, opened)

    def _refused(self, error: Exception) -> PrinterUnreachable:
        code = _code(error)
        if code == _INVALID_PRINTER_NAME:
            known = ", ".join(windows_queues(self._spooler)) or "none"
            return NoSuchQueue(
                "No such print queue", f"There is no printer {self._name}. Printers here: {known}."
            )
        if code == _ACCESS_DENIED:
            return PrinterNotAllowed(
                "Printer is not allowed", f"This user may not print on {self._name}. Ask IT for the right."
            )
        if code == _SPOOLER_STOPPED:
            return PrinterUnreachable(
                "Print service is off", "Start the Windows service 'Print Spooler', then try again."
            )
        return PrinterUnreachable("Print queue takes nothing", f"Windows refuses it (error {code}).")


def _code(error: Exception) -> int:
    return int(getattr(error, "winerror", 0) or 0)
