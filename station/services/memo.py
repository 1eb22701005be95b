"""Remembers what was computed for a cake until the cake or its circumstances change."""

from collections.abc import Callable
from typing import Generic, TypeVar

from station.domain.orders import Order

T = TypeVar("T")


class Memo(Generic[T]):
    """One value an order id. An Order is frozen and replaced when it changes: same object, same cake.

    With 20,000 open cakes a state is made of remembered rows; only the changed ones cost anything.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Order, object, T]] = {}

    def of(self, order: Order, circumstances: object, make: Callable[[], T]) -> T:
        """The value for this cake under these circumstances, made anew only when one of them changed."""
        known = self._known.get(order.id)
        if known is not None and known[0] is order and known[1] == circumstances:
            return known[2]
        value = make()
        self._known[order.id] = (order, circumstances, value)
        return value
