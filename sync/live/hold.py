"""Undo on the live surface is only possible before sending: each scan rests for the undo window first."""

from datetime import datetime, timedelta

from sqlalchemy import update

from sync.backoff import RETRY_AFTER_CAP_S
from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.entry import Entry, EntryState, NewEntry
from sync.live.dialect import Dialect, Dialects
from sync.outbox import AnswerDocument, Outbox
from sync.tables import entries

WINDOW_S = 20.0


class UndoHold:
    """How long a scan rests. Nothing rests where our own contract is spoken: there it can be taken back."""

    def __init__(self, dialects: Dialects, window_s: float = WINDOW_S) -> None:
        if not 0 <= window_s < RETRY_AFTER_CAP_S:
            # The outbox takes a time further ahead for a clock that was set back, and sends at once.
            raise ValueError(f"an undo window has 0 to {RETRY_AFTER_CAP_S:.0f} seconds, not {window_s}")
        self._dialects = dialects
        self._window = timedelta(seconds=window_s)

    def not_before(self, recorded_at: datetime) -> datetime | None:
        """When a scan recorded now may be sent; None: at once.

        While it is not known what the backend speaks, nothing can be sent anyway: then it rests too.
        """
        if self._dialects.now is Dialect.CONTRACT or not self._window:
            return None
        return recorded_at + self._window

    def can_cancel(self, entry: Entry) -> bool:
        """Whether nothing of this entry can have left the station: cancelling it undoes it."""
        return entry.state is EntryState.PENDING and entry.attempts == 0


class HeldOutbox(Outbox):
    """An outbox in which new entries rest first."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        hold: UndoHold,
        server_clock: ServerClock | None = None,
        answer_document: AnswerDocument | None = None,
    ) -> None:
        super().__init__(database, clock, server_clock, answer_document)
        self._hold = hold

    def record(self, new: NewEntry) -> Entry:
        """Save a call, to be sent when its undo window is over. Raises StoreError: it was NOT saved."""
        entry = super().record(new)
        not_before = self._hold.not_before(entry.recorded_at)
        if not_before is None:
            return entry
        # Only while it rests: the dispatcher may have been quicker.
        rests = (entries.c.seq == entry.seq, entries.c.attempts == 0)
        with self._database.write() as connection:
            connection.execute(update(entries).where(*rests).values(next_attempt_at=not_before))
        return self.get(entry.event_id) or entry
