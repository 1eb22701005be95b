"""What a person decides about an entry: send it again, send it now, take it back, or give it up."""

import logging
import sqlite3

from sync import entry_sql
from sync.clock import Clock
from sync.database import Database
from sync.entry import Entry, EntryState
from sync.errors import NotPossible

_log = logging.getLogger(__name__)
TAKEN_BACK = "taken back before it was sent"
"""The reason of a scan that was undone; any other reason means that it was given up."""


class Decisions:
    """Decides about entries. Any thread; each method is one transaction.

    All raise NotPossible, in words, when the entry has moved on meanwhile, and StoreError when the disk
    refuses. Wake the dispatcher afterwards.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def requeue(self, event_id: str) -> Entry:
        """A refused entry is sent again, under its event id; its order goes on behind it."""
        return self._decide(
            event_id, (EntryState.ATTENTION,), state=EntryState.PENDING, settled_at=None, next_attempt_at=None
        )

    def retry_now(self, event_id: str) -> Entry:
        """An entry that rests until its next attempt is due at once."""
        return self._decide(event_id, (EntryState.PENDING, EntryState.WAITING), next_attempt_at=None)

    def discard(self, event_id: str, reason: str, by: str | None = None) -> Entry:
        """Give an entry up. The row stays, with the reason and who it was; the order goes on without it.

        Not while a call is under way: that may take effect. `by` is a member of staff.
        """
        if not reason.strip():
            raise NotPossible(
                "Say why", "A scan is given up with a reason only. Write it down, then try again."
            )
        return self._discard(event_id, reason.strip(), by)

    def withdraw(self, event_id: str, by: str | None = None) -> Entry:
        """Undo a scan of which nothing has left this station yet."""
        return self._discard(event_id, TAKEN_BACK, by, only_unsent=True)

    def _discard(self, event_id: str, reason: str, by: str | None, *, only_unsent: bool = False) -> Entry:
        states = (EntryState.PENDING, EntryState.WAITING, EntryState.ATTENTION)
        return self._decide(
            event_id,
            (EntryState.PENDING,) if only_unsent else states,
            only_unsent=only_unsent,
            state=EntryState.DISCARDED,
            settled_at=self._clock.now(),
            next_attempt_at=None,
            discard_reason=reason,
            discarded_by=by,
        )

    def _decide(
        self, event_id: str, states: tuple[EntryState, ...], *, only_unsent: bool = False, **values: object
    ) -> Entry:
        with self._database.append() as connection:
            found = _find(connection, event_id)
            if found.state not in states or (only_unsent and found.attempts):
                raise _moved_on(found)
            change = ", ".join(f"{name} = ?" for name in values)
            row = [entry_sql.written(name, value) for name, value in values.items()]
            connection.execute(f"UPDATE entry SET {change} WHERE seq = ?", (*row, found.seq)).close()
            decided = _find(connection, event_id)
        # The reason stays in the row: people write names into such fields.
        _log.info(
            "decided event=%s order=%s function=%s from=%s to=%s",
            *(event_id, found.order_key, found.function, found.state, decided.state),
        )
        return decided


def _find(connection: sqlite3.Connection, event_id: str) -> Entry:
    row = connection.execute(f"{entry_sql.ALL} WHERE event_id = ?", (event_id,)).fetchone()
    if row is None:
        raise NotPossible("Not found", "There is no such scan on this station any more.")
    return entry_sql.entry_of(row)


def _moved_on(entry: Entry) -> NotPossible:
    if entry.state is EntryState.SENDING:
        return NotPossible("Being sent", "This scan is being sent just now. Try again in a minute.")
    if entry.attempts and entry.state is EntryState.PENDING:
        return NotPossible("Sent already", "This scan may have arrived. Use undo once it is confirmed.")
    return NotPossible("Too late", f"This scan is {entry.state.value} already.")
