"""Typed words and chips narrow a queue."""

import pytest
from msgspec.structs import replace

from station.services.queue_filter import Chip, QueueFilter
from tests.gui.bench.states import TODAY, queue, row

ROWS = (
    replace(row(0), assignee_id="me"),
    row(1),
    replace(row(2), assignee_id="other"),
    row(3),
    replace(row(5), product="Crème Brûlée"),
)
FOUND: list[tuple[QueueFilter, list[int]]] = [
    (QueueFilter(), [0, 1, 2, 3, 4]),
    (QueueFilter("25772"), [1]),
    (QueueFilter("  b25772-b "), [1]),
    (QueueFilter("LARGE choc"), [1]),
    (QueueFilter("creme brulee"), [4]),
    (QueueFilter("pistachio large"), []),
    (QueueFilter(chips=frozenset({Chip.OVERDUE})), [0]),
    (QueueFilter(chips=frozenset({Chip.TODAY})), [1, 2]),
    (QueueFilter(chips=frozenset({Chip.TODAY, Chip.OVERDUE})), [0, 1, 2]),
    (QueueFilter(chips=frozenset({Chip.MINE})), [0]),
    (QueueFilter(chips=frozenset({Chip.UNASSIGNED})), [1, 3, 4]),
    (QueueFilter(chips=frozenset({Chip.TODAY, Chip.UNASSIGNED})), [1]),
    (QueueFilter(stores=frozenset({"flourlane"})), [2, 4]),
]


@pytest.mark.parametrize(("wanted", "places"), FOUND)
def test_what_is_found(wanted: QueueFilter, places: list[int]) -> None:
    """Each filter shows its cakes, in the queue's order."""
    assert wanted.narrow(ROWS, TODAY, "me") == tuple(ROWS[at] for at in places)


def test_mine_is_nobodys_without_a_person() -> None:
    """Signed off, no cake is one's own: also not those that nobody has."""
    assert QueueFilter(chips=frozenset({Chip.MINE})).narrow(queue(), TODAY, None) == ()


def test_a_chip_touched_twice_is_off() -> None:
    """The same touch takes it away again."""
    once = QueueFilter().with_chip(Chip.TODAY).with_store("bannos")
    assert once.active
    assert once.with_chip(Chip.TODAY).with_store("bannos") == QueueFilter()
