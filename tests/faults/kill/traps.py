"""Places in the engine where a process kills itself with SIGKILL. The product knows nothing of them."""

import json
import os
import signal
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, update

from sync.database import Database
from sync.http import Http, Timeouts
from sync.outcome import HttpReply
from sync.tables import entries
from sync.token_store import FileTokenStore

T = TypeVar("T")

POINTS = (
    "record: before commit",
    "record: after commit",
    "send: before commit",
    "send: after commit",
    "send: before the call",
    "send: after the answer",
    "token: before it is saved",
    "token: after it is saved",
)
"""Where it can be killed. Each commit of the sending thread is one of `mark sending` and `mark confirmed`."""


class Trap:
    """Kills this process when it comes to the point for the n-th time."""

    def __init__(self, point: str, turn: int) -> None:
        self._point = point
        self._left = turn

    def pass_by(self, point: str) -> None:
        """Go on, or die."""
        if point != self._point:
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class TrappedDatabase(Database):
    """Dies before or after a commit."""

    def __init__(self, folder: Path, trap: Trap) -> None:
        self._trap = trap
        super().__init__(folder)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A unit of work, with a trap on either side of its commit."""
        with self._trapped(super().write()) as connection:
            yield connection

    @contextmanager
    def append(self) -> Iterator[sqlite3.Connection]:
        """The same for one row."""
        with self._trapped(super().append()) as connection:
            yield connection

    @contextmanager
    def _trapped(self, unit_of_work: AbstractContextManager[T]) -> Iterator[T]:
        who = "send" if threading.current_thread().name == "dispatcher" else "record"
        with unit_of_work as connection:
            yield connection
            self._trap.pass_by(f"{who}: before commit")
        self._trap.pass_by(f"{who}: after commit")


class TrappedHttp(Http):
    """Dies before a call or after its answer."""

    def __init__(self, url: str, timeouts: Timeouts, trap: Trap, marker: Database | None) -> None:
        super().__init__(url, timeouts)
        self._trap = trap
        self._marker = marker

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> HttpReply:
        """POST, with a trap on either side."""
        writes = "event_id" in json.dumps(body)
        if writes and self._marker is not None:
            _mark_confirmed(self._marker, json.dumps(body))
        if writes:
            self._trap.pass_by("send: before the call")
        reply = super().post(path, body, headers)
        if writes:
            self._trap.pass_by("send: after the answer")
        return reply


def _mark_confirmed(database: Database, body: str) -> None:
    """The guard switched off: what is about to be sent counts as confirmed already."""
    with database.write() as connection:
        for (event_id,) in connection.execute(entries.select().with_only_columns(entries.c.event_id)).all():
            if event_id in body:
                done = update(entries).where(entries.c.event_id == event_id)
                connection.execute(done.values(state="confirmed"))


class TrappedTokens(FileTokenStore):
    """Dies before or after the refresh token is saved."""

    def __init__(self, path: Path, trap: Trap) -> None:
        super().__init__(path)
        self._trap = trap

    def save(self, token: str) -> None:
        """Keep it, with a trap on either side."""
        self._trap.pass_by("token: before it is saved")
        super().save(token)
        self._trap.pass_by("token: after it is saved")
