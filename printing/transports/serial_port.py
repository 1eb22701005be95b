"""Printers on a serial port (RS-232, or USB that shows up as one)."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

import serial

from printing.confirmation import Courier
from printing.delivery import ChannelError, Delivery, Timeouts, do_nothing
from printing.errors import PrinterUnreachable
from printing.status import PrinterStatus


@dataclass(frozen=True, slots=True)
class SerialLine:
    """How the port is set: `flow` is 'none', 'rtscts', 'dsrdtr' or 'xonxoff'."""

    port: str
    baud: int = 19200
    flow: str = "none"


class _SerialChannel:
    """An open port. pyserial raises SerialException and, when the device vanishes, bare OSError."""

    def __init__(self, port: serial.Serial) -> None:
        self._port = port

    def write(self, data: bytes, timeout_s: float) -> None:
        try:
            self._port.write_timeout = timeout_s
            self._port.write(data)
        except serial.SerialTimeoutException as error:
            # How much the driver took is not known.
            raise ChannelError(str(error), some_sent=True, timed_out=True) from error
        except OSError as error:
            raise ChannelError(str(error), some_sent=True) from error

    def read(self, timeout_s: float) -> bytes:
        try:
            self._port.timeout = max(0.0, timeout_s)
            first = self._port.read(1)
            return bytes(first + self._port.read(self._port.in_waiting)) if first else b""
        except OSError as error:
            raise ChannelError(str(error), some_sent=True) from error

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._port.reset_input_buffer()
        self._port.close()


class SerialTransport:
    """A printer on a serial port, opened exclusively for each job."""

    def __init__(self, line: SerialLine, timeouts: Timeouts | None = None) -> None:
        self._line = line
        self._timeouts = timeouts or Timeouts()
        self._courier = Courier(self._timeouts)

    @property
    def description(self) -> str:
        """The address in words."""
        return f"serial printer {self._line.port} at {self._line.baud} baud"

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver."""
        with contextlib.closing(self._opened()) as channel:
            return self._courier.deliver(channel, data, before_write)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        with contextlib.closing(self._opened()) as channel:
            return self._courier.ask(channel)

    def _opened(self) -> _SerialChannel:
        line = self._line
        try:
            port = serial.Serial(
                line.port,
                line.baud,
                timeout=self._timeouts.status_s,
                write_timeout=self._timeouts.write_s,
                rtscts=line.flow == "rtscts",
                dsrdtr=line.flow == "dsrdtr",
                xonxoff=line.flow == "xonxoff",
                exclusive=True,
            )
        except (OSError, ValueError) as error:
            raise PrinterUnreachable(
                "Printer does not answer",
                f"{line.port} cannot be opened. Is the printer on and its cable in?",
            ) from error
        return _SerialChannel(port)
