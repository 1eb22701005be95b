"""Printers on the network: raw TCP, usually port 9100."""

import contextlib
import socket
import time

from printing.delivery import Channel, ChannelError, Timeouts
from printing.errors import PrinterUnreachable
from printing.measured import MeasuredPrinter
from printing.transports.channel import ChannelTransport

_READ_BYTES = 4096
_LEFTOVERS_S = 0.05
_CLOSING_S = 1.0


class _TcpChannel:
    """One TCP connection; end of stream reads as silence, because a printer may close its half early."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._ended = False

    def write(self, data: bytes, timeout_s: float) -> None:
        left, deadline = memoryview(data), time.monotonic() + timeout_s
        while left:
            try:
                self._socket.settimeout(max(0.001, deadline - time.monotonic()))
                left = left[self._socket.send(left) :]
            except OSError as error:
                timed_out = isinstance(error, TimeoutError)
                raise ChannelError(str(error), timed_out=timed_out, sent=len(data) - len(left)) from error

    def read(self, timeout_s: float) -> bytes:
        if self._ended:
            raise ChannelError("connection closed by the printer", some_sent=True)
        try:
            self._socket.settimeout(max(0.001, timeout_s))
            data = self._socket.recv(_READ_BYTES)
        except TimeoutError:
            return b""
        except OSError as error:
            raise ChannelError(str(error), some_sent=True) from error
        self._ended = not data
        return data

    def close(self) -> None:
        deadline = time.monotonic() + _CLOSING_S
        with contextlib.suppress(ChannelError):
            while not self._ended and self.read(_LEFTOVERS_S) and time.monotonic() < deadline:
                pass
        self._socket.close()


class NetworkTransport(ChannelTransport):
    """A printer at host and port. A fresh connection per job: many printers serve one client at a time."""

    def __init__(
        self,
        host: str,
        port: int = 9100,
        timeouts: Timeouts | None = None,
        measured: MeasuredPrinter | None = None,
    ) -> None:
        super().__init__(timeouts, measured)
        self._address = (host, port)

    @property
    def description(self) -> str:
        """The address in words."""
        return f"network printer {self._address[0]}:{self._address[1]}"

    def open(self) -> Channel:
        """See ChannelTransport.open."""
        try:
            connection = socket.create_connection(self._address, self.timeouts.connect_s)
        except OSError as error:
            raise self._unreachable(error) from error
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _TcpChannel(connection)

    def _unreachable(self, error: OSError) -> PrinterUnreachable:
        host, port = self._address
        if isinstance(error, socket.gaierror):
            why = f"No computer or printer is called {host}. Is the name right?"
        elif isinstance(error, ConnectionRefusedError):
            why = f"{host} is there and refuses port {port}. Is the printer on, and the port right?"
        elif isinstance(error, TimeoutError):
            why = f"Nobody answers at {host}:{port}. Is the printer switched on, or is it busy?"
        else:
            why = f"Nobody answers at {host}:{port}. Is the printer switched on and in this network?"
        return PrinterUnreachable("Printer does not answer", why)
