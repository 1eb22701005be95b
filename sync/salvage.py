"""Reads what can still be read out of a damaged database, row by row, from a copy."""

import logging
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

from sync.entry_sql import COLUMNS
from sync.salvage_row import SqlRow, is_sound
from sync.sqlite_driver import load_driver

_log = logging.getLogger(__name__)

# https://sqlite.org/fileformat2.html#the_database_header
_HEADER = 100
_PAGE = 4096
_FREE_PAGES = slice(32, 40)
_PAGE_COUNT_VALID_FOR = slice(92, 96)

# How far beyond the last row rows are looked for when nothing says how many there were.
_BEYOND = 20_000


class Salvaged:
    """Sound rows of the table of entries by number, as SQLite holds them; numbers that could not be read."""

    def __init__(self) -> None:
        self.rows: dict[int, SqlRow] = {}
        self.unreadable: set[int] = set()


def salvage(damaged: Path, sound: Path, scratch: Path) -> Salvaged:
    """The most that one of three readings yields: as it is, with another header, with another first page.

    `sound` is an empty database of this program, closed: header and first page come from it. `scratch` is an
    empty folder for copies. `damaged` and the log beside it are only read.
    """
    best = Salvaged()
    template = sound.read_bytes()[:_PAGE]
    for graft in (0, _HEADER, _PAGE):
        found = _read(_copy(damaged, scratch, template[:graft]))
        _log.info("%d rows read with %d bytes replaced", len(found.rows), graft)
        if (len(found.rows), -len(found.unreadable)) > (len(best.rows), -len(best.unreadable)):
            best = found
    return best


def _copy(damaged: Path, scratch: Path, graft: bytes) -> Path:
    """A copy, with its write-ahead log, whose first bytes are replaced."""
    copy = scratch / damaged.name
    for suffix in ("", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
        part = damaged.with_name(damaged.name + suffix)
        # The -shm is only an index to the log: SQLite makes it anew.
        if part.exists() and suffix != "-shm":
            shutil.copyfile(part, copy.with_name(part.name))
    copy.touch()
    if graft:
        head = bytearray(graft)
        head[_FREE_PAGES] = bytes(8)
        # Never valid: SQLite then takes the number of pages from the size of the file.
        head[_PAGE_COUNT_VALID_FOR] = b"\xff" * 4
        with copy.open("r+b") as file:
            file.write(head)
    return copy


def _read(path: Path) -> Salvaged:
    driver, found = load_driver(), Salvaged()
    with closing(driver.connect(path)) as connection:
        connection.row_factory = driver.Row
        try:
            columns = {row["name"] for row in connection.execute("PRAGMA table_info(entry)")}
            names = [name for name in COLUMNS if name in columns]
            if "seq" in names:
                _Reading(driver, connection, names, found).read()
        except driver.Error as error:
            _log.info("not readable: %s", error)
    return found


class _Reading:
    """One file's rows, into `found`."""

    def __init__(
        self, driver: ModuleType, connection: sqlite3.Connection, names: list[str], found: Salvaged
    ) -> None:
        self._error: type[Exception] = driver.Error
        self._connection = connection
        self._select = f"SELECT {', '.join(names)} FROM entry NOT INDEXED"
        self._found = found

    def read(self) -> None:
        """From the front until it breaks, from the back until it breaks, then number by number between."""
        if self._scan("ORDER BY seq"):
            return
        front = max(self._found.rows, default=0)
        self._scan("ORDER BY seq DESC")
        back = min((seq for seq in self._found.rows if seq > front), default=0) or self._highest(front) + 1
        for seq in range(front + 1, back):
            if not self._scan(f"WHERE seq = {seq}"):
                self._found.unreadable.add(seq)

    def _scan(self, which: str) -> bool:
        """Take these rows. False when it broke off."""
        try:
            for row in self._connection.execute(f"{self._select} {which}"):
                values = dict(row)
                if is_sound(values):
                    self._found.rows[values["seq"]] = values
                elif isinstance(values["seq"], int):
                    self._found.unreadable.add(values["seq"])
        except self._error:
            return False
        return True

    def _highest(self, front: int) -> int:
        """The highest number ever given, or a guess beyond the last one found."""
        try:
            query = "SELECT seq FROM sqlite_sequence WHERE name = 'entry'"
            return int(self._connection.execute(query).fetchone()[0])
        except (self._error, TypeError, ValueError):
            return front + _BEYOND
