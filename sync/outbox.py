"""The durable outbox: what was recorded here is sent once, in its order, or a person is told why not."""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sync import entry_sql
from sync.answer_document import AnswerDocument as AnswerDocument
from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.ending import Ending
from sync.entry import PAYLOAD_VERSION, UNSENT, Counts, Entry, EntryState, NewEntry
from sync.entry_insert import append_entry
from sync.settled import Settled as Settled

if TYPE_CHECKING:
    from sync.sending import Sending

Hold = Callable[[datetime], datetime | None]
"""When an entry that is recorded now may be sent first; None: at once."""


class Outbox:
    """Records entries and moves them on. Any thread; each method is one transaction, or a StoreError."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_clock: ServerClock | None = None,
        answer_document: AnswerDocument | None = None,
        hold: Hold | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._hold = hold
        self._server_clock = server_clock or ServerClock()
        self.answer_document = answer_document or AnswerDocument()

    def record(self, new: NewEntry) -> Entry:
        """Save a call. It survives a power cut from now on; when this raises StoreError it was NOT saved."""
        if new.occurred_at.tzinfo is None:
            raise ValueError("occurred_at needs a time zone")
        now = self._clock.now()
        values = {
            "event_id": new.event_id or str(uuid.uuid4()),
            "order_key": new.order_key,
            "function": new.function,
            "args": dict(new.args),
            "occurred_at": new.occurred_at.astimezone(UTC),
            "recorded_at": now,
            "next_attempt_at": None if self._hold is None else self._hold(now),
            "clock_offset_s": self._server_clock.offset_at(self._clock),
            "station": new.station,
            "staff": new.staff,
            "payload_version": PAYLOAD_VERSION,
            "state": EntryState.PENDING,
            "attempts": 0,
            "already_done": False,
            "hastened": False,
        }
        return append_entry(self._database, values)

    def get(self, event_id: str) -> Entry | None:
        """One entry, or None."""
        return next(iter(self._select(f"{entry_sql.ALL} WHERE event_id = ?", event_id)), None)

    def unconfirmed(self, order_key: str | None = None) -> tuple[Entry, ...]:
        """What is saved here and still goes by itself, oldest first. Refused entries: `attention()`."""
        return self._open(f"{entry_sql.IS_OPEN} AND {entry_sql.IS_UNSENT}", order_key)

    def unsettled(self, order_key: str | None = None) -> tuple[Entry, ...]:
        """The same and the refused ones, which a person must decide about first, oldest first."""
        return self._open(entry_sql.IS_OPEN, order_key)

    def attention(self) -> tuple[Entry, ...]:
        """What was refused and stands still, oldest first. All that needs a person: sync/attention.py."""
        refused = f"{entry_sql.ALL} WHERE {entry_sql.IS_OPEN} AND {entry_sql.IS_REFUSED} ORDER BY seq"
        return self._select(refused)

    def recent(self, limit: int) -> tuple[Entry, ...]:
        """The last entries in any state, newest first."""
        return self._select(f"{entry_sql.ALL} ORDER BY seq DESC LIMIT ?", limit)

    def counts(self) -> Counts:
        """What the status strip says."""
        question = entry_sql.COUNTS, (PAYLOAD_VERSION,)
        with self._database.look() as connection:
            found = {EntryState(s): values for s, *values in connection.execute(*question).fetchall()}
        unsent = [found[state] for state in UNSENT if state in found]
        oldest = min((oldest for _, oldest, _ in unsent), default=None)
        return Counts(
            saved_here=sum(count for count, _, _ in unsent),
            oldest_at=None if oldest is None else datetime.fromisoformat(oldest),
            waiting=found.get(EntryState.WAITING, [0])[0],
            attention=sum(attention for _, _, attention in found.values()),
        )

    # What the dispatcher does with them: sync/sending.py.

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """What may be sent now: at most the head of each order, and none of one whose head was refused."""
        return self._sending.due(now, limit)

    def next_due_at(self, now: datetime) -> datetime | None:
        """When the next head may be sent: `now` if one is due, None if there is none."""
        return self._sending.next_due_at(now)

    def hasten(self, order_keys: Sequence[str]) -> int:
        """Make waiting entries of these orders due now, for something changed there. Returns how many."""
        return self._sending.hasten(order_keys)

    def nothing_is_under_way(self) -> int:
        """What was being sent when the last run ended waits for its turn again. Returns how many that are."""
        return self._sending.nothing_is_under_way()

    def mark_sending(self, due: Sequence[Entry]) -> tuple[Entry, ...]:
        """Calls are about to be made. Returns those that still go by themselves."""
        return self._sending.mark_sending(due)

    def settle(self, endings: Sequence[Ending]) -> Settled:
        """Calls ended: keep what follows from that and the documents in the answers, in one transaction."""
        return self._sending.settle(endings)

    @cached_property
    def _sending(self) -> "Sending":
        # It uses SQLAlchemy, which takes a quarter of a second to load: a scan is saved without it.
        from sync.sending import Sending

        return Sending(self._database, self._clock, self._server_clock, self.answer_document)

    def _open(self, which: str, order_key: str | None) -> tuple[Entry, ...]:
        query = f"{entry_sql.ALL} WHERE {which}"
        if order_key is None:
            return self._select(f"{query} ORDER BY seq")
        return self._select(f"{query} AND order_key = ? ORDER BY seq", order_key)

    def _select(self, query: str, *values: object) -> tuple[Entry, ...]:
        with self._database.look() as connection:
            return tuple(map(entry_sql.entry_of, connection.execute(query, values).fetchall()))
