"""Where a serial scanner is, how it is opened, and how it is found again after it was unplugged."""

import errno
import os
import sys
from collections.abc import Callable, Iterable
from typing import Final, Protocol, Self
from urllib.parse import parse_qsl, urlsplit

import serial
from msgspec import Struct
from serial.tools import list_ports

from scanning.errors import ScanError, ScannerDisconnected, ScannerUnavailable

DEFAULT_BAUD: Final = 9600
# A read returns after this long at the latest: the bound on noticing silence and a request to stop.
READ_TIMEOUT_S: Final = 0.05
# Schemes that pyserial serves itself; a path is in none of them.
_PYSERIAL_SCHEMES: Final = frozenset({"socket", "rfc2217", "loop"})
_GONE: Final = frozenset({errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO, errno.ENOTCONN})
_BUSY: Final = frozenset({errno.EBUSY, errno.EAGAIN})


class SerialPort(Struct, frozen=True):
    """`device` is a path (`/dev/ttyACM0`, `COM3`) or an address that pyserial knows (`socket://host:port`)."""

    device: str
    baud: int = DEFAULT_BAUD

    @classmethod
    def parse(cls, setting: str) -> Self:
        """Read `serial:///dev/ttyACM0?baud=9600`, `serial:///COM3` or a pyserial URL.

        Raises ScannerUnavailable with the sentence that names the mistake.
        """
        url = urlsplit(setting)
        if url.scheme in _PYSERIAL_SCHEMES:
            return cls(setting)
        device = url.netloc or url.path
        # serial:///COM3 has no leading slash on Windows.
        if device.upper().startswith("/COM"):
            device = device[1:]
        if url.scheme != "serial" or not device.strip("/"):
            raise ScannerUnavailable(
                "Scanner setting",
                f"“{setting}” is not a scanner. Write it as serial:///dev/ttyACM0?baud=9600.",
            )
        return cls(device, _baud(dict(parse_qsl(url.query)).get("baud", str(DEFAULT_BAUD)), setting))

    @property
    def is_path(self) -> bool:
        """Whether `device` names a device of this machine."""
        return "://" not in self.device


def _baud(text: str, setting: str) -> int:
    if not (text.isascii() and text.isdigit() and 300 <= int(text) <= 4_000_000):
        message = f"“{setting}”: the speed (baud) has to be a number such as 9600 or 115200."
        raise ScannerUnavailable("Scanner setting", message)
    return int(text)


class Connection(Protocol):
    """The part of an open pyserial port that the scanner's thread uses."""

    @property
    def in_waiting(self) -> int:
        """Bytes that can be read at once."""

    def read(self, size: int = 1, /) -> bytes:
        """Read up to `size` bytes within the time-out."""

    def close(self) -> None:
        """Close the port."""


def open_port(port: SerialPort) -> Connection:
    """Open `port` exclusively. Raises ScannerDisconnected or ScannerUnavailable."""
    try:
        connection = serial.serial_for_url(port.device, do_not_open=True)
        connection.baudrate = port.baud
        connection.timeout = READ_TIMEOUT_S
        connection.write_timeout = READ_TIMEOUT_S
        if port.is_path:
            # Two readers share a scan's bytes between them: neither gets a whole code.
            connection.exclusive = True
        connection.open()
    except (OSError, ValueError) as error:
        raise port_error(port.device, error) from error
    return connection


def port_error(name: str, error: Exception) -> ScanError:
    """Say what an error of the operating system means for the person at the bench."""
    number = error.errno if isinstance(error, OSError) else None
    text = str(error)
    if number in _BUSY or "exclusively lock" in text:
        return ScannerUnavailable("Scanner in use", f"Another program uses {name}. Close that program.")
    if number in (errno.EACCES, errno.EPERM) or "PermissionError" in text or "Access is denied" in text:
        return ScannerUnavailable("Scanner not allowed", _rights_message(name))
    # pyserial gives no errno for a lost device, nor for one that is no serial port.
    if number in _GONE or (number is None and "configure port" not in text and isinstance(error, OSError)):
        message = f"No scanner at {name}. Plug it in: it is found by itself."
        return ScannerDisconnected("Scanner not connected", message)
    return ScannerUnavailable("Not a scanner", f"{name} is not a serial port. Check the scanner setting.")


def _rights_message(name: str) -> str:
    if sys.platform == "win32":
        return f"Another program uses {name}, or this user may not. Close that program."
    return (
        f"This user may not open {name}. Add the user to the group dialout and sign in again, "
        "or install the station's udev rule."
    )


class UsbIdentity(Struct, frozen=True):
    """What stays the same when a USB scanner comes back under another device name."""

    vid: int
    pid: int
    serial_number: str | None
    location: str | None

    def matches(self, other: "UsbIdentity") -> bool:
        """By serial number where the scanner has one, else by the USB socket that it is in."""
        if (self.vid, self.pid) != (other.vid, other.pid):
            return False
        if self.serial_number:
            return self.serial_number == other.serial_number
        return self.location is not None and self.location == other.location


ListedPort = tuple[str, UsbIdentity]


def usb_ports() -> list[ListedPort]:
    """List the USB serial ports of this machine. Only the thread that opens ports may call it."""
    return [
        (info.device, UsbIdentity(info.vid, info.pid, info.serial_number, info.location))
        for info in list_ports.comports()
        if info.vid is not None and info.pid is not None
    ]


class Rediscovery:
    """Finds one scanner again: at the place of its setting, or under the name it has now."""

    def __init__(self, port: SerialPort, listed: Callable[[], Iterable[ListedPort]] = usb_ports) -> None:
        self._port = port
        self._listed = listed
        self._identity: UsbIdentity | None = None

    def remember(self, opened: SerialPort) -> None:
        """Note which USB device was opened."""
        if not opened.is_path:
            return
        device = os.path.realpath(opened.device)
        for listed, identity in self._listed():
            if os.path.realpath(listed) == device:
                self._identity = identity

    def locate(self) -> SerialPort:
        """Return the port to try next. ScannerDisconnected if another device has taken the scanner's name."""
        if self._identity is None:
            return self._port
        listed = list(self._listed())
        device = os.path.realpath(self._port.device)
        at_device = [identity for path, identity in listed if os.path.realpath(path) == device]
        if any(self._is_mine(identity, at_its_place=True) for identity in at_device):
            return self._port
        for path, identity in listed:
            if self._is_mine(identity, at_its_place=False):
                return SerialPort(path, self._port.baud)
        if at_device:
            raise ScannerDisconnected(
                "Another device",
                f"Another device is at {self._port.device} now. Plug the scanner in; if this is the new "
                "scanner, start the station again.",
            )
        return self._port

    def _is_mine(self, identity: UsbIdentity, *, at_its_place: bool) -> bool:
        mine = self._identity
        if mine is None:
            return False
        # Without a serial number nothing tells one scanner of a make from the next: the name decides then.
        alike = (mine.vid, mine.pid) == (identity.vid, identity.pid) and not mine.serial_number
        return mine.matches(identity) or (at_its_place and alike)
