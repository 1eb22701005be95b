"""Saves a new entry, as fast as the disk allows: a person at the bench waits for it."""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

from sync.database import Database
from sync.entry import Entry
from sync.entry_sql import written


def append_entry(database: Database, values: Mapping[str, Any]) -> Entry:
    """Insert one row and commit; what a `SELECT` would read of it. Raises StoreError: it was NOT saved."""
    row = {name: written(name, value) for name, value in values.items()}
    statement = f"INSERT INTO entry ({', '.join(row)}) VALUES ({', '.join(['?'] * len(row))})"
    with database.append() as connection, closing(connection.execute(statement, (*row.values(),))) as cursor:
        seq = cursor.lastrowid
    kept = {**_EMPTY, **values, "seq": seq}
    del kept["hastened"]
    return Entry(**kept)


_EMPTY: dict[str, Any] = dict.fromkeys(
    (
        *("next_attempt_at", "last_error", "last_message", "sent_at", "settled_at", "answer"),
        *("discard_reason", "discarded_by", "waiting_since", "overdue_at", "clock_offset_s", "staff"),
    )
)
