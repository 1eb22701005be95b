"""Keeps the replica fresh: changed orders by position, the small lists whole, and a heartbeat.

The logic without its thread, so that it can also run on a virtual clock.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct

from sync.backoff import LINK_CAP_S
from sync.clock import Clock
from sync.errors import BackendRejected, ContractMismatch, StoreError, SyncError
from sync.events import ReplicaChanged, Report, Synced
from sync.link import Link, Prober
from sync.outcome import FOREIGN
from sync.replica import Document, FeedMark, Replica

# A mark is only worth a sync of the disk now and then while nothing changes.
_MARK_EVERY_S = 30.0


class Reader(Prober, Protocol):
    """Whoever can call the backend's reading functions (`sync.rpc.RpcClient`)."""

    def read(self, function: str, args: Mapping[str, Any] | None = None) -> Any:
        """The `data` of a verified answer. Raises SyncError."""


class ListSource(Struct, frozen=True):
    """A small list that is read as a whole: by which function, kept as which kind, named by which fields."""

    function: str
    kind: str
    key_fields: tuple[str, ...] = ("id",)


LISTS = (
    ListSource("get_stores", "store"),
    ListSource("get_staff_list", "staff"),
    ListSource("get_storage_locations", "storage", ("store", "code")),
)


class FeedSettings(Struct, frozen=True):
    """What is read, and how often. `stores` are the stores whose orders are followed."""

    stores: tuple[str, ...]
    station: str
    interval_s: float = 2.0
    lists_every_s: float = 60.0
    heartbeat_every_s: float = 10.0
    page: int = 500
    lists: tuple[ListSource, ...] = LISTS

    @property
    def name(self) -> str:
        """The feed's name: other stores are another feed, which starts from the beginning."""
        return "order@" + ",".join(sorted(self.stores))


class FeedReader:
    """Reads when due. One thread calls `step()`. `status` makes the heartbeat's JSON; None: no heartbeat."""

    def __init__(
        self,
        settings: FeedSettings,
        replica: Replica,
        reader: Reader,
        link: Link,
        clock: Clock,
        report: Report,
        status: Callable[[], Mapping[str, Any]] | None = None,
    ) -> None:
        self._settings = settings
        self._replica = replica
        self._reader = reader
        self._link = link
        self._clock = clock
        self._report = report
        self._status = status
        self._mark: FeedMark | None = None
        self._marked_at = clock.monotonic()
        self._due = {"changes": 0.0, "lists": 0.0, "heartbeat": 0.0}

    def kick(self) -> None:
        """Make everything but the heartbeat due now."""
        self._due["changes"] = self._due["lists"] = 0.0

    def step(self) -> float:
        """Do what is due. Returns the seconds until something is due again. Raises StoreError."""
        if not self._link.ready(self._reader):
            return self._link.wait_s()
        settings = self._settings
        try:
            self._do("changes", settings.interval_s, self._read_changes)
            self._do("lists", settings.lists_every_s, self._read_lists)
            if self._status is not None:
                self._do("heartbeat", settings.heartbeat_every_s, self._beat)
        except (BackendRejected, StoreError):
            # Not the link's fault: the worker says so and tries again after a rest.
            raise
        except SyncError as error:
            self._link.after(error, self._reader)
            return min(max(self._link.wait_s(), settings.interval_s), LINK_CAP_S)
        return max(0.0, min(self._due_times()) - self._clock.monotonic())

    def _due_times(self) -> Iterable[float]:
        return (at for name, at in self._due.items() if name != "heartbeat" or self._status is not None)

    def _do(self, name: str, every_s: float, action: Callable[[], None]) -> None:
        if self._clock.monotonic() < self._due[name]:
            return
        # Before the action, so that a kick during it counts.
        self._due[name] = self._clock.monotonic() + every_s
        try:
            action()
        except BackendRejected:
            raise
        except SyncError:
            self._due[name] = 0.0
            raise

    def _read_changes(self) -> None:
        mark = self._mark or self._replica.mark(self._settings.name)
        if mark is None or mark.position is None:
            self._rebuild()
            return
        more, position = True, mark.position
        while more:
            page = self._page(position)
            if page.reset:
                # Another database than before: what we hold is not older, it is foreign.
                self._rebuild()
                return
            more, position = page.more, page.next
            self._keep(page.orders, position)
        self._report(Synced(self._clock.now()))

    def _keep(self, orders: Sequence[Document], position: int) -> None:
        now, mono = self._clock.now(), self._clock.monotonic()
        mark = FeedMark(self._settings.name, position, now)
        if orders or mono - self._marked_at >= _MARK_EVERY_S:
            self._changed("order", self._replica.apply("order", orders, mark))
            self._marked_at = mono
        # Only now: what the disk refused must be read again.
        self._mark = mark

    def _rebuild(self) -> None:
        """Read everything from the beginning, then replace it at once: the screen is never empty between."""
        orders: dict[str, Document] = {}
        more, position = True, 0
        while more:
            page = self._page(position)
            orders.update((order.key, order) for order in page.orders)
            more, position = page.more, page.next
        mark = FeedMark(self._settings.name, position, self._clock.now())
        self._changed("order", self._replica.replace_all("order", tuple(orders.values()), mark))
        self._mark = mark
        self._report(Synced(mark.synced_at))

    def _page(self, since: int) -> "_Page":
        args = {"p_stores": list(self._settings.stores), "p_since": since, "p_limit": self._settings.page}
        return _Page.read(self._reader.read("get_changes", args))

    def _read_lists(self) -> None:
        for source in self._settings.lists:
            rows = self._reader.read(source.function)
            found = tuple(_list_documents(source, rows))
            mark = FeedMark(source.kind, None, self._clock.now())
            if self._replica.all(source.kind) != tuple(sorted(found, key=lambda each: each.key)):
                self._changed(source.kind, self._replica.replace_all(source.kind, found, mark))

    def _beat(self) -> None:
        status = {} if self._status is None else dict(self._status())
        self._reader.read("report_station", {"p_station": self._settings.station, "p_status": status})

    def _changed(self, kind: str, keys: tuple[str, ...]) -> None:
        if keys:
            self._report(ReplicaChanged(kind, keys))


class _Page(Struct, frozen=True):
    orders: tuple[Document, ...]
    next: int
    more: bool
    reset: bool

    @classmethod
    def read(cls, data: Any) -> "_Page":
        try:
            orders = tuple(
                Document("order", str(row["id"]), int(row["version"]), row) for row in data["orders"]
            )
            return cls(orders, int(data["next"]), bool(data["more"]), bool(data["reset"]))
        except (KeyError, TypeError, ValueError) as error:
            raise _foreign("get_changes") from error


def _list_documents(source: ListSource, rows: Any) -> Iterable[Document]:
    try:
        for row in rows:
            key = "/".join(str(row[field]) for field in source.key_fields)
            yield Document(source.kind, key, 0, row)
    except (KeyError, TypeError) as error:
        raise _foreign(source.function) from error


def _foreign(function: str) -> ContractMismatch:
    return ContractMismatch(FOREIGN, f"{function} answered something unknown. Call IT.", code="DOCUMENT")
