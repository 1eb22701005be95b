"""A printer's device file on Linux, such as /dev/usb/lp0."""

import contextlib
import fcntl
import os
import select
import sys
import time
from pathlib import Path

from printing.delivery import Channel, ChannelError, Timeouts
from printing.measured import MeasuredPrinter
from printing.transports.channel import ChannelTransport
from printing.transports.faults import busy, not_opened

# Windows has no device files.
assert sys.platform != "win32"

_READ_BYTES = 4096
_LEFTOVERS_S = 0.05
_CLOSING_S = 1.0


class _DeviceChannel:
    """An open character device, without blocking."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: bytes, timeout_s: float) -> None:
        left, deadline = memoryview(data), time.monotonic() + timeout_s
        while left:
            sent = len(data) - len(left)
            self._writable(deadline, sent)
            try:
                left = left[os.write(self._descriptor, left) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise ChannelError(str(error), sent=sent) from error
        # The driver of /dev/usb/lp0 throws away what it has not passed on when it is closed.
        self._writable(deadline, len(data))

    def _writable(self, deadline: float, sent: int) -> None:
        """Until the device takes more: everything before has gone out then."""
        wait = select.poll()
        wait.register(self._descriptor, select.POLLOUT)
        ready = wait.poll(max(0.0, deadline - time.monotonic()) * 1000)
        if not ready:
            raise ChannelError("the device takes nothing", sent=sent, timed_out=True)
        if not ready[0][1] & select.POLLOUT:
            raise ChannelError("the device is gone", sent=sent)

    def read(self, timeout_s: float) -> bytes:
        wait = select.poll()
        wait.register(self._descriptor, select.POLLIN)
        ready = wait.poll(max(0.0, timeout_s) * 1000)
        if not ready:
            return b""
        if not ready[0][1] & select.POLLIN:
            raise ChannelError("the device is gone", some_sent=True)
        try:
            return os.read(self._descriptor, _READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise ChannelError(str(error), some_sent=True) from error

    def close(self) -> None:
        deadline = time.monotonic() + _CLOSING_S
        with contextlib.suppress(ChannelError):
            while self.read(_LEFTOVERS_S) and time.monotonic() < deadline:
                pass
        os.close(self._descriptor)


class DeviceTransport(ChannelTransport):
    """A printer behind a device file. Locked, so that two stations do not mix their labels."""

    def __init__(
        self, device: Path, timeouts: Timeouts | None = None, measured: MeasuredPrinter | None = None
    ) -> None:
        super().__init__(timeouts, measured)
        self._device = device

    @property
    def description(self) -> str:
        """The address in words."""
        return f"printer {self._device}"

    def open(self) -> Channel:
        """See ChannelTransport.open."""
        try:
            descriptor = os.open(self._device, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            raise not_opened(str(self._device), error) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise busy(str(self._device)) from error
        return _DeviceChannel(descriptor)
