"""A serial scanner without a scanner: feeds a pseudo-terminal, for the demo, training mode and tests."""

import os
import select
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from scanning.errors import ScannerDisconnected

WRITE_TIMEOUT_S: Final = 5.0


class PtyScanner:
    """POSIX only. `device` is the path that a SerialScanner opens.

    `link`: a symbolic link to keep pointing at the pseudo-terminal, so that the path stays the same after
    `unplug()` and `plug()`, as udev's names do.
    """

    def __init__(self, link: Path | None = None) -> None:
        self._link = link
        self._master: int | None = None
        self._slave: int | None = None
        self.device = ""
        self.plug()

    def scan(self, payload: str, terminator: str = "\r") -> None:
        """Send a code as a scanner would. Raises as `send`."""
        self.send((payload + terminator).encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are. ScannerDisconnected if unplugged or if nobody reads them for 5 s."""
        if self._master is None:
            raise ScannerDisconnected("Scanner not connected", "The training scanner is unplugged.")
        deadline_s = time.monotonic() + WRITE_TIMEOUT_S
        rest = memoryview(data)
        while rest:
            left_s = max(0.0, deadline_s - time.monotonic())
            if not select.select([], [self._master], [], left_s)[1]:
                raise ScannerDisconnected("Scanner not read", "No station reads from the training scanner.")
            rest = rest[self._write_some(self._master, rest) :]

    def plug(self) -> None:
        """Appear; nothing if already there."""
        if self._master is not None:
            return
        # Not at the top: this module is imported on Windows too, where there are no pseudo-terminals.
        import tty

        self._master, self._slave = os.openpty()
        os.set_blocking(self._master, False)
        # Raw before anybody opens it: else the line discipline echoes the codes back and edits them.
        tty.setraw(self._slave)
        path = os.ttyname(self._slave)
        self.device = path if self._link is None else self._point_link_at(path)

    def unplug(self) -> None:
        """Vanish, as when the cable is pulled; nothing if already gone."""
        if self._link is not None:
            self._link.unlink(missing_ok=True)
        for descriptor in (self._master, self._slave):
            if descriptor is not None:
                os.close(descriptor)
        self._master = self._slave = None

    def close(self) -> None:
        """Give everything back."""
        self.unplug()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _point_link_at(self, path: str) -> str:
        assert self._link is not None
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(path)
        return str(self._link)

    @staticmethod
    def _write_some(master: int, data: memoryview) -> int:
        try:
            return os.write(master, data)
        except BlockingIOError:
            return 0
