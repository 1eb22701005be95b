"""What must be looked at before a cake leaves Packing. Pure."""

from collections.abc import Sequence

from msgspec import Struct

from station.domain.orders import Accessory, Order
from station.domain.stages import Stage


class PackingGate(Struct, frozen=True):
    """The writing to compare with the cake, what goes with it, and the other cakes of its order."""

    writing: str | None
    accessories: tuple[Accessory, ...]
    here: int
    """Cakes of the order that have come to Packing or are packed, this one among them."""
    missing: tuple[Order, ...]
    """Cakes of the order that are still made, by their index."""
    unheard: int
    """Cakes of the order that nothing is known of."""

    @property
    def total(self) -> int:
        """How many cakes the order has, without those that were cancelled."""
        return self.here + len(self.missing) + self.unheard

    @property
    def complete(self) -> bool:
        """Whether no cake of the order is missing."""
        return not self.missing and not self.unheard

    @property
    def needed(self) -> bool:
        """Whether there is anything to look at: a plain single cake passes by itself."""
        return bool(self.writing or self.accessories or self.total > 1)


def packing_gate(order: Order, siblings: Sequence[Order], every_open_known: bool) -> PackingGate:
    """The gate of a cake that stands at Packing.

    `every_open_known`: all open cakes were heard of once, so one that is unknown was packed or cancelled
    before that: it is not missing, and it is not claimed to be here.
    """
    wanted = [cake for cake in siblings if cake.cancelled_at is None]
    missing = tuple(cake for cake in wanted if cake.stage.position < Stage.PACKING.position)
    return PackingGate(
        writing=(order.writing or "").strip() or None,
        accessories=order.accessories,
        here=1 + len(wanted) - len(missing),
        missing=missing,
        unheard=0 if every_open_known else max(0, order.unit_count - 1 - len(siblings)),
    )
