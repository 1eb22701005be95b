"""A station that is killed again and again: what its screen confirmed is on the server, once, in order.

`ORDAK_LONG=1` makes it 1,000 kills instead of 200.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sync.database import Database
from sync.entry import EntryState
from tests.faults.kill.traps import POINTS
from tests.faults.kill.victim import Massacre, Victim, rounds
from tests.faults.network.kitchen import Kitchen
from tests.faults.network.proxy import FaultProxy
from tests.faults.reconcile import Scan, audit

KILLED = -9
NOBODY = 65534
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
    assert all(massacre.kills[point] for point in POINTS), massacre.kills
    scans = _assert_kept(kitchen, massacre)
    print(f"\n{massacre.kills.total()} kills in {massacre.lives} lives, {scans} scans: {massacre.kills}")


def test_killed_in_the_middle_of_the_first_start(massacre: Massacre) -> None:
    """Killed while the database is made, before and after that commit: the next start makes it whole."""
    for point in ("record: before commit", "record: after commit"):
        for number in range(5):
            massacre.folder = massacre.folder.with_name(f"{point[8]}-{number}")
            massacre.victim.begin(massacre.life(point=point, turn=1))
            assert massacre.victim.end() == KILLED
            assert not massacre.victim.saved
            massacre.drain()
            assert not massacre.entries()


def test_a_full_disk(kitchen: Kitchen, massacre: Massacre) -> None:
    """When a file may not grow any more, scans are refused in words, and what was saved before is sent."""
    massacre.proxy.refuse()
    victim = massacre.victim
    victim.begin(massacre.life(calls=120, file_limit=200_000))
    victim.kill_when(lambda: len(victim.saved) + len(victim.refused) == 120)
    assert victim.end() == KILLED
    assert victim.saved
    assert set(victim.refused) == {"NOT saved"}
    massacre.proxy.listen()
    massacre.drain()
    assert _assert_kept(kitchen, massacre) == len(victim.saved)
    assert _integrity(massacre.folder) == "ok"


def test_a_read_only_folder(kitchen: Kitchen, massacre: Massacre) -> None:
    """A folder that cannot be written is refused at the start, in words; what it holds is sent later."""
    massacre.proxy.refuse()
    victim = massacre.victim
    # The tests' own folders are closed to other users, and root may write everywhere.
    with tempfile.TemporaryDirectory(prefix="ordak-faults-") as parent:
        Path(parent).chmod(0o755)
        massacre.folder = Path(parent) / "data"
        victim.begin(massacre.life(calls=10))
        victim.kill_when(lambda: len(victim.saved) == 10)
        assert victim.end() == KILLED
        _allow(massacre.folder, 0o444, 0o555)
        victim.begin(massacre.life(calls=5, user=NOBODY if os.getuid() == 0 else 0))
        assert victim.end() == 1
        assert victim.refused == ["The data folder cannot be used"]
        _allow(massacre.folder, 0o600, 0o700)
        massacre.proxy.listen()
        massacre.drain()
        assert _assert_kept(kitchen, massacre) == 10


def test_marking_before_sending_would_lose_scans(kitchen: Kitchen, massacre: Massacre) -> None:
    """The guard switched off: an entry marked before its call is lost by a kill, and the audit sees it."""
    victim = massacre.victim
    victim.begin(massacre.life(point="send: before the call", mark_before_send=True))
    assert victim.end() == KILLED
    massacre.drain()
    scans = [Scan.of(entry) for entry in massacre.entries()]
    assert audit(scans, kitchen.ledger(massacre.orders)).lost


def test_confirming_before_recording_would_lose_scans(massacre: Massacre) -> None:
    """The guard switched off: a screen that confirms before the commit promises what a kill takes away."""
    victim = massacre.victim
    victim.begin(massacre.life(point="record: before commit", turn=3, confirm_before_record=True))
    assert victim.end() == KILLED
    massacre.drain()
    assert set(victim.saved) - {entry.event_id for entry in massacre.entries()}


def _assert_kept(kitchen: Kitchen, massacre: Massacre) -> int:
    """Everything that the folder holds has one effect, in order, and it holds all that was promised."""
    entries = massacre.entries()
    result = audit([Scan.of(entry) for entry in entries], kitchen.ledger(massacre.orders))
    assert result.sound, result
    assert {entry.state for entry in entries} == {EntryState.CONFIRMED}
    assert set(massacre.victim.saved) <= {entry.event_id for entry in entries}
    return len(entries)


def _allow(folder: Path, file_mode: int, folder_mode: int) -> None:
    folder.chmod(0o700)
    for path in folder.iterdir():
        path.chmod(file_mode)
    folder.chmod(folder_mode)


def _integrity(folder: Path) -> str:
    database = Database(folder)
    try:
        with database.read() as connection:
            return str(connection.exec_driver_sql("PRAGMA integrity_check").scalar())
    finally:
        database.close()
