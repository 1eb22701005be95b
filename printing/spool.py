"""The durable list of labels to print: what was asked for is on disk before anything else happens.

    queued <-> held -> sending -> printed   the printer said so
                    |          -> sent      it cannot say
                    |          -> unknown   a person is asked -> printed | failed
                    |          -> held      not one byte was sent
                    -> cancelled | failed

A job goes out again by itself only from queued and held, when not one of its bytes was sent. One connection
guarded by a lock: the spool is used by the thread that asks for labels and by those of the printers.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, literal, select, update

from printing.delivery import Tier
from printing.errors import JobNotWaiting, PrintError, SpoolUnusable
from printing.print_job import FINISHED as FINISHED
from printing.print_job import FIRST_PRINTER as FIRST_PRINTER
from printing.print_job import OPEN as OPEN
from printing.print_job import WAITING as WAITING
from printing.print_job import JobCause, cause_of
from printing.print_job import JobState as JobState
from printing.print_job import PrintJob as PrintJob
from printing.print_job import PrintRequest as PrintRequest
from printing.spool_tables import JOBS, check, in_words, migrate, open_engine

KEEP_BYTES = timedelta(days=2)
"""How long a finished job can be looked at as it was sent."""
KEEP_JOBS = timedelta(days=60)
"""How long it is known that a finished job was there."""


def utc_now() -> datetime:
    """The wall clock; times in the spool are for people and never decide anything."""
    return datetime.now(UTC)


class Spool:
    """The print jobs in one SQLite file. Every method is one transaction and raises SpoolUnusable.

    `printer` where it is given: only while the job is that printer's, because a person may move it.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._engine = open_engine(path)
        try:
            with in_words():
                migrate(self._engine)
                check(self._engine)
        except SpoolUnusable:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._engine.dispose()

    def enqueue(self, request: PrintRequest, printer: int = FIRST_PRINTER) -> PrintJob:
        """Keep the wish; a wish that is known already gives the job that it has."""
        now = self._clock().isoformat()
        with self._transaction() as connection:
            known = connection.execute(
                select(JOBS).where(JOBS.c.request_id == request.request_id)
            ).one_or_none()
            if known is not None:
                return _job(known)
            values = {name: getattr(request, name) for name in request.__slots__}
            row = {**values, "state": JobState.QUEUED, "attempts": 0, "created_at": now, "updated_at": now}
            row["printer"] = printer
            return _job(connection.execute(insert(JOBS).values(row).returning(JOBS)).one())

    def job(self, job_id: int) -> PrintJob:
        """The job as it is now. Raises KeyError."""
        with self._transaction() as connection:
            row = connection.execute(select(JOBS).where(JOBS.c.id == job_id)).one_or_none()
        if row is None:
            raise KeyError(job_id)
        return _job(row)

    def find(self, request_id: str) -> PrintJob | None:
        """The job of a wish, if it was ever saved."""
        return next(iter(self._list(JOBS.c.request_id == request_id, limit=1)), None)

    def next_waiting(self, printer: int = FIRST_PRINTER) -> PrintJob | None:
        """The oldest job that may go out at this printer."""
        mine = JOBS.c.printer == printer
        return next(iter(self._list(JOBS.c.state.in_(WAITING) & mine, limit=1)), None)

    def open_jobs(self) -> tuple[PrintJob, ...]:
        """Waiting, at the printer, or with a question that a person has to answer; oldest first."""
        return self._list(JOBS.c.state.in_(OPEN))

    def recent(self, limit: int = 50) -> tuple[PrintJob, ...]:
        """The last jobs, newest first."""
        return self._list(literal(True), limit=limit, newest_first=True)

    def copies_of(self, label_code: str) -> int:
        """How many labels of this cake were asked for and not cancelled or failed: the next copy's number."""
        gone = (JobState.CANCELLED, JobState.FAILED)
        query = select(JOBS.c.id).where(JOBS.c.label_code == label_code, JOBS.c.state.not_in(gone))
        with self._transaction() as connection:
            return len(connection.execute(query).all())

    def hold(self, job_id: int, error: PrintError, printer: int | None = None) -> PrintJob:
        """Not one byte was sent: it waits, with the reason in words."""
        return self._move(job_id, (*WAITING, JobState.SENDING), JobState.HELD, error, printer=printer)

    def start_sending(self, job_id: int, printer: int | None = None) -> PrintJob:
        """From here on its fate is unknown until somebody knows it. Raises JobNotWaiting."""
        count = {"attempts": JOBS.c.attempts + 1}
        return self._move(job_id, WAITING, JobState.SENDING, printer=printer, more=count)

    def delivered(self, job_id: int, tier: Tier) -> PrintJob:
        """Sent completely; printed, if the printer said so."""
        state = JobState.SENT if tier is Tier.NONE else JobState.PRINTED
        return self._move(job_id, (JobState.SENDING,), state, more={"tier": tier})

    def unknown(self, job_id: int, error: PrintError) -> PrintJob:
        """Some of it was sent: a person is asked, and it never goes out again by itself."""
        return self._move(job_id, (JobState.SENDING,), JobState.UNKNOWN, error)

    def failed(self, job_id: int, error: PrintError) -> PrintJob:
        """This job cannot be printed."""
        return self._move(job_id, (*WAITING, JobState.SENDING), JobState.FAILED, error)

    def cancel(self, job_id: int) -> PrintJob:
        """A person does not want it any more. Raises JobNotWaiting once it is at the printer."""
        return self._move(job_id, WAITING, JobState.CANCELLED)

    def move(self, job_id: int, printer: int) -> PrintJob:
        """A person wants it from another printer. Raises JobNotWaiting once it is at one."""
        return self._move(job_id, WAITING, JobState.QUEUED, more={"printer": printer})

    def answer(self, job_id: int, *, came_out: bool) -> PrintJob:
        """A person looked: "Did a label come out?" No leaves it failed; a new request prints it again."""
        state = JobState.PRINTED if came_out else JobState.FAILED
        return self._move(job_id, (JobState.UNKNOWN,), state)

    def keep_to(self, printers: Sequence[int]) -> None:
        """At start-up: what is left for a printer that is no longer set up goes back to the first one."""
        gone = JOBS.c.state.in_((*WAITING, JobState.SENDING)) & JOBS.c.printer.not_in(printers)
        with self._transaction() as connection:
            connection.execute(update(JOBS).where(gone).values(printer=FIRST_PRINTER))

    def recover(self, printer: int = FIRST_PRINTER) -> tuple[PrintJob, ...]:
        """At start-up: what was being sent when the program ended is unknown now."""
        reason = PrintError(
            "Did a label come out?",
            "Printing was interrupted while this label was on its way. Look at the printer: yes or no?",
        )
        sending = (JOBS.c.state == JobState.SENDING) & (JOBS.c.printer == printer)
        return tuple(self.unknown(job.id, reason) for job in self._list(sending))

    def prune(self) -> None:
        """Forget what was finished long ago; a job that waits or is asked about is never old."""
        now = self._clock()
        done = JOBS.c.state.in_(FINISHED)
        faded = done & (JOBS.c.data != b"") & (JOBS.c.updated_at < (now - KEEP_BYTES).isoformat())
        with self._transaction() as connection:
            connection.execute(update(JOBS).where(faded).values(data=b""))
            old = done & (JOBS.c.updated_at < (now - KEEP_JOBS).isoformat())
            connection.execute(delete(JOBS).where(old))

    def _move(
        self,
        job_id: int,
        sources: tuple[JobState, ...],
        target: JobState,
        error: PrintError | None = None,
        *,
        printer: int | None = None,
        more: Mapping[str, object] | None = None,
    ) -> PrintJob:
        changed: dict[str, object] = {
            "state": target,
            "updated_at": self._clock().isoformat(),
            "reason_title": error.title if error else None,
            "reason": error.message if error else None,
            "cause": _cause(target, error),
            **(more or {}),
        }
        where = [JOBS.c.id == job_id, JOBS.c.state.in_(sources)]
        if printer is not None:
            where.append(JOBS.c.printer == printer)
        with self._transaction() as connection:
            row = connection.execute(update(JOBS).where(*where).values(changed).returning(JOBS)).one_or_none()
        if row is None:
            raise JobNotWaiting("Too late", f"This label is already {self.job(job_id).state}.")
        return _job(row)

    def _list(
        self, wanted: ColumnElement[bool], limit: int | None = None, newest_first: bool = False
    ) -> tuple[PrintJob, ...]:
        order = JOBS.c.id.desc() if newest_first else JOBS.c.id
        query = select(JOBS).where(wanted).order_by(order).limit(limit)
        with self._transaction() as connection:
            return tuple(_job(row) for row in connection.execute(query))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._lock, in_words(), self._engine.begin() as connection:
            yield connection


def _cause(target: JobState, error: PrintError | None) -> JobCause | None:
    if error is None:
        return None
    return JobCause.NOT_KNOWN if target is JobState.UNKNOWN else cause_of(error)


def _job(row: Row[Any]) -> PrintJob:
    values = dict(row._mapping)
    values["state"] = JobState(values["state"])
    values["tier"] = Tier(values["tier"]) if values["tier"] else None
    values["cause"] = JobCause(values["cause"]) if values["cause"] else None
    for name in ("created_at", "updated_at"):
        values[name] = datetime.fromisoformat(values[name])
    return PrintJob(**values)
