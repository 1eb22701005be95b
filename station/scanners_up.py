"""Puts the scanning room together for one station: the scanner's thread and the keyboard's collector."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from scanning.events import ScannerEvent
from scanning.grammar import Grammar
from scanning.spoilt import spoilt
from scanning.trace import Trace
from scanning.wedge import WedgeCollector
from station.settings import Settings

if TYPE_CHECKING:
    from scanning.ports import Connection
    from scanning.serial_source import SerialScanner

NO_THREAD = ("wedge", "none")


def scanner_thread(
    setting: str,
    report: Callable[[ScannerEvent], None],
    trace: Callable[[Trace], None] | None = None,
) -> "SerialScanner | None":
    """The thread of the scanner that is set; None for wedge and none. Raises ScannerUnavailable in words."""
    if setting in NO_THREAD:
        return None
    # Serial ports and input devices take a while to load, and a keyboard scanner needs neither.
    from scanning.evdev_source import SCHEME, key_scanner
    from scanning.ports import SerialPort
    from scanning.serial_source import SerialScanner

    if setting.startswith(f"{SCHEME}:"):
        return key_scanner(setting, report, trace)
    return SerialScanner(SerialPort.parse(setting), report, trace=trace)


def open_scanner(setting: str) -> "Connection":
    """Open the scanner that is set, to see whether it can be. Raises ScanError in words."""
    from scanning.evdev_source import SCHEME, open_keys, parse_key_device
    from scanning.ports import SerialPort, open_port

    if setting.startswith(f"{SCHEME}:"):
        return open_keys(parse_key_device(setting).device)
    return open_port(SerialPort.parse(setting))


def wedge_collector(settings: Settings, grammar: Callable[[], Grammar]) -> WedgeCollector:
    """What tells a keyboard scanner from typing; the grammar may change while it is used."""
    return WedgeCollector(
        lambda text: grammar().is_code(text),
        prefix=settings.scanner_prefix,
        suffix=settings.scanner_suffix,
        is_spoilt=lambda text: spoilt(text, grammar()) is not None,
    )
