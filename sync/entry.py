"""What the outbox keeps of one call that must reach the backend exactly once."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from sync.clock import corrected

PAYLOAD_VERSION = 1
"""Written with each entry, so that a later version can read what an earlier one left pending."""


class EntryState(StrEnum):
    """How far an entry has come."""

    PENDING = "pending"
    """Saved here, to be sent when its turn comes."""
    SENDING = "sending"
    """A call was begun; after a crash nobody knows whether it arrived, so it is sent again."""
    WAITING = "waiting"
    """Refused as early: another station's event is still on its way. Sent again by itself."""
    ATTENTION = "attention"
    """Refused: a person must decide. Later entries of the same order stay behind it."""
    CONFIRMED = "confirmed"
    """The backend gave a verified answer."""
    DUPLICATE = "duplicate"
    """Refused as late: someone had already done it. Recorded, nothing more to do."""
    DISCARDED = "discarded"
    """Given up by a person, with a reason."""


UNSENT: tuple[EntryState, ...] = (EntryState.PENDING, EntryState.SENDING, EntryState.WAITING)
"""Saved here, not yet confirmed, still going by themselves."""

OPEN: tuple[EntryState, ...] = (*UNSENT, EntryState.ATTENTION)
"""The first of these in an order is its head: nothing behind it is sent."""


class NewEntry(Struct, frozen=True):
    """A call to be recorded.

    `order_key` names what must keep its order (all entries of one key go one after the other). `args` are the
    function's own arguments; event id, time, station and staff are added when it is sent. `occurred_at` is
    timezone-aware. `event_id` is a UUID, made here when None.
    """

    order_key: str
    function: str
    args: Mapping[str, Any]
    occurred_at: datetime
    station: str
    staff: str | None = None
    event_id: str | None = None


class Entry(Struct, frozen=True):
    """One row of the outbox. Times are UTC.

    `clock_offset_s` is how far the server's clock was ahead when it was recorded, or, where that was not
    known then, at the first attempt; `last_error` a code, `last_message` the sentence that goes with it;
    `answer` the data of a verified answer or refusal without the document in it; `settled_at`
    when it left the open states or went to attention.
    """

    seq: int
    event_id: str
    order_key: str
    function: str
    args: Mapping[str, Any]
    occurred_at: datetime
    recorded_at: datetime
    clock_offset_s: float | None
    station: str
    staff: str | None
    payload_version: int
    state: EntryState
    attempts: int
    next_attempt_at: datetime | None
    last_error: str | None
    last_message: str | None
    sent_at: datetime | None
    settled_at: datetime | None
    already_done: bool
    answer: Mapping[str, Any] | None = field(default=None)
    discard_reason: str | None = None
    discarded_by: str | None = None
    waiting_since: datetime | None = None
    overdue_at: datetime | None = None

    @property
    def server_time(self) -> datetime:
        """When it was scanned by the server's clock, as far as that is known (`sync.clock.corrected`)."""
        return corrected(self.occurred_at, self.clock_offset_s)

    @property
    def confirmed_at(self) -> datetime | None:
        """When the verified answer came; None until then."""
        return self.settled_at if self.state is EntryState.CONFIRMED else None


class Counts(Struct, frozen=True):
    """What the status strip says: entries saved here and not yet confirmed, since when, and for a person.

    `attention` has the refused ones, and those of `saved_here` that wait too long or are of a newer program.
    """

    saved_here: int
    oldest_at: datetime | None
    waiting: int
    attention: int
