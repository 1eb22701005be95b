"""The database keeps what it promised, and says so when it cannot."""

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import Boolean, inspect, select

from sync import database as database_module
from sync import entry_sql, migrate
from sync.database import FILE_NAME, Database
from sync.entry import EntryState
from sync.entry_rows import to_entry
from sync.errors import AlreadyRunning, DatabaseDamaged, DiskRefused, NewerDatabase, StoreError, UnsafeSqlite
from sync.fakes import ManualClock
from sync.outbox import Outbox
from sync.sqlite_driver import load_driver, refuse_unsafe
from sync.tables import entries, metadata

from .conftest import new_entry


def test_it_is_durable(database: Database) -> None:
    """The file is in WAL mode with synchronous=FULL and foreign keys, on an SQLite with the WAL fix."""
    with database.read() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]
    refuse_unsafe(load_driver().sqlite_version_info)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_an_sqlite_without_the_fix_is_refused(version: tuple[int, ...], safe: bool) -> None:
    """Versions with the WAL-reset bug are refused in words, the fixed branches are not."""
    if safe:
        refuse_unsafe(version)
    else:
        with pytest.raises(UnsafeSqlite, match="can damage a database"):
            refuse_unsafe(version)


@pytest.mark.parametrize("pragma", ["synchronous = NORMAL", "journal_mode = DELETE"])
def test_a_database_that_cannot_be_durable_is_refused(
    pragma: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for is read back: where SQLite does not do it, the station does not start."""
    configure = database_module._configure

    def weaker(connection: sqlite3.Connection) -> None:
        configure(connection)
        connection.execute(f"PRAGMA {pragma}").close()

    monkeypatch.setattr(database_module, "_configure", weaker)
    with pytest.raises(UnsafeSqlite, match="local disk"):
        Database(tmp_path)


def test_only_its_owner_may_look(database: Database) -> None:
    """The data folder has mode 0700."""
    assert stat.S_IMODE(database.path.parent.stat().st_mode) == 0o700


def test_a_second_instance_is_refused(database: Database) -> None:
    """The same data folder is not opened twice; after closing it may be opened again."""
    with pytest.raises(AlreadyRunning, match="Another Ordak Station"):
        Database(database.path.parent)
    database.close()
    Database(database.path.parent).close()


def test_a_second_process_is_refused(database: Database) -> None:
    """Another process on the same data folder is refused too."""
    code = "import sys, pathlib; from sync.database import Database; Database(pathlib.Path(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(database.path.parent)], capture_output=True, text=True, timeout=30
    )
    assert "AlreadyRunning" in done.stderr


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A database of a newer program is refused in words and not changed."""
    database = Database(tmp_path)
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(NewerDatabase, match="newer version"):
        Database(tmp_path)


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables made before the failing statement are gone, and so is the version."""
    broken = {1: "CREATE TABLE half (a);\nCREATE TABLE half (a);\n"}
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "_scripts", lambda: iter(broken.items()))
        with pytest.raises(StoreError):
            Database(tmp_path)
    database = Database(tmp_path)
    with database.read() as connection:
        assert "half" not in inspect(connection).get_table_names()
        assert "entry" in inspect(connection).get_table_names()
    database.close()


def test_migrations_and_tables_agree(database: Database) -> None:
    """Every column that the code knows is there, with its nullability, and no other."""
    with database.read() as connection:
        for table in metadata.sorted_tables:
            there = {c["name"]: c["nullable"] for c in inspect(connection).get_columns(table.name)}
            ours = {c.name: c.nullable for c in table.columns if not c.primary_key}
            assert set(there) == set(table.columns.keys())
            assert {name: there[name] for name in ours} == ours
            assert all(
                isinstance(c.type, Boolean) == (c.name in ("already_done", "hastened")) for c in table.columns
            )


def test_both_ways_of_reading_an_entry_agree(database: Database, clock: ManualClock) -> None:
    """What a screen reads in plain SQL is what SQLAlchemy reads by the table, column by column."""
    outbox = Outbox(database, clock)
    saved = outbox.record(new_entry("bannos-1", "complete_filling", clock))
    with database.read() as connection:
        (row,) = connection.execute(select(entries))
        read = to_entry(row)
    assert outbox.recent(1) == (read,) == (saved,)
    assert set(entry_sql.COLUMNS) == set(entries.columns.keys())


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """A damaged database is reported, never overwritten."""
    damaged = b"This is not a database. " * 400
    (tmp_path / FILE_NAME).write_bytes(damaged)
    with pytest.raises(DatabaseDamaged):
        Database(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == damaged


def test_damaged_pages_are_noticed_at_start(tmp_path: Path, clock: ManualClock) -> None:
    """Garbage in the middle of the file is found when it is opened."""
    database = Database(tmp_path)
    outbox = Outbox(database, clock)
    for number in range(200):
        outbox.record(new_entry(f"bannos-{number}", "complete_filling", clock))
    with database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    database.close()
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.seek(4096 * (pages // 2))
        file.write(os.urandom(4096 * 3))
    with pytest.raises(DatabaseDamaged):
        Database(tmp_path)


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """A path below a file is refused in words."""
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskRefused, match="Choose another data folder"):
        Database(tmp_path / "file" / "data")


def test_a_full_disk_refuses_the_scan_and_keeps_the_others(database: Database, clock: ManualClock) -> None:
    """When SQLite runs out of room the scan is visibly not saved; earlier ones stay, later ones are taken."""
    outbox = Outbox(database, clock)
    kept = outbox.record(new_entry("bannos-1", "complete_filling", clock))
    with database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    large = new_entry("bannos-2", "complete_filling" + "x" * 20000, clock)
    with pytest.raises(DiskRefused, match="NOT saved"):
        outbox.record(large)
    assert [entry.event_id for entry in outbox.recent(9)] == [kept.event_id]
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert outbox.record(large).state is EntryState.PENDING


def test_a_read_only_database_refuses_scans_and_still_reads(database: Database, clock: ManualClock) -> None:
    """When nothing can be written a scan is visibly not saved, and the screen still knows what there is."""
    outbox = Outbox(database, clock)
    kept = outbox.record(new_entry("bannos-1", "complete_filling", clock))
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(DiskRefused, match="NOT saved"):
        outbox.record(new_entry("bannos-2", "complete_filling", clock))
    assert outbox.recent(9) == (kept,)


def test_an_error_inside_a_unit_of_work_takes_it_all_back(database: Database) -> None:
    """What a unit of work wrote before it failed is not there, and the next one works."""
    statement = "INSERT INTO feed_mark VALUES ('x', 1, '2026')"

    def fail() -> None:
        with database.write() as connection:
            connection.exec_driver_sql(statement)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM feed_mark").scalar() == 0


def test_a_recorded_scan_survives_kill_9(tmp_path: Path) -> None:
    """A process killed right after record() returned leaves the entry behind."""
    code = textwrap.dedent("""
        import pathlib, sys
        from sync.clock import SystemClock
        from sync.database import Database
        from sync.entry import NewEntry
        from sync.outbox import Outbox
        clock = SystemClock()
        outbox = Outbox(Database(pathlib.Path(sys.argv[1])), clock)
        while True:
            entry = outbox.record(NewEntry("bannos-1", "complete_filling", {}, clock.now(), "filling-1"))
            print(entry.event_id, flush=True)
    """)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        confirmed = [process.stdout.readline().strip() for _ in range(20)]
        process.kill()
        confirmed += [line.strip() for line in process.stdout if line.endswith("\n")]
    database = Database(tmp_path)
    there = {entry.event_id for entry in Outbox(database, ManualClock()).unconfirmed()}
    database.close()
    assert len(confirmed) >= 20
    assert set(confirmed) <= there
