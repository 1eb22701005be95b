"""The durable outbox: what was recorded here is sent once, in its order, or a person is told why not."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, or_, select, text, update

from sync.backoff import RETRY_AFTER_CAP_S
from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.entry import OPEN, PAYLOAD_VERSION, UNSENT, Counts, Entry, EntryState, NewEntry
from sync.replica import Document, keep_newer
from sync.tables import entries


@dataclass(frozen=True, slots=True)
class AnswerDocument:
    """Where an answer's data carries a document for the replica, and what it is called there."""

    field: str = "order"
    kind: str = "order"
    key: str = "id"
    version: str = "version"

    def read(self, data: Mapping[str, Any]) -> Document | None:
        """The document in an answer's data, or None."""
        body = data.get(self.field)
        if not isinstance(body, dict):
            return None
        key, version = body.get(self.key), body.get(self.version)
        if not isinstance(key, str) or not isinstance(version, int):
            return None
        return Document(self.kind, key, version, body)


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry after an answer, and the replica's documents that the answer made newer."""

    entry: Entry
    changed: tuple[str, ...] = ()


# Written out, not bound: SQLite uses a partial index only for a condition that it can read.
_OPEN = text("entry.state IN ({})".format(", ".join(f"'{state}'" for state in OPEN)))
_UNSENT = entries.c.state.in_(UNSENT)


