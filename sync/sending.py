"""How entries move on: whose turn it is, what is under way, and what their answers make of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, func, select, update

from sync import entry_sql
from sync.answer_document import AnswerDocument
from sync.backoff import LONGEST_AHEAD_S
from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.ending import Ending, Now, after
from sync.entry import PAYLOAD_VERSION, Entry, EntryState
from sync.entry_rows import IS_OPEN, IS_UNSENT, open_rows, to_entry
from sync.replica_rows import keep_newer
from sync.settled import Settled
from sync.tables import entries

_MOVED = (
    *("state", "next_attempt_at", "last_error", "last_message", "settled_at", "already_done", "answer"),
    *("waiting_since", "overdue_at"),
)
_MOVE = (
    update(entries)
    .where(entries.c.seq == bindparam("entry_seq"))
    .values({name: bindparam(f"new_{name}") for name in _MOVED} | {"hastened": False})
)
# Asked far more often than anything is sent.
_DUE = f"{entry_sql.ALL} WHERE {entry_sql.IS_HEAD} AND {entry_sql.IS_DUE} ORDER BY attempts, seq LIMIT :most"
_NEXT_DUE = f"SELECT max({entry_sql.IS_DUE}), min(next_attempt_at) FROM entry WHERE {entry_sql.IS_HEAD}"
_GO = (
    update(entries)
    .where(entries.c.seq.in_(bindparam("seqs", expanding=True)), IS_OPEN, IS_UNSENT)
    .values(
        state=EntryState.SENDING,
        attempts=entries.c.attempts + 1,
        sent_at=bindparam("at"),
        hastened=False,
        # Kept with the entry: each attempt must name the same time.
        clock_offset_s=func.coalesce(entries.c.clock_offset_s, bindparam("offset_s")),
    )
    .returning(entries.c.seq, entries.c.attempts, entries.c.clock_offset_s)
)
_MAY_WAIT = (
    select(entries.c.order_key)
    .where(IS_OPEN, entries.c.state.in_((EntryState.WAITING, EntryState.SENDING)))
    .distinct()
)


class Sending:
    """The half of `Outbox` that the dispatcher uses. Any thread; each method is one transaction."""

    def __init__(
        self, database: Database, clock: Clock, server_clock: ServerClock, answer_document: AnswerDocument
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_clock = server_clock
        self._answer_document = answer_document

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """What may be sent now: at most the head of each order, and none of an order whose head was refused.

        Fewest attempts first, so that one that always fails never stands before the others.
        """
        with self._database.look() as connection:
            found = connection.execute(_DUE, _asked_at(now) | {"most": limit}).fetchall()
        return tuple(map(entry_sql.entry_of, found))

    def next_due_at(self, now: datetime) -> datetime | None:
        """When the next head may be sent: `now` if one is due, None if there is none."""
        with self._database.look() as connection:
            [(any_due, first_at)] = connection.execute(_NEXT_DUE, _asked_at(now)).fetchall()
        if any_due:
            return now
        return None if first_at is None else datetime.fromisoformat(first_at)

    def hasten(self, order_keys: Sequence[str]) -> int:
        """Make waiting entries of these orders due now, for something changed there. Returns how many.

        One whose call is under way is noted: should it come back as early, that is out of date already.
        """
        with self._database.write() as connection:
            # The few that wait, not the many that may have changed, go into the statement.
            keys = sorted(set(connection.execute(_MAY_WAIT).scalars()) & set(order_keys))
            if not keys:
                return 0
            of_these = (IS_OPEN, entries.c.order_key.in_(keys))
            under_way = update(entries).where(*of_these, entries.c.state == EntryState.SENDING)
            connection.execute(under_way.values(hastened=True))
            waiting = update(entries).where(*of_these, entries.c.state == EntryState.WAITING)
            return connection.execute(waiting.values(next_attempt_at=None)).rowcount

    def nothing_is_under_way(self) -> int:
        """What was being sent when the last run ended waits for its turn again. Returns how many that are."""
        stale = (IS_OPEN, entries.c.state == EntryState.SENDING)
        with self._database.write() as connection:
            return connection.execute(update(entries).where(*stale).values(state=EntryState.PENDING)).rowcount

    def mark_sending(self, due: Sequence[Entry]) -> tuple[Entry, ...]:
        """Calls are about to be made. Counts the attempts, whatever becomes of them.

        Returns those that still go by themselves: a person may have decided about the others meanwhile.
        """
        now = self._clock.now()
        offset_s = self._server_clock.offset_at(self._clock)
        these = {"seqs": [entry.seq for entry in due], "at": now, "offset_s": offset_s}
        with self._database.write() as connection:
            going = connection.execute(_GO, these)
            marked = {row.seq: row for row in going}
        return tuple(
            replace(
                entry,
                state=EntryState.SENDING,
                attempts=marked[entry.seq].attempts,
                sent_at=now,
                clock_offset_s=marked[entry.seq].clock_offset_s,
            )
            for entry in sorted(due, key=lambda entry: entry.seq)
            if entry.seq in marked
        )

    def settle(self, endings: Sequence[Ending]) -> Settled:
        """Calls ended: keep what follows from that and the documents in the answers, in one transaction.

        An entry that is not open any more stays as it is: what was decided is decided.
        """
        now = self._now()
        settled: list[Entry] = []
        with self._database.write() as connection:
            rows = open_rows(connection, [ending.entry.seq for ending in endings])
            for ending in endings:
                row = rows.get(ending.entry.seq)
                if row is not None:
                    kept = self._answer_document.without(ending.data)
                    settled.append(after(to_entry(row), ending, now, hastened=row.hastened, kept=kept))
            if settled:
                connection.execute(_MOVE, [_moved(entry) for entry in settled])
            changed = self._keep_documents(connection, endings)
        return Settled(tuple(settled), changed)

    def _now(self) -> Now:
        wall = self._clock.now()
        return Now(wall, wall + timedelta(seconds=self._server_clock.offset_s or 0.0))

    def _keep_documents(self, connection: Connection, endings: Sequence[Ending]) -> tuple[str, ...]:
        found = [self._answer_document.read(ending.data) for ending in endings]
        return keep_newer(connection, [document for document in found if document is not None])


def _asked_at(now: datetime) -> dict[str, object]:
    impossible = now + timedelta(seconds=LONGEST_AHEAD_S)
    at = {"now": entry_sql.text_of(now), "impossible": entry_sql.text_of(impossible)}
    return {**at, "version": PAYLOAD_VERSION}


def _moved(entry: Entry) -> dict[str, object]:
    return {"entry_seq": entry.seq} | {f"new_{name}": getattr(entry, name) for name in _MOVED}
