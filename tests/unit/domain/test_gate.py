"""What must be looked at before a cake leaves Packing, and which changes of an order matter."""

from typing import Any

import pytest

from station.domain.changes import Field, OrderChange
from station.domain.gate import PackingGate, packing_gate
from station.domain.orders import Order
from tests.cakes import cake

CANDLES = [{"title": "Candles", "quantity": 2}]


def order(order_id: str = "bannos-25771", **changes: Any) -> Order:
    """A cake at Packing without writing, but for the changes."""
    return Order.from_json(cake(order_id, **({"stage": "Packing", "writing": None} | changes)))


def gate(*siblings: Order, every_open_known: bool = True, **changes: Any) -> PackingGate:
    """The gate of the first cake of three, or of what is said otherwise."""
    return packing_gate(order("bannos-25771-A", **changes), siblings, every_open_known)


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({}, False),
        ({"writing": "   "}, False),
        ({"writing": "Ana"}, True),
        ({"accessories": CANDLES}, True),
    ],
)
def test_a_plain_cake_passes_by_itself(changes: dict[str, Any], needed: bool) -> None:
    """Only a cake with writing or something that goes with it has to be looked at."""
    assert gate(**changes).needed is needed


@pytest.mark.parametrize("stage", ["Filling", "Covering", "Decorating"])
def test_a_cake_that_is_still_made_is_missing(stage: str) -> None:
    """Of three cakes the one that has not come to Packing is missing, and the gate names it."""
    late, packed = order("bannos-25771-B", stage=stage), order("bannos-25771-C", stage="Complete")
    found = gate(late, packed, unit_count=3)
    assert (found.here, found.total, found.missing, found.complete) == (2, 3, (late,), False)
    assert found.needed


def test_all_cakes_here() -> None:
    """With all cakes at Packing nothing is missing, and there is still something to look at."""
    found = gate(order("bannos-25771-B"), unit_count=2)
    assert (found.here, found.total, found.complete, found.needed) == (2, 2, True, True)


def test_a_cancelled_cake_is_not_waited_for() -> None:
    """A cake that was cancelled is neither missing nor counted."""
    gone = order("bannos-25771-B", stage="Filling", cancelled_at="2026-11-22T00:00:00+00:00")
    found = gate(gone, unit_count=2)
    assert (found.here, found.total, found.needed) == (1, 1, False)


@pytest.mark.parametrize(("every_open_known", "unheard"), [(True, 0), (False, 2)])
def test_cakes_that_were_never_heard_of(every_open_known: bool, unheard: int) -> None:
    """Before the lists are known, an unknown cake of the order counts as missing; after, it left long ago."""
    found = gate(unit_count=3, every_open_known=every_open_known)
    assert (found.unheard, found.complete) == (unheard, unheard == 0)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"writing": "Ana"}, (Field.WRITING,)),
        ({"due_date": "2026-11-29", "delivery_method": "Delivery"}, (Field.DUE_DATE, Field.METHOD)),
        (
            {"accessories": CANDLES, "notes": "No nuts", "size": "10 inch"},
            (Field.SIZE, Field.NOTES, Field.ACCESSORIES),
        ),
        ({"stage": "Decorating", "assignee_id": "x", "storage": "A1", "version": 9}, ()),
    ],
)
def test_changes_that_matter(changes: dict[str, Any], fields: tuple[Field, ...]) -> None:
    """What a person works by matters; stage, assignee and shelf are the benches' own."""
    assert OrderChange(order(), order(**changes)).fields == fields
    assert OrderChange(order(), order(**changes)).matters is bool(fields)


def test_cancelled_matters_once() -> None:
    """A cancellation matters when it comes, not for a cake that was cancelled before."""
    gone = order(cancelled_at="2026-11-22T00:00:00+00:00")
    assert OrderChange(order(), gone).cancelled
    assert not OrderChange(gone, gone).matters
