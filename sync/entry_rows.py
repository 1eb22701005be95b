"""What the dispatcher changes in the table of entries, for SQLAlchemy. Plain SQL: entry_sql.py."""

from operator import itemgetter
from typing import Any

from msgspec.structs import fields
from sqlalchemy import Connection, Row, bindparam, select, text

from sync import entry_sql
from sync.entry import UNSENT, Entry, EntryState
from sync.tables import entries

IS_OPEN = text(f"entry.{entry_sql.IS_OPEN}")
IS_UNSENT = entries.c.state.in_(UNSENT)

# Made once: SQLAlchemy takes longer to make a question than SQLite to answer it.
_OPEN_ROWS = select(entries).where(entries.c.seq.in_(bindparam("seqs", expanding=True)), IS_OPEN)


def open_rows(connection: Connection, seqs: list[int]) -> dict[int, Row[Any]]:
    """Those of these entries that are still open, by number."""
    return {row.seq: row for row in connection.execute(_OPEN_ROWS, {"seqs": seqs})}


# A drain makes an entry of a row three times a scan: by place, as names would take as long as the disk.
_STATE = entries.c.keys().index("state")
_IN_ORDER = itemgetter(*(entries.c.keys().index(each.name) for each in fields(Entry)))


def to_entry(row: Row[Any]) -> Entry:
    """A row, with all columns as the table has them, as an entry."""
    values: list[Any] = [*row]
    values[_STATE] = EntryState(values[_STATE])
    return Entry(*_IN_ORDER(values))
