"""Printers on USB without a driver in between: libusb through pyusb, which counts in milliseconds.

Windows gives a printer that has its maker's driver to nobody else: there the queue is the way (windows://).
"""

import contextlib
import errno
import threading
import time
from collections.abc import Sequence
from typing import Any

import libusb_package
import usb.core
import usb.util
from msgspec import Struct

from printing.delivery import Channel, ChannelError, Timeouts
from printing.errors import PrinterNotAllowed, PrinterSettingsWrong, PrinterUnreachable
from printing.measured import MeasuredPrinter
from printing.transports.channel import ChannelTransport
from printing.transports.faults import not_allowed, not_opened, unplugged

PRINTER_CLASS = 7
_VENDOR_CLASS = 255
_READ_BYTES = 4096
# Small enough that a broken write says nearly how much was sent.
_SLICE_BYTES = 1024
_LEFTOVERS_S = 0.02
_CLOSING_S = 1.0
# Some printers answer a read at once with nothing: the pause between two such answers.
_PAUSE_S = 0.005


class UsbId(Struct, frozen=True):
    """What names a USB printer in any socket. Without a serial number it has to be the only one."""

    vendor: int
    product: int
    serial: str = ""

    def __str__(self) -> str:
        return f"USB {self.vendor:04x}:{self.product:04x}{f' serial {self.serial}' if self.serial else ''}"


class _Pipes(Struct, frozen=True):
    """The interface of a device that takes print data, and its endpoints."""

    interface: int
    out: int
    back: int | None


class _UsbChannel:
    """A claimed interface. The kernel's own printer driver gets it back at the end."""

    def __init__(self, device: Any, pipes: _Pipes, detached: bool) -> None:
        self._device = device
        self._pipes = pipes
        self._detached = detached
        self._tick = threading.Event()

    def write(self, data: bytes, timeout_s: float) -> None:
        sent, deadline = 0, time.monotonic() + timeout_s
        while sent < len(data):
            left_ms = int((deadline - time.monotonic()) * 1000)
            if left_ms <= 0:
                raise ChannelError("the printer takes nothing", timed_out=True, sent=sent)
            try:
                # A time-out in the middle returns what was taken; only one that took nothing is an error.
                sent += self._device.write(self._pipes.out, data[sent : sent + _SLICE_BYTES], left_ms)
            except usb.core.USBTimeoutError as error:
                raise ChannelError(str(error), timed_out=True, sent=sent) from error
            except OSError as error:
                # What went out of this slice before it failed, pyusb does not say.
                raise ChannelError(str(error), some_sent=True, sent=sent) from error

    def read(self, timeout_s: float) -> bytes:
        deadline = time.monotonic() + timeout_s
        while (left_s := deadline - time.monotonic()) > 0:
            if self._pipes.back is None:
                self._tick.wait(left_s)
                break
            try:
                data = bytes(self._device.read(self._pipes.back, _READ_BYTES, max(1, int(left_s * 1000))))
            except usb.core.USBTimeoutError:
                break
            except OSError as error:
                raise ChannelError(str(error), some_sent=True) from error
            if data:
                return data
            self._tick.wait(min(_PAUSE_S, left_s))
        return b""

    def drain(self) -> None:
        """Take what the printer has said, to nobody."""
        deadline = time.monotonic() + _CLOSING_S
        while self._pipes.back is not None and self.read(_LEFTOVERS_S) and time.monotonic() < deadline:
            pass

    def close(self) -> None:
        with contextlib.suppress(ChannelError):
            self.drain()
        # An unplugged device cannot be given back.
        with contextlib.suppress(OSError):
            usb.util.release_interface(self._device, self._pipes.interface)
            if self._detached:
                self._device.attach_kernel_driver(self._pipes.interface)
        usb.util.dispose_resources(self._device)


