"""What is old is forgotten in small steps: confirmed entries, and documents that nobody works on any more."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.entry import EntryState
from sync.entry_rows import IS_OPEN
from sync.events import ReplicaChanged, Report
from sync.replica import Document, load
from sync.tables import documents, entries

KEPT = timedelta(days=30)
"""How long the history keeps what the backend has confirmed. What a person gave up stays for good."""
_ROWS = 200
_EVERY_S = 600.0
_NEXT_S = 1.0
_OVER = (EntryState.CONFIRMED, EntryState.DUPLICATE)

Forget = Callable[[Document, datetime], bool]
"""Whether a document may be forgotten at this time (UTC). Asked again and again: pure, and quick."""


class Retention:
    """Forgets by the server's clock: ours may be years off. Until that is known nothing is forgotten.

    One thread calls `step()`. `forget` decides about documents of `kind`; those with open entries stay.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_clock: ServerClock,
        report: Report,
        forget: Forget | None = None,
        kind: str = "order",
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_clock = server_clock
        self._report = report
        self._forget = forget
        self._kind = kind
        self._next_at = clock.monotonic()
        self._read_to = ""

    def step(self) -> float:
        """Forget a little, if it is time. Returns the seconds until the next step. Raises StoreError."""
        wait_s = self._next_at - self._clock.monotonic()
        offset_s = self._server_clock.offset_s
        if wait_s > 0 or offset_s is None:
            return wait_s if wait_s > 0 else _EVERY_S
        now = self._clock.now() + timedelta(seconds=offset_s)
        # Both, whatever the first says.
        more = [self._prune_history(now), self._prune_documents(now)]
        wait_s = _NEXT_S if any(more) else _EVERY_S
        self._next_at = self._clock.monotonic() + wait_s
        return wait_s

    def _prune_history(self, now: datetime) -> bool:
        """Whether there may be more."""
        old = (
            select(entries.c.seq)
            .where(entries.c.state.in_(_OVER), entries.c.settled_at < now - KEPT)
            .order_by(entries.c.seq)
            .limit(_ROWS)
        )
        with self._database.write() as connection:
            return connection.execute(delete(entries).where(entries.c.seq.in_(old))).rowcount == _ROWS

    def _prune_documents(self, now: datetime) -> bool:
        if self._forget is None:
            return False
        page = (documents.c.kind == self._kind, documents.c.key > self._read_to)
        with self._database.write() as connection:
            found = tuple(load(connection, *page, limit=_ROWS))
            needed = set(connection.execute(select(entries.c.order_key).where(IS_OPEN)).scalars())
            gone = [each.key for each in found if each.key not in needed and self._forget(each, now)]
            connection.execute(
                delete(documents).where(documents.c.kind == self._kind, documents.c.key.in_(gone))
            )
        self._read_to = found[-1].key if len(found) == _ROWS else ""
        if gone:
            self._report(ReplicaChanged(self._kind, tuple(gone)))
        return bool(self._read_to)
