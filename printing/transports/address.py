"""The printer's address in the settings -> a transport, or a sentence that says what is wrong with it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit
from urllib.request import url2pathname

from msgspec import Struct

from printing.delivery import Timeouts, Transport
from printing.errors import PrinterSettingsWrong
from printing.measured import MeasuredPrinter
from printing.transports.cups import CupsQueue
from printing.transports.folder import FolderTransport
from printing.transports.network import NetworkTransport
from printing.transports.serial_port import SerialLine, SerialTransport
from printing.transports.spooler import SpoolerTransport
from printing.transports.windows import WindowsQueue

_DEFAULT_PORT = 9100
_BAUDS = (9600, 19200, 38400, 57600, 115200)
_FLOWS = ("none", "rtscts", "dsrdtr", "xonxoff")
FORMS = (
    "tcp://HOST:9100, usb://04b8:0202?serial=NUMBER, device:///dev/usb/lp0, "
    "serial:///dev/ttyUSB0?baud=19200, cups://QUEUE, windows://QUEUE, file:///folder or none"
)
_WINDOWS = "windows://"
_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


class _Way(Struct, frozen=True):
    """What every transport gets, besides its own place."""

    address: str
    timeouts: Timeouts
    measured: MeasuredPrinter | None

    def wrong(self, why: str) -> PrinterSettingsWrong:
        """The sentence about this address."""
        return PrinterSettingsWrong(
            "Printer address is wrong", f"The printer '{self.address}' cannot be used: {why}"
        )


def transport_for(
    address: str, timeouts: Timeouts | None = None, measured: MeasuredPrinter | None = None
) -> Transport | None:
    """The transport for an address; None for 'none'. Raises PrinterSettingsWrong with a sentence."""
    if address.strip().lower() in {"", "none"}:
        return None
    way = _Way(address, timeouts or Timeouts(), measured)
    if address.strip().lower().startswith(_WINDOWS):
        return _windows(way)
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        raise way.wrong(f"write one of {FORMS}.") from None
    make = _SCHEMES.get(parts.scheme)
    if make is None:
        raise way.wrong(f"write one of {FORMS}.")
    return make(way, parts)


def _network(way: _Way, parts: SplitResult) -> Transport:
    try:
        port = parts.port or _DEFAULT_PORT
    except ValueError:
        raise way.wrong("its port is not a number, as in 'tcp://192.168.1.50:9100'.") from None
    if not parts.hostname or parts.path.strip("/"):
        raise way.wrong("it needs a host and a port, as in 'tcp://192.168.1.50:9100'.")
    return NetworkTransport(parts.hostname, port, way.timeouts, way.measured)


def _serial(way: _Way, parts: SplitResult) -> Transport:
    port = parts.path if parts.path.strip("/") else parts.netloc
    # serial:///COM3 has no leading slash on Windows.
    port = port[1:] if port.upper().startswith("/COM") else port
    if not port:
        raise way.wrong("it names no port, as in 'serial:///dev/ttyUSB0?baud=19200'.")
    options = _options(way, parts, "baud", "flow")
    baud, flow = options.get("baud", "19200"), options.get("flow", "none")
    if baud not in map(str, _BAUDS):
        raise way.wrong(f"baud has to be one of {', '.join(map(str, _BAUDS))}.")
    if flow not in _FLOWS:
        raise way.wrong(f"flow has to be one of {', '.join(_FLOWS)}.")
    return SerialTransport(SerialLine(port, int(baud), flow), way.timeouts, way.measured)


def _usb(way: _Way, parts: SplitResult) -> Transport:
    # pyusb takes a moment to load, and few benches need it.
    from printing.transports.usb_printer import UsbId, UsbTransport

    numbers = _USB.fullmatch(parts.netloc)
    if numbers is None or parts.path.strip("/"):
        raise way.wrong("it needs two numbers, as in 'usb://04b8:0202': `ordak-station printers` shows them.")
    serial = _options(way, parts, "serial").get("serial", "")
    vendor, product = (int(number, 16) for number in numbers.groups())
    return UsbTransport(UsbId(vendor, product, serial), way.timeouts, way.measured)


def _device(way: _Way, parts: SplitResult) -> Transport:
    path = Path(unquote(parts.path))
    if parts.netloc or not parts.path.strip("/"):
        raise way.wrong("it names no device, as in 'device:///dev/usb/lp0'.")
    if path.exists() and not path.is_char_device():
        raise way.wrong("it is no device. For a folder of labels write 'file:///folder'.")
    if sys.platform == "win32":
        raise way.wrong("Windows has no device files. Write 'windows://QUEUE'.")
    else:
        from printing.transports.device_file import DeviceTransport

        return DeviceTransport(path, way.timeouts, way.measured)


def _cups(way: _Way, parts: SplitResult) -> Transport:
    name = unquote(parts.netloc)
    # What CUPS itself allows in a name; a dash in front would be an option of its commands.
    if not re.fullmatch(r"[^\s/#?'\"\\-][^\s/#?'\"\\]*", name) or parts.path.strip("/"):
        raise way.wrong("it names no queue, as in 'cups://LABELS'. `ordak-station printers` shows them.")
    if sys.platform == "win32":
        raise way.wrong("Windows has no CUPS. Write 'windows://QUEUE'.")
    return SpoolerTransport(CupsQueue(name), way.timeouts)


def _windows(way: _Way) -> Transport:
    # Taken as it stands: names have blanks, # and %, which mean something in other addresses.
    name = way.address.strip()[len(_WINDOWS) :].strip()
    if not name.strip("/\\"):
        raise way.wrong("it names no queue, as in 'windows://EPSON TM-T20III'.")
    return SpoolerTransport(WindowsQueue(name), way.timeouts)


def _folder(way: _Way, parts: SplitResult) -> Transport:
    if not parts.path.strip("/"):
        raise way.wrong("it names no folder, as in 'file:///var/labels'.")
    path = Path(url2pathname(parts.path))
    if path.exists() and not path.is_dir():
        device = path.is_char_device()
        raise way.wrong(
            f"it is a device. Write 'device://{path}'." if device else "it is a file already. Name a folder."
        )
    return FolderTransport(path)


def _options(way: _Way, parts: SplitResult, *known: str) -> dict[str, str]:
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    unknown = sorted(set(options) - set(known))
    if unknown:
        raise way.wrong(f"'{unknown[0]}' is not an option. Options: {', '.join(known)}.")
    return options


_SCHEMES: dict[str, Callable[[_Way, SplitResult], Transport]] = {
    "tcp": _network,
    "usb": _usb,
    "device": _device,
    "serial": _serial,
    "cups": _cups,
    "file": _folder,
}
