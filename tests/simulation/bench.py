"""One bench: the real outbox, drain, link, feed and session on a real file; it can die and start again."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

from sync.auth import Auth
from sync.clock import ServerClock
from sync.database import FILE_NAME, Database
from sync.decisions import Decisions
from sync.drain import Drain
from sync.entry import PAYLOAD_VERSION, UNSENT, NewEntry
from sync.errors import DiskRefused, SyncError
from sync.events import ReplicaChanged, Synced, SyncEvent
from sync.feed_reader import FeedReader, FeedSettings
from sync.link import Link
from sync.outbox import Outbox
from sync.replica import Replica
from sync.rpc import RpcClient
from sync.worker import AFTER_FAILURE_S
from tests.simulation.faulty_database import FaultyDatabase, Killed, Point
from tests.simulation.loop import BenchClock, EventLoop
from tests.simulation.network import Network, SimHttp
from tests.simulation.script import Scan

STORE = "bannos"


@dataclass(frozen=True)
class Parts:
    """What a bench is built from. The proofs of the guards put a broken part in."""

    database: type[FaultyDatabase] = FaultyDatabase
    outbox: type[Outbox] = Outbox
    drain: type[Drain] = Drain
    decisions: type[Decisions] = Decisions
    wakes_up: bool = True
    """Whether what was planned goes on after the machine has slept."""
    http: type[SimHttp] = SimHttp


@dataclass(frozen=True)
class Trouble:
    """How often a unit of work meets a kill or a disk that refuses."""

    kill: float = 0.0
    disk: float = 0.0


class MemoryTokens:
    """The keyring: it outlives the process."""

    def __init__(self) -> None:
        self._token: str | None = None

    def load(self) -> str | None:
        """The token, or None."""
        return self._token

    def save(self, token: str) -> None:
        """Keep it."""
        self._token = token

    def clear(self) -> None:
        """Forget it."""
        self._token = None


class Life:
    """One run of the program at a bench, from its start to its death."""

    def __init__(self, bench: "Bench", folder: Path, parts: Parts, feed: bool) -> None:
        self._bench = bench
        loop, rng, clock = bench.loop, bench.rng, bench.clock
        self.dead = False
        self.busy = False
        self.turn = 0
        self.folder = folder
        self.database = parts.database(folder)
        self.database.trouble = bench.trouble
        server_clock = ServerClock()
        self.outbox = parts.outbox(self.database, clock, server_clock)
        self.replica = Replica(self.database)
        self.link = Link(clock, self.report, rng.random)
        auth = Auth("anon", "station@example", "secret", bench.tokens, clock)
        http = parts.http(bench.network, bench.number, self.check)
        rpc = RpcClient(http, auth, clock, server_clock, bench.name)
        self.drain = parts.drain(self.outbox, rpc, self.link, clock, self.report, rng.random)
        settings = FeedSettings((STORE,), bench.name, interval_s=15.0, heartbeat_every_s=60.0, lists=())
        self.feed = FeedReader(settings, self.replica, rpc, self.link, clock, self.report) if feed else None
        self.link.when_up(self.wake)
        self.loop: EventLoop = loop

    def check(self) -> None:
        """Raise Killed in code of a process that died while it waited; nothing goes on while it sleeps."""
        if not self._bench.awake:
            self.loop.run_until(self._bench.clock.asleep_until)
        if self.dead:
            raise Killed

    def report(self, event: SyncEvent) -> None:
        """What sync reports. As in the station, changed orders wake the entries that wait for them."""
        if isinstance(event, ReplicaChanged):
            self.loop.after(0.0, lambda: self._hasten(event.keys))
        self._bench.seen(event)

    def wake(self) -> None:
        """Take a turn now, unless one is under way, which looks again by itself."""
        self.plan(0.0)

    def plan(self, rest_s: float) -> None:
        """The next turn in so many seconds; an earlier plan is forgotten."""
        self.turn += 1
        turn = self.turn
        self.loop.after(rest_s, lambda: self._take(turn))

    def _take(self, turn: int) -> None:
        if self.dead or turn != self.turn:
            return
        if not self._bench.awake:
            if self._bench.parts.wakes_up:
                self.loop.at(self._bench.clock.asleep_until, lambda: self._take(turn))
            return
        if self.busy:
            # As the worker's event: woken during a step means another step after it.
            self.loop.after(0.5, lambda: self._take(turn))
            return
        self.busy = True
        try:
            rest_s = self._step()
        except Killed:
            self._bench.die(self)
            return
        self.busy = False
        if turn == self.turn:
            self.plan(rest_s)

    def _step(self) -> float:
        try:
            rest_s = self.drain.step()
            return rest_s if self.feed is None else min(rest_s, self.feed.step())
        except SyncError:
            # As sync.worker does.
            return AFTER_FAILURE_S

    def _hasten(self, keys: tuple[str, ...]) -> None:
        if self.dead:
            return
        try:
            if self.outbox.hasten(keys):
                self.wake()
        except DiskRefused:
            return
        except Killed:
            self._bench.die(self)


class Bench:
    """A bench over its lives. `confirmed` is what the screen said was saved; `tried` includes the rest."""

    def __init__(
        self, number: int, loop: EventLoop, rng: Random, network: Network, folder: Path, parts: Parts
    ) -> None:
        self.number = number
        self.name = f"bench-{number}"
        self.loop = loop
        self.rng = rng
        self.network = network
        self.clock = BenchClock(loop)
        self.tokens = MemoryTokens()
        self.chances = Trouble()
        self.with_feed = False
        self.on_event: Callable[[Bench, SyncEvent], None] = lambda _bench, _event: None
        self.on_start: Callable[[Bench], None] = lambda _bench: None
        self.confirmed: dict[str, Scan] = {}
        self.tried: dict[str, Scan] = {}
        self.touched: set[str] = set()
        self.may_be_given_up: set[str] = set()
        self.given_up: set[str] = set()
        self.withdrawn: set[str] = set()
        self.decisions = 0
        self.downgraded = False
        self.downgrades = 0
        self.changes_version = False
        self.deaths = 0
        self.synced = 0
        self.life: Life | None = None
        self.parts = parts
        self._folder = folder
        self._backlog: list[Scan] = []

    def start(self) -> None:
        """Start the program on what the last life left behind."""
        if not self.awake:
            self.loop.at(self.clock.asleep_until, self.start)
            return
        folder = self._folder / f"life-{self.deaths}"
        self.life = Life(self, folder, self.parts, self.with_feed)
        if self.changes_version:
            self._change_version(self.life)
        self.on_start(self)
        self.life.wake()
        self._work_off()

    def kill(self) -> None:
        """SIGKILL now, in whatever is under way; the file stays as it is."""
        if self.life is not None:
            self.die(self.life)

    def die(self, life: Life) -> None:
        """The end of a life: what the disk holds goes on, everything else is gone."""
        if life.dead:
            return
        life.dead = True
        self.life = None
        self.deaths += 1
        folder = self._folder / f"life-{self.deaths}"
        folder.mkdir()
        # Copied before the connection is closed: closing would tidy up the log, which a kill does not.
        for name in (FILE_NAME, f"{FILE_NAME}-wal"):
            if (life.folder / name).exists():
                shutil.copyfile(life.folder / name, folder / name)
        life.database.close()
        self.loop.after(self.rng.uniform(1.0, 40.0), self.start)

    def stop(self) -> None:
        """The end of the run."""
        if self.life is not None:
            self.life.dead = True
            self.life.database.close()

    def install(self, *, older: bool) -> None:
        """Another version of the program is installed, whatever is pending."""
        if older is not self.downgraded and not self.changes_version:
            self.changes_version = True
            self.kill()

    def sleep(self, seconds: float) -> None:
        """The machine is suspended: its other clock stands still, nothing of it runs."""
        self.clock.sleep(seconds)

    @property
    def awake(self) -> bool:
        """Whether the machine runs."""
        return self.loop.now >= self.clock.asleep_until

    def scan(self, scan: Scan) -> None:
        """A person scans. While the program is away they wait, and go on in the same order."""
        self._backlog.append(scan)
        if len(self._backlog) == 1:
            self._work_off()

    @property
    def idle(self) -> bool:
        """Whether nobody stands here with a scan."""
        return not self._backlog

    def trouble(self, point: Point) -> None:
        """Called at the named points of each write."""
        if point is Point.BEFORE:
            if self.chances.disk and self.rng.random() < self.chances.disk:
                raise DiskRefused("NOT saved", "The disk is full.")
        elif self.chances.kill and self.rng.random() < self.chances.kill:
            raise Killed

    def seen(self, event: SyncEvent) -> None:
        """Something was reported by the life that runs."""
        self.synced += isinstance(event, Synced)
        self.on_event(self, event)

    def _change_version(self, life: Life) -> None:
        """What is pending now was written by a program that this one is older than; or that one is back."""
        self.changes_version = False
        self.downgraded = not self.downgraded
        self.downgrades += self.downgraded
        version = PAYLOAD_VERSION + 1 if self.downgraded else PAYLOAD_VERSION
        states = ", ".join(f"'{state}'" for state in UNSENT)
        # Past the faults: it is the other program that has written this.
        with Database.write(life.database) as connection:
            connection.exec_driver_sql(
                f"UPDATE entry SET payload_version = {version} WHERE state IN ({states})"
            )

    def _work_off(self) -> None:
        if not self.awake:
            self.loop.at(self.clock.asleep_until, self._work_off)
            return
        while self._backlog and self.life is not None:
            if not self._record(self.life, self._backlog[0]):
                # The screen said so, loud and red: the person scans again.
                self.loop.after(2.0, self._work_off)
                return
            self._backlog.pop(0)

    def _record(self, life: Life, scan: Scan) -> bool:
        event_id = str(UUID(int=self.rng.getrandbits(128), version=4))
        args = {"p_order_id": scan.order_id, "p_store": STORE}
        if scan.shelf:
            args["p_storage"] = scan.shelf
        if scan.undoes:
            args["p_undo_event_id"] = scan.undoes
        new = NewEntry(scan.order_id, scan.function, args, self.clock.now(), self.name, "staff-1", event_id)
        self.tried[event_id] = scan
        try:
            life.outbox.record(new)
        except DiskRefused:
            return False
        except Killed:
            self.die(life)
            return False
        self.confirmed[event_id] = scan
        life.wake()
        return True
