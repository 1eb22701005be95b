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
import sys
import threading
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import ClassVar
from unittest.mock import patch

from station import link_up
from station.secret import Secret
from station.settings import Settings
from sync.clock import SystemClock
from sync.database import Database
from sync.entry import NewEntry
from sync.errors import StoreError
from sync.events import Report
from sync.http import Timeouts
from sync.outbox import Outbox
from sync.rpc import RpcClient
from tests.faults.kill.traps import Trap, TrappedDatabase, TrappedHttp, TrappedTokens


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


class _Hasty(Random):
    def random(self) -> float:
        return super().random() * 0.1


class _Station(link_up.Backend, frozen=True):
    trap: ClassVar = Trap("", 0)
    marker: ClassVar[Database | None] = None

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
        password=Secret(life.password),
        data_dir=Path(life.folder),
    )
    tokens = TrappedTokens(Path(life.folder) / "session", trap)
    _Station.trap, _Station.marker = trap, database if life.mark_before_send else None
    return _Station.of(settings, database, SystemClock(), report, tokens)


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
