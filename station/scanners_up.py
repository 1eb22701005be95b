"""Puts the scanning room together for one station: the scanner's thread and the keyboard's collector."""

from collections.abc import Callable

from scanning.evdev_source import SCHEME, key_scanner, open_keys, parse_key_device
from scanning.events import ScannerEvent
from scanning.grammar import Grammar
from scanning.ports import Connection, SerialPort, open_port
from scanning.serial_source import SerialScanner
from scanning.spoilt import spoilt
from scanning.trace import Trace
from scanning.wedge import WedgeCollector
from station.settings import Settings

NO_THREAD = ("wedge", "none")


def scanner_thread(
    setting: str,
    report: Callable[[ScannerEvent], None],
    trace: Callable[[Trace], None] | None = None,
) -> SerialScanner | None:
    """The thread of the scanner that is set; None for wedge and none. Raises ScannerUnavailable in words."""
    if setting in NO_THREAD:
        return None
    if setting.startswith(f"{SCHEME}:"):
        return key_scanner(setting, report, trace)
    return SerialScanner(SerialPort.parse(setting), report, trace=trace)


def open_scanner(setting: str) -> Connection:
    """Open the scanner that is set, to see whether it can be. Raises ScanError in words."""
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
