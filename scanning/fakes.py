"""Scanners without a scanner, for the demo, training mode and tests: serial, grabbed keys, typed keys."""

import errno
import os
import select
import socket
import struct
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from scanning.errors import ScannerDisconnected
from scanning.key_codes import KEYS_OF, PRESSED, RELEASED, SHIFT
from scanning.layout import arrives_on

WRITE_TIMEOUT_S: Final = 5.0


class PtyScanner:
    """A serial scanner on a pseudo-terminal; POSIX only. `device` is the path that a SerialScanner opens.

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


_RECORD: Final = struct.Struct("HHi")
_LEFT_SHIFT: Final = min(SHIFT)


def key_strokes(text: str) -> list[tuple[int, int]]:
    """The (key, value) events with which a scanner set to US types `text`; CR is Enter."""
    strokes: list[tuple[int, int]] = []
    for character in text:
        key, shifted = KEYS_OF[character]
        struck = [(key, PRESSED), (key, RELEASED)]
        strokes += [(_LEFT_SHIFT, PRESSED), *struck, (_LEFT_SHIFT, RELEASED)] if shifted else struck
    return strokes


class KeyScanner:
    """A keyboard scanner that can be grabbed: `open` stands in for opening its device file."""

    def __init__(self) -> None:
        self._peer: socket.socket | None = None
        self.plugged = True
        self.taken_by_another = False

    def open(self, _path: str) -> "FakeKeyboard":
        """Open the device. OSError (ENOENT) while it is unplugged."""
        if not self.plugged:
            raise OSError(errno.ENOENT, "no such device")
        ours, theirs = socket.socketpair()
        self._drop()
        self._peer = ours
        return FakeKeyboard(theirs, lambda: self.taken_by_another)

    def scan(self, payload: str, terminator: str = "\r") -> None:
        """Type a code. ScannerDisconnected when nobody has it open."""
        self.strike(key_strokes(payload + terminator))

    def strike(self, strokes: Sequence[tuple[int, int]]) -> None:
        """Send key events as they are."""
        if self._peer is None:
            raise ScannerDisconnected("Scanner not connected", "No station reads from the training scanner.")
        self._peer.sendall(b"".join(_RECORD.pack(1, key, value) for key, value in strokes))

    def unplug(self) -> None:
        """Vanish, as when the cable is pulled."""
        self.plugged = False
        self._drop()

    def plug(self) -> None:
        """Come back."""
        self.plugged = True

    def _drop(self) -> None:
        if self._peer is not None:
            self._peer.close()
            self._peer = None


class FakeKeyboard:
    """The station's end of a KeyScanner: a `KeyDevice`."""

    def __init__(self, peer: socket.socket, taken: Callable[[], bool]) -> None:
        self._peer = peer
        self._taken = taken
        self._rest = b""

    def fileno(self) -> int:
        """The descriptor."""
        return self._peer.fileno()

    def grab(self) -> None:
        """Take it. OSError (EBUSY) when another program has it."""
        if self._taken():
            raise OSError(errno.EBUSY, "device or resource busy")

    def read(self) -> Sequence[tuple[int, int]]:
        """What waits. OSError (ENODEV) after the cable was pulled."""
        self._peer.setblocking(False)
        try:
            data = self._peer.recv(65536)
        except BlockingIOError:
            return []
        if not data:
            raise OSError(errno.ENODEV, "no such device")
        data = self._rest + data
        whole = len(data) - len(data) % _RECORD.size
        self._rest = data[whole:]
        return [(key, value) for _kind, key, value in _RECORD.iter_unpack(data[:whole])]

    def close(self) -> None:
        """Give it back."""
        self._peer.close()


class BurstScanner:
    """A keyboard-wedge scanner: types each code into `press` at a scanner's pace, Enter behind it.

    `press` takes a character and the time (monotonic seconds) at which it is struck. `layout`: a known layout
    of the computer that the scanner was not set up for.
    """

    def __init__(
        self,
        press: Callable[[str, float], None],
        *,
        pace_s: float = 0.008,
        terminator: str = "\r",
        layout: str = "",
    ) -> None:
        self._press = press
        self._layout = layout
        self._pace_s = pace_s
        self._terminator = terminator

    def scan(self, payload: str, at_s: float) -> float:
        """Type a code, beginning at `at_s`; return when the last key was struck."""
        arriving = arrives_on(self._layout, payload) if self._layout else payload
        for character in arriving + self._terminator:
            self._press(character, at_s)
            at_s += self._pace_s
        return at_s - self._pace_s
