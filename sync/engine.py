"""SQLAlchemy on a database's one connection, for what is not in the way of a scan."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

from sqlalchemy import Connection, Engine, StaticPool, create_engine
from sqlalchemy.exc import DBAPIError

from sync.sqlite_driver import translate


def engine_on(connect: Callable[[], sqlite3.Connection], driver: ModuleType) -> Engine:
    """An engine whose only connection is this one."""
    return create_engine("sqlite+pysqlite://", module=driver, poolclass=StaticPool, creator=connect)


@contextmanager
def unit_of_work(turn: threading.RLock, engine: Engine, begin: str) -> Iterator[Connection]:
    """A transaction that begins so. Raises StoreError when SQLite refuses."""
    with turn:
        try:
            with engine.begin() as connection:
                # The driver opens no transaction by itself; an event that did would make every call dearer.
                connection.exec_driver_sql(begin)
                yield connection
        except DBAPIError as error:
            raise translate(error.orig or error) from error
