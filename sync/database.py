"""The one SQLite database of a station: durable before anything else, and one connection in the process."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from sync.errors import DatabaseDamaged, DiskRefused, UnsafeSqlite
from sync.instance_lock import InstanceLock
from sync.migrate import migrate
from sync.sqlite_driver import DAMAGED, load_driver, translate

FILE_NAME = "station.db"
_BEGIN = "ordak_begin"


class Database:
    """Opens (and makes) `folder`/station.db, brings it up to date, holds the folder's lock until `close()`.

    Any thread may run a unit of work; they take turns on the one connection. Raises AlreadyRunning,
    DiskRefused, DatabaseDamaged, NewerDatabase or UnsafeSqlite.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        # Re-entrant so that a unit of work within another fails in SQLite, with words, and does not hang.
        self._turn = threading.RLock()
        self._driver = driver = load_driver()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            self._lock = InstanceLock(folder)
        except OSError as error:
            raise DiskRefused(
                "The data folder cannot be used",
                f"{folder} cannot be made or written ({error.strerror}). Choose another data folder.",
            ) from error
        self._engine = create_engine(
            f"sqlite+pysqlite:///{self.path}",
            module=driver,
            poolclass=StaticPool,
            connect_args={"check_same_thread": False, "timeout": 5.0},
        )
        event.listen(self._engine, "connect", self._connected)
        event.listen(self._engine, "begin", _begin)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A unit of work: BEGIN IMMEDIATE, then a commit that is on the disk on return, or a rollback.

        Raises StoreError (DiskRefused, DatabaseDamaged) when SQLite refuses: nothing of it was saved.
        """
        with self._unit_of_work(self._engine) as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view. It takes the same turn: one connection, and no cursor outlives a write."""
        with self._unit_of_work(self._engine.execution_options(**{_BEGIN: "BEGIN"})) as connection:
            yield connection

    @contextmanager
    def append(self) -> Iterator[sqlite3.Connection]:
        """A unit of work like `write()`, on the driver's own connection: for one row that a person waits for.

        SQLAlchemy's bookkeeping around an INSERT takes as long as the disk does.
        """
        with self._turn:
            try:
                self._connection.execute("BEGIN IMMEDIATE").close()
                try:
                    yield self._connection
                    self._connection.commit()
                except BaseException:
                    self._connection.rollback()
                    raise
            except self._driver.Error as error:
                raise translate(error) from error

    @contextmanager
    def _unit_of_work(self, engine: Engine) -> Iterator[Connection]:
        with self._turn:
            try:
                with engine.begin() as connection:
                    yield connection
            except DBAPIError as error:
                raise translate(error.orig or error) from error

    def close(self) -> None:
        """Close the connection and let the folder go. Calling it again does nothing."""
        with self._turn:
            self._engine.dispose()
            self._lock.release()

    def _connected(self, connection: sqlite3.Connection, record: object) -> None:
        _configure(connection, record)
        self._connection = connection

    def _prepare(self) -> None:
        with self._turn:
            _refuse_lone_log(self.path)
            try:
                _check(self._engine)
            except DBAPIError as error:
                raise translate(error.orig or error) from error
        with self.write() as connection:
            migrate(connection)


def _refuse_lone_log(path: Path) -> None:
    """A write-ahead log whose database is gone: SQLite would throw it away."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size and not (path.exists() and path.stat().st_size):
        raise DatabaseDamaged(DAMAGED, "Its file is gone. Keep the data folder as it is and call IT.")


def _check(engine: Engine) -> None:
    """Raise unless the promises that we make can be kept on this file."""
    with engine.connect() as connection:
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        if (journal, synchronous) != ("wal", 2):
            raise UnsafeSqlite(
                "The data folder is not safe",
                f"SQLite cannot keep a write-ahead log there ({journal}, {synchronous}). "
                "Choose a data folder on a local disk.",
            )
        # Not quick_check: an index that has lost an entry would let that entry rest for ever.
        found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if found != "ok":
            raise DatabaseDamaged(DAMAGED, f"Keep the data folder as it is and call IT. {found}")


def _configure(dbapi_connection: sqlite3.Connection, _record: object) -> None:
    # SQLAlchemy's pysqlite recipe: the driver must not open transactions by itself.
    dbapi_connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        dbapi_connection.execute(f"PRAGMA {pragma}").close()
    if sys.platform == "darwin":
        # fsync on macOS leaves the data in the drive's cache.
        dbapi_connection.execute("PRAGMA fullfsync = ON").close()
        dbapi_connection.execute("PRAGMA checkpoint_fullfsync = ON").close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN IMMEDIATE"))
