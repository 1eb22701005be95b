"""The live backend as `Drain` and `FeedReader` see it: `write`, `read`, `probe`."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from sync.clock import Clock
from sync.errors import BackendRejected, ContractMismatch
from sync.live.calls import Calls
from sync.live.changes import Changes
from sync.live.lookup import Lookup, ReadCode
from sync.live.orders import PAGE, Orders
from sync.live.rpc import LiveRpc
from sync.live.writer import SETTLE_S, Writer
from sync.outcome import FOREIGN, Answer
from sync.replica import Replica


class LiveSettings(Struct, frozen=True):
    """What the live surface does not tell: it comes from the station's settings.

    `letters` are the stores' letters by store id; `stores`, `staff` and `shelves` are rows as get_stores,
    get_staff_list and get_storage_locations give them.
    """

    letters: Mapping[str, str]
    read_code: ReadCode
    stores: Sequence[Mapping[str, Any]] = ()
    staff: Sequence[Mapping[str, Any]] = ()
    shelves: Sequence[Mapping[str, Any]] = ()
    settle_s: float = SETTLE_S
    page: int = PAGE

    @property
    def any_store(self) -> str:
        """A store to ask for where any will do."""
        return next(iter(self.letters), "")


class LiveClient:
    """One thread's way to a live backend. Every method raises what `RpcClient` raises, and StoreError."""

    def __init__(
        self, rpc: LiveRpc, calls: Calls, replica: Replica, settings: LiveSettings, clock: Clock
    ) -> None:
        orders = Orders(rpc, settings.page)
        letters = settings.letters
        self._rpc = rpc
        self._writer = Writer(rpc, orders, calls, replica, letters, clock, settings.settle_s)
        self._changes = Changes(orders, replica, letters, clock)
        self._lookup = Lookup(orders, replica, letters, settings.read_code, clock)
        self._store = settings.any_store
        self._lists: dict[str, list[dict[str, Any]]] = {
            "get_stores": [dict(row) for row in settings.stores],
            "get_staff_list": [dict(row) for row in settings.staff],
            "get_storage_locations": [dict(row) for row in settings.shelves],
            # Nobody there collects the stations' health.
            "get_stations": [],
            "report_station": [],
        }

    def write(self, function: str, args: Mapping[str, Any], event_id: str, order_key: str = "-") -> Answer:
        """Call a function that changes something. What it did is read off the order."""
        return self._writer.write(function, args, event_id, order_key)

    def read(self, function: str, args: Mapping[str, Any] | None = None) -> Any:
        """The `data` that our own contract would give for a reading function."""
        asked = args or {}
        if function == "get_changes":
            return self._changes.read(asked)
        if function == "get_order_for_scan":
            return self._lookup.find(str(asked.get("p_scan") or ""))
        if function == "get_unassigned_counts":
            return self._rpc.rows(function, asked)
        if function in self._lists:
            return self._lists[function]
        if function in ("check_pin", "change_pin"):
            raise BackendRejected("PIN003", "This backend keeps no PINs.", status=200)
        raise ContractMismatch(FOREIGN, f"{function} is not known to this backend. Call IT.", code="PGRST202")

    def probe(self) -> tuple[str, ...]:
        """The cheapest read. No features."""
        self._rpc.rows("get_unassigned_counts", {"p_store": self._store})
        return ()
