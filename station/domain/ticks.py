"""Which accessories of a cake were seen to be with it, and who saw them. Pure."""

from msgspec import Struct, field

from station.domain.orders import Accessory, Order

REMEMBERED = 100
"""Cakes; nobody has more of them half packed."""


class _Sheet(Struct):
    accessories: tuple[Accessory, ...]
    by: dict[int, str | None] = field(default_factory=dict)
    """Who ticked, by the place of the accessory; in the order of the ticks."""


class Ticks:
    """The packing checklists of one bench. Each holds for the accessories as they were when it was ticked."""

    def __init__(self) -> None:
        self._sheets: dict[str, _Sheet] = {}

    def of(self, order: Order) -> dict[int, str | None]:
        """Who ticked each accessory that was ticked, by its place, oldest tick first."""
        sheet = self._sheets.get(order.id)
        return dict(sheet.by) if sheet and sheet.accessories == order.accessories else {}

    def left(self, order: Order) -> tuple[int, ...]:
        """The places of the accessories that were not ticked."""
        done = self.of(order)
        return tuple(at for at in range(len(order.accessories)) if at not in done)

    def turn(self, order: Order, at: int, staff_id: str | None) -> None:
        """Tick it, or take the tick back."""
        done = self.of(order)
        if at in done:
            del done[at]
        else:
            done[at] = staff_id
        self.forget(order.id)
        self._sheets[order.id] = _Sheet(order.accessories, done)
        while len(self._sheets) > REMEMBERED:
            self.forget(next(iter(self._sheets)))

    def forget(self, order_id: str) -> None:
        """The cake has left, or is made anew."""
        self._sheets.pop(order_id, None)
