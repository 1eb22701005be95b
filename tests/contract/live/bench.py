"""A station's sync room on the live dialect: the real outbox, drain, reader and HTTP, on a manual clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scanning.codes import OrderCode
from scanning.errors import ScanError
from scanning.grammar import Grammar
from sync.auth import Auth
from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.decisions import Decisions
from sync.drain import Drain
from sync.entry import Entry, EntryState, NewEntry
from sync.events import Report, SyncEvent
from sync.fakes import ManualClock
from sync.feed_reader import FeedReader, FeedSettings
from sync.http import Http, Timeouts
from sync.link import Link
from sync.live.client import LiveSettings
from sync.live.dialect import Dialects
from sync.live.either import EitherClient
from sync.live.hold import UndoHold
from sync.live.lookup import Wanted
from sync.outbox import Outbox
from sync.replica import Replica
from sync.token_store import FileTokenStore
from tests.contract.live.kitchen import EMAIL, LETTERS, PASSWORD

HOLD_S = 20.0
SETTLE_S = 30.0
_ROUNDS = 60


def read_code(payload: str) -> Sequence[Wanted]:
    """The station's own grammar, as the live lookup wants it."""
    try:
        readings = Grammar({letter: store for store, letter in LETTERS.items()}).parse(payload)
    except ScanError:
        return ()
    codes = [reading for reading in readings if isinstance(reading, OrderCode)]
    return [
        Wanted(code.store, code.number, code.suffix, code.checked or code.suffix is not None)
        for code in codes
    ]


def _nobody_listens(_event: SyncEvent) -> None:
    return


SETTINGS = LiveSettings(
    letters=LETTERS,
    read_code=read_code,
    stores=({"id": "bannos", "name": "Bannos", "letter": "B", "colour": "#1F4E79"},),
    settle_s=SETTLE_S,
)


@dataclass
class Bench:
    """One station. Nothing runs by itself: `work()` lets time go by until nothing is left to send."""

    url: str
    anon_key: str
    folder: Path
    name: str = "bench-1"
    email: str = EMAIL
    password: str = PASSWORD
    clock: Clock = field(default_factory=ManualClock)
    settings: LiveSettings = SETTINGS
    hold_s: float = HOLD_S
    read_s: float = 10.0
    report: Report = _nobody_listens

    def __post_init__(self) -> None:
        self.database = Database(self.folder)
        self.replica = Replica(self.database)
        self.dialects = Dialects()
        hold = UndoHold(self.dialects, self.hold_s)
        self.outbox = Outbox(self.database, self.clock, hold=hold.not_before)
        self.decisions = Decisions(self.database, self.clock)
        self.link = Link(self.clock, self.report, lambda: 0.5)
        tokens = FileTokenStore(self.folder / "session")
        self._auth = Auth(self.anon_key, self.email, self.password, tokens, self.clock)
        self._clients: list[EitherClient] = []
        self.sender = self.client()
        drain = (self.outbox, self.sender, self.link, self.clock, self.report, lambda: 0.5)
        self.drain = Drain(*drain)
        feed = FeedSettings(stores=tuple(LETTERS), station=self.name)
        self.receiver = self.client()
        reader = (feed, self.replica, self.receiver, self.link, self.clock, self.report)
        self.reader = FeedReader(*reader)

    def client(self) -> EitherClient:
        """A client for one thread."""
        timeouts = Timeouts(connect_s=4.0, read_s=self.read_s, total_s=20.0)
        client = EitherClient(
            Http(self.url, timeouts),
            self._auth,
            self.clock,
            ServerClock(),
            self.name,
            database=self.database,
            settings=self.settings,
            dialects=self.dialects,
        )
        self._clients.append(client)
        return client

    def close(self) -> None:
        """Let everything go."""
        for client in self._clients:
            client.close()
        self.database.close()

    def pass_time(self, seconds: float) -> None:
        """Let time go by, on a clock that is set by hand."""
        assert isinstance(self.clock, ManualClock)
        self.clock.advance(seconds)

    def scan(self, order_id: str, function: str, **args: Any) -> str:
        """Record a call; its event id."""
        store = order_id.split("-")[0]
        arguments = {"p_order_id": order_id, "p_store": store, **args}
        new = NewEntry(order_id, function, arguments, self.clock.now(), self.name)
        return self.outbox.record(new).event_id

    def work(self) -> None:
        """Send until nothing goes by itself any more, or only waits for another bench."""
        for _ in range(_ROUNDS):
            self.pass_time(max(self.drain.step(), 0.1))
            if all(entry.state is EntryState.WAITING for entry in self.outbox.unconfirmed()):
                return
        left = [(entry.function, entry.state, entry.last_error) for entry in self.outbox.unconfirmed()]
        raise AssertionError(f"still not sent: {left}, link {self.link.state}")

    def work_until_only_people_can_help(self) -> None:
        """Send until every order is through or stands behind something that a person must decide."""
        for _ in range(40 * _ROUNDS):
            self.pass_time(max(self.drain.step(), 0.1))
            stopped = {entry.order_key for entry in self.outbox.attention()}
            if all(entry.order_key in stopped for entry in self.outbox.unconfirmed()):
                return
        raise AssertionError(f"stalled: {self.outbox.counts()}, link {self.link.state}")

    def read(self) -> None:
        """Bring the replica up to date."""
        self.pass_time(120)
        self.reader.step()

    def entry(self, event_id: str) -> Entry:
        """The entry of this event."""
        entry = self.outbox.get(event_id)
        assert entry is not None
        return entry

    def document(self, order_id: str) -> dict[str, Any]:
        """The order as the replica has it."""
        document = self.replica.get("order", order_id)
        assert document is not None
        return dict(document.body)
