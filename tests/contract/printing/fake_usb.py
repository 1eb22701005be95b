"""A USB bus for pyusb with printers on it, made of its own backend interface: what libusb would do."""

import errno
import threading
from collections import deque
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

from tests.contract.printing.far_end import UNPLUG, FarEnd

OUT, IN = 0x01, 0x82
_STRING, _LANGUAGES = 3, b"\x04\x03\x09\x04"
_SERIAL_INDEX = 3


class UsbPrinter:
    """One printer on the bus."""

    def __init__(self, far: FarEnd, vendor: int = 0x04B8, product: int = 0x0E15, serial: str = "X1") -> None:
        self.far = far
        self.vendor, self.product, self.serial = vendor, product, serial
        self.interface_class = 7
        self.answers_back = True
        self.unconfigured = False
        self.open_error: int | None = None
        self.claimed_by_other = False
        self.kernel_driver = True
        self.opened = 0
        self.said: deque[bytes] = deque()
        self.heard = threading.Condition()


class FakeUsbBus(usb.backend.IBackend):  # type: ignore[misc]  # pyusb has no types
    """pyusb's backend. A device is its UsbPrinter, and a handle is the same again."""

    def __init__(self, *printers: UsbPrinter) -> None:
        self.printers = list(printers)

    def enumerate_devices(self) -> Iterator[UsbPrinter]:
        """Every device that is plugged in."""
        yield from self.printers

    def get_device_descriptor(self, printer: UsbPrinter) -> Any:
        """USB 2.0, table 9-8."""
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=printer.vendor,
            idProduct=printer.product,
            bcdDevice=0x100,
            iManufacturer=1,
            iProduct=2,
            iSerialNumber=_SERIAL_INDEX if printer.serial else 0,
            bNumConfigurations=1,
            address=5,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=3,
        )

    def get_configuration_descriptor(self, _printer: UsbPrinter, config: int) -> Any:
        """Table 9-10."""
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=[],
        )

    def get_interface_descriptor(self, printer: UsbPrinter, intf: int, alt: int, config: int) -> Any:
        """Table 9-12."""
        if intf or alt or config:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=2 if printer.answers_back else 1,
            bInterfaceClass=printer.interface_class,
            bInterfaceSubClass=1,
            bInterfaceProtocol=2,
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(
        self, _printer: UsbPrinter, ep: int, _intf: int, _alt: int, _config: int
    ) -> Any:
        """Table 9-13: bulk out, and bulk in."""
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(OUT, IN)[ep],
            bmAttributes=2,
            wMaxPacketSize=64,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, printer: UsbPrinter) -> UsbPrinter:
        """A handle, if the user may have one."""
        if printer.open_error is not None:
            raise usb.core.USBError("not opened", errno=printer.open_error)
        printer.opened += 1
        return printer

    def close_device(self, printer: UsbPrinter) -> None:
        """Give a handle back."""
        printer.opened -= 1

    def get_configuration(self, printer: UsbPrinter) -> int:
        """0 until somebody configures the device."""
        return 0 if printer.unconfigured else 1

    def set_configuration(self, printer: UsbPrinter, _value: int) -> None:
        """Configure it."""
        printer.unconfigured = False

    def claim_interface(self, printer: UsbPrinter, _intf: int) -> None:
        """Only one program has it."""
        if printer.claimed_by_other or printer.kernel_driver:
            raise usb.core.USBError("Resource busy", errno=errno.EBUSY)
        printer.far.connections += 1

    def release_interface(self, _printer: UsbPrinter, _intf: int) -> None:
        """Nothing is left over from a claim."""

    def is_kernel_driver_active(self, printer: UsbPrinter, _intf: int) -> bool:
        """Linux' usblp."""
        return printer.kernel_driver

    def detach_kernel_driver(self, printer: UsbPrinter, _intf: int) -> None:
        """Send usblp away."""
        printer.kernel_driver = False

    def attach_kernel_driver(self, printer: UsbPrinter, _intf: int) -> None:
        """Call usblp back."""
        printer.kernel_driver = True

    def ctrl_transfer(self, printer: UsbPrinter, *request: Any) -> int:
        """GET_DESCRIPTOR of a string: the languages, then the serial number."""
        _type, _request, value, _index, buffer, _timeout = request
        index = value & 0xFF
        text = printer.serial.encode("utf-16-le")
        answer = _LANGUAGES if index == 0 else bytes([len(text) + 2, _STRING]) + text
        for place, byte in enumerate(answer[: len(buffer)]):
            buffer[place] = byte
        return min(len(answer), len(buffer))

    def bulk_write(self, printer: UsbPrinter, _ep: int, _intf: int, data: Any, timeout: int) -> int:
        """What the printer takes within the time; a time-out with nothing taken is an error."""
        sent = bytes(data)
        taken = printer.far.room(len(sent))
        if taken:
            self._hear(printer, printer.far.feed(sent[:taken]))
        if taken == len(sent):
            return taken
        if printer.far.then == UNPLUG:
            self.printers.remove(printer)
            raise usb.core.USBError("No such device", errno=errno.ENODEV)
        printer.far.released.wait(timeout / 1000)
        if not taken:
            raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        return taken

    def bulk_read(self, printer: UsbPrinter, _ep: int, _intf: int, buffer: Any, timeout: int) -> int:
        """What the printer said next."""
        with printer.heard:
            if not printer.heard.wait_for(lambda: printer.said, timeout / 1000):
                raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
            piece = printer.said.popleft()
        for place, byte in enumerate(piece):
            buffer[place] = byte
        return len(piece)

    def _hear(self, printer: UsbPrinter, answers: bytes) -> None:
        with printer.heard:
            printer.said.extend(answers[start : start + 64] for start in range(0, len(answers), 64))
            printer.heard.notify_all()
