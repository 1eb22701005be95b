"""Asks the backend what a code means, when the local data cannot say: an unknown cake, or a stale one."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from station.services.task_runner import TaskRunner
from sync.errors import SyncError

if TYPE_CHECKING:
    from sync.rpc import RpcClient

log = logging.getLogger(__name__)

Found = Callable[[str, Sequence[Mapping[str, Any]]], None]


class OrderLookup:
    """One question a call, in the network pool, with a client of its own: a client has one thread."""

    def __init__(self, runner: TaskRunner, client: Callable[[], "RpcClient"], found: Found) -> None:
        self._runner = runner
        self._client = client
        self._found = found

    def ask(self, payload: str) -> None:
        """The answer comes to `found`: the order documents, none when unknown or when nobody answered."""
        self._runner.network(partial(self._ask, payload))

    def _ask(self, payload: str) -> None:
        documents: Sequence[Mapping[str, Any]] = ()
        try:
            with closing(self._client()) as client:
                documents = client.read("get_order_for_scan", {"p_scan": payload})["candidates"]
        except SyncError as error:
            log.info("lookup not answered: %s", error.title)
        except (KeyError, TypeError):
            log.exception("the answer to a lookup was not understood")
        self._found(payload, documents)
