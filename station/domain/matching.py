"""Which cakes a reading of a code can mean. All of them: choosing is a person's business."""

from collections.abc import Iterable

from scanning.codes import OrderCode
from station.domain.orders import Order


def matches(code: OrderCode, order: Order) -> bool:
    """Whether this code can mean this cake. A label without a suffix is an order's only cake."""
    if order.number != code.number or (code.store is not None and order.store != code.store):
        return False
    if code.checked or code.suffix is not None:
        return order.suffix == code.suffix
    return True


def candidates(codes: Iterable[OrderCode], orders: Iterable[Order]) -> tuple[Order, ...]:
    """The cakes that any of the readings can mean, each once, by id."""
    wanted = tuple(codes)
    found = {order.id: order for order in orders if any(matches(code, order) for code in wanted)}
    return tuple(found[key] for key in sorted(found))
