"""Printers on a serial port (RS-232, or USB that shows up as one)."""

import contextlib
import sys
import threading
import time

import serial
from msgspec import Struct

from printing.delivery import Channel, ChannelError, Timeouts
from printing.measured import MeasuredPrinter
from printing.transports.channel import ChannelTransport
from printing.transports.faults import not_opened

# Small enough that a time-out says nearly how much was taken; the port's driver buffers beyond it anyway.
_SLICE_BYTES = 1024
_POLL_S = 0.01
# Of an unplugged port pyserial lets the terminal's own error through, which is no OSError.
_LOST: tuple[type[Exception], ...] = (OSError,)
if sys.platform != "win32":
    import termios

    _LOST = (OSError, termios.error)


class SerialLine(Struct, frozen=True):
    """How the port is set: `flow` is 'none', 'rtscts', 'dsrdtr' or 'xonxoff'."""

    port: str
    baud: int = 19200
    flow: str = "none"


class _SerialChannel:
    """An open port. pyserial raises SerialException and, when the device vanishes, bare OSError."""

    def __init__(self, port: serial.Serial) -> None:
        self._port = port
        self._tick = threading.Event()
        self._stuck = False

    def write(self, data: bytes, timeout_s: float) -> None:
        sent, deadline = 0, time.monotonic() + timeout_s
        try:
            for start in range(0, len(data), _SLICE_BYTES):
                self._port.write_timeout = max(0.001, deadline - time.monotonic())
                piece = data[start : start + _SLICE_BYTES]
                self._port.write(piece)
                sent += len(piece)
            self._drained(deadline)
        except serial.SerialTimeoutException as error:
            self._stuck = True
            # How much of the last slice the driver took is not known.
            raise ChannelError(str(error), some_sent=True, timed_out=True, sent=sent) from error
        except _LOST as error:
            raise ChannelError(str(error), some_sent=True, sent=sent) from error

    def _drained(self, deadline: float) -> None:
        """The driver's own buffer is empty. tcdrain would wait for ever on a printer that takes nothing."""
        while self._port.out_waiting:
            if time.monotonic() > deadline:
                raise serial.SerialTimeoutException("the printer takes no more")
            self._tick.wait(_POLL_S)

    def read(self, timeout_s: float) -> bytes:
        try:
            self._port.timeout = max(0.0, timeout_s)
            first = self._port.read(1)
            return bytes(first + self._port.read(self._port.in_waiting)) if first else b""
        except _LOST as error:
            raise ChannelError(str(error), some_sent=True) from error

    def close(self) -> None:
        with contextlib.suppress(*_LOST):
            if self._stuck:
                # What the driver still has must not hold the close up, nor print later.
                self._port.reset_output_buffer()
            self._port.reset_input_buffer()
        self._port.close()


class SerialTransport(ChannelTransport):
    """A printer on a serial port, opened exclusively for each job."""

    def __init__(
        self, line: SerialLine, timeouts: Timeouts | None = None, measured: MeasuredPrinter | None = None
    ) -> None:
        super().__init__(timeouts, measured)
        self._line = line

    @property
    def description(self) -> str:
        """The address in words."""
        return f"serial printer {self._line.port} at {self._line.baud} baud"

    def open(self) -> Channel:
        """See ChannelTransport.open."""
        line = self._line
        try:
            port = serial.Serial(
                line.port,
                line.baud,
                timeout=self.timeouts.status_s,
                write_timeout=self.timeouts.write_s,
                rtscts=line.flow == "rtscts",
                dsrdtr=line.flow == "dsrdtr",
                xonxoff=line.flow == "xonxoff",
                exclusive=True,
            )
        except (OSError, ValueError) as error:
            raise not_opened(line.port, error) from error
        return _SerialChannel(port)
