"""What needs a person: which scan, since when, what happened, what stands behind it, and the ways out."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from sync import entry_sql
from sync.clock import corrected
from sync.database import Database
from sync.entry import PAYLOAD_VERSION, Entry, EntryState

_FOR_A_PERSON = f"{entry_sql.ALL} WHERE {entry_sql.IS_OPEN} AND {entry_sql.NEEDS_PERSON} ORDER BY seq"
_OPEN_OF_ORDER = f"SELECT seq FROM entry WHERE {entry_sql.IS_OPEN} AND order_key = ?"
REPORT_BYTES = 8 * 1024
"""Half of what a heartbeat may carry: the station has other things to say too."""


class Cause(StrEnum):
    """Why a person is asked."""

    REFUSED = "refused"
    """The backend refused it: its order stands still."""
    OVERDUE = "overdue"
    """Another bench's scan has not come for half an hour. It goes on trying."""
    NEWER = "newer"
    """A newer version of the program recorded it. It is kept and not sent."""


class WayOut(StrEnum):
    """What a person can do: the methods of `sync.decisions.Decisions`."""

    REQUEUE = "requeue"
    RETRY_NOW = "retry_now"
    DISCARD = "discard"


_WAYS: dict[Cause, tuple[WayOut, ...]] = {
    Cause.REFUSED: (WayOut.REQUEUE, WayOut.DISCARD),
    Cause.OVERDUE: (WayOut.RETRY_NOW, WayOut.DISCARD),
    Cause.NEWER: (WayOut.DISCARD,),
}
_NEWER_CODE = "NEWER_VERSION"
_NEWER_WORDS = "A newer version of the program recorded this scan. Install that version again to send it."


class AttentionItem(Struct, frozen=True):
    """One scan that needs a person.

    `code` and `message` say what happened; `since` when (UTC); `behind` is how many later scans of the order
    wait for it. What the order looks like now is in the replica under `entry.order_key`.
    """

    entry: Entry
    cause: Cause
    code: str
    message: str
    since: datetime
    behind: int

    @property
    def ways_out(self) -> tuple[WayOut, ...]:
        """What can be done. While its call is under way (`entry.state`) all of it is refused."""
        return _WAYS[self.cause]


class AttentionList:
    """Reads the list. Any thread; raises StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def items(self) -> tuple[AttentionItem, ...]:
        """All, oldest scan first."""
        with self._database.look() as connection:
            found = connection.execute(_FOR_A_PERSON, (PAYLOAD_VERSION,)).fetchall()
            listed = [entry_sql.entry_of(row) for row in found]
            seqs = _open_seqs(connection, [entry.order_key for entry in listed])
        return tuple(_item(entry, sum(seq > entry.seq for seq in seqs[entry.order_key])) for entry in listed)

    def report(self, most_bytes: int = REPORT_BYTES) -> dict[str, Any]:
        """The list for the heartbeat's status: {"count": n, "items": [...]}, as many as fit, oldest first.

        Each item has event_id, order_key, function, cause, code and since (by the server's clock). No words:
        they can hold a person's name.
        """
        items = self.items()
        rows: list[dict[str, str]] = []
        # The braces and the count around the rows.
        size = 64
        for row in map(_report_row, items):
            # The comma, too.
            size += len(json.dumps(row)) + 2
            if size > most_bytes:
                break
            rows.append(row)
        return {"count": len(items), "items": rows}


def _open_seqs(connection: sqlite3.Connection, order_keys: Sequence[str]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {key: [] for key in order_keys}
    for key in found:
        found[key] = [seq for (seq,) in connection.execute(_OPEN_OF_ORDER, (key,)).fetchall()]
    return found


def _item(entry: Entry, behind: int) -> AttentionItem:
    if entry.payload_version > PAYLOAD_VERSION:
        return AttentionItem(entry, Cause.NEWER, _NEWER_CODE, _NEWER_WORDS, entry.recorded_at, behind)
    code, message = entry.last_error or "", entry.last_message or ""
    if entry.state is EntryState.ATTENTION:
        return AttentionItem(
            entry, Cause.REFUSED, code, message, entry.settled_at or entry.recorded_at, behind
        )
    since = entry.waiting_since or entry.recorded_at
    return AttentionItem(entry, Cause.OVERDUE, code, message, since, behind)


def _report_row(item: AttentionItem) -> dict[str, str]:
    # Waiting is measured by the server's clock already.
    offset_s = None if item.cause is Cause.OVERDUE else item.entry.clock_offset_s
    since = corrected(item.since, offset_s)
    return {
        "event_id": item.entry.event_id,
        "order_key": item.entry.order_key,
        "function": item.entry.function,
        "cause": item.cause.value,
        "code": item.code,
        "since": since.isoformat(timespec="seconds"),
    }
