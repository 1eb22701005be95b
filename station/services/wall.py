"""The wall: the replica of all open orders, counted. Owned by the store worker, like a bench."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from threading import Lock
from typing import Any

from station.services.bench_documents import ORDERS, STORES, store_from
from station.services.bench_state import LinkStatus, StoreView
from station.services.clock import Clock, kitchen_day
from station.services.order_book import OrderBook
from station.services.ports import Replica
from station.services.task_runner import TaskRunner
from station.services.wall_attention import attention_of
from station.services.wall_columns import Kitchen, WallColumns
from station.services.wall_counts import WallCounts
from station.services.wall_news import Change, News
from station.services.wall_pace import PaceClock, work_minutes
from station.services.wall_state import StationHealth, WallState
from station.services.wall_view import station_health
from station.services.workbench import DEFAULT_STORES
from station.settings import Settings
from sync.events import LinkChanged, ReplicaChanged, Synced, SyncEvent
from sync.feed_reader import FeedSettings

Publish = Callable[[WallState], None]
STATION = "station"


class Wall:
    """Publishes a WallState after each change; the window ages the data by itself."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        replica: Replica,
        runner: TaskRunner,
        publish: Publish,
        forget: Callable[[], object],
    ) -> None:
        """`forget` lets the replica drop a few cakes that are long done; called again and again."""
        self._settings = settings
        self._own = settings.stores
        self._clock = clock
        self._replica = replica
        self._runner = runner
        self._publish = publish
        self._forget = forget
        self._pace = PaceClock(clock, settings.hours)
        self._news = News()
        self._columns = WallColumns()
        self._waiting = 0
        self._lock = Lock()
        self._live = False
        self._book = OrderBook()
        self._counts = WallCounts(self._book, settings.stores, settings.zone)
        self._stores: dict[str, StoreView] = {store.id: store for store in DEFAULT_STORES}
        self._stations: tuple[StationHealth, ...] = ()
        self._reports: tuple[Mapping[str, Any], ...] = ()
        self._link = LinkStatus.CONNECTING
        self._link_detail: str | None = None
        self._data_at: datetime | None = None

    def start(self) -> None:
        """Read what is on disk and show it."""
        self._post(self._load)

    def refresh(self) -> None:
        """Publish again: time has passed. What is long done is forgotten on the way."""
        self._runner.store(self._drop_old)
        self._post(lambda: None)

    def on_sync(self, event: SyncEvent) -> None:
        """From the feed."""
        match event:
            case ReplicaChanged(kind, keys):
                self._post(partial(self._reload, kind, keys))
            case LinkChanged(link):
                self._post(partial(self._set_link, link.status, link.detail))
            case Synced(at):
                self._post(partial(self._set_synced, at))
            case _:
                # The wall has no outbox; the sync threads log their own failures.
                return

    def _post(self, task: Callable[[], None]) -> None:
        with self._lock:
            self._waiting += 1
        self._runner.store(partial(self._run, task))

    def _run(self, task: Callable[[], None]) -> None:
        try:
            task()
        finally:
            with self._lock:
                self._waiting -= 1
                last = not self._waiting
            # What comes at once is shown at once: with many cakes a state takes its time.
            if last:
                self._publish(self._state())

    def _drop_old(self) -> None:
        # By itself: when the disk refuses, the wall is drawn all the same.
        self._forget()

    def _load(self) -> None:
        self._book.update(self._replica.bodies(ORDERS))
        self._counts.changed()
        self._reload(STORES, ())
        self._reload(STATION, ())
        mark = self._replica.mark(FeedSettings(self._settings.stores, self._settings.station_id).name)
        self._data_at = mark.synced_at if mark else None

    def _reload(self, kind: str, keys: tuple[str, ...]) -> None:
        if kind == ORDERS:
            self._take_orders(keys)
        elif kind == STORES:
            found = map(store_from, self._replica.all(STORES))
            self._stores |= {store.id: store for store in found}
        elif kind == STATION:
            self._reports = tuple(document.body for document in self._replica.all(STATION))
            self._stations = tuple(map(station_health, self._reports))

    def _take_orders(self, keys: tuple[str, ...]) -> None:
        before = {key: self._book.get(key) for key in keys}
        found = self._replica.get_many(ORDERS, keys)
        self._book.update(document.body for document in found)
        self._book.forget(set(keys) - {document.key for document in found})
        self._counts.changed()
        if self._live:
            # Before, the wall only catches up with what it missed.
            own = (order for order in map(self._book.get, keys) if order and order.store in self._own)
            changes = [Change(before[order.id], order) for order in own]
            self._news.add(changes, self._stores, self._clock.now(), self._today())

    def _today(self) -> date:
        return kitchen_day(self._clock, self._settings.zone)

    def _set_link(self, status: LinkStatus, detail: str | None) -> None:
        self._link, self._link_detail = status, detail

    def _set_synced(self, at: datetime) -> None:
        self._data_at = at
        self._live = True

    def _state(self) -> WallState:
        zone = self._settings.zone
        now, today = self._clock.now(), self._today()
        counts = self._counts.on(today)
        pace = self._pace.read(self._book.all_orders, counts.open, self._stations) if self._data_at else None
        late = frozenset(pace.late) if pace else frozenset()
        kitchen = Kitchen(self._stores, self._own, today, late, work_minutes(pace) if pace else {})
        layouts = self._settings.wall_layout
        return WallState(
            columns={name: self._columns.of(name, counts.open, kitchen) for name in layouts}
            if self._data_at
            else None,
            overdue=counts.overdue,
            today=counts.today,
            tomorrow=counts.tomorrow,
            complete_today=counts.complete_today,
            link=self._link,
            link_detail=self._link_detail,
            data_at=self._data_at.astimezone(zone) if self._data_at else None,
            stations=self._stations,
            now=now.astimezone(zone),
            attention=attention_of(self._reports, self._book.get, self._stores),
            pace=pace,
            news=self._news.recent(now),
        )
