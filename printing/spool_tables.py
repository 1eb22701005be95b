"""The spool's table, its migrations, and the SQLite that it is on.

Migrations are counted in PRAGMA user_version; each is one transaction. A file of a newer version is refused,
not touched.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from printing.errors import SpoolUnusable

METADATA = MetaData()
JOBS = Table(
    "print_job",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("request_id", String, nullable=False, unique=True),
    Column("label_code", String, nullable=False),
    Column("human_number", String, nullable=False),
    Column("event_id", String),
    Column("copy", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("state", String, nullable=False),
    Column("tier", String),
    Column("attempts", Integer, nullable=False),
    Column("reason_title", String),
    Column("reason", String),
    Column("created_at", String, nullable=False),
    Column("updated_at", String, nullable=False),
    Column("printer", Integer, nullable=False),
    Column("cause", String),
)
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
# What the driver raises while it opens a file, before SQLAlchemy can wrap it.
DATABASE_ERROR: type[Exception] = _SQLITE.Error


def open_engine(path: Path) -> Engine:
    """One connection to the file, every commit on disk, every transaction a writer's from its start."""

    def connected() -> Any:
        return _SQLITE.connect(str(path), timeout=10.0, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", module=_SQLITE, creator=connected, poolclass=StaticPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(dbapi_connection: Any, _record: object) -> None:
    cursor = dbapi_connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(engine: Engine) -> None:
    """Bring the file to this version. Raises SpoolUnusable when it is of a newer one."""
    while True:
        with engine.begin() as connection:
            version = _version(connection)
            if version > len(_MIGRATIONS):
                raise SpoolUnusable(
                    "Print list is of a newer version",
                    "A newer Ordak Station made the print list on this computer. Install that version again.",
                )
            if version == len(_MIGRATIONS):
                return
            for statement in _MIGRATIONS[version]:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {version + 1}")


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check(engine: Engine) -> None:
    """Read the whole file once. Raises SpoolDamaged."""
    with engine.begin() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise _damaged()


@contextmanager
def in_words() -> Iterator[None]:
    """What SQLite raises, as SpoolUnusable or SpoolDamaged."""
    try:
        yield
    except (SQLAlchemyError, DATABASE_ERROR) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        if getattr(original, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
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
