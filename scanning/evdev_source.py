"""A keyboard scanner of Linux, taken for ourselves: no window, layout or other program gets its keys."""

import errno
import os
import select
from collections.abc import Callable, Sequence
from typing import Final, Protocol
from urllib.parse import urlsplit

from scanning.errors import ScanError, ScannerDisconnected, ScannerUnavailable
from scanning.events import ScannerEvent
from scanning.key_codes import KeyDecoder
from scanning.ports import READ_TIMEOUT_S, Rediscovery, SerialPort
from scanning.serial_source import SerialScanner
from scanning.trace import Trace

SCHEME: Final = "evdev"
RULES_FILE: Final = "70-ordak-scanner.rules"
_KEY_EVENT: Final = 1


class KeyDevice(Protocol):
    """A keyboard device that is open. Contract: tests/unit/scanning/key_device_contract.py."""

    def fileno(self) -> int:
        """A descriptor that is readable when events wait, or when the device is gone."""

    def grab(self) -> None:
        """Take the device: nobody else gets its keys. Raises OSError (EBUSY: another program has it)."""

    def read(self) -> Sequence[tuple[int, int]]:
        """Return the waiting (key, value) events, oldest first, without waiting. OSError: it is gone."""

    def close(self) -> None:
        """Give the device back; harmless when it is gone."""


class LinuxKeyboard:
    """A `/dev/input/event…` device through the evdev package."""

    def __init__(self, path: str) -> None:
        # Only Linux has it; this module is imported everywhere.
        from evdev import InputDevice

        self._device = InputDevice(path)

    def fileno(self) -> int:
        """Its descriptor."""
        return int(self._device.fd)

    def grab(self) -> None:
        """EVIOCGRAB."""
        self._device.grab()

    def read(self) -> Sequence[tuple[int, int]]:
        """What waits, keys only."""
        try:
            return [(event.code, event.value) for event in self._device.read() if event.type == _KEY_EVENT]
        except BlockingIOError:
            return []

    def close(self) -> None:
        """Closing ends the grab."""
        self._device.close()


class KeyConnection:
    """An open key device as the scanner's thread reads a port: bytes, in_waiting, close."""

    def __init__(self, device: KeyDevice) -> None:
        self._device = device
        self._decoder = KeyDecoder()
        self._bytes = bytearray()

    @property
    def in_waiting(self) -> int:
        """Characters that can be read at once."""
        return len(self._bytes)

    def read(self, size: int = 1, /) -> bytes:
        """Read up to `size` characters within the time-out. Raises OSError when the device is gone."""
        if not self._bytes and select.select([self._device.fileno()], [], [], READ_TIMEOUT_S)[0]:
            for key, value in self._device.read():
                self._bytes += self._decoder.take(key, value).encode("ascii")
        data = bytes(self._bytes[:size])
        del self._bytes[:size]
        return data

    def close(self) -> None:
        """Give the device back."""
        self._device.close()


def parse_key_device(setting: str) -> SerialPort:
    """Read `evdev:///dev/input/by-id/…-event-kbd`. Raises ScannerUnavailable in words."""
    path = urlsplit(setting).path
    if not path.startswith("/dev/input/") or path.endswith("/"):
        raise ScannerUnavailable(
            "Scanner setting",
            f"“{setting}” names no keyboard device. `ordak-station scanners` lists those that are attached.",
        )
    return SerialPort(path)


def key_scanner(
    setting: str,
    report: Callable[[ScannerEvent], None],
    trace: Callable[[Trace], None] | None = None,
    open_device: Callable[[str], KeyDevice] = LinuxKeyboard,
) -> SerialScanner:
    """Make the thread of a grabbed scanner. Its by-id name stays the same when it is plugged in again."""
    port = parse_key_device(setting)
    return SerialScanner(
        port,
        report,
        trace=trace,
        rediscovery=Rediscovery(port, listed=lambda: ()),
        open_connection=lambda port: open_keys(port.device, open_device),
    )


def open_keys(path: str, open_device: Callable[[str], KeyDevice] = LinuxKeyboard) -> KeyConnection:
    """Open and grab. Raises ScannerDisconnected or ScannerUnavailable."""
    try:
        device = open_device(path)
    except ImportError as error:
        message = "Only Linux can take a keyboard scanner for itself. Use serial mode, or the setting wedge."
        raise ScannerUnavailable("Scanner setting", message) from error
    except OSError as error:
        raise key_error(path, error) from error
    try:
        device.grab()
    except OSError as error:
        device.close()
        raise key_error(path, error) from error
    return KeyConnection(device)


def key_error(path: str, error: OSError) -> ScanError:
    """Say what an error of the operating system means for the person at the bench."""
    name = os.path.basename(path)
    if error.errno in (errno.EACCES, errno.EPERM):
        message = (
            f"This user may not read {name}. Install the station's udev rule ({RULES_FILE}) and plug the "
            "scanner in again."
        )
        return ScannerUnavailable("Scanner not allowed", message)
    if error.errno == errno.EBUSY:
        return ScannerUnavailable("Scanner in use", f"Another program has taken {name}. Close that program.")
    if error.errno in (errno.ENOTTY, errno.EINVAL):
        message = f"{name} is not a keyboard device. `ordak-station scanners` lists what is attached."
        return ScannerUnavailable("Not a scanner", message)
    message = f"No scanner at {name}. Plug it in: it is found by itself."
    return ScannerDisconnected("Scanner not connected", message)
