"""Windows' spooler as win32print shows it, with one queue before one printer."""

from collections.abc import Callable, Mapping
from typing import Any

from printing.delivery import do_nothing
from tests.contract.printing.far_end import UNPLUG, FarEnd

QUEUE = "EPSON TM-T20III Receipt"
PRINTING, ERROR_OFFLINE, DELETING = 0x10, 0x22, 0x4


class SpoolerError(Exception):
    """pywintypes.error: number, function, words."""

    def __init__(self, winerror: int, function: str = "", words: str = "") -> None:
        super().__init__(winerror, function, words)
        self.winerror = winerror


class FakeWindowsPrinting:
    """Stands in for the module win32print. Bytes go to the printer when the document is whole."""

    error: type[Exception] = SpoolerError

    def __init__(self, far: FarEnd) -> None:
        self.far = far
        self.status = 0
        self.attributes = 0
        self.refuses: int | None = None
        self.jobs: dict[int, int] = {}
        self.documents: list[tuple[str, None, str]] = []
        self.handles = 0
        self.stuck_as: int | None = None
        self.before_open: Callable[[], object] = do_nothing
        self._spooled = b""

    def OpenPrinter(self, name: str, /) -> Any:
        """A handle; 1801 for a name that nobody has."""
        self.before_open()
        if self.refuses is not None:
            raise SpoolerError(self.refuses, "OpenPrinter")
        if name != QUEUE:
            raise SpoolerError(1801, "OpenPrinter", "The printer name is invalid.")
        self.handles += 1
        return name

    def ClosePrinter(self, handle: Any, /) -> None:
        """Give it back."""
        self.handles -= 1

    def GetPrinter(self, handle: Any, level: int, /) -> Mapping[str, Any]:
        """PRINTER_INFO_2."""
        assert level == 2
        return {"Status": self.status, "Attributes": self.attributes, "cJobs": len(self.jobs)}

    def EnumPrinters(self, flags: int, name: None, level: int, /) -> tuple[Mapping[str, Any], ...]:
        """PRINTER_INFO_4."""
        assert level == 4
        return ({"pPrinterName": QUEUE},)

    def StartDocPrinter(self, handle: Any, level: int, document: tuple[str, None, str], /) -> int:
        """A new job."""
        self.documents.append(document)
        self._spooled = b""
        job = len(self.documents)
        self.jobs[job] = 0
        return job

    def StartPagePrinter(self, handle: Any, /) -> None:
        """Nothing to do."""

    def WritePrinter(self, handle: Any, data: bytes, /) -> int:
        """The spooler takes pieces of 64 KiB."""
        taken = data[:65536]
        self._spooled += taken
        return len(taken)

    def EndPagePrinter(self, handle: Any, /) -> None:
        """Nothing to do."""

    def EndDocPrinter(self, handle: Any, /) -> None:
        """Print: a job that the printer took whole is forgotten."""
        job = len(self.documents)
        self.far.connections += 1
        taken = self.far.room(len(self._spooled))
        self.far.feed(self._spooled[:taken])
        if taken == len(self._spooled):
            del self.jobs[job]
        else:
            stuck_as = ERROR_OFFLINE if self.far.then == UNPLUG else PRINTING
            self.jobs[job] = stuck_as if self.stuck_as is None else self.stuck_as

    def GetJob(self, handle: Any, job: int, level: int, /) -> Mapping[str, Any]:
        """JOB_INFO_1; 87 for one that is forgotten."""
        if job not in self.jobs:
            raise SpoolerError(87, "GetJob", "The parameter is incorrect.")
        return {"Status": self.jobs[job]}

    def SetJob(self, handle: Any, job: int, level: int, info: None, command: int, /) -> None:
        """Delete it."""
        assert command == 5
        if self.jobs.pop(job, None) is None:
            raise SpoolerError(87, "SetJob", "The parameter is incorrect.")
