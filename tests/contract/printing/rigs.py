"""One rig a transport: a real one of its kind, with a far end whose behaviour the tests choose."""

import contextlib
import fcntl
import os
import select
import socket
import struct
import threading
import tty
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from printing.delivery import Timeouts, Transport
from printing.transports.cups import CupsQueue
from printing.transports.device_file import DeviceTransport
from printing.transports.network import NetworkTransport
from printing.transports.serial_port import SerialLine, SerialTransport
from printing.transports.spooler import SpoolerTransport
from printing.transports.usb_printer import UsbId, UsbTransport
from printing.transports.windows import WindowsQueue
from tests.contract.printing.cups_server import CupsServer
from tests.contract.printing.fake_usb import FakeUsbBus, UsbPrinter
from tests.contract.printing.fake_windows import QUEUE, FakeWindowsPrinting
from tests.contract.printing.far_end import STALL, UNPLUG, FarEnd

QUICK = Timeouts(connect_s=5.0, write_s=1.0, status_s=1.0, confirm_s=2.0, drain_s=0.1)
# A queue of CUPS needs a moment to see that its job is done.
PATIENT = Timeouts(connect_s=5.0, write_s=5.0, status_s=1.0, confirm_s=8.0, drain_s=0.1)
_DEADLINE_S = 10.0


class Rig(Protocol):
    """What the contract's tests need of each way."""

    @property
    def far(self) -> FarEnd:
        """The printer's side."""

    @property
    def transport(self) -> Transport:
        """The way to it."""

    @property
    def hurried(self) -> Transport:
        """The same with short times, for what goes wrong."""

    @property
    def absent(self) -> Transport:
        """The same way to a printer that is not there."""

    @property
    def large(self) -> int:
        """So many bytes fit into no buffer on the way."""

    def occupied(self) -> AbstractContextManager[None]:
        """While another program, or another job, has the printer."""


