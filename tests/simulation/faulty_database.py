"""The real database with trouble at named points: the process dies there, or the disk refuses."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Dialect

from sync.database import Database

T = TypeVar("T")

_COMPILED: dict[object, object] = {}
_DIALECTS: list[Dialect] = []


class Killed(BaseException):
    """The process died here. Not an Exception: nothing in the program may handle it."""


class Point(StrEnum):
    """Where in a unit of work trouble can come."""

    BEFORE = "before"
    BEFORE_COMMIT = "before commit"
    AFTER_COMMIT = "after commit"


class FaultyDatabase(Database):
    """Asks `trouble` at each point of a write; it may raise Killed, or a StoreError before the write."""

    def __init__(self, folder: Path) -> None:
        self.trouble: Callable[[Point], None] = lambda _: None
        super().__init__(folder)
        self._share_compiled_statements()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A unit of work of the real database, with trouble around it."""
        with self._troubled(super().write()) as connection:
            yield connection

    @contextmanager
    def append(self) -> Iterator[sqlite3.Connection]:
        """The same for one row."""
        with self._troubled(super().append()) as connection:
            yield connection

    @contextmanager
    def _troubled(self, unit_of_work: AbstractContextManager[T]) -> Iterator[T]:
        self.trouble(Point.BEFORE)
        with unit_of_work as connection:
            yield connection
            self.trouble(Point.BEFORE_COMMIT)
        self.trouble(Point.AFTER_COMMIT)

    def _share_compiled_statements(self) -> None:
        # A thousand kitchens start ten thousand programs: compiling each statement anew takes too long.
        _DIALECTS[:] = _DIALECTS or [self._engine.dialect]
        self._engine = self._engine.execution_options(compiled_cache=_COMPILED)
        self._engine.dialect = _DIALECTS[0]
