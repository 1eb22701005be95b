"""The durable list of labels to print: what was asked for is on disk before anything else happens.

queued -> (held) -> sending -> sent -> printed | unknown | failed | cancelled. A job goes out again by itself
only from queued and held, when not one of its bytes was sent. One connection guarded by a lock: the spool is
used by the thread that asks for labels and by the one named 'printer'.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from printing.delivery import Tier
from printing.errors import JobNotWaiting, PrintError, SpoolUnusable
from printing.spool_tables import DATABASE_ERROR, JOBS, migrate, open_engine


class JobState(StrEnum):
    """Where a job is. See the module's text."""

    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CANCELLED = "cancelled"


WAITING = (JobState.QUEUED, JobState.HELD)
# Shown until somebody or something has dealt with them.
OPEN = (*WAITING, JobState.SENDING, JobState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """A wish for one label. The same request_id (a uuid) is the same wish, however often it comes."""

    request_id: str
    label_code: str
    human_number: str
    data: bytes
    event_id: str | None = None
    copy: int = 0


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A row of the spool as it was when it was read. Times are aware (UTC)."""

    id: int
    request_id: str
    label_code: str
    human_number: str
    event_id: str | None
    copy: int
    data: bytes
    state: JobState
    tier: Tier | None
    attempts: int
    reason_title: str | None
    reason: str | None
    created_at: datetime
    updated_at: datetime


def utc_now() -> datetime:
    """The wall clock; times in the spool are for people and never decide anything."""
    return datetime.now(UTC)


class Spool:
    """The print jobs in one SQLite file. Every method is one transaction and raises SpoolUnusable."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._engine = open_engine(path)
        try:
            with _in_words():
                migrate(self._engine)
        except SpoolUnusable:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._engine.dispose()

    def enqueue(self, request: PrintRequest) -> PrintJob:
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
            return _job(connection.execute(insert(JOBS).values(row).returning(JOBS)).one())

    def job(self, job_id: int) -> PrintJob:
        """The job as it is now. Raises KeyError."""
        with self._transaction() as connection:
            row = connection.execute(select(JOBS).where(JOBS.c.id == job_id)).one_or_none()
        if row is None:
            raise KeyError(job_id)
        return _job(row)

    def next_waiting(self) -> PrintJob | None:
        """The oldest job that may go out."""
        return next(iter(self._list(WAITING, limit=1, newest_first=False)), None)

    def open_jobs(self) -> tuple[PrintJob, ...]:
        """Waiting, at the printer, or with a question that a person has to answer; oldest first."""
        return self._list(OPEN, limit=None, newest_first=False)

    def recent(self, limit: int = 50) -> tuple[PrintJob, ...]:
        """The last jobs, newest first."""
        return self._list(tuple(JobState), limit=limit, newest_first=True)

    def copies_of(self, label_code: str) -> int:
        """How many labels of this cake were asked for and not cancelled or failed: the next copy's number."""
        gone = (JobState.CANCELLED, JobState.FAILED)
        query = select(JOBS.c.id).where(JOBS.c.label_code == label_code, JOBS.c.state.not_in(gone))
        with self._transaction() as connection:
            return len(connection.execute(query).all())

    def hold(self, job_id: int, error: PrintError) -> PrintJob:
        """Not one byte was sent: it waits, with the reason in words."""
        return self._move(job_id, (*WAITING, JobState.SENDING), JobState.HELD, error=error)

    def start_sending(self, job_id: int) -> PrintJob:
        """From here on its fate is unknown until somebody knows it. Raises JobNotWaiting."""
        return self._move(job_id, WAITING, JobState.SENDING, count=True)

    def delivered(self, job_id: int, tier: Tier) -> PrintJob:
        """Sent completely; printed, if the printer said so."""
        state = JobState.SENT if tier is Tier.NONE else JobState.PRINTED
        return self._move(job_id, (JobState.SENDING,), state, tier=tier)

    def unknown(self, job_id: int, error: PrintError) -> PrintJob:
        """Some of it was sent: a person is asked, and it never goes out again by itself."""
        return self._move(job_id, (JobState.SENDING,), JobState.UNKNOWN, error=error)

    def failed(self, job_id: int, error: PrintError) -> PrintJob:
        """This job cannot be printed."""
        return self._move(job_id, (*WAITING, JobState.SENDING), JobState.FAILED, error=error)

    def cancel(self, job_id: int) -> PrintJob:
        """A person does not want it any more. Raises JobNotWaiting once it is at the printer."""
        return self._move(job_id, WAITING, JobState.CANCELLED)

    def answer(self, job_id: int, *, came_out: bool) -> PrintJob:
        """A person looked: "Did a label come out?" No leaves it failed; a new request prints it again."""
        state = JobState.PRINTED if came_out else JobState.FAILED
        return self._move(job_id, (JobState.UNKNOWN,), state)

    def recover(self) -> tuple[PrintJob, ...]:
        """At start-up: what was being sent when the program ended is unknown now."""
        reason = PrintError(
            "Did a label come out?",
            "Printing was interrupted while this label was on its way. Look at the printer: yes or no?",
        )
        return tuple(self.unknown(job.id, reason) for job in self._list((JobState.SENDING,), None, False))

    def _move(
        self,
        job_id: int,
        sources: tuple[JobState, ...],
        target: JobState,
        *,
        error: PrintError | None = None,
        tier: Tier | None = None,
        count: bool = False,
    ) -> PrintJob:
        changed: dict[str, object] = {
            "state": target,
            "updated_at": self._clock().isoformat(),
            "reason_title": error.title if error else None,
            "reason": error.message if error else None,
        }
        if tier is not None:
            changed["tier"] = tier
        if count:
            changed["attempts"] = JOBS.c.attempts + 1
        where = (JOBS.c.id == job_id, JOBS.c.state.in_(sources))
        with self._transaction() as connection:
            row = connection.execute(update(JOBS).where(*where).values(changed).returning(JOBS)).one_or_none()
        if row is None:
            raise JobNotWaiting("Too late", f"This label is already {self.job(job_id).state}.")
        return _job(row)

    def _list(
        self, states: tuple[JobState, ...], limit: int | None, newest_first: bool
    ) -> tuple[PrintJob, ...]:
        order = JOBS.c.id.desc() if newest_first else JOBS.c.id
        query = select(JOBS).where(JOBS.c.state.in_(states)).order_by(order).limit(limit)
        with self._transaction() as connection:
            return tuple(_job(row) for row in connection.execute(query))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._lock, _in_words(), self._engine.begin() as connection:
            yield connection


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, DATABASE_ERROR) as error:
        raise SpoolUnusable(
            "Print list cannot be written",
            "The print list on this computer cannot be used. Is the disk full, or the folder read-only?",
        ) from error


def _job(row: Row[Any]) -> PrintJob:
    values = dict(row._mapping)
    values["state"] = JobState(values["state"])
    values["tier"] = Tier(values["tier"]) if values["tier"] else None
    for name in ("created_at", "updated_at"):
        values[name] = datetime.fromisoformat(values[name])
    return PrintJob(**values)
