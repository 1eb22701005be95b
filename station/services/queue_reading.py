"""The cakes of a bench, from the disk into its book: what is asked for at once, the queue bit by bit."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from station.domain.stages import Stage
from station.services.order_book import Numbered, OrderBook
from station.services.ports import Replica
from sync.errors import StoreError

ORDERS = "order"
SLICE = 250
"""So many cakes take some 10 ms: a scan that comes meanwhile waits no longer than that."""


class ReplicaOrders:
    """The orders of the replica, by what an order's id is made of: store-number or store-number-suffix."""

    def __init__(self, replica: Replica, stores: Sequence[str]) -> None:
        self._replica = replica
        self._stores = stores

    def one(self, order_id: str) -> Iterable[Mapping[str, Any]]:
        """The document of this cake, if there is one."""
        return self.several([order_id])

    def several(self, order_ids: Iterable[str]) -> Iterable[Mapping[str, Any]]:
        """Those of these cakes."""
        return [document.body for document in self._replica.get_many(ORDERS, list(order_ids))]

    def of_numbers(self, numbers: Iterable[Numbered]) -> Iterable[Mapping[str, Any]]:
        """Those of all cakes with these numbers."""
        every = [(store, number) for of, number in numbers for store in self._stores if of in (store, None)]
        return self._replica.families(ORDERS, [f"{store}-{number}" for store, number in every])


class QueueReading:
    """Reads the queue of one bench; until it is `done`, how many cakes wait there is not known."""

    def __init__(self, book: OrderBook, replica: Replica, stage: Stage) -> None:
        self._book = book
        self._begin = partial(replica.bodies, ORDERS, ("stage", stage.value))
        self._bodies = self._begin()
        self.done = False

    def step(self) -> None:
        """Read a little of it. Raises StoreError; then the next step begins anew."""
        if self.done:
            return
        try:
            part = list(islice(self._bodies, SLICE))
        except StoreError:
            self._bodies = self._begin()
            raise
        self._book.update(part)
        if len(part) < SLICE:
            self._book.read_pending()
            self.done = True

    def finish(self) -> None:
        """Read the rest: somebody asked for the next cake of the queue, and waits."""
        while not self.done:
            self.step()
