"""One client for both dialects: it asks once what the backend speaks, and again when that seems wrong."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sync.errors import ContractMismatch
from sync.live.client import LiveClient
from sync.live.dialect import Dialect, Dialects, discover
from sync.live.rpc import LiveRpc
from sync.outcome import Answer

_T = TypeVar("_T")


class EitherClient:
    """`RpcClient` or `LiveClient`, whichever the backend understands. One thread.

    Each thread has its own `rpc` and a `live` over it; `dialects` is common to all. `store` is any store of
    this station: the live surface is found out by asking for its queue.
    """

    def __init__(self, rpc: LiveRpc, live: LiveClient, dialects: Dialects, store: str) -> None:
        self._rpc = rpc
        self._live = live
        self._dialects = dialects
        self._store = store

    def write(self, function: str, args: Mapping[str, Any], event_id: str, order_key: str = "-") -> Answer:
        """Call a function that changes something."""
        return self._with(lambda client: client.write(function, args, event_id, order_key))

    def read(self, function: str, args: Mapping[str, Any] | None = None) -> Any:
        """Call a function that changes nothing."""
        return self._with(lambda client: client.read(function, args))

    def probe(self) -> object:
        """Raises SyncError when the backend is away or speaks neither dialect."""
        return self._with(lambda client: client.probe())

    def abort(self) -> None:
        """End the call under way and refuse further ones. Any thread."""
        self._rpc.abort()

    def close(self) -> None:
        """Close the connections."""
        self._rpc.close()

    def _with(self, ask: Callable[[LiveRpc | LiveClient], _T]) -> _T:
        dialect = self._dialects.now
        if dialect is None:
            dialect = discover(self._rpc, self._store)
            self._dialects.learn(dialect)
        try:
            return ask(self._rpc if dialect is Dialect.CONTRACT else self._live)
        except ContractMismatch:
            # The backend may have been replaced: the next question begins with what it speaks.
            self._dialects.learn(None)
            raise
