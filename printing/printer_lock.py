"""One writer per printer: a file lock for the time of a delivery, across threads and processes.

The operating system lets the lock go when its holder dies. Two computers on one network printer are told
apart by the printer itself, which serves one client at a time.
"""

import hashlib
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from printing.delivery import Delivery, Transport, do_nothing
from printing.errors import PrinterTimeout, PrinterUnreachable
from printing.status import PrinterStatus

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_POLL_S = 0.02


def shared_folder() -> Path:
    """Where all programs of this person on this computer meet."""
    # On Windows the folder for temporary files is each person's own.
    who = "" if sys.platform == "win32" else f"-{os.getuid()}"
    return Path(tempfile.gettempdir()) / f"ordak-printers{who}"


class OwnedPrinter:
    """A transport that is used by one at a time. After `patience_s` a waiter tries again later."""

    def __init__(self, transport: Transport, folder: Path | None = None, patience_s: float = 15.0) -> None:
        self._transport = transport
        self._patience_s = patience_s
        name = hashlib.sha256(transport.description.encode()).hexdigest()[:16]
        self._path = (folder or shared_folder()) / f"{name}.lock"

    @property
    def description(self) -> str:
        """The address in words."""
        return self._transport.description

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver."""
        with self.alone():
            return self._transport.deliver(data, before_write)

    def status(self) -> PrinterStatus | None:
        """See Transport.status. A real-time question in the middle of another's label could be printed."""
        with self.alone():
            return self._transport.status()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else speaks to this printer meanwhile. Raises PrinterTimeout when it stays in use."""
        descriptor = self._opened()
        try:
            self._wait_for(descriptor)
            yield
        finally:
            os.close(descriptor)

    def _opened(self) -> int:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise PrinterUnreachable(
                "Printer cannot be reserved", f"{self._path.parent} cannot be written ({error.strerror})."
            ) from error

    def _wait_for(self, descriptor: int) -> None:
        pause = threading.Event()
        deadline = time.monotonic() + self._patience_s
        while True:
            try:
                return _try_lock(descriptor)
            except OSError as error:
                if time.monotonic() >= deadline:
                    raise PrinterTimeout(
                        "Printer is busy", "Another program prints on this printer. It is tried again."
                    ) from error
            pause.wait(_POLL_S)
