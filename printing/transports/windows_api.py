"""The door to Windows' spooler: pywin32's win32print, with a time-out for each call."""

import queue
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from printing.errors import PrinterSettingsWrong

_LOCAL_AND_CONNECTED = 0x2 | 0x4
_JUST_NAMES = 4
_T = TypeVar("_T")


class WindowsPrinting(Protocol):
    """The part of pywin32's module win32print that is used here."""

    error: type[Exception]

    def OpenPrinter(self, name: str, /) -> Any:
        """A handle."""

    def ClosePrinter(self, handle: Any, /) -> None:
        """Give it back."""

    def GetPrinter(self, handle: Any, level: int, /) -> Mapping[str, Any]:
        """PRINTER_INFO_2: Status, Attributes, cJobs."""

    def EnumPrinters(self, flags: int, name: None, level: int, /) -> tuple[Mapping[str, Any], ...]:
        """PRINTER_INFO_4 of each: pPrinterName."""

    def StartDocPrinter(self, handle: Any, level: int, document: tuple[str, None, str], /) -> int:
        """A job's id."""

    def StartPagePrinter(self, handle: Any, /) -> None:
        """Before the bytes."""

    def WritePrinter(self, handle: Any, data: bytes, /) -> int:
        """How many were taken."""

    def EndPagePrinter(self, handle: Any, /) -> None:
        """Behind the bytes."""

    def EndDocPrinter(self, handle: Any, /) -> None:
        """The job is whole: it may print."""

    def GetJob(self, handle: Any, job: int, level: int, /) -> Mapping[str, Any]:
        """JOB_INFO_1: Status."""

    def SetJob(self, handle: Any, job: int, level: int, info: None, command: int, /) -> None:
        """Do something to a job."""


def installed_spooler() -> WindowsPrinting:
    """pywin32's win32print. Raises PrinterSettingsWrong where there is no Windows."""
    if sys.platform != "win32":
        raise PrinterSettingsWrong(
            "Not on Windows",
            "A 'windows://' printer is for Windows. Here the queue is written 'cups://NAME'.",
        )
    import win32print

    spooler: WindowsPrinting = win32print
    return spooler


def windows_queues(spooler: WindowsPrinting) -> list[str]:
    """The names of the printers that this user has."""
    try:
        found = spooler.EnumPrinters(_LOCAL_AND_CONNECTED, None, _JUST_NAMES)
    except spooler.error:
        return []
    return [str(each["pPrinterName"]) for each in found]


def within(timeout_s: float, act: Callable[[], _T]) -> _T:
    """Windows' print calls have no time-out of their own: a dead network printer holds them for minutes."""
    answers: queue.SimpleQueue[tuple[_T] | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((act(),))
        except Exception as error:  # the top of the thread: handed to who waits
            answers.put(error)

    threading.Thread(target=run, name="windows-print-call", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout_s)
    except queue.Empty as silence:
        raise TimeoutError("the print service does not answer") from silence
    if isinstance(answer, Exception):
        raise answer
    return answer[0]