class TcpFarEnd:
    """A listening socket that serves one client at a time."""

    def __init__(self, far: FarEnd) -> None:
        self.far = far
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self.port = int(self._listener.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End, whatever it is doing."""
        self.far.released.set()
        self._closing.set()
        self._thread.join(_DEADLINE_S)
        self._listener.close()

    def _serve(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                client, _ = self._listener.accept()
                with client, contextlib.suppress(OSError):
                    client.settimeout(0.05)
                    if not self.far.turned_away:
                        self._talk(client)

    def _talk(self, client: socket.socket) -> None:
        self.far.connections += 1
        while not self._closing.is_set():
            room = self.far.room(65536)
            if not room:
                return self._go_wrong(client)
            with contextlib.suppress(TimeoutError):
                data = client.recv(room)
                if not data:
                    return
                client.sendall(self.far.feed(data))

    def _go_wrong(self, client: socket.socket) -> None:
        if self.far.then == UNPLUG:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            self.far.released.wait(_DEADLINE_S)


class PtyFarEnd:
    """A pseudo terminal: what the transports open is its slave."""

    def __init__(self, far: FarEnd) -> None:
        self.far = far
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take it away."""
        self._closing.set()
        self.far.released.set()
        self._thread.join(_DEADLINE_S)
        if self._master >= 0:
            os.close(self._master)
        os.close(self._slave)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Another program has the port."""
        other = os.open(self.path, os.O_RDWR | os.O_NOCTTY)
        fcntl.flock(other, fcntl.LOCK_EX)
        try:
            yield
        finally:
            os.close(other)

    def _serve(self) -> None:
        while not self._closing.is_set():
            room = self.far.room(4096)
            if not room and self.far.then == UNPLUG:
                os.close(self._master)
                self._master = -1
                return
            if not room:
                self.far.released.wait(_DEADLINE_S)
                return
            if select.select([self._master], [], [], 0.02)[0]:
                os.write(self._master, self.far.feed(os.read(self._master, room)))


@contextlib.contextmanager
def turned_away(far: FarEnd) -> Iterator[None]:
    """The printer serves somebody else and hangs up at once."""
    far.turned_away = True
    yield
    far.turned_away = False


class NetworkRig:
    """A printer on the network."""

    def __init__(self) -> None:
        self.far, self.large = FarEnd(), 30_000_000
        self.end = TcpFarEnd(self.far)
        self.transport = self.hurried = NetworkTransport("127.0.0.1", self.end.port, QUICK)
        with socket.create_server(("127.0.0.1", 0)) as gone:
            self.absent = NetworkTransport("127.0.0.1", gone.getsockname()[1], QUICK)

    def occupied(self) -> AbstractContextManager[None]:
        """See Rig."""
        return turned_away(self.far)


class SerialRig:
    """A printer on a serial port."""

    def __init__(self, end: PtyFarEnd, nowhere: Path) -> None:
        self.far, self.large = end.far, 1_000_000
        self.transport = self.hurried = SerialTransport(SerialLine(end.path), QUICK)
        self.absent = SerialTransport(SerialLine(str(nowhere)), QUICK)
        self._end = end

    def occupied(self) -> AbstractContextManager[None]:
        """See Rig."""
        return self._end.locked()


class DeviceRig:
    """A printer behind a device file."""

    def __init__(self, end: PtyFarEnd, nowhere: Path) -> None:
        self.far, self.large = end.far, 1_000_000
        self.transport = self.hurried = DeviceTransport(Path(end.path), QUICK)
        self.absent = DeviceTransport(nowhere, QUICK)
        self._end = end

    def occupied(self) -> AbstractContextManager[None]:
        """See Rig."""
        return self._end.locked()


class UsbRig:
    """A printer on a USB bus."""

    def __init__(self) -> None:
        self.far, self.large = FarEnd(), 100_000
        self.printer = UsbPrinter(self.far)
        bus = FakeUsbBus(self.printer)
        self.transport = self.hurried = UsbTransport(UsbId(0x04B8, 0x0E15, "X1"), QUICK, backend=bus)
        self.absent = UsbTransport(UsbId(0x04B8, 0x0E15, "X2"), QUICK, backend=bus)

    @contextlib.contextmanager
    def occupied(self) -> Iterator[None]:
        """See Rig."""
        self.printer.claimed_by_other = True
        yield
        self.printer.claimed_by_other = False


class WindowsRig:
    """A printer behind a queue of Windows."""

    def __init__(self) -> None:
        self.far, self.large = FarEnd(), 100_000
        self.spooler = FakeWindowsPrinting(self.far)
        queue = WindowsQueue(QUEUE, self.spooler)
        self.transport = self.hurried = SpoolerTransport(queue, QUICK)
        self.absent = SpoolerTransport(WindowsQueue("Nobody's", self.spooler), QUICK)

    @contextlib.contextmanager
    def occupied(self) -> Iterator[None]:
        """See Rig."""
        self.spooler.jobs[99] = 0
        yield
        del self.spooler.jobs[99]


class CupsRig:
    """A printer behind a queue of a real cupsd, which passes jobs on over the network."""

    def __init__(self, server: CupsServer, name: str) -> None:
        self.far, self.large = FarEnd(), 30_000_000
        self.end = TcpFarEnd(self.far)
        self.name, self._server = name, server
        server.add_queue(name, self.end.port)
        self.transport = SpoolerTransport(CupsQueue(name), PATIENT)
        self.hurried = SpoolerTransport(CupsQueue(name), QUICK)
        self.absent = SpoolerTransport(CupsQueue("nobodys"), QUICK)

    @contextlib.contextmanager
    def occupied(self) -> Iterator[None]:
        """See Rig. Another job is at the printer, which does not take it."""
        self.far.takes, self.far.then = 0, STALL
        said = self._server.run("lp", "-d", self.name, "-o", "raw", "--", data=b"somebody else's")
        tick = threading.Event()
        while "now printing" not in self._server.run("lpstat", "-p", self.name):
            tick.wait(0.05)
        yield
        self._server.run("cancel", said.split()[3])
