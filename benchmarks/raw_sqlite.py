"""The floor under everything durable: one insert into SQLite by hand, WAL and synchronous=FULL."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from sync.sqlite_driver import load_driver


class RawSqlite:
    """A table of one key and one JSON text, on the same SQLite as the station's: no index, no checks."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def insert(self, body: Mapping[str, object]) -> int | None:
        """Commit one row; it is on the disk on return. Its key."""
        with closing(
            self._connection.execute("INSERT INTO entry (body) VALUES (?)", (json.dumps(body),))
        ) as row:
            return row.lastrowid


@contextmanager
def raw_sqlite(folder: Path) -> Iterator[RawSqlite]:
    """A new database in this folder."""
    path = folder / "raw.db"
    connection = cast(sqlite3.Connection, load_driver().connect(path, isolation_level=None))
    try:
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)",
        ):
            connection.execute(statement).close()
        yield RawSqlite(connection)
    finally:
        connection.close()
