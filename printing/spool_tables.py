"""The spool's table, its migrations, and the SQLite that it is on.

Migrations are counted in PRAGMA user_version; each is one transaction. A file of a newer version is refused,
not touched.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from printing.errors import SpoolUnusable

# What a file was made with stays as it was: a change of the table is a new entry at the end.
_MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE print_job (
            id INTEGER PRIMARY KEY, request_id TEXT NOT NULL UNIQUE, label_code TEXT NOT NULL,
            human_number TEXT NOT NULL, event_id TEXT, copy INTEGER NOT NULL, data BLOB NOT NULL,
            state TEXT NOT NULL, tier TEXT, attempts INTEGER NOT NULL, reason_title TEXT, reason TEXT,
            created_at TEXT NOT NULL, updated_at TEXT NOT NULL)""",
        "CREATE INDEX print_job_by_state ON print_job (state, id)",
        "CREATE INDEX print_job_by_label ON print_job (label_code, id)",
    ),
    (
        "ALTER TABLE print_job ADD COLUMN printer INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE print_job ADD COLUMN cause TEXT",
    ),
)


class SpoolDamaged(SpoolUnusable):
    """The file is no database any more, or a part of it cannot be read."""


def _sqlite() -> ModuleType:
    """pysqlite3 (an SQLite with the WAL-reset fix) where it is installed, else Python's own."""
    if find_spec("pysqlite3") is not None:
        return import_module("pysqlite3.dbapi2")
    return sqlite3


_SQLITE = _sqlite()
DATABASE_ERROR: type[Exception] = _SQLITE.Error


def open_file(path: Path) -> sqlite3.Connection:
    """One connection to the file, for every thread; every commit is on the disk."""
    with in_words():
        opened: sqlite3.Connection = _SQLITE.connect(
            str(path), timeout=10.0, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON", "foreign_keys=ON"):
                opened.execute(f"PRAGMA {pragma}").close()
        except BaseException:
            opened.close()
            raise
        return opened


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A writer from its start; committed, or undone where anything goes wrong."""
    connection.execute("BEGIN IMMEDIATE").close()
    try:
        yield connection
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to this version. Raises SpoolUnusable when it is of a newer one."""
    while True:
        with transaction(connection):
            version = int(_value(connection, "PRAGMA user_version"))
            if version > len(_MIGRATIONS):
                raise SpoolUnusable(
                    "Print list is of a newer version",
                    "A newer Ordak Station made the print list on this computer. Install that version again.",
                )
            if version == len(_MIGRATIONS):
                return
            for statement in _MIGRATIONS[version]:
                connection.execute(statement).close()
            connection.execute(f"PRAGMA user_version = {version + 1}").close()


def check(connection: sqlite3.Connection) -> None:
    """Read the whole file once. Raises SpoolDamaged."""
    if _value(connection, "PRAGMA quick_check(1)") != "ok":
        raise _damaged()


def _value(connection: sqlite3.Connection, question: str) -> Any:
    with closing(connection.execute(question)) as cursor:
        return cursor.fetchone()[0]


@contextmanager
def in_words() -> Iterator[None]:
    """What SQLite raises, as SpoolUnusable or SpoolDamaged."""
    try:
        yield
    except DATABASE_ERROR as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise _damaged() from error
        raise SpoolUnusable(
            "Print list cannot be written",
            "The print list on this computer cannot be used. Is the disk full, or the folder read-only?",
        ) from error


def _damaged() -> SpoolDamaged:
    return SpoolDamaged(
        "Print list is damaged",
        "The print list on this computer is damaged. Close Ordak Station and open it: a new list begins.",
    )