class Outbox:
    """Records entries and moves them on. Any thread; each method is one transaction, or a StoreError."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_clock: ServerClock | None = None,
        answer_document: AnswerDocument | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_clock = server_clock or ServerClock()
        self.answer_document = answer_document or AnswerDocument()

    def record(self, new: NewEntry) -> Entry:
        """Save a call. It survives a power cut from now on; when this raises StoreError it was NOT saved."""
        if new.occurred_at.tzinfo is None:
            raise ValueError("occurred_at needs a time zone")
        values = {
            "event_id": new.event_id or str(uuid.uuid4()),
            "order_key": new.order_key,
            "function": new.function,
            "args": dict(new.args),
            "occurred_at": new.occurred_at,
            "recorded_at": self._clock.now(),
            "clock_offset_s": self._server_clock.offset_s,
            "station": new.station,
            "staff": new.staff,
            "payload_version": PAYLOAD_VERSION,
            "state": EntryState.PENDING,
            "attempts": 0,
            "already_done": False,
        }
        with self._database.write() as connection:
            row = connection.execute(insert(entries).values(values).returning(*entries.c)).one()
        return _entry(row)

    def get(self, event_id: str) -> Entry | None:
        """One entry, or None."""
        return next(iter(self._select(select(entries).where(entries.c.event_id == event_id))), None)

    def unconfirmed(self, order_key: str | None = None) -> tuple[Entry, ...]:
        """What is saved here and still goes by itself, oldest first. Refused entries: `attention()`."""
        query = select(entries).where(_OPEN, _UNSENT).order_by(entries.c.seq)
        if order_key is not None:
            query = query.where(entries.c.order_key == order_key)
        return self._select(query)

    def attention(self) -> tuple[Entry, ...]:
        """What was refused and needs a person, oldest first."""
        refused = entries.c.state == EntryState.ATTENTION
        return self._select(select(entries).where(_OPEN, refused).order_by(entries.c.seq))

    def recent(self, limit: int) -> tuple[Entry, ...]:
        """The last entries in any state, newest first."""
        return self._select(select(entries).order_by(entries.c.seq.desc()).limit(limit))

    def counts(self) -> Counts:
        """What the status strip says."""
        query = (
            select(entries.c.state, func.count(), func.min(entries.c.recorded_at))
            .where(_OPEN)
            .group_by(entries.c.state)
        )
        with self._database.read() as connection:
            found = {EntryState(state): (count, oldest) for state, count, oldest in connection.execute(query)}
        unsent = [found[state] for state in UNSENT if state in found]
        return Counts(
            saved_here=sum(count for count, _ in unsent),
            oldest_at=min((oldest for _, oldest in unsent), default=None),
            waiting=found.get(EntryState.WAITING, (0, None))[0],
            attention=found.get(EntryState.ATTENTION, (0, None))[0],
        )

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """What may be sent now: at most the head of each order, and none of an order whose head was refused.

        Fewest attempts first, so that one that always fails never stands before the others.
        """
        query = _heads().where(_is_due(now)).order_by(entries.c.attempts, entries.c.seq).limit(limit)
        return self._select(query)

    def next_due_at(self, now: datetime) -> datetime | None:
        """When the next head may be sent: `now` if one is due, None if there is none."""
        heads = _heads().with_only_columns(
            func.coalesce(func.max(_is_due(now)), False), func.min(entries.c.next_attempt_at)
        )
        with self._database.read() as connection:
            any_due, first_at = connection.execute(heads).one()
        return now if any_due else first_at

    def hasten(self, order_keys: Sequence[str]) -> int:
        """Make waiting entries of these orders due now, for something changed there. Returns how many."""
        waiting = (_OPEN, entries.c.state == EntryState.WAITING)
        with self._database.write() as connection:
            # The few that wait, not the many that may have changed, go into the statement.
            found = connection.execute(select(entries.c.order_key).where(*waiting).distinct()).scalars()
            keys = sorted(set(found) & set(order_keys))
            if not keys:
                return 0
            hastened = update(entries).where(*waiting, entries.c.order_key.in_(keys))
            return connection.execute(hastened.values(next_attempt_at=None)).rowcount

    def mark_sending(self, entry: Entry) -> Entry:
        """A call is about to be made. Counts the attempt, whatever becomes of it."""
        return self._move(
            entry,
            state=EntryState.SENDING,
            attempts=entry.attempts + 1,
            sent_at=self._clock.now(),
        ).entry

    def mark_confirmed(self, entry: Entry, data: Mapping[str, Any]) -> Settled:
        """A verified answer came: keep it, and the document in it, in one transaction."""
        return self._move(
            entry,
            data,
            state=EntryState.CONFIRMED,
            already_done=bool(data.get("already_done")),
            settled_at=self._clock.now(),
            last_error=None,
            last_message=None,
            next_attempt_at=None,
        )

    def mark_duplicate(self, entry: Entry, code: str, message: str, data: Mapping[str, Any]) -> Settled:
        """Refused as late: someone had already done it."""
        return self._move(
            entry,
            data,
            state=EntryState.DUPLICATE,
            already_done=True,
            settled_at=self._clock.now(),
            last_error=code,
            last_message=message,
            next_attempt_at=None,
        )

    def mark_attention(self, entry: Entry, code: str, message: str, data: Mapping[str, Any]) -> Settled:
        """Refused: the order stands still until a person decides."""
        return self._move(
            entry,
            data,
            state=EntryState.ATTENTION,
            settled_at=self._clock.now(),
            last_error=code,
            last_message=message,
            next_attempt_at=None,
        )

    def mark_waiting(
        self, entry: Entry, delay_s: float, code: str, message: str, data: Mapping[str, Any]
    ) -> Settled:
        """Refused as early: again after `delay_s`, or when its order changes."""
        return self._move(
            entry,
            data,
            state=EntryState.WAITING,
            last_error=code,
            last_message=message,
            next_attempt_at=self._clock.now() + timedelta(seconds=delay_s),
        )

    def mark_retry(self, entry: Entry, delay_s: float, code: str, message: str) -> Entry:
        """No verified answer: the same event id again after `delay_s`."""
        return self._move(
            entry,
            state=EntryState.PENDING,
            last_error=code,
            last_message=message,
            next_attempt_at=self._clock.now() + timedelta(seconds=delay_s),
        ).entry

    def _move(self, entry: Entry, data: Mapping[str, Any] | None = None, **values: object) -> Settled:
        changed: tuple[str, ...] = ()
        if data is not None:
            values["answer"] = {name: data[name] for name in data if name != self.answer_document.field}
        with self._database.write() as connection:
            if data is not None:
                changed = self._keep_document(connection, data)
            moved = update(entries).where(entries.c.seq == entry.seq).values(values).returning(*entries.c)
            row = connection.execute(moved).one()
        return Settled(_entry(row), changed)

    def _keep_document(self, connection: Connection, data: Mapping[str, Any]) -> tuple[str, ...]:
        document = self.answer_document.read(data)
        return keep_newer(connection, [document]) if document else ()

    def _select(self, query: Select[Any]) -> tuple[Entry, ...]:
        with self._database.read() as connection:
            return tuple(_entry(row) for row in connection.execute(query))


def _heads() -> Select[Any]:
    first = select(func.min(entries.c.seq)).where(_OPEN).group_by(entries.c.order_key)
    return select(entries).where(entries.c.seq.in_(first), _UNSENT)


def _is_due(now: datetime) -> ColumnElement[bool]:
    # A time further ahead than any delay we ever set: the wall clock was set back meanwhile.
    impossible = now + timedelta(seconds=RETRY_AFTER_CAP_S)
    at = entries.c.next_attempt_at
    return or_(at.is_(None), at <= now, at > impossible)


def _entry(row: Row[Any]) -> Entry:
    values = dict(row._mapping)
    del values["discard_reason"]
    values["state"] = EntryState(values["state"])
    return Entry(**values)
