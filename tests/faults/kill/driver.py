"""A station without a window, made to be killed: it records what it is told, says so, and sends meanwhile.

    python -m tests.faults.kill.driver

reads one life per line from stdin (JSON, see `Life`) and leads it in a forked process, because importing
everything anew would take longer than the life. Says on stdout, one line each: `life PID`, `saved EVENT_ID`
after record() has returned, `refused TITLE` when it raised, `recorded` after the last one, `drained` when
nothing is unconfirmed, and `ended PID STATUS`.

A named point kills the process from inside, with SIGKILL, when it comes there for the n-th time.
"""

import json
import os
import resource
import signal
import sys
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from pydantic import SecretStr
from sqlalchemy import Connection, update

from station import link_up
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.errors import StoreError
from sync.events import Report
from sync.http import Http, Timeouts
from sync.outbox import Outbox
from sync.outcome import HttpReply
from sync.rpc import RpcClient
from sync.tables import entries
from sync.token_store import FileTokenStore

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


@dataclass(frozen=True, slots=True)
class Life:
    """What a process is to do. `calls` are [order id, function, arguments]; `point` and `turn` its end."""

    folder: str
    url: str
    anon_key: str
    email: str
    password: str
    station: str
    store: str
    calls: list[tuple[str, str, dict[str, object]]]
    point: str = ""
    turn: int = 1
    mark_before_send: bool = False
    confirm_before_record: bool = False
    file_limit: int = 0
    user: int = 0

    def as_line(self) -> str:
        """As the driver reads it."""
        return json.dumps(asdict(self)) + "\n"


def say(*words: object) -> None:
    """A line to whoever watches; written at once and as a whole."""
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\n").encode())


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
        who = "send" if threading.current_thread().name == "dispatcher" else "record"
        with super().write() as connection:
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


class _Hasty(Random):
    def random(self) -> float:
        return super().random() * 0.1


class _Station(link_up.Backend):
    trap = Trap("", 0)
    marker: Database | None = None

    def client(self, timeouts: Timeouts | None = None) -> RpcClient:
        http = TrappedHttp(
            self.settings.backend_url, timeouts or Timeouts(2.0, 5.0, 5.0), self.trap, self.marker
        )
        return RpcClient(http, self.auth, self.clock, self.server_clock, self.settings.station_id)


def live(life: Life) -> None:
    """Open, send, record, and wait for the end, which comes from outside unless everything has drained."""
    trap = Trap(life.point, life.turn)
    if life.user:
        os.setuid(life.user)
    database = TrappedDatabase(Path(life.folder), trap)
    news = threading.Event()
    backend = _station(life, trap, database, lambda _: news.set())
    outbox = Outbox(database, backend.clock, backend.server_clock)
    dispatcher = backend.dispatcher(outbox)
    if life.file_limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (life.file_limit, life.file_limit))
    dispatcher.start()
    for new in _calls(life):
        if life.confirm_before_record:
            say("saved", new.event_id)
        try:
            entry = outbox.record(new)
        except StoreError as error:
            say("refused", error.title)
        else:
            say("saved", entry.event_id)
            dispatcher.wake()
    say("recorded")
    while outbox.counts().saved_here:
        news.clear()
        news.wait(0.25)
    say("drained")
    dispatcher.stop(5.0)
    database.close()


def _station(life: Life, trap: Trap, database: Database, report: Report) -> link_up.Backend:
    settings = Settings(
        station_id=life.station,
        stores=(life.store,),
        backend_url=life.url,
        anon_key=life.anon_key,
        email=life.email,
        password=SecretStr(life.password),
        data_dir=Path(life.folder),
    )
    tokens = TrappedTokens(Path(life.folder) / "session", trap)
    _Station.trap, _Station.marker = trap, database if life.mark_before_send else None
    return _Station.of(settings, SystemClock(), report, tokens)


def _calls(life: Life) -> Iterator[NewEntry]:
    for order_id, function, args in life.calls:
        call = {"p_order_id": order_id, "p_store": life.store, **args}
        event_id = str(uuid.uuid4())
        yield NewEntry(order_id, function, call, datetime.now(UTC), life.station, event_id=event_id)


def main() -> None:
    """Lead the lives that stdin tells, one after the other."""
    for line in sys.stdin:
        life = Life(**json.loads(line))
        pid = os.fork()
        if pid == 0:
            status = 0
            try:
                say("life", os.getpid())
                with patch.object(link_up, "SystemRandom", _Hasty):
                    live(life)
            except StoreError as error:
                say("refused", error.title)
                status = 1
            finally:
                sys.stderr.flush()
                os._exit(status)
        _, ended = os.waitpid(pid, 0)
        say("ended", pid, os.waitstatus_to_exitcode(ended))


if __name__ == "__main__":
    main()
