"""One station, one data folder: a lock on a file in it, which the operating system lets go when we die."""

import os
import sys
from pathlib import Path

from sync.errors import AlreadyRunning

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """Held from construction to `release()`. Raises AlreadyRunning when someone else holds it."""

    def __init__(self, folder: Path) -> None:
        self._descriptor: int | None = os.open(folder / "station.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(self._descriptor)
        except OSError as error:
            self.release()
            raise AlreadyRunning(
                "Already running",
                f"Another Ordak Station works on the data folder {folder}. "
                "Use that window, or give this one a data folder of its own.",
            ) from error

    def release(self) -> None:
        """Let go. Calling it again does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
