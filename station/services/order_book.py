"""The cakes that the station knows: the server's snapshot with this bench's unconfirmed scans on top.

Owned by the store worker. A bench's book reads the cakes of other benches from the disk when one asks for
them: with 20,000 on the disk a start would wait for all of them, and most are never asked for.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from scanning.codes import OrderCode
from station.domain.matching import candidates
from station.domain.orders import Order
from station.domain.projection import PendingEvent, project
from station.domain.stages import Stage

log = logging.getLogger(__name__)


Numbered = tuple[str | None, int]
"""A store and an order's number; None: of any store."""


class OrderSource(Protocol):
    """Where the documents are that a book has not read."""

    def one(self, order_id: str) -> Iterable[Mapping[str, Any]]:
        """The document of this cake, if there is one."""

    def of_numbers(self, numbers: Iterable[Numbered]) -> Iterable[Mapping[str, Any]]:
        """Those of all cakes with these numbers."""

    def several(self, order_ids: Iterable[str]) -> Iterable[Mapping[str, Any]]:
        """Those of these cakes."""


class OrderBook:
    """Snapshots and pending events in, projected orders out. Without a source it knows what it was given."""

    def __init__(self, source: OrderSource | None = None) -> None:
        self._source = source
        self._absent: set[str] = set()
        self._read_numbers: set[Numbered] = set()
        self._snapshots: dict[str, Order] = {}
        self._pending: dict[str, tuple[PendingEvent, ...]] = {}
        self._halted: set[str] = set()
        self._projected: dict[str, Order] = {}
        self._by_number: dict[int, set[str]] = {}
        self._changed: set[str] | None = None
        """What `take_changed` answers next; None: nobody has asked yet, so nothing is kept for them."""

    def __len__(self) -> int:
        return len(self._projected)

    def update(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Take over snapshots. A document that is not an order is logged and left out, not fatal."""
        for document in documents:
            try:
                order = Order.from_json(document)
            except (KeyError, ValueError, TypeError):
                log.exception("an order document was not understood")
                continue
            known = self._snapshots.get(order.id)
            if known is not None and known.version > order.version:
                # A slow answer to a lookup may be overtaken by the feed.
                continue
            self._absent.discard(order.id)
            self._snapshots[order.id] = order
            self._by_number.setdefault(order.number, set()).add(order.id)
            self._project(order.id)

    def forget(self, order_ids: Iterable[str]) -> None:
        """Leave out cakes that the replica no longer has."""
        for order_id in order_ids:
            order = self._snapshots.pop(order_id, None)
            if order is None:
                continue
            self._projected.pop(order_id, None)
            self._note(order_id)
            same_number = self._by_number[order.number]
            same_number.discard(order_id)
            if not same_number:
                del self._by_number[order.number]

    def set_pending(self, order_id: str, events: tuple[PendingEvent, ...], *, halted: bool = False) -> None:
        """Replace the unconfirmed scans of one cake, oldest first. `halted`: a person must decide first."""
        if halted:
            self._halted.add(order_id)
        else:
            self._halted.discard(order_id)
        if events:
            self._pending[order_id] = events
        else:
            self._pending.pop(order_id, None)
        self._project(order_id)

    def add_pending(self, order_id: str, events: Iterable[PendingEvent]) -> None:
        """One more scan of a cake, just saved."""
        known = self._pending.get(order_id, ())
        self.set_pending(order_id, (*known, *events), halted=order_id in self._halted)

    def get(self, order_id: str) -> Order | None:
        """The cake with all that was saved of it here: what the next scan of it means follows from this."""
        if self._source is not None and order_id not in self._projected and order_id not in self._absent:
            self.update(self._source.one(order_id))
            if order_id not in self._projected:
                self._absent.add(order_id)
        return self._projected.get(order_id)

    def as_shown(self, order: Order) -> Order:
        """The cake as the bench shows it: behind a scan that needs a person, no later one counts yet."""
        return self._snapshots.get(order.id, order) if order.id in self._halted else order

    def is_halted(self, order_id: str) -> bool:
        """Whether a scan of this cake needs a person, so that later ones wait behind it."""
        return order_id in self._halted

    def read_pending(self) -> None:
        """Have every cake that a scan waits for: it may have come to this bench by that scan."""
        if self._source is not None:
            self.update(self._source.several(self._pending.keys() - self._projected.keys()))

    def is_pending(self, order_id: str) -> bool:
        """Whether a scan of this cake waits for the server's word."""
        return order_id in self._pending

    def take_changed(self) -> set[str]:
        """The cakes that changed in any way or went away since this was asked last; the first time none.

        For one who asks.
        """
        changed, self._changed = self._changed, set()
        return changed or set()

    def find(self, codes: Iterable[OrderCode]) -> tuple[Order, ...]:
        """Every cake that one of these readings can mean."""
        wanted = tuple(codes)
        self._read((code.store, code.number) for code in wanted)
        near = (
            self._projected[order_id]
            for number in sorted({code.number for code in wanted})
            for order_id in sorted(self._by_number.get(number, ()))
        )
        return candidates(wanted, near)

    def siblings(self, order: Order) -> tuple[Order, ...]:
        """The other cakes of the same order, by suffix."""
        self._read([(order.store, order.number)])
        same_number = (self._projected[i] for i in self._by_number.get(order.number, ()))
        others = (o for o in same_number if o.siblings_key == order.siblings_key and o.id != order.id)
        return tuple(sorted(others, key=lambda o: o.unit_index))

    def open_orders(self) -> tuple[Order, ...]:
        """Every cake in the book that is neither complete nor cancelled."""
        return tuple(o for o in self._projected.values() if is_open(o))

    def at_stage(self, stage: Stage) -> tuple[Order, ...]:
        """The open cakes that are shown at one stage, of those in the book."""
        shown = map(self.as_shown, self._projected.values())
        return tuple(o for o in shown if o.stage is stage and is_open(o))

    def all_orders(self) -> tuple[Order, ...]:
        """Every cake in the book, open or not."""
        return tuple(self._projected.values())

    def _read(self, numbers: Iterable[Numbered]) -> None:
        # Once: what is new of them later comes by `update`.
        new = set(numbers) - self._read_numbers
        if self._source is not None and new:
            self.update(self._source.of_numbers(new))
            self._read_numbers.update(new)

    def _project(self, order_id: str) -> None:
        snapshot = self._snapshots.get(order_id)
        if snapshot is not None:
            self._projected[order_id] = project(snapshot, self._pending.get(order_id, ()))
            self._note(order_id)

    def _note(self, order_id: str) -> None:
        if self._changed is not None:
            self._changed.add(order_id)


def is_open(order: Order) -> bool:
    """Neither complete nor cancelled."""
    return order.stage is not Stage.COMPLETE and order.cancelled_at is None
