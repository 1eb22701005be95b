"""The wall: the replica of all open orders, counted. Owned by the store worker, like a bench."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from station.services.bench_documents import ORDERS, STORES, store_from
from station.services.bench_state import LinkStatus, StoreView
from station.services.clock import Clock, kitchen_day
from station.services.order_book import OrderBook
from station.services.ports import Replica
from station.services.task_runner import TaskRunner
from station.services.wall_attention import attention_of
from station.services.wall_state import StationHealth, WallState
from station.services.wall_view import completed_on, count_due, station_health, wall_columns
from station.services.workbench import DEFAULT_STORES
from station.settings import Settings
from sync.events import LinkChanged, ReplicaChanged, Synced, SyncEvent
from sync.feed_reader import FeedSettings

Publish = Callable[[WallState], None]
STATION = "station"


class Wall:
    """Publishes a WallState after each change; the window ages the data by itself."""

    def __init__(
        self, settings: Settings, clock: Clock, replica: Replica, runner: TaskRunner, publish: Publish
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._replica = replica
        self._runner = runner
        self._publish = publish
        self._book = OrderBook()
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
        """Publish again: time has passed."""
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
        self._runner.store(partial(self._run, task))

    def _run(self, task: Callable[[], None]) -> None:
        task()
        self._publish(self._state())

    def _load(self) -> None:
        self._book.update(self._replica.bodies(ORDERS))
        self._reload(STORES, ())
        self._reload(STATION, ())
        mark = self._replica.mark(FeedSettings(self._settings.stores, self._settings.station_id).name)
        self._data_at = mark.synced_at if mark else None

    def _reload(self, kind: str, keys: tuple[str, ...]) -> None:
        if kind == ORDERS:
            self._book.update(document.body for document in self._replica.get_many(ORDERS, keys))
        elif kind == STORES:
            found = map(store_from, self._replica.all(STORES))
            self._stores |= {store.id: store for store in found}
        elif kind == STATION:
            self._reports = tuple(document.body for document in self._replica.all(STATION))
            self._stations = tuple(map(station_health, self._reports))

    def _set_link(self, status: LinkStatus, detail: str | None) -> None:
        self._link, self._link_detail = status, detail

    def _set_synced(self, at: datetime) -> None:
        self._data_at = at

    def _state(self) -> WallState:
        zone = self._settings.zone
        today = kitchen_day(self._clock, zone)
        own = [o for o in self._book.open_orders() if o.store in self._settings.stores]
        overdue, due_today, tomorrow = count_due(own, today)
        known = self._data_at is not None
        return WallState(
            columns=wall_columns(own, self._stores, self._settings.stores, today) if known else None,
            overdue=overdue,
            today=due_today,
            tomorrow=tomorrow,
            complete_today=completed_on(self._book.all_orders(), today, zone),
            link=self._link,
            link_detail=self._link_detail,
            data_at=self._data_at.astimezone(zone) if self._data_at else None,
            stations=self._stations,
            now=self._clock.now().astimezone(zone),
            attention=attention_of(self._reports, self._book.get, self._stores),
        )
