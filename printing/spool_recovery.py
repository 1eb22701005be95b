"""Opens the print list, and where it is damaged sets it aside and begins a fresh one.

    spool.db is damaged
      -> damaged-spool-20261127-060000.part/     its log, then the file itself, moved there as they are
      -> damaged-spool-20261127-060000/          renamed once a fresh spool.db is there

A kill in between leaves the `.part`, with which the next start goes on. No job is taken out of a damaged
list: what it says of a label may be older than the paper, and a label is printed once or asked about.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from printing.errors import SpoolUnusable
from printing.spool import Spool, utc_now
from printing.spool_tables import SpoolDamaged

_log = logging.getLogger(__name__)
FILE_NAME = "spool.db"
_PARTS = (FILE_NAME + "-wal", FILE_NAME + "-shm", FILE_NAME)
"""In the order in which they move: once the file itself is there, all is."""


def open_spool(folder: Path, clock: Callable[[], datetime] = utc_now) -> tuple[Spool, Path | None]:
    """The print list in `folder`, and where a damaged one was put. Raises SpoolUnusable."""
    try:
        aside = next(iter(sorted(folder.glob("damaged-spool-*.part"))), None)
        if aside is None:
            try:
                return Spool(folder / FILE_NAME, clock), None
            except SpoolDamaged:
                _log.exception("the print list is damaged")
                aside = folder / f"damaged-spool-{clock():%Y%m%d-%H%M%S-%f}.part"
        _set_aside(folder, aside)
        spool = Spool(folder / FILE_NAME, clock)
        return spool, aside.rename(aside.with_suffix(""))
    except OSError as error:
        raise SpoolUnusable(
            "Print list cannot be set aside",
            f"The damaged print list in {folder} cannot be moved ({error.strerror}). Call IT.",
        ) from error


def _set_aside(folder: Path, aside: Path) -> None:
    aside.mkdir(mode=0o700, exist_ok=True)
    # With the file itself there, what lies in the folder now is the fresh one's.
    if (aside / FILE_NAME).exists():
        return
    for name in _PARTS:
        if (folder / name).exists():
            (folder / name).replace(aside / name)
