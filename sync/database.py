"""The one SQLite database of a station: durable before anything else, and one connection in the process."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sync.errors import DatabaseDamaged, DiskRefused, UnsafeSqlite
from sync.instance_lock import InstanceLock
from sync.migrate import migrate
from sync.sqlite_driver import DAMAGED, load_driver, translate

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

FILE_NAME = "station.db"
_WRITE = "BEGIN IMMEDIATE"
_READ = "BEGIN"


class Database:
    """Opens (and makes) `folder`/station.db, brings it up to date, holds the folder's lock until `close()`.

    Any thread may run a unit of work; they take turns on the one connection. Raises AlreadyRunning,
    DiskRefused, DatabaseDamaged, NewerDatabase or UnsafeSqlite.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        # Re-entrant so that a unit of work within another fails in SQLite, with words, and does not hang.
        self._turn = threading.RLock()
        self._driver = load_driver()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            self._lock = InstanceLock(folder)
        except OSError as error:
            raise DiskRefused(
                "The data folder cannot be used",
                f"{folder} cannot be made or written ({error.strerror}). Choose another data folder.",
            ) from error
        self._connection: sqlite3.Connection | None = None
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def write(self) -> "Iterator[Connection]":
        """A unit of work: BEGIN IMMEDIATE, then a commit that is on the disk on return, or a rollback.

        Raises StoreError (DiskRefused, DatabaseDamaged) when SQLite refuses: nothing of it was saved.
        """
        with self._unit_of_work(_WRITE) as connection:
            yield connection

    @contextmanager
    def read(self) -> "Iterator[Connection]":
        """A consistent view. It takes the same turn: one connection, and no cursor outlives a write."""
        with self._unit_of_work(_READ) as connection:
            yield connection

    @contextmanager
    def append(self) -> Iterator[sqlite3.Connection]:
        """A unit of work like `write()`, on the driver's own connection: for a row that a person waits for.

        SQLAlchemy's bookkeeping around an INSERT takes as long as the disk does, and loading it takes as long
        as all else at a start.
        """
        with self._driver_work(_WRITE) as connection:
            yield connection

    @contextmanager
    def look(self) -> Iterator[sqlite3.Connection]:
        """A consistent view like `read()`, on the driver's own connection: for what a screen waits for."""
        with self._driver_work(_READ) as connection:
            yield connection

    @contextmanager
    def _driver_work(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._turn:
            try:
                connection = self._open()
                connection.execute(begin).close()
                try:
                    yield connection
                    connection.commit()
                except BaseException:
                    connection.rollback()
                    raise
            except self._driver.Error as error:
                raise translate(error) from error

    def _unit_of_work(self, begin: str) -> "AbstractContextManager[Connection]":
        # SQLAlchemy is for the threads that send and fetch: a window is ready before it is loaded.
        from sync.engine import unit_of_work

        return unit_of_work(self._turn, self._engine, begin)

    @cached_property
    def _engine(self) -> "Engine":
        from sync.engine import engine_on

        return engine_on(self._open, self._driver)

    def close(self) -> None:
        """Close the connection and let the folder go. Calling it again does nothing."""
        with self._turn:
            if "_engine" in self.__dict__:
                self._engine.dispose()
            if self._connection is not None:
                self._connection.close()
            self._connection = None
            self._lock.release()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = self._driver.connect(str(self.path), check_same_thread=False, timeout=5.0)
            self._connection = connection
            _configure(connection)
        return self._connection

    def _prepare(self) -> None:
        with self._turn:
            _refuse_lone_log(self.path)
            try:
                _check(self._open())
            except self._driver.Error as error:
                raise translate(error) from error
        with self.append() as connection:
            migrate(connection)


def _refuse_lone_log(path: Path) -> None:
    """A write-ahead log whose database is gone: SQLite would throw it away."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size and not (path.exists() and path.stat().st_size):
        raise DatabaseDamaged(DAMAGED, "Its file is gone. Keep the data folder as it is and call IT.")


def _check(connection: sqlite3.Connection) -> None:
    """Raise unless the promises that we make can be kept on this file."""
    journal, synchronous = (_value(connection, f"PRAGMA {name}") for name in ("journal_mode", "synchronous"))
    if (journal, synchronous) != ("wal", 2):
        raise UnsafeSqlite(
            "The data folder is not safe",
            f"SQLite cannot keep a write-ahead log there ({journal}, {synchronous}). "
            "Choose a data folder on a local disk.",
        )
    # Not quick_check: an index that has lost an entry would let that entry rest for ever.
    found = _value(connection, "PRAGMA integrity_check(1)")
    if found != "ok":
        raise DatabaseDamaged(DAMAGED, f"Keep the data folder as it is and call IT. {found}")


def _value(connection: sqlite3.Connection, question: str) -> object:
    with closing(connection.execute(question)) as cursor:
        return cursor.fetchone()[0]


def _configure(connection: sqlite3.Connection) -> None:
    # The driver must not open transactions by itself.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    if sys.platform == "darwin":
        # fsync on macOS leaves the data in the drive's cache.
        connection.execute("PRAGMA fullfsync = ON").close()
        connection.execute("PRAGMA checkpoint_fullfsync = ON").close()
