"""Rows that another version left behind, and a database that somebody else holds."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from sync.database import FILE_NAME, Database
from sync.entry import EntryState
from sync.errors import StoreError
from sync.fakes import FakeBackend, ManualClock, order_document
from sync.outbox import Outbox

from .conftest import Bench, new_entry

EVENT = "4394f642-2e99-44e5-b12a-00bd61dd797d"
_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""


def first_format(folder: Path) -> None:
    """What the first version of the program left: its tables, and a scan that was not sent."""
    folder.mkdir(mode=0o700)
    script = files("sync").joinpath("migrations", "0001_outbox_and_replica.sql").read_text(encoding="utf-8")
    row = {
        "event_id": EVENT,
        "order_key": "bannos-1",
        "function": "complete_filling",
        "args": '{"p_order_id": "bannos-1", "p_store": "bannos"}',
        "occurred_at": "2026-11-27T05:00:00.000000+00:00",
        "recorded_at": "2026-11-27T05:00:00.000000+00:00",
        "station": "filling-1",
        "payload_version": 1,
        "state": "pending",
        "attempts": 0,
        "already_done": 0,
    }
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.executescript(script)
        names, places = ", ".join(row), ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO entry ({names}) VALUES ({places})", tuple(row.values()))
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


@contextmanager
def held_by_another(database: Database) -> Iterator[subprocess.Popen[str]]:
    """Another process (a backup, a scanner for viruses, an editor) holds the database's write lock."""
    command = [sys.executable, "-c", _HOLD, str(database.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.stdin.close()


def test_an_upgrade_sends_what_was_pending(tmp_path: Path, backend: FakeBackend, clock: ManualClock) -> None:
    """A scan that the first version saved and did not send goes out under its own id after the upgrade."""
    first_format(tmp_path / "data")
    backend.kitchen.put(order_document(1))
    database = Database(tmp_path / "data")
    bench = Bench(database, backend, clock, tmp_path)
    try:
        (waiting,) = bench.outbox.unconfirmed()
        assert (waiting.event_id, waiting.state, waiting.waiting_since) == (EVENT, EntryState.PENDING, None)
        bench.settle()
        assert bench.state(waiting) is EntryState.CONFIRMED
        assert bench.effects("bannos-1") == ["complete_filling"]
    finally:
        bench.rpc.close()
        database.close()


def test_a_busy_database_takes_the_scan_when_it_is_free(database: Database, clock: ManualClock) -> None:
    """Held for a moment: the scan waits its turn and is saved."""
    outbox = Outbox(database, clock)
    with held_by_another(database) as other:
        assert other.stdin is not None
        other.stdin.close()
        kept = outbox.record(new_entry("bannos-1", "complete_filling", clock))
    assert outbox.unconfirmed() == (kept,)


def test_a_database_that_stays_busy_refuses_the_scan(database: Database, clock: ManualClock) -> None:
    """Held for longer than anybody waits: the scan is visibly not saved, earlier ones are safe."""
    outbox = Outbox(database, clock)
    kept = outbox.record(new_entry("bannos-1", "complete_filling", clock))
    with held_by_another(database):
        with pytest.raises(StoreError, match="NOT saved"):
            outbox.record(new_entry("bannos-2", "complete_filling", clock))
        assert outbox.unconfirmed() == (kept,)
    assert outbox.record(new_entry("bannos-2", "complete_filling", clock)).state is EntryState.PENDING
