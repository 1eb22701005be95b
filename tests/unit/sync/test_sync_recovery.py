"""A damaged database: set aside as it is, salvaged row by row, and the kitchen goes on with a fresh one."""

import os
import shutil
from pathlib import Path

import pytest

from sync import recovery
from sync.database import FILE_NAME, Database
from sync.entry import Entry, EntryState
from sync.errors import AlreadyRunning, DatabaseDamaged, DiskRefused, StoreError
from sync.fakes import ManualClock
from sync.outbox import Outbox
from sync.outcome import Step
from sync.recovery import Recovered, open_database

from .conftest import ended, new_entry, sending

ENTRIES = 200
PAGE = 4096


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Entry]]:
    """A database with a day's scans: the first three confirmed, refused and under way."""
    folder, clock = tmp_path_factory.mktemp("day"), ManualClock()
    database = Database(folder)
    outbox = Outbox(database, clock)
    found = [
        outbox.record(new_entry(f"bannos-{number}", "complete_filling", clock)) for number in range(ENTRIES)
    ]
    ended(outbox, sending(outbox, found[0]), Step.CONFIRM, {"stage": "Covering"})
    ended(outbox, sending(outbox, found[1]), Step.ATTENTION, code="ORD001", message="There is no such order.")
    sending(outbox, found[2])
    kept = list(reversed(outbox.recent(ENTRIES)))
    database.close()
    return folder / FILE_NAME, kept


@pytest.fixture
def kept(day: tuple[Path, list[Entry]], tmp_path: Path) -> list[Entry]:
    """What the database in `tmp_path` holds: that day's scans."""
    shutil.copyfile(day[0], tmp_path / FILE_NAME)
    return day[1]