class UsbTransport(ChannelTransport):
    """One printer on USB, found again wherever it is plugged in, claimed for each job."""

    def __init__(
        self,
        identity: UsbId,
        timeouts: Timeouts | None = None,
        measured: MeasuredPrinter | None = None,
        backend: Any = None,
    ) -> None:
        super().__init__(timeouts, measured)
        self._identity = identity
        self._backend = backend

    @property
    def description(self) -> str:
        """The address in words."""
        return f"printer {self._identity}"

    def open(self) -> Channel:
        """See ChannelTransport.open."""
        device = self._found()
        try:
            return self._claimed(device)
        except OSError as error:
            usb.util.dispose_resources(device)
            raise self._not_opened(error) from error
        except PrinterUnreachable:
            usb.util.dispose_resources(device)
            raise

    def _found(self) -> Any:
        backend = self._backend or libusb_package.get_libusb1_backend()
        if backend is None:
            raise PrinterSettingsWrong("USB cannot be used", "The library libusb is missing. Install again.")
        wanted = self._identity
        try:
            devices = list(
                usb.core.find(
                    find_all=True, backend=backend, idVendor=wanted.vendor, idProduct=wanted.product
                )
            )
            matching = [each for each in devices if not wanted.serial or _serial_of(each) == wanted.serial]
        except OSError as error:
            raise self._not_opened(error) from error
        except ValueError as error:
            # pyusb's way to say that the device may not be opened to ask for its serial number.
            raise not_allowed(str(wanted)) from error
        if not matching:
            raise unplugged(str(wanted))
        if len(matching) > 1:
            raise _several(wanted, matching)
        return matching[0]

    def _claimed(self, device: Any) -> _UsbChannel:
        pipes = _pipes_of(device)
        if pipes is None:
            raise PrinterUnreachable(
                "Not a printer", f"{self._identity} is attached and takes no print data. Is it the right one?"
            )
        detached = False
        # Only Linux knows kernel drivers in this sense.
        with contextlib.suppress(NotImplementedError):
            if device.is_kernel_driver_active(pipes.interface):
                device.detach_kernel_driver(pipes.interface)
                detached = True
        usb.util.claim_interface(device, pipes.interface)
        channel = _UsbChannel(device, pipes, detached)
        try:
            # What an earlier program left unread is not an answer to us.
            channel.drain()
        except ChannelError as error:
            channel.close()
            raise unplugged(str(self._identity)) from error
        return channel

    def _not_opened(self, error: OSError) -> PrinterUnreachable:
        if error.errno == errno.ENOSYS:
            return PrinterNotAllowed(
                "Printer has a driver",
                f"Windows gives {self._identity} to its driver only. Use its queue: printer = 'windows://NAME'.",
            )
        return not_opened(str(self._identity), error)


def _serial_of(device: Any) -> str:
    try:
        return str(device.serial_number or "")
    finally:
        usb.util.dispose_resources(device)


def _several(wanted: UsbId, devices: Sequence[Any]) -> PrinterUnreachable:
    return PrinterUnreachable(
        "Which printer?",
        f"{len(devices)} printers are {wanted}. Write the one's serial number behind its address: "
        "`ordak-station printers` shows them.",
    )


def _pipes_of(device: Any) -> _Pipes | None:
    """The printer interface; else the maker's own with a pipe out, as printers without the class have."""
    try:
        configuration = device.get_active_configuration()
    except usb.core.USBError as error:
        if error.errno is not None:
            raise
        device.set_configuration()
        configuration = device.get_active_configuration()
    for kind in (PRINTER_CLASS, _VENDOR_CLASS):
        for interface in configuration:
            if interface.bInterfaceClass == kind and interface.bAlternateSetting == 0:
                out = _bulk(interface, usb.util.ENDPOINT_OUT)
                if out is not None:
                    return _Pipes(interface.bInterfaceNumber, out, _bulk(interface, usb.util.ENDPOINT_IN))
    return None


def _bulk(interface: Any, direction: int) -> int | None:
    for endpoint in interface:
        address = int(endpoint.bEndpointAddress)
        is_bulk = usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        if is_bulk and usb.util.endpoint_direction(address) == direction:
            return address
    return None
