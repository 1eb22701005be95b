"""What is old is forgotten in small steps: confirmed entries, and documents that nobody works on any more."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.entry import EntryState
from sync.entry_sql import IS_OPEN, text_of
from sync.events import ReplicaChanged, Report
from sync.replica import Document, document_of

KEPT = timedelta(days=30)
"""How long the history keeps what the backend has confirmed. What a person gave up stays for good."""
_ROWS = 200
_EVERY_S = 600.0
_NEXT_S = 1.0
_OVER = (EntryState.CONFIRMED, EntryState.DUPLICATE)
_FORGET_ENTRIES = (
    "DELETE FROM entry WHERE seq IN "
    "(SELECT seq FROM entry WHERE state IN (?, ?) AND settled_at < ? ORDER BY seq LIMIT ?)"
)
_DOCUMENTS = "SELECT kind, key, version, body FROM document WHERE kind = ? AND key > ? ORDER BY key LIMIT ?"
_NEEDED = f"SELECT order_key FROM entry WHERE {IS_OPEN}"
_FORGET = "DELETE FROM document WHERE kind = ? AND key = ?"

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
        with self._database.append() as connection:
            gone = connection.execute(_FORGET_ENTRIES, (*_OVER, text_of(now - KEPT), _ROWS))
            return bool(gone.rowcount == _ROWS)

    def _prune_documents(self, now: datetime) -> bool:
        if self._forget is None:
            return False
        page = (self._kind, self._read_to, _ROWS)
        with self._database.append() as connection:
            found = [document_of(row) for row in connection.execute(_DOCUMENTS, page).fetchall()]
            needed = {key for (key,) in connection.execute(_NEEDED).fetchall()}
            gone = [each.key for each in found if each.key not in needed and self._forget(each, now)]
            connection.executemany(_FORGET, [(self._kind, key) for key in gone])
        self._read_to = found[-1].key if len(found) == _ROWS else ""
        if gone:
            self._report(ReplicaChanged(self._kind, tuple(gone)))
        return bool(self._read_to)
