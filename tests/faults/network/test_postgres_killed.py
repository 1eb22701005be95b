"""PostgreSQL dies under load and comes back: what it had committed is not done again, what it had not is."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.faults.network.bench import Bench, assert_nothing_lost, benches
from tests.faults.network.kitchen import Kitchen, running_kitchen

WAYS: dict[str, Callable[[Kitchen], None]] = {
    "SIGKILL": Kitchen.kill_postgres,
    "stop immediate": Kitchen.stop_postgres_at_once,
}


@pytest.fixture(scope="module")
def mortal_kitchen() -> Iterator[Kitchen]:
    """A kitchen whose PostgreSQL may be killed."""
    with running_kitchen() as kitchen:
        yield kitchen


def _scan_on(stations: list[Bench], orders: list[list[str]], kitchen: Kitchen) -> None:
    for station, order_ids in zip(stations, orders, strict=True):
        for number, code in enumerate(kitchen.shelves(40)):
            station.record(order_ids[number % len(order_ids)], "set_storage", p_storage=code)


def _has_effects(kitchen: Kitchen, order_ids: list[str], count: int) -> bool:
    return len(kitchen.ledger(order_ids)) >= count


@pytest.mark.parametrize("way", WAYS)
def test_postgres_killed_under_load(mortal_kitchen: Kitchen, tmp_path: Path, way: str) -> None:
    """Twice in the middle of three benches' sending: 0 lost, 0 twice, 0 stalled."""
    kitchen = mortal_kitchen
    with benches(kitchen, kitchen.backend.url, tmp_path, 3) as stations:
        orders = [kitchen.orders(4) for _ in stations]
        everything = [order_id for each in orders for order_id in each]
        for station in stations:
            station.start()
        for _ in range(2):
            enough = partial(_has_effects, kitchen, everything, len(kitchen.ledger(everything)) + 5)
            _scan_on(stations, orders, kitchen)
            (spare,) = kitchen.shelves(1)
            # In the middle: some of it has arrived, and more is on its way.
            stations[0].until(enough, "load")
            WAYS[way](kitchen)
            # Batches may have emptied its outbox already: who has nothing to send notices nothing.
            stations[0].record(orders[0][0], "set_storage", p_storage=spare)
            stations[0].until(lambda: stations[0].link.status == "offline", "offline")
            kitchen.bring_postgres_back()
        for station in stations:
            station.drain()
        assert_nothing_lost(kitchen, *stations)