def _overwrite(path: Path, at: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(os.urandom(length))


def _pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def _recovered(folder: Path, clock: ManualClock) -> tuple[list[Entry], Recovered]:
    database, recovered = open_database(folder, clock)
    entries = list(reversed(Outbox(database, clock).recent(ENTRIES * 2)))
    database.close()
    assert recovered
    return entries, recovered


def test_a_sound_database_is_only_opened(tmp_path: Path, clock: ManualClock, kept: list[Entry]) -> None:
    """Nothing is set aside, nothing is reported, nothing else lies in the folder afterwards."""
    database, recovered = open_database(tmp_path, clock)
    assert recovered is None
    assert Outbox(database, clock).recent(1) == (kept[-1],)
    database.close()
    assert {path.name for path in tmp_path.iterdir()} == {FILE_NAME, "station.lock"}


@pytest.mark.parametrize("length", [16, 100, PAGE], ids=["magic", "header", "first page"])
def test_a_damaged_beginning_costs_nothing(
    length: int, tmp_path: Path, clock: ManualClock, kept: list[Entry]
) -> None:
    """With the header or the whole first page gone, every entry is there as it was, in its order."""
    _overwrite(tmp_path / FILE_NAME, 0, length)
    entries, recovered = _recovered(tmp_path, clock)
    assert entries == kept
    assert (recovered.salvaged, recovered.open, recovered.unreadable) == (ENTRIES, ENTRIES - 1, 0)


def test_damaged_pages_cost_only_their_rows(tmp_path: Path, clock: ManualClock, kept: list[Entry]) -> None:
    """Garbage over some pages loses those rows; the others are there, and the lost ones are counted."""
    path = tmp_path / FILE_NAME
    _overwrite(path, PAGE * (_pages(path) // 2), 2 * PAGE)
    entries, recovered = _recovered(tmp_path, clock)
    assert 0 < recovered.unreadable < ENTRIES // 4
    assert ENTRIES * 3 // 4 < recovered.salvaged < ENTRIES
    assert {entry.event_id for entry in entries} < {entry.event_id for entry in kept}
    assert [entry for entry in kept if entry in entries] == entries


@pytest.mark.usefixtures("kept")
def test_the_damaged_files_are_kept_as_they_were(tmp_path: Path, clock: ManualClock) -> None:
    """File and log lie unchanged in a folder with the date, and its name is reported."""
    _overwrite(tmp_path / FILE_NAME, 0, 100)
    (tmp_path / f"{FILE_NAME}-wal").write_bytes(b"the log")
    before = {path.name: path.read_bytes() for path in tmp_path.glob(f"{FILE_NAME}*")}
    _, recovered = _recovered(tmp_path, clock)
    assert recovered.set_aside.parent == tmp_path
    assert recovered.set_aside.name.startswith("damaged-20261127-060000")
    assert {path.name: path.read_bytes() for path in recovered.set_aside.iterdir()} == before


def test_the_fresh_database_goes_on_where_the_old_one_was(
    tmp_path: Path, clock: ManualClock, kept: list[Entry]
) -> None:
    """New scans come behind the salvaged ones, and the next start finds nothing amiss."""
    _overwrite(tmp_path / FILE_NAME, 0, 100)
    database, _ = open_database(tmp_path, clock)
    outbox = Outbox(database, clock)
    assert outbox.record(new_entry("bannos-1", "start_covering", clock)).seq > kept[-1].seq
    assert [entry.state for entry in outbox.attention()] == [EntryState.ATTENTION]
    assert outbox.due(clock.now(), 1) == (kept[3],)
    database.close()
    database, recovered = open_database(tmp_path, clock)
    assert recovered is None
    database.close()


@pytest.mark.usefixtures("kept")
def test_what_is_only_in_the_log_is_salvaged_too(tmp_path: Path, clock: ManualClock) -> None:
    """After a crash the last scans are in the write-ahead log alone: they are read with it."""
    source, crashed = tmp_path / "source", tmp_path / "crashed"
    source.mkdir()
    shutil.copyfile(tmp_path / FILE_NAME, source / FILE_NAME)
    database = Database(source)
    entry = Outbox(database, clock).record(new_entry("bannos-1", "start_covering", clock))
    shutil.copytree(source, crashed)
    database.close()
    path = crashed / FILE_NAME
    _overwrite(path, PAGE * (_pages(path) // 2), 2 * PAGE)
    before = {name: (crashed / name).read_bytes() for name in (FILE_NAME, f"{FILE_NAME}-wal")}
    entries, recovered = _recovered(crashed, clock)
    assert entries[-1] == entry
    assert {name: (recovered.set_aside / name).read_bytes() for name in before} == before


def test_after_a_crash_a_sound_database_goes_on(tmp_path: Path, clock: ManualClock) -> None:
    """A log that was left behind is no damage: everything is there, and no copy stays in the folder."""
    source, crashed = tmp_path / "source", tmp_path / "crashed"
    database = Database(source)
    entry = Outbox(database, clock).record(new_entry("bannos-1", "complete_filling", clock))
    shutil.copytree(source, crashed)
    database.close()
    database, recovered = open_database(crashed, clock)
    assert (recovered, Outbox(database, clock).recent(9)) == (None, (entry,))
    database.close()
    assert {path.name for path in crashed.iterdir()} == {FILE_NAME, "station.lock"}


def test_a_log_without_its_database_is_not_thrown_away(tmp_path: Path, clock: ManualClock) -> None:
    """SQLite would delete the lone log; it is set aside and reported instead."""
    (tmp_path / f"{FILE_NAME}-wal").write_bytes(b"all that is left")
    with pytest.raises(DatabaseDamaged):
        Database(tmp_path)
    _, recovered = _recovered(tmp_path, clock)
    assert (recovered.set_aside / f"{FILE_NAME}-wal").read_bytes() == b"all that is left"
    assert recovered.salvaged == 0


def test_something_else_is_set_aside_whole(tmp_path: Path, clock: ManualClock) -> None:
    """A file that never was a database: nothing to salvage, and it is kept."""
    (tmp_path / FILE_NAME).write_bytes(b"This is not a database. " * 4000)
    entries, recovered = _recovered(tmp_path, clock)
    assert (entries, recovered.salvaged) == ([], 0)
    assert (recovered.set_aside / FILE_NAME).read_bytes().startswith(b"This is not")


def test_an_index_that_lost_an_entry_is_damage(tmp_path: Path, clock: ManualClock, kept: list[Entry]) -> None:
    """An entry missing from the index would rest for ever: it is found at start, and no row is lost.

    Fails with PRAGMA quick_check.
    """
    database = Database(tmp_path)
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA writable_schema = ON")
        wider = "replace(sql, '''pending'',', '''pending'', ''confirmed'',')"
        connection.exec_driver_sql(f"UPDATE sqlite_schema SET sql = {wider} WHERE name = 'entry_open'")
    database.close()
    entries, recovered = _recovered(tmp_path, clock)
    assert (entries, recovered.unreadable) == (kept, 0)


@pytest.mark.usefixtures("kept")
def test_a_row_with_a_broken_value_is_not_sent(tmp_path: Path, clock: ManualClock) -> None:
    """A row that reads but makes no sense is counted as lost, not sent to the backend."""
    database = Database(tmp_path)
    with database.write() as connection:
        for seq, change in enumerate(("args = '{'", "event_id = 'x'", "occurred_at = 'now'"), 100):
            connection.exec_driver_sql(f"UPDATE entry SET {change} WHERE seq = {seq}")
    database.close()
    _overwrite(tmp_path / FILE_NAME, 0, 100)
    _, recovered = _recovered(tmp_path, clock)
    assert (recovered.salvaged, recovered.unreadable) == (ENTRIES - 3, 3)


@pytest.mark.parametrize("dies_in", ["_salvage", "_insert", "Recovered"])
def test_a_kill_during_recovery_loses_nothing(
    dies_in: str, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, kept: list[Entry]
) -> None:
    """Killed between any two steps: the next start goes on, with every entry, each once."""
    _overwrite(tmp_path / FILE_NAME, 0, 100)
    with monkeypatch.context() as patch:
        patch.setattr(recovery, dies_in, _die)
        with pytest.raises(KeyboardInterrupt):
            open_database(tmp_path, clock)
    database, _ = open_database(tmp_path, clock)
    assert tuple(reversed(Outbox(database, clock).recent(ENTRIES * 2))) == tuple(kept)
    database.close()


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_a_kill_between_the_moves_loses_nothing(
    moves: int, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, kept: list[Entry]
) -> None:
    """Killed while the files are moved, the log first: the next start moves the rest and goes on."""
    _overwrite(tmp_path / FILE_NAME, 0, 100)
    for suffix in ("-wal", "-shm"):
        (tmp_path / f"{FILE_NAME}{suffix}").write_bytes(b"")
    replace, left = Path.replace, [moves]

    def dying(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            open_database(tmp_path, clock)
    entries, _ = _recovered(tmp_path, clock)
    assert entries == kept


def _die(*_: object) -> None:
    raise KeyboardInterrupt


def test_no_room_to_salvage_keeps_everything(
    tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, kept: list[Entry]
) -> None:
    """When there is no room for the copies it says so, and a later start salvages all."""
    _overwrite(tmp_path / FILE_NAME, 0, 100)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        with pytest.raises(DiskRefused, match="Make room"):
            open_database(tmp_path, clock)
    entries, _ = _recovered(tmp_path, clock)
    assert entries == kept


def test_a_running_station_is_not_recovered(tmp_path: Path, clock: ManualClock) -> None:
    """The data folder of a running station stays untouched."""
    database = Database(tmp_path)
    with pytest.raises(AlreadyRunning):
        open_database(tmp_path, clock)
    database.close()


@pytest.mark.parametrize("error", [StoreError("NOT saved", "x"), DiskRefused("NOT saved", "x")])
@pytest.mark.usefixtures("kept")
def test_other_troubles_are_no_damage(
    error: StoreError, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that refuses, or anything else but damage, sets nothing aside."""

    def refuse(folder: Path) -> Database:
        raise error

    monkeypatch.setattr(recovery, "Database", refuse)
    with pytest.raises(type(error)):
        open_database(tmp_path, clock)
    assert not list(tmp_path.glob("damaged-*"))
