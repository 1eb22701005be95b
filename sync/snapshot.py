"""A copy of a station's database to read from, while the station goes on working on its own."""

import shutil
from contextlib import closing
from pathlib import Path

from sync.database import FILE_NAME
from sync.errors import DiskRefused, StoreError
from sync.sqlite_driver import load_driver, translate

BUSY_S = 5.0


def snapshot(folder: Path, into: Path) -> None:
    """Copy `folder`'s database, with what its log holds, to `into`. The original is only read.

    Raises StoreError: there is none, or it cannot be read.
    """
    source = folder / FILE_NAME
    if not source.exists():
        raise DiskRefused("No scans here", f"{folder} is not the data folder of a station.")
    driver = load_driver()
    try:
        # immutable is not set: a running station's log is part of the truth.
        with (
            closing(driver.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=BUSY_S)) as original,
            closing(driver.connect(str(into / FILE_NAME))) as copy,
        ):
            original.backup(copy)
    except driver.Error as error:
        shutil.rmtree(into, ignore_errors=True)
        raise translate(error) from error
    except OSError as error:
        raise StoreError("The scans cannot be read", f"{source}: {error.strerror}.") from error
