"""Leads the driver's lives from outside: starts one, listens to it, kills it, and keeps what it promised."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any

from sync.clock import SystemClock
from sync.database import Database
from sync.entry import Entry
from sync.outbox import Outbox
from tests.faults.kill.driver import Life
from tests.faults.kill.traps import POINTS
from tests.faults.network import faults
from tests.faults.network.kitchen import EMAIL, PASSWORD, STORE, Kitchen
from tests.faults.network.proxy import FaultProxy

_REPOSITORY = Path(__file__).resolve().parents[3]
_PATIENCE_S = 60.0


class Victim:
    """The driver as a process of its own, and the life that it leads now."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.refused: list[str] = []
        self._pid: int | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.kill.driver"],
            cwd=_REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(_REPOSITORY)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._reader = threading.Thread(target=self._read, name="victim-reader")
        self._reader.start()

    def begin(self, life: Life) -> None:
        """Start a life and return when it has begun."""
        assert self._process.stdin
        self._process.stdin.write(life.as_line())
        self._process.stdin.flush()
        word, _, rest = self._line(_PATIENCE_S).partition(" ")
        assert word == "life", (word, rest)
        self._pid = int(rest)

    def kill(self) -> None:
        """SIGKILL, if it lives."""
        pid = self._pid
        if pid is not None:
            # It may have ended without our having read so yet.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def kill_after(self, seconds: float) -> None:
        """Listen to it for so long, then kill it; it may have ended by then."""
        deadline = time.monotonic() + seconds
        while self._pid is not None and (left_s := deadline - time.monotonic()) > 0:
            try:
                self._hear(self._line(left_s))
            except queue.Empty:
                break
        self.kill()

    def kill_when(self, enough: Callable[[], bool]) -> None:
        """Listen to it until this is so, then kill it."""
        while not enough():
            self._hear(self._line(_PATIENCE_S))
        self.kill()

    def end(self) -> int:
        """Listen until it has ended. -9 when it was killed, 0 when everything had drained."""
        while self._pid is not None:
            self._hear(self._line(_PATIENCE_S))
        return self._status

    def __enter__(self) -> "Victim":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(_PATIENCE_S)
        self._reader.join(_PATIENCE_S)
        assert self._process.stdout
        self._process.stdout.close()

    def _hear(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "saved":
            self.saved.append(rest)
        elif word == "refused":
            self.refused.append(rest)
        elif word == "ended":
            self._pid, self._status = None, int(rest.split()[1])

    def _line(self, timeout_s: float) -> str:
        return self._lines.get(timeout=timeout_s)

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))


@dataclass(slots=True)
class Massacre:
    """Lives on one data folder that end by SIGKILL, until there were enough; `kills` counts them by kind."""

    kitchen: Kitchen
    proxy: FaultProxy
    victim: Victim
    folder: Path
    orders: Sequence[str]
    rng: Random
    kills: Counter[str] = field(default_factory=Counter)
    lives: int = 0

    def life(self, calls: int = 6, **more: Any) -> Life:
        """The next life: this many cakes are put on shelves of their own."""
        codes = self.kitchen.shelves(calls)
        return Life(
            folder=str(self.folder),
            url=self.proxy.url,
            anon_key=self.kitchen.backend.anon_key,
            email=EMAIL,
            password=PASSWORD,
            station="bench",
            store=STORE,
            calls=[(self.rng.choice(self.orders), "set_storage", {"p_storage": code}) for code in codes],
            **more,
        )

    def at_point(self, point: str) -> None:
        """One life that ends at this point, at its first, second, ... turn."""
        turn = 1 if point.startswith("token") else self.rng.randint(1, 6)
        self._lead(point, self.life(point=point, turn=turn), lambda: None)

    def at_random(self) -> None:
        """One life that ends at any time."""
        self._lead("at random", self.life(), lambda: self.victim.kill_after(self.rng.uniform(0.0, 0.25)))

    def while_the_server_answers(self) -> None:
        """One life that ends when the server has committed and the answer is on its way."""
        self.proxy.play(faults.drop_answer_after(self.victim.kill), 1, faults.is_write)
        self._lead("between commit and answer", self.life(), lambda: None)
        self.proxy.heal()

    def drain(self) -> None:
        """A last life, which ends when everything has drained."""
        self.victim.begin(self.life(calls=0))
        assert self.victim.end() == 0

    def entries(self) -> list[Entry]:
        """What the data folder holds, in the order of the scans."""
        database = Database(self.folder)
        try:
            return sorted(Outbox(database, SystemClock()).recent(1_000_000), key=lambda entry: entry.seq)
        finally:
            database.close()

    def _lead(self, kind: str, life: Life, meanwhile: Callable[[], None]) -> None:
        self.lives += 1
        self.victim.begin(life)
        meanwhile()
        if self.victim.end() == -9:
            self.kills[kind] += 1


def rounds(massacre: Massacre, kills: int) -> None:
    """Kill at every point in turn and as often at random, until there were so many kills.

    After each turn it lives until everything has drained, so that what is pending does not only grow.
    """
    while massacre.kills.total() < kills:
        for point in POINTS:
            massacre.at_point(point)
            massacre.at_random()
        massacre.while_the_server_answers()
        massacre.at_random()
        massacre.drain()
