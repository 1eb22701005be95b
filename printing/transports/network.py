"""Printers on the network: raw TCP, usually port 9100."""

import contextlib
import socket
import time
from collections.abc import Callable

from printing.confirmation import Courier
from printing.delivery import ChannelError, Delivery, Timeouts, do_nothing
from printing.errors import PrinterUnreachable
from printing.status import PrinterStatus

_READ_BYTES = 4096
_LEFTOVERS_S = 0.05


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
                some_sent = len(left) < len(data)
                timed_out = isinstance(error, TimeoutError)
                raise ChannelError(str(error), some_sent=some_sent, timed_out=timed_out) from error

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
        with contextlib.suppress(ChannelError):
            while not self._ended and self.read(_LEFTOVERS_S):
                pass
        self._socket.close()


class NetworkTransport:
    """A printer at host and port. A fresh connection per job: many printers serve one client at a time."""

    def __init__(self, host: str, port: int = 9100, timeouts: Timeouts | None = None) -> None:
        self._address = (host, port)
        self._timeouts = timeouts or Timeouts()
        self._courier = Courier(self._timeouts)

    @property
    def description(self) -> str:
        """The address in words."""
        return f"network printer {self._address[0]}:{self._address[1]}"

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver."""
        with contextlib.closing(self._connected()) as channel:
            return self._courier.deliver(channel, data, before_write)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        with contextlib.closing(self._connected()) as channel:
            return self._courier.ask(channel)

    def _connected(self) -> _TcpChannel:
        try:
            connection = socket.create_connection(self._address, self._timeouts.connect_s)
        except OSError as error:
            raise PrinterUnreachable(
                "Printer does not answer",
                f"Nobody answers at {self._address[0]}:{self._address[1]}. Is the printer switched on?",
            ) from error
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _TcpChannel(connection)
