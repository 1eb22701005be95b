"""The spool on a printer that we did not write: emupos with its own faults, counted by its receipts."""

import threading
from collections.abc import Callable
from pathlib import Path

import zxingcpp
from msgspec.structs import replace

from printing.layout import render_label
from printing.print_job import JobCause, JobState, PrintRequest
from printing.printer_lock import OwnedPrinter
from printing.printer_thread import JobChanged, Pace, PrinterThread, PrintEvent
from printing.spool import Spool
from printing.transports.network import NetworkTransport
from tests.contract.printing.test_emupos import LABEL, PROFILE, Emupos
from tests.contract.printing.test_emupos import emupos as emupos

DEADLINE_S = 20.0
PACE = Pace(first_s=0.05, cap_s=0.2, held_s=0.05, idle_s=0.1)
FAULTS = {"paper-out": JobCause.PAPER, "cover-open": JobCause.COVER, "offline": JobCause.OFFLINE}
CODES = ("B25771BT", "F18617Q", "B25771AX")


class Reports:
    """What the printer's thread reported, and a way to wait for more."""

    def __init__(self) -> None:
        self._jobs: list[tuple[str, JobState, JobCause | None]] = []
        self._changed = threading.Condition()

    def __call__(self, event: PrintEvent) -> None:
        """Keep an event; called in the printer's thread."""
        with self._changed:
            if isinstance(event, JobChanged):
                self._jobs.append((event.job.request_id, event.job.state, event.job.cause))
            self._changed.notify_all()

    def wait_for(self, *wanted: tuple[str, JobState, JobCause | None]) -> None:
        """Block until these have been reported."""
        with self._changed:
            assert self._changed.wait_for(lambda: set(wanted) <= set(self._jobs), DEADLINE_S), self._jobs


def test_faults_in_the_middle_of_a_queue_hold_it(emupos: Emupos, tmp_path: Path) -> None:
    """No paper, an open cover, offline: each holds its label, and when it is over each comes out once."""
    spool, reports = Spool(tmp_path / "spool.db"), Reports()
    transport = OwnedPrinter(NetworkTransport("127.0.0.1", emupos.printer_port), tmp_path)
    thread = PrinterThread(spool, transport, reports, PACE)
    wish = _wishes(spool)
    thread.start()
    try:
        for (fault, cause), code in zip(FAULTS.items(), CODES, strict=True):
            emupos.call("PUT", f"faults/{fault}")
            wish(code)
            thread.wake()
            reports.wait_for((code, JobState.HELD, cause))
            emupos.call("DELETE", f"faults/{fault}")
            reports.wait_for((code, JobState.PRINTED, None))
    finally:
        thread.stop()
        spool.close()
    pictures = emupos.receipts(len(CODES))
    assert [zxingcpp.read_barcodes(picture)[0].text for picture in pictures] == list(CODES)


def _wishes(spool: Spool) -> Callable[[str], None]:
    def wish(code: str) -> None:
        data = render_label(replace(LABEL, code=code), PROFILE)
        spool.enqueue(PrintRequest(code, code, code, data))

    return wish
