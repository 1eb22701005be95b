"""One client for both dialects: it asks once what the backend speaks, and again when that seems wrong."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sync.auth import Auth
from sync.clock import Clock, ServerClock
from sync.database import Database
from sync.errors import ContractMismatch
from sync.http import Http
from sync.live.calls import Calls
from sync.live.client import LiveClient, LiveSettings
from sync.live.dialect import Dialect, Dialects
from sync.live.discovery import discover
from sync.live.rpc import LiveRpc
from sync.outcome import Answer
from sync.replica import Replica

_T = TypeVar("_T")


class EitherClient(LiveRpc):
    """An `RpcClient` that falls back to the live surface where our own contract is not spoken.

    One thread, as there; `dialects` is common to all of a station's clients.
    """

    def __init__(
        self,
        http: Http,
        auth: Auth,
        clock: Clock,
        server_clock: ServerClock,
        station: str,
        *,
        database: Database,
        settings: LiveSettings,
        dialects: Dialects,
    ) -> None:
        super().__init__(http, auth, clock, server_clock, station)
        self._live = LiveClient(self, Calls(database), Replica(database), settings, clock)
        self._dialects = dialects
        self._store = settings.any_store

    def write(self, function: str, args: Mapping[str, Any], event_id: str, order_key: str = "-") -> Answer:
        """Call a function that changes something."""
        ours = super().write
        return self._in_dialect(
            lambda: ours(function, args, event_id, order_key),
            lambda: self._live.write(function, args, event_id, order_key),
        )

    def read(self, function: str, args: Mapping[str, Any] | None = None) -> Any:
        """Call a function that changes nothing."""
        ours = super().read
        return self._in_dialect(lambda: ours(function, args), lambda: self._live.read(function, args))

    def probe(self) -> tuple[str, ...]:
        """The features of our contract, none on the live surface.

        Raises SyncError when the backend is away or speaks neither dialect.
        """
        return self._in_dialect(self.probe_contract, self._live.probe)

    def takes_batches(self) -> bool:
        """Never on the live surface."""
        return self._in_dialect(super().takes_batches, lambda: False)

    def _in_dialect(self, ours: Callable[[], _T], live: Callable[[], _T]) -> _T:
        dialect = self._dialects.now
        if dialect is None:
            dialect = discover(self, self._store)
            self._dialects.learn(dialect)
        try:
            return ours() if dialect is Dialect.CONTRACT else live()
        except ContractMismatch:
            # The backend may have been replaced: the next question begins with what it speaks.
            self._dialects.learn(None)
            raise
