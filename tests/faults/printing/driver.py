"""A bench's printing without a window, made to be killed.

    python -m tests.faults.printing.driver

reads one life per line from stdin (JSON, see `Life`) and leads it in a forked process, because importing
everything anew would take longer than the life. Says on stdout `life PID`, `settled` and
`ended PID STATUS`.

A point is a state and a side of its commit ("sending: after commit"): there the process kills itself.
"""

import json
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from printing.delivery import Timeouts
from printing.errors import JobNotWaiting
from printing.print_job import FIRST_PRINTER, JobState, PrintJob, PrintRequest
from printing.printer_lock import OwnedPrinter
from printing.printer_thread import Pace, PrinterThread, PrintEvent
from printing.spool import Spool
from printing.spool_recovery import FILE_NAME
from printing.transports.network import NetworkTransport

QUICK = Timeouts(connect_s=5.0, write_s=1.0, status_s=1.0, confirm_s=1.5, drain_s=0.02)
PACE = Pace(first_s=0.02, cap_s=0.1, held_s=0.02, idle_s=0.1)
MOVING = (JobState.QUEUED, JobState.HELD, JobState.SENDING)


@dataclass(frozen=True, slots=True)
class Life:
    """What a process is to do: print these; `on_held` and `on_unknown` are what its person decides."""

    folder: str
    port: int
    requests: list[str] = field(default_factory=list)
    point: str = ""
    on_held: str = ""
    on_unknown: str = ""
    words: str = ""

    def as_line(self) -> str:
        """As the driver reads it."""
        return json.dumps(asdict(self)) + "\n"


def label(name: str, words: str = "") -> bytes:
    """A label that can be told from others on the paper."""
    return b"\x1b@" + f"{name}{words}".encode() + b"\n\x1dVB\x00"


class TrappedSpool(Spool):
    """Dies before or after the commit that brings a job into a state."""

    def __init__(self, path: Path, point: str) -> None:
        self._point = point
        self._doing = threading.local()
        super().__init__(path)

    def enqueue(self, request: PrintRequest, printer: int = FIRST_PRINTER) -> PrintJob:
        """Keep the wish."""
        self._doing.state = JobState.QUEUED.value
        return super().enqueue(request, printer)

    def _move(self, job_id: int, sources: Any, target: JobState, *args: Any, **more: Any) -> PrintJob:
        self._doing.state = target.value
        return super()._move(job_id, sources, target, *args, **more)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        state, self._doing.state = getattr(self._doing, "state", ""), ""
        with super()._transaction() as connection:
            yield connection
            self._pass_by(f"{state}: before commit")
        self._pass_by(f"{state}: after commit")

    def _pass_by(self, point: str) -> None:
        if point == self._point:
            os.kill(os.getpid(), signal.SIGKILL)


def say(*words: object) -> None:
    """A line to whoever watches; written at once and as a whole."""
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\n").encode())


def live(life: Life) -> None:
    """Wish for the labels, print, decide what a person decides, and end when nothing moves any more."""
    news = threading.Event()
    spool = TrappedSpool(Path(life.folder) / FILE_NAME, life.point)
    transport = OwnedPrinter(NetworkTransport("127.0.0.1", life.port, QUICK), Path(life.folder).parent)

    def on_event(_event: PrintEvent) -> None:
        news.set()

    thread = PrinterThread(spool, transport, on_event, PACE)
    thread.start()
    for name in life.requests:
        spool.enqueue(PrintRequest(name, name, name, label(name, life.words)))
        thread.wake()
    while any(_decided(spool, job, life) for job in spool.open_jobs()):
        news.wait(0.02)
        news.clear()
    thread.stop()
    spool.close()
    say("settled")


def _decided(spool: Spool, job: PrintJob, life: Life) -> bool:
    """Do what the person does about it. True while the job moves on by itself."""
    try:
        if job.state is JobState.HELD and life.on_held == "cancel":
            spool.cancel(job.id)
        if job.state is JobState.UNKNOWN and life.on_unknown:
            spool.answer(job.id, came_out=life.on_unknown == "yes")
    except JobNotWaiting:
        return True
    return job.state in MOVING


def main() -> None:
    """Lead the lives that stdin tells, one after the other."""
    for line in sys.stdin:
        life = Life(**json.loads(line))
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                say("life", os.getpid())
                live(life)
                status = 0
            finally:
                sys.stderr.flush()
                os._exit(status)
        _, ended = os.waitpid(pid, 0)
        say("ended", pid, os.waitstatus_to_exitcode(ended))


if __name__ == "__main__":
    main()
