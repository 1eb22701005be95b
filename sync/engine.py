"""SQLAlchemy on a database's one connection, for what is not in the way of a scan."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from sync.sqlite_driver import translate

_BEGIN = "ordak_begin"


def engine_on(connect: Callable[[], sqlite3.Connection], driver: ModuleType) -> Engine:
    """An engine whose only connection is this one."""
    engine = create_engine("sqlite+pysqlite://", module=driver, poolclass=StaticPool, creator=connect)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def unit_of_work(turn: threading.RLock, engine: Engine, begin: str) -> Iterator[Connection]:
    """A transaction that begins so. Raises StoreError when SQLite refuses."""
    with turn:
        try:
            with engine.execution_options(**{_BEGIN: begin}).begin() as connection:
                yield connection
        except DBAPIError as error:
            raise translate(error.orig or error) from error


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options()[_BEGIN])
