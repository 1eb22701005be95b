"""Which cakes a reading of a code can mean. All of them: choosing is a person's business."""

from collections.abc import Iterable
from dataclasses import dataclass

from station.domain.orders import Order


@dataclass(frozen=True, slots=True)
class OrderReference:
    """What an order code says. `exact`: it names one cake, so no suffix means the only cake."""

    store: str | None
    number: int
    suffix: str | None
    exact: bool

    def matches(self, order: Order) -> bool:
        """Whether this cake can be meant."""
        if order.number != self.number or (self.store is not None and order.store != self.store):
            return False
        if self.exact or self.suffix is not None:
            return order.suffix == self.suffix
        return True


def candidates(references: Iterable[OrderReference], orders: Iterable[Order]) -> tuple[Order, ...]:
    """The cakes that any of the readings can mean, each once, by id."""
    wanted = tuple(references)
    found = {order.id: order for order in orders if any(reference.matches(order) for reference in wanted)}
    return tuple(found[key] for key in sorted(found))
