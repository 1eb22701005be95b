"""What the dispatcher asks of the table of entries, for SQLAlchemy. Plain SQL: entry_sql.py."""

from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from msgspec.structs import fields
from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select, text

from sync import entry_sql
from sync.backoff import LONGEST_AHEAD_S
from sync.entry import PAYLOAD_VERSION, UNSENT, Entry, EntryState
from sync.tables import entries

IS_OPEN = text(f"entry.{entry_sql.IS_OPEN}")
IS_UNSENT = entries.c.state.in_(UNSENT)


def is_newer() -> ColumnElement[bool]:
    """Written by a newer version of the program: this one cannot know what it means."""
    return entries.c.payload_version > PAYLOAD_VERSION


def heads() -> Select[Any]:
    """The first open entry of each order, where it goes by itself."""
    first = select(func.min(entries.c.seq)).where(IS_OPEN).group_by(entries.c.order_key)
    return select(entries).where(entries.c.seq.in_(first), IS_UNSENT, ~is_newer())


def is_due(now: datetime) -> ColumnElement[bool]:
    """Its time has come, or is impossibly far ahead."""
    impossible = now + timedelta(seconds=LONGEST_AHEAD_S)
    at = entries.c.next_attempt_at
    return or_(at.is_(None), at <= now, at > impossible)


def open_rows(connection: Connection, seqs: list[int]) -> dict[int, Row[Any]]:
    """Those of these entries that are still open, by number."""
    query = select(entries).where(entries.c.seq.in_(seqs), IS_OPEN)
    return {row.seq: row for row in connection.execute(query)}


# A drain makes an entry of a row three times a scan: by place, as names would take as long as the disk.
_STATE = entries.c.keys().index("state")
_IN_ORDER = itemgetter(*(entries.c.keys().index(each.name) for each in fields(Entry)))


def to_entry(row: Row[Any]) -> Entry:
    """A row, with all columns as the table has them, as an entry."""
    values: list[Any] = [*row]
    values[_STATE] = EntryState(values[_STATE])
    return Entry(*_IN_ORDER(values))
