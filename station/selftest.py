"""The morning self-test: each check ends in a sentence; at a bench and as `ordak-station selftest`."""

import shutil
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, Queue
from typing import Final

from msgspec import Struct

from printing.errors import PrintError
from printing.spool import JobState, PrintJob, PrintRequest, Spool
from scanning.errors import ScanError, readable
from station import __version__
from station.doctor import CLOCK_OFF_BY_S, Finding
from station.errors import CheckFailed, StationError
from station.link_up import Backend
from sync.database import Database
from sync.errors import SyncError
from sync.rpc import CONTRACT_VERSION

LEAST_FREE_MB: Final = 500
LABEL_WITHIN_S: Final = 30.0
# A label that is held waits for a person: the sentence is worth more than the wait.
HELD_WITHIN_S: Final = 3.0
SCAN_WITHIN_S: Final = 60.0
LOOK_EVERY_S: Final = 0.2
_MEGABYTE: Final = 1_000_000


class Check(Struct, frozen=True):
    """One check. `look` returns the sentence of what it found, or raises an error in words."""

    name: str
    look: Callable[[], str]

    def run(self) -> Finding:
        """Look, and say it."""
        try:
            return Finding(self.name, True, self.look())
        except (StationError, PrintError, ScanError, SyncError) as error:
            return Finding.failed(self.name, error)


def disk(folder: Path) -> str:
    """Whether there is room for scans."""
    free_mb = shutil.disk_usage(folder).free // _MEGABYTE
    if free_mb < LEAST_FREE_MB:
        raise CheckFailed("The disk is nearly full", f"Only {free_mb} MB free in {folder}. Call IT.")
    return f"{free_mb // 1000} GB free." if free_mb >= 1000 else f"{free_mb} MB free."


def scan_memory(database: Database) -> str:
    """Whether the open database is whole. Takes its turn among the scans: the quick check."""
    with database.read() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise CheckFailed("The scan memory is damaged", f"Call IT before scanning on. {found}")
    return "The scan memory is whole."


def link(backend: Backend) -> str:
    """Whether the backend answers, speaks our contract and has our time."""
    client = backend.client()
    try:
        client.probe()
    finally:
        client.close()
    return f"{backend.settings.backend_url} answers."


def version() -> str:
    """What this station speaks; `link` has asked whether the backend does too."""
    return f"This is version {__version__}; contract {CONTRACT_VERSION} is spoken at both ends."


def clock(backend: Backend) -> str:
    """Whether this computer's clock is the backend's."""
    offset_s = backend.server_clock.offset_s
    if offset_s is None:
        return "The backend does not say what time it is."
    if abs(offset_s) > CLOCK_OFF_BY_S:
        raise CheckFailed("The clock is wrong", f"It is {-offset_s:+.0f} s off. Set it right, or call IT.")
    return f"The clock is right ({-offset_s:+.1f} s)."


def label(spool: Spool, wake: Callable[[], None], request: PrintRequest, given_up: threading.Event) -> str:
    """Print, and wait for what becomes of it. A label that waits is cancelled at the end."""
    job = spool.enqueue(request)
    wake()
    began_s = time.monotonic()
    while _moving(job, time.monotonic() - began_s) and not given_up.wait(LOOK_EVERY_S):
        job = spool.job(job.id)
    match job.state:
        case JobState.PRINTED:
            return "A test label was printed, and the printer says so."
        case JobState.SENT:
            return "A test label was sent. This printer does not say whether it came out: look."
        case JobState.QUEUED | JobState.HELD:
            spool.cancel(job.id)
    reason = job.reason or f"No word came from the printer within {LABEL_WITHIN_S:.0f} s."
    raise CheckFailed(job.reason_title or "The test label did not come out", reason)


def _moving(job: PrintJob, waited_s: float) -> bool:
    if job.state is JobState.HELD:
        return waited_s < HELD_WITHIN_S
    return job.state in (JobState.QUEUED, JobState.SENDING) and waited_s < LABEL_WITHIN_S


class ScanBack:
    """Waits for a scan of the test label. `hear` may be called by any thread."""

    def __init__(self, within_s: float = SCAN_WITHIN_S) -> None:
        self._within_s = within_s
        self._heard: Queue[str] = Queue()

    def hear(self, payload: str) -> None:
        """A scanner read this."""
        self._heard.put(payload)

    def wait(self, code: str | None, given_up: threading.Event) -> str:
        """Wait for `code`; None: for any."""
        other = ""
        deadline_s = time.monotonic() + self._within_s
        while time.monotonic() < deadline_s and not given_up.is_set():
            try:
                payload = self._heard.get(timeout=LOOK_EVERY_S)
            except Empty:
                continue
            if code is None or payload.upper() == code:
                return f"The scanner read “{readable(payload)}” as it was printed."
            other = payload
        if other:
            raise CheckFailed(
                "Another code was read",
                f"Read “{readable(other)}”, printed is “{code}”. Test the keyboard layout, or scan again.",
            )
        raise CheckFailed(
            "Nothing was scanned", f"No scan came within {self._within_s:.0f} s. Check the scanner's cable."
        )


Progress = Callable[[str | Finding | None], None]


class SelfTest:
    """Runs checks one after another in the thread `selftest`.

    `report` is called in that thread: with a check's name as it begins, with its Finding, with None at the
    end.
    """

    def __init__(self, checks: Callable[[threading.Event], Sequence[Check]], report: Progress) -> None:
        self._checks = checks
        self._report = report
        self._given_up = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin; a self-test that is running is given up first."""
        self._given_up.set()
        self._given_up = threading.Event()
        thread = threading.Thread(target=self._run, args=(self._given_up,), name="selftest", daemon=True)
        self._threads = [*(known for known in self._threads if known.is_alive()), thread]
        thread.start()

    def stop(self, timeout_s: float) -> bool:
        """Give up what is waited for. Returns whether it has ended."""
        self._given_up.set()
        for thread in self._threads:
            thread.join(timeout_s)
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self, given_up: threading.Event) -> None:
        for check in self._checks(given_up):
            if given_up.is_set():
                return
            self._report(check.name)
            finding = check.run()
            if given_up.is_set():
                return
            self._report(finding)
        self._report(None)
