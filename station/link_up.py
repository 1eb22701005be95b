"""Puts the sync room together for one station: one session, one circuit breaker, two threads."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from station.domain.stages import Stage
from station.settings import Settings
from sync.auth import Auth
from sync.clock import ServerClock, SystemClock
from sync.database import Database
from sync.events import Report
from sync.http import Http, Timeouts
from sync.link import Link
from sync.live.dialect import Dialect, Dialects
from sync.live.hold import UndoHold
from sync.outbox import Outbox
from sync.replica import Document, Replica
from sync.token_store import TokenStore, token_store_for

if TYPE_CHECKING:
    from sync.dispatcher import Dispatcher
    from sync.feed import Feed
    from sync.retention import Retention
    from sync.rpc import RpcClient
    from sync.watchdog import Watchdog

# What sends and fetches is loaded by whoever asks for it: a bench takes scans before that.

LOOKUP_TIMEOUTS = Timeouts(connect_s=1.0, read_s=1.5, total_s=2.0)
"""Someone stands at the bench and waits for this answer."""

STATIONS_EVERY_S = 5.0

DIALECT_FILE = "dialect"
FORGOTTEN_AFTER = timedelta(days=14)

Status = Callable[[], Mapping[str, Any]]


class Backend(Struct, frozen=True):
    """What of the backend is shared by the threads of one station."""

    settings: Settings
    auth: Auth
    link: Link
    clock: SystemClock
    server_clock: ServerClock
    report: Report
    database: Database
    dialects: Dialects

    @classmethod
    def of(
        cls,
        settings: Settings,
        database: Database,
        clock: SystemClock,
        report: Report,
        tokens: TokenStore | None = None,
    ) -> "Backend":
        """From the settings; tokens rest in the keyring or data folder unless `tokens` says where.

        Raises ServiceKeyRefused for a key that must not be here.
        """
        account = f"{settings.backend_url} {settings.email}"
        auth = Auth(
            settings.anon_key,
            settings.email,
            settings.password.reveal(),
            tokens or token_store_for(settings.data_dir, account),
            clock,
        )
        dialects = Dialects(settings.data_dir / DIALECT_FILE)
        link = Link(clock, report, SystemRandom().random)
        return cls(settings, auth, link, clock, ServerClock(), report, database, dialects)

    def client(self, timeouts: Timeouts | None = None) -> "RpcClient":
        """A way to the backend for one thread, in whichever dialect it speaks."""
        from station.live_settings import live_settings
        from sync.live.either import EitherClient

        return EitherClient(
            Http(self.settings.backend_url, timeouts),
            self.auth,
            self.clock,
            self.server_clock,
            self.settings.station_id,
            database=self.database,
            settings=live_settings(self.settings),
            dialects=self.dialects,
        )

    def lookup_client(self) -> "RpcClient":
        """A way to the backend for a question that somebody waits for."""
        return self.client(LOOKUP_TIMEOUTS)

    def outbox(self) -> Outbox:
        """Where scans are kept; on the live dialect each rests for the undo window before it is sent."""
        hold = UndoHold(self.dialects, self.settings.live_undo_s)
        return Outbox(self.database, self.clock, self.server_clock, hold=hold.not_before)

    def full_contract(self) -> bool:
        """Whether it speaks our contract, with undo, reports and pictures, or did when it was last heard.

        What was never known is taken for that.
        """
        return self.dialects.last is not Dialect.LIVE

    def dispatcher(self, outbox: Outbox) -> "Dispatcher":
        """The thread that sends, and that forgets what is long over."""
        from sync.dispatcher import Dispatcher
        from sync.drain import Drain

        rpc = self.client()
        drain = Drain(outbox, rpc, self.link, self.clock, self.report, SystemRandom().random)
        return Dispatcher(drain, rpc, outbox, self.link, self.report, self.retention())

    def retention(self) -> "Retention":
        """Forgets what is long over; one thread steps it."""
        from sync.retention import Retention

        return Retention(self.database, self.clock, self.server_clock, self.report, may_be_forgotten)

    def watchdog(self, dispatcher: "Dispatcher", feed: "Feed") -> "Watchdog":
        """The thread that starts the other two again when they died or hang."""
        from sync.watchdog import Watchdog

        return Watchdog((dispatcher.worker, feed.worker), self.clock, self.report)

    def bench_feed(self, replica: Replica, status: Status) -> "Feed":
        """The thread that keeps a bench's replica fresh and reports its health."""
        return self._feed(replica, 60.0, status)

    def wall_feed(self, replica: Replica) -> "Feed":
        """The thread that keeps the wall's replica fresh, with the stations' health."""
        return self._feed(replica, STATIONS_EVERY_S, None)

    def _feed(self, replica: Replica, lists_every_s: float, status: Status | None) -> "Feed":
        from sync.feed import Feed
        from sync.feed_reader import LISTS, FeedReader, FeedSettings, ListSource

        # Who reports its own health does not watch the others'.
        others = () if status else (ListSource("get_stations", "station", ("station",)),)
        rpc = self.client()
        settings = FeedSettings(
            stores=self.settings.stores,
            station=self.settings.station_id,
            interval_s=self.settings.poll_interval_s,
            lists_every_s=lists_every_s,
            lists=(*LISTS, *others),
        )
        reader = FeedReader(settings, replica, rpc, self.link, self.clock, self.report, status)
        return Feed(reader, rpc, self.link, self.report)


def may_be_forgotten(document: Document, now: datetime) -> bool:
    """An order that was packed or cancelled two weeks ago: a scan of it asks the backend."""
    ended = document.body.get("packing_complete_ts") or document.body.get("cancelled_at")
    over = document.body.get("stage") == Stage.COMPLETE or document.body.get("cancelled_at")
    return bool(over and ended) and datetime.fromisoformat(str(ended)) < now - FORGOTTEN_AFTER
