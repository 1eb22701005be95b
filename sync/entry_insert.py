"""Saves a new entry, as fast as the disk allows: a person at the bench waits for it."""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

from sqlalchemy.dialects import sqlite

from sync.database import Database
from sync.entry import Entry
from sync.tables import entries

_DIALECT = sqlite.dialect()
# How a value of each column is written, where it is not written as it is: as the table says.
_WRITTEN = {
    column.name: write
    for column in entries.c
    if (write := column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)) is not None
}
_EMPTY: dict[str, Any] = {column.name: None for column in entries.c if column.nullable}


def append_entry(database: Database, values: Mapping[str, Any]) -> Entry:
    """Insert one row and commit; what `select` would read of it. Raises StoreError: it was NOT saved."""
    row = {name: _WRITTEN[name](value) if name in _WRITTEN else value for name, value in values.items()}
    statement = f"INSERT INTO entry ({', '.join(row)}) VALUES ({', '.join(['?'] * len(row))})"
    with database.append() as connection, closing(connection.execute(statement, (*row.values(),))) as cursor:
        seq = cursor.lastrowid
    kept = {**_EMPTY, **values, "seq": seq}
    del kept["hastened"]
    return Entry(**kept)
