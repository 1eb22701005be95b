"""Opens the database, and where it is damaged sets it aside, salvages it and begins a fresh one.

    station.db is damaged
      -> damaged-20261127-060000.part/     its log, then the file itself, moved there as they are
      -> a fresh station.db, with every sound entry in it in one transaction
      -> damaged-20261127-060000/          renamed: it is done

A kill or a full disk in between leaves the `.part`, with which the next start goes on.
"""

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from sync.clock import Clock
from sync.database import FILE_NAME, Database
from sync.entry_sql import IS_OPEN
from sync.errors import DatabaseDamaged, DiskRefused
from sync.instance_lock import InstanceLock
from sync.salvage import Salvaged, salvage
from sync.salvage_row import SqlRow

_log = logging.getLogger(__name__)
_PARTS = (FILE_NAME + "-wal", FILE_NAME + "-shm", FILE_NAME)
"""In the order in which they move: once the file itself is there, all is."""


class Recovered(Struct, frozen=True):
    """What became of a damaged database. `set_aside` holds it as it was; nothing there is ever changed.

    `salvaged` entries are in the fresh one, `open` of these still go by themselves or need a person; at most
    `unreadable` could not be read. The replica is read from the backend again.
    """

    set_aside: Path
    salvaged: int
    open: int
    unreadable: int


def open_database(folder: Path, clock: Clock) -> tuple[Database, Recovered | None]:
    """The database in `folder`; with what was recovered, when the one found there was damaged.

    Raises what `Database` raises, except DatabaseDamaged.
    """
    try:
        unfinished = _unfinished(folder)
        if unfinished is None:
            try:
                _check_copy(folder)
                return Database(folder), None
            except DatabaseDamaged as error:
                _log.error("the database in %s is damaged: %s", folder, error.message)
                unfinished = folder / f"damaged-{clock.now():%Y%m%d-%H%M%S-%f}.part"
        _set_aside(folder, unfinished)
    except OSError as error:
        raise DiskRefused(
            "The station's database cannot be checked",
            f"{folder} cannot be written ({error.strerror}). Make room or call IT; nothing was changed.",
        ) from error
    database = Database(folder)
    try:
        return database, _restore(database, unfinished)
    except BaseException:
        database.close()
        raise


def _check_copy(folder: Path) -> None:
    """After a crash: is it sound together with its log? Raises what `Database` raises.

    Asked of a copy, for SQLite writes the log into the file and deletes it as it closes a database.
    """
    log = folder / _PARTS[0]
    if not log.exists() or not log.stat().st_size:
        return
    with tempfile.TemporaryDirectory(prefix="check-", dir=folder) as scratch, _held(folder):
        for name in (FILE_NAME, log.name):
            if (folder / name).exists():
                shutil.copyfile(folder / name, Path(scratch) / name)
        Database(Path(scratch)).close()


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    lock = InstanceLock(folder)
    try:
        yield
    finally:
        lock.release()


def _unfinished(folder: Path) -> Path | None:
    return next(iter(sorted(folder.glob("damaged-*.part"))), None)


def _set_aside(folder: Path, aside: Path) -> None:
    with _held(folder):
        aside.mkdir(mode=0o700, exist_ok=True)
        # With the file itself there, what lies in the folder now is the fresh one's.
        if (aside / FILE_NAME).exists():
            return
        for name in _PARTS:
            if (folder / name).exists():
                (folder / name).replace(aside / name)
        (aside / FILE_NAME).touch()


def _restore(database: Database, aside: Path) -> Recovered:
    try:
        with tempfile.TemporaryDirectory(prefix="salvage-", dir=aside.parent) as scratch:
            found = _salvage(aside / FILE_NAME, Path(scratch))
        with database.append() as connection:
            _insert(connection, list(found.rows.values()))
            (still_open,) = connection.execute(f"SELECT count(*) FROM entry WHERE {IS_OPEN}").fetchone()
        done = aside.rename(aside.with_suffix(""))
    except OSError as error:
        raise DiskRefused(
            "The damaged database cannot be salvaged",
            f"It is kept in {aside}; no room is left for a copy ({error.strerror}). Make room, start again.",
        ) from error
    recovered = Recovered(done, len(found.rows), still_open, len(found.unreadable - found.rows.keys()))
    _log.error("%d entries salvaged, %d unreadable", recovered.salvaged, recovered.unreadable)
    return recovered


def _salvage(damaged: Path, scratch: Path) -> Salvaged:
    template = Database(scratch / "sound")
    template.close()
    copies = scratch / "copies"
    copies.mkdir()
    return salvage(damaged, template.path, copies)


def _insert(connection: sqlite3.Connection, rows: Sequence[SqlRow]) -> None:
    """As they were, number by number: the order of the scans is theirs. Not again after a kill in between."""
    for row in rows:
        names, places = ", ".join(row), ", ".join("?" * len(row))
        statement = f"INSERT OR IGNORE INTO entry ({names}) VALUES ({places})"
        connection.execute(statement, tuple(row.values())).close()
