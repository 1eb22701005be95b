"""What printers are attached, and how each is written in the settings. Nothing is opened: lists are read.

A name is what stays the same in another socket: USB numbers, a queue, a port by its id.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from printing.transports.cups import cups_queues
from printing.transports.windows_api import installed_spooler, windows_queues

_ROOT = Path("/")
_PRINTER_CLASS = "07"
_LIST_WITHIN_S = 5.0
_VENDOR_CLASS = "ff"
# Makers of label and receipt printers that can be set not to show up as printers.
_MAKERS = {
    "04b8": "Epson",
    "0519": "Star",
    "0dd4": "Custom",
    "1504": "Bixolon",
    "154f": "SNBC",
    "1d90": "Citizen",
    "20d1": "Rongta",
    "4b43": "Caysn",
    "6868": "Zjiang",
}


class FoundPrinter(Struct, frozen=True):
    """One way to a printer: the setting to write, and what it is in words."""

    address: str
    what: str


class _UsbDevice(Struct, frozen=True):
    """What a list says about a USB device; numbers and classes in hexadecimal."""

    vendor: str
    product: str
    classes: frozenset[str]
    serial: str = ""
    name: str = ""


def attached_printers(root: Path = _ROOT) -> list[FoundPrinter]:
    """Everything that can be seen without opening it; the same printer may be there by several ways."""
    found = [*usb_printers(root), *device_files(root), *_queues(), *serial_ports(root)]
    return list(dict.fromkeys(found))


def usb_printers(root: Path = _ROOT) -> Iterator[FoundPrinter]:
    """USB printers: from Linux' own list, else from libusb's, which tells no serial numbers unopened."""
    for device in _usb_of_linux(root) if sys.platform == "linux" else _usb_of_library():
        maker = _MAKERS.get(device.vendor)
        address = f"usb://{device.vendor}:{device.product}"
        if device.serial:
            address += f"?serial={quote(device.serial)}"
        if _PRINTER_CLASS in device.classes:
            yield FoundPrinter(address, f"USB printer {device.name or maker or ''}".strip())
        elif maker and _VENDOR_CLASS in device.classes:
            yield FoundPrinter(address, f"USB device of {maker}, may be a printer {device.name}".strip())


def device_files(root: Path = _ROOT) -> Iterator[FoundPrinter]:
    """The device files that Linux' driver makes; with our udev rule also by a name that stays."""
    for device in sorted((root / "dev/usb").glob("lp*")):
        yield FoundPrinter(
            f"device:///{device.relative_to(root).as_posix()}",
            "device file; the number changes with the order of plugging in",
        )
    for link in sorted((root / "dev/ordak").glob("printer-*")):
        yield FoundPrinter(f"device:///{link.relative_to(root).as_posix()}", "device file by its id")


def serial_ports(
    root: Path = _ROOT, listed: Callable[[], Iterable[ListPortInfo]] = list_ports.comports
) -> Iterator[FoundPrinter]:
    """Serial ports; whether a printer or a scanner is behind one, only its owner knows."""
    by_id = {link.resolve(): link for link in sorted((root / "dev/serial/by-id").glob("*"))}
    for info in sorted(listed(), key=lambda each: str(each.device)):
        link = by_id.get(Path(info.device).resolve())
        port = f"/{link.relative_to(root).as_posix()}" if link else info.device
        known = "" if info.description in (None, "n/a", info.device) else f" {info.description}"
        yield FoundPrinter(
            f"serial://{port if port.startswith('/') else '/' + port}?baud=19200",
            f"serial port{known}; may be a scanner; baud as it is set in the printer",
        )


def _queues() -> Iterator[FoundPrinter]:
    if sys.platform == "win32":
        for name in windows_queues(installed_spooler()):
            yield FoundPrinter(f"windows://{name}", "print queue of Windows")
        return
    for name in cups_queues(_LIST_WITHIN_S):
        yield FoundPrinter(f"cups://{name}", "print queue of CUPS")


def _usb_of_linux(root: Path) -> Iterator[_UsbDevice]:
    for device in sorted((root / "sys/bus/usb/devices").glob("*")):
        vendor, product = _text(device / "idVendor"), _text(device / "idProduct")
        if vendor and product:
            yield _UsbDevice(
                vendor,
                product,
                frozenset(_text(each) for each in device.glob("*/bInterfaceClass")),
                _text(device / "serial"),
                " ".join(filter(None, (_text(device / "manufacturer"), _text(device / "product")))),
            )


def _usb_of_library() -> Iterator[_UsbDevice]:
    # Loads libusb, which Linux does not need for this.
    import libusb_package
    import usb.core

    with suppress(OSError, usb.core.NoBackendError):
        for device in usb.core.find(find_all=True, backend=libusb_package.get_libusb1_backend()):
            classes = {
                f"{interface.bInterfaceClass:02x}" for configuration in device for interface in configuration
            }
            yield _UsbDevice(f"{device.idVendor:04x}", f"{device.idProduct:04x}", frozenset(classes))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
