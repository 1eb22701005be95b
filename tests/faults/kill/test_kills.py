"""A station that is killed again and again: what its screen confirmed is on the server, once, in order.

`ORDAK_LONG=1` makes it 1,000 kills instead of 200.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sync.entry import EntryState
from tests.faults.kill.driver import POINTS
from tests.faults.kill.victim import Massacre, Victim, rounds
from tests.faults.network.kitchen import Kitchen
from tests.faults.network.proxy import FaultProxy
from tests.faults.reconcile import Scan, audit

KILLS = 1_000 if os.environ.get("ORDAK_LONG") else 200


@pytest.fixture(scope="module")
def victim() -> Iterator[Victim]:
    """The process whose children are killed."""
    with Victim() as victim:
        yield victim


@pytest.fixture
def massacre(kitchen: Kitchen, proxy: FaultProxy, victim: Victim, tmp_path: Path) -> Massacre:
    """A data folder, some cakes, and somebody who will not live long."""
    victim.saved.clear()
    victim.refused.clear()
    return Massacre(kitchen, proxy, victim, tmp_path / "data", kitchen.orders(8), Random(20261122))


def test_killed_again_and_again(kitchen: Kitchen, massacre: Massacre) -> None:
    """SIGKILL at every named point, between commit and answer, and at random: 0 lost, 0 twice, 0 stalled."""
    rounds(massacre, KILLS)
    massacre.drain()
    entries = massacre.entries()
    result = audit([Scan.of(entry) for entry in entries], kitchen.ledger(massacre.orders))
    assert result.sound, result
    assert {entry.state for entry in entries} == {EntryState.CONFIRMED}
    assert set(massacre.victim.saved) <= {entry.event_id for entry in entries}
    assert all(massacre.kills[point] for point in POINTS), massacre.kills
    print(
        f"\n{massacre.kills.total()} kills in {massacre.lives} lives, {len(entries)} scans: {massacre.kills}"
    )
