"""Priority and the order of a queue."""

from datetime import date

import pytest

from station.domain.due import priority_of, queue_key
from station.domain.orders import Order
from station.domain.stages import Priority, Stage
from tests.cakes import cake

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("due", "priority"),
    [
        ("2026-11-20", Priority.HIGH),
        ("2026-11-22", Priority.HIGH),
        ("2026-11-23", Priority.HIGH),
        ("2026-11-24", Priority.MEDIUM),
        ("2026-11-25", Priority.MEDIUM),
        ("2026-11-26", Priority.LOW),
        (None, Priority.MEDIUM),
    ],
)
def test_priority(due: str | None, priority: Priority) -> None:
    """High within a day or overdue, Medium within three or without a date, else Low."""
    assert priority_of(date.fromisoformat(due) if due else None, TODAY) is priority


def test_filling_queue() -> None:
    """Filling's queue goes by priority, due date, flavour, number: a batch of one flavour stands together."""
    cakes = [
        cake("bannos-3", due_date="2026-11-23", flavour="Vanilla"),
        cake("bannos-2", due_date="2026-11-23", flavour="Chocolate"),
        cake("bannos-9", due_date="2026-11-22", flavour="Vanilla"),
        cake("bannos-1", due_date="2026-12-24", flavour="Chocolate"),
        cake("bannos-4", due_date="2026-11-23", flavour="Vanilla"),
    ]
    rows = sorted(map(Order.from_json, cakes), key=queue_key(Stage.FILLING, TODAY))
    assert [o.number for o in rows] == [9, 2, 3, 4, 1]


def test_siblings_by_suffix() -> None:
    """Cakes of one order that are alike stand in the order of their suffixes."""
    cakes = [cake("bannos-7-B"), cake("bannos-7-A")]
    rows = sorted(map(Order.from_json, cakes), key=queue_key(Stage.PACKING, TODAY))
    assert [o.suffix for o in rows] == ["A", "B"]
