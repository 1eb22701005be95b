"""apsw as a DBAPI module, as far as SQLAlchemy asks: so the real Database runs on our VFS, unchanged."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import apsw

Rewrite = Callable[[str], str]
Parameters = Sequence[Any] | Mapping[str, Any]
"""What a statement is made into before it runs: the mutants change one, everything else stays as it is."""


class ApswDriver:
    """Stands where `sync.sqlite_driver.load_driver()` returns its module."""

    paramstyle = "qmark"
    threadsafety = 1
    apilevel = "2.0"
    sqlite_version = apsw.sqlite_lib_version()
    sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    PARSE_DECLTYPES = sqlite3.PARSE_DECLTYPES
    PARSE_COLNAMES = sqlite3.PARSE_COLNAMES
    Binary = bytes
    Error = sqlite3.Error
    Warning = sqlite3.Warning
    InterfaceError = sqlite3.InterfaceError
    DatabaseError = sqlite3.DatabaseError
    InternalError = sqlite3.InternalError
    OperationalError = sqlite3.OperationalError
    ProgrammingError = sqlite3.ProgrammingError
    IntegrityError = sqlite3.IntegrityError
    DataError = sqlite3.DataError
    NotSupportedError = sqlite3.NotSupportedError

    def __init__(self, vfs: str, checkpoint_pages: int, rewrite: Rewrite) -> None:
        self._vfs = vfs
        self._checkpoint_pages = checkpoint_pages
        self._rewrite = rewrite

    def connect(self, path: str, **_options: object) -> "_Connection":
        """Open over the VFS."""
        connection = apsw.Connection(path, vfs=self._vfs)
        # The only setting that is not the station's: checkpoints after a few pages instead of a thousand.
        connection.wal_autocheckpoint(self._checkpoint_pages)
        return _Connection(connection, self._rewrite)


class _Connection:
    isolation_level: str | None = None

    def __init__(self, connection: apsw.Connection, rewrite: Rewrite) -> None:
        self._connection = connection
        self._rewrite = rewrite

    def cursor(self) -> "_Cursor":
        return _Cursor(self._connection, self._rewrite)

    def execute(self, statement: str, parameters: Parameters = ()) -> "_Cursor":
        return self.cursor().execute(statement, parameters)

    def create_function(self, *_definition: object, **_options: object) -> None:
        """SQLAlchemy's regexp, which the station does not use."""

    def commit(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


class _Cursor:
    arraysize = 1

    def __init__(self, connection: apsw.Connection, rewrite: Rewrite) -> None:
        self._connection = connection
        self._rewrite = rewrite
        self._rows: list[Any] = []
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, statement: str, parameters: Parameters = ()) -> "_Cursor":
        cursor = self._connection.cursor()
        cursor.exec_trace = self._describe
        self.description = None
        self._rows = list(cursor.execute(self._rewrite(statement), parameters))
        self.rowcount = self._connection.changes()
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, statement: str, many: Sequence[Parameters]) -> "_Cursor":
        for parameters in many:
            self.execute(statement, parameters)
        return self

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    def fetchmany(self, size: int = 1) -> list[Any]:
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    def close(self) -> None:
        self._rows = []

    def _describe(self, cursor: apsw.Cursor, _statement: str, _bindings: object) -> bool:
        # Asked before the first row: afterwards, without rows, apsw does not know it any more.
        columns = cursor.get_description()
        self.description = tuple((name, *[None] * 6) for name, _ in columns) or None
        return True
