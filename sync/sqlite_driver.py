"""Which SQLite we run on, and whether it may be trusted with a kitchen's scans."""

import importlib
import sqlite3
from types import ModuleType

from sync.errors import (
    AlreadyRunning,
    DatabaseDamaged,
    DiskRefused,
    StoreError,
    UnsafeSqlite,
)

DAMAGED = "The station's database is damaged"

# Primary result codes, https://sqlite.org/rescode.html
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26


def load_driver() -> ModuleType:
    """The DBAPI module: pysqlite3, which carries its own SQLite, or Python's where that one is sound.

    Raises UnsafeSqlite when neither has the WAL-reset fix.
    """
    try:
        driver = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        driver = sqlite3
    refuse_unsafe(driver.sqlite_version_info)
    return driver


def refuse_unsafe(version: tuple[int, ...]) -> None:
    """Raise UnsafeSqlite for a version with the WAL-reset corruption bug.

    Fixed in 3.51.3, and in 3.50.7 and 3.44.6 for their branches (https://sqlite.org/wal.html#walresetbug).
    """
    fixed = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    if not fixed:
        raise UnsafeSqlite(
            "This SQLite is not safe",
            f"SQLite {'.'.join(map(str, version))} can damage a database after a crash. "
            "Install the package pysqlite3, or a Python with SQLite 3.51.3 or newer.",
        )


def translate(error: BaseException) -> StoreError:
    """The StoreError that says what an SQLite error means for the person at the bench."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (_FULL, _IOERR, _READONLY, _CANTOPEN, _PERM):
        return DiskRefused(
            "NOT saved",
            "The disk is full, read-only or broken. Make room or call IT, then scan again.",
        )
    if code in (_CORRUPT, _NOTADB):
        return DatabaseDamaged(DAMAGED, "Nothing was saved. Keep the data folder as it is and call IT.")
    if code in (_BUSY, _LOCKED):
        return AlreadyRunning(
            "NOT saved", "Another program holds the station's database. Close it, then scan again."
        )
    return StoreError("NOT saved", f"The station's database refused: {error}. Call IT.")
