"""The durable list of labels to print: what was asked for is on disk before anything else happens.

    queued <-> held -> sending -> printed   the printer said so
                    |          -> sent      it cannot say
                    |          -> unknown   a person is asked -> printed | failed
                    |          -> held      not one byte was sent
                    -> cancelled | failed

A job goes out again by itself only from queued and held, when not one of its bytes was sent. One connection
guarded by a lock: the spool is used by the thread that asks for labels and by those of the printers.
"""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import fields, replace

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
from printing.spool_tables import check, in_words, migrate, open_file, transaction

KEEP_BYTES = timedelta(days=2)
"""How long a finished job can be looked at as it was sent."""
KEEP_JOBS = timedelta(days=60)
"""How long it is known that a finished job was there."""


_NAMES = tuple(each.name for each in fields(PrintJob))
_COLUMNS = ", ".join(_NAMES)
_CREATED, _UPDATED = _NAMES.index("created_at"), _NAMES.index("updated_at")
_STATES_IN = "state IN (SELECT value FROM json_each(?))"


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
        self._connection = open_file(path)
        try:
            with in_words():
                migrate(self._connection)
                check(self._connection)
        except SpoolUnusable:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def enqueue(self, request: PrintRequest, printer: int = FIRST_PRINTER) -> PrintJob:
        """Keep the wish; a wish that is known already gives the job that it has."""
        now = self._clock().isoformat()
        known = f"SELECT {_COLUMNS} FROM print_job WHERE request_id = ?"
        row = {
            **{each.name: getattr(request, each.name) for each in fields(request)},
            **{"state": JobState.QUEUED, "attempts": 0, "created_at": now, "updated_at": now},
            "printer": printer,
        }
        places = ", ".join("?" * len(row))
        new = f"INSERT INTO print_job ({', '.join(row)}) VALUES ({places}) RETURNING {_COLUMNS}"
        with self._transaction() as connection:
            found = connection.execute(known, (request.request_id,)).fetchall()
            return _job((found or connection.execute(new, tuple(row.values())).fetchall())[0])

    def job(self, job_id: int) -> PrintJob:
        """The job as it is now. Raises KeyError."""
        found = self._list("id = ?", job_id)
        if not found:
            raise KeyError(job_id)
        return found[0]

    def find(self, request_id: str) -> PrintJob | None:
        """The job of a wish, if it was ever saved."""
        return next(iter(self._list("request_id = ?", request_id, limit=1)), None)

    def next_waiting(self, printer: int = FIRST_PRINTER) -> PrintJob | None:
        """The oldest job that may go out at this printer."""
        mine = f"{_STATES_IN} AND printer = ?"
        return next(iter(self._list(mine, json.dumps(WAITING), printer, limit=1)), None)

    def open_jobs(self) -> tuple[PrintJob, ...]:
        """Waiting, at the printer, or with a question that a person has to answer; oldest first."""
        return self._list(_STATES_IN, json.dumps(OPEN))

    def recent(self, limit: int = 50) -> tuple[PrintJob, ...]:
        """The last jobs, newest first."""
        return self._list("true", limit=limit, newest_first=True)

    def copies_of(self, label_code: str) -> int:
        """How many labels of this cake were asked for and not cancelled or failed: the next copy's number."""
        query = "SELECT count(*) FROM print_job WHERE label_code = ? AND state NOT IN (?, ?)"
        with self._transaction() as connection:
            wanted = (label_code, JobState.CANCELLED, JobState.FAILED)
            return int(connection.execute(query, wanted).fetchall()[0][0])

    def hold(self, job_id: int, error: PrintError, printer: int | None = None) -> PrintJob:
        """Not one byte was sent: it waits, with the reason in words."""
        return self._move(job_id, (*WAITING, JobState.SENDING), JobState.HELD, error, printer=printer)

    def start_sending(self, job_id: int, printer: int | None = None) -> PrintJob:
        """From here on its fate is unknown until somebody knows it. Raises JobNotWaiting."""
        return self._move(job_id, WAITING, JobState.SENDING, printer=printer, tries=1)

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
        gone = f"{_STATES_IN} AND printer NOT IN (SELECT value FROM json_each(?))"
        left = json.dumps((*WAITING, JobState.SENDING)), json.dumps(list(printers))
        back = f"UPDATE print_job SET printer = ? WHERE {gone}"
        with self._transaction() as connection:
            connection.execute(back, (FIRST_PRINTER, *left)).close()

    def recover(self, printer: int = FIRST_PRINTER) -> tuple[PrintJob, ...]:
        """At start-up: what was being sent when the program ended is unknown now."""
        reason = PrintError(
            "Did a label come out?",
            "Printing was interrupted while this label was on its way. Look at the printer: yes or no?",
        )
        sending = self._list("state = ? AND printer = ?", JobState.SENDING, printer)
        return tuple(self.unknown(job.id, reason) for job in sending)

    def prune(self) -> None:
        """Forget what was finished long ago; a job that waits or is asked about is never old."""
        now = self._clock()
        done = f"{_STATES_IN} AND updated_at < ?"
        finished, faded = json.dumps(FINISHED), (now - KEEP_BYTES).isoformat()
        with self._transaction() as connection:
            fade = f"UPDATE print_job SET data = x'' WHERE data <> x'' AND {done}"
            connection.execute(fade, (finished, faded)).close()
            old = (finished, (now - KEEP_JOBS).isoformat())
            connection.execute(f"DELETE FROM print_job WHERE {done}", old).close()

    def _move(
        self,
        job_id: int,
        sources: tuple[JobState, ...],
        target: JobState,
        error: PrintError | None = None,
        *,
        printer: int | None = None,
        tries: int = 0,
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
        where, values = f"id = ? AND {_STATES_IN}", [job_id, json.dumps(sources)]
        if printer is not None:
            where, values = f"{where} AND printer = ?", [*values, printer]
        sets = ", ".join(f"{name} = ?" for name in changed)
        move = f"UPDATE print_job SET attempts = attempts + ?, {sets} WHERE {where} RETURNING {_COLUMNS}"
        with self._transaction() as connection:
            rows = connection.execute(move, (tries, *changed.values(), *values)).fetchall()
        if not rows:
            raise JobNotWaiting("Too late", f"This label is already {self.job(job_id).state}.")
        return _job(rows[0])

    def _list(
        self, wanted: str, *values: object, limit: int = -1, newest_first: bool = False
    ) -> tuple[PrintJob, ...]:
        order = "DESC" if newest_first else "ASC"
        query = f"SELECT {_COLUMNS} FROM print_job WHERE {wanted} ORDER BY id {order} LIMIT ?"
        with self._transaction() as connection:
            return tuple(map(_job, connection.execute(query, (*values, limit)).fetchall()))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, in_words(), transaction(self._connection) as connection:
            yield connection


def _cause(target: JobState, error: PrintError | None) -> JobCause | None:
    if error is None:
        return None
    return JobCause.NOT_KNOWN if target is JobState.UNKNOWN else cause_of(error)


def _job(row: Sequence[Any]) -> PrintJob:
    job = PrintJob(*row)
    return replace(
        job,
        state=JobState(job.state),
        tier=Tier(job.tier) if job.tier else None,
        cause=JobCause(job.cause) if job.cause else None,
        created_at=datetime.fromisoformat(row[_CREATED]),
        updated_at=datetime.fromisoformat(row[_UPDATED]),
    )
