"""A folder that gets one file per label, or a printer's device file (Linux: /dev/usb/lp0)."""

import contextlib
import os
import select
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from printing.confirmation import Courier
from printing.delivery import ChannelError, Delivery, Tier, Timeouts, do_nothing
from printing.errors import PrinterUnreachable
from printing.status import PrinterStatus

_READ_BYTES = 4096


class FolderTransport:
    """One file per job, complete or not there at all. Made when it is missing, but not its parents."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def description(self) -> str:
        """The address in words."""
        return f"folder {self._folder}"

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver. A file is not paper: sent, not confirmed."""
        self.status()
        before_write()
        name = f"label-{time.time_ns()}-{uuid.uuid4().hex[:8]}.bin"
        try:
            partial = self._folder / f".{name}"
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._folder / name)
        except OSError as error:
            raise self._unusable() from error
        return Delivery(len(data), Tier.NONE)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise self._unusable() from error
        return None

    def _unusable(self) -> PrinterUnreachable:
        return PrinterUnreachable(
            "Label folder cannot be used", f"Nothing can be written into {self._folder}. Check the folder."
        )


class _DeviceChannel:
    """An open character device, without blocking."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: bytes, timeout_s: float) -> None:
        left, deadline = data, time.monotonic() + timeout_s
        while left:
            wait_s = max(0.0, deadline - time.monotonic())
            some_sent = len(left) < len(data)
            _, writable, _ = select.select([], [self._descriptor], [], wait_s)
            if not writable:
                raise ChannelError("the device takes nothing", some_sent=some_sent, timed_out=True)
            try:
                left = left[os.write(self._descriptor, left) :]
            except OSError as error:
                raise ChannelError(str(error), some_sent=some_sent) from error

    def read(self, timeout_s: float) -> bytes:
        readable, _, _ = select.select([self._descriptor], [], [], max(0.0, timeout_s))
        if not readable:
            return b""
        try:
            return os.read(self._descriptor, _READ_BYTES)
        except OSError as error:
            raise ChannelError(str(error), some_sent=True) from error

    def close(self) -> None:
        os.close(self._descriptor)


class DeviceTransport:
    """A printer behind a device file."""

    def __init__(self, device: Path, timeouts: Timeouts | None = None) -> None:
        self._device = device
        self._courier = Courier(timeouts or Timeouts())

    @property
    def description(self) -> str:
        """The address in words."""
        return f"printer {self._device}"

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver."""
        with contextlib.closing(self._opened()) as channel:
            return self._courier.deliver(channel, data, before_write)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        with contextlib.closing(self._opened()) as channel:
            return self._courier.ask(channel)

    def _opened(self) -> _DeviceChannel:
        try:
            return _DeviceChannel(os.open(self._device, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY))
        except OSError as error:
            raise PrinterUnreachable(
                "Printer does not answer",
                f"{self._device} cannot be opened. Is the printer on and its cable in?",
            ) from error
