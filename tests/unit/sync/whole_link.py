"""Puts the rooms of sync together as a station does: record here, and the rest happens by itself."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync.auth import Auth
from sync.backoff import Random
from sync.clock import Clock, ServerClock, SystemClock
from sync.database import Database
from sync.dispatcher import Dispatcher
from sync.drain import Drain
from sync.entry import Entry, NewEntry
from sync.events import LinkState, ReplicaChanged, Report, SyncEvent
from sync.feed import Feed
from sync.feed_reader import FeedReader, FeedSettings
from sync.http import Http, Timeouts
from sync.link import Link
from sync.outbox import Outbox
from sync.replica import Replica
from sync.rpc import RpcClient
from sync.token_store import TokenStore, token_store_for


@dataclass(frozen=True, slots=True)
class Account:
    """Where the backend is and who we are there."""

    url: str
    anon_key: str
    email: str
    password: str = field(repr=False)


class StationLink:
    """The outbox, the replica, and the threads `dispatcher` and `feed` between them and the backend.

    `report` is called from those threads, and from the thread that calls `record()` never.
    Raises ServiceKeyRefused or ContractMismatch (a URL that is none) at once.
    """

    def __init__(
        self,
        account: Account,
        feed: FeedSettings,
        database: Database,
        report: Report,
        *,
        status: Callable[[], Mapping[str, Any]] | None = None,
        clock: Clock | None = None,
        draw: Random = random.random,
        timeouts: Timeouts | None = None,
        token_store: TokenStore | None = None,
    ) -> None:
        clock = clock or SystemClock()
        self._report_on = report
        self._feed_settings = feed
        self.server_clock = ServerClock()
        self.outbox = Outbox(database, clock, self.server_clock)
        self.replica = Replica(database)
        self.link = Link(clock, self._report, draw)
        store = token_store or token_store_for(database.path.parent, f"{account.email} {account.url}")
        auth = Auth(account.anon_key, account.email, account.password, store, clock)

        def client() -> RpcClient:
            return RpcClient(Http(account.url, timeouts), auth, clock, self.server_clock, feed.station)

        sending, reading = client(), client()
        drain = Drain(self.outbox, sending, self.link, clock, self._report, draw)
        reader = FeedReader(feed, self.replica, reading, self.link, clock, self._report, status)
        self._dispatcher = Dispatcher(drain, sending, self.outbox, self.link, self._report)
        self._feed = Feed(reader, reading, self.link, self._report)

    @property
    def state(self) -> LinkState:
        """The link now."""
        return self.link.state

    def synced_at(self) -> datetime | None:
        """When the backend last confirmed the replica, as far as the disk knows; None: nothing known yet."""
        mark = self.replica.mark(self._feed_settings.name)
        return None if mark is None else mark.synced_at

    def record(self, new: NewEntry) -> Entry:
        """Save a call, for good, and have it sent. Raises StoreError: it was NOT saved."""
        entry = self.outbox.record(new)
        self._dispatcher.wake()
        return entry

    def kick(self) -> None:
        """Read and send now."""
        self._feed.kick()
        self._dispatcher.wake()

    def start(self) -> None:
        """Start the threads. Once."""
        self._dispatcher.start()
        self._feed.start()

    def stop(self, timeout_s: float) -> bool:
        """Stop the threads after the calls under way. False when one was late. The database stays open."""
        stopped = [self._dispatcher.stop(timeout_s), self._feed.stop(timeout_s)]
        return all(stopped)

    def _report(self, event: SyncEvent) -> None:
        if isinstance(event, ReplicaChanged) and event.kind == self.outbox.answer_document.kind:
            self._dispatcher.hasten(event.keys)
        self._report_on(event)
