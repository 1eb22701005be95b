"""What a scanner's thread reports: frozen, so that they may cross to any other thread."""

from dataclasses import dataclass

from scanning.errors import ScanError
from scanning.scan import Scan


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole frame came in."""

    scan: Scan


@dataclass(frozen=True, slots=True)
class FrameRefused:
    """Something came in that is no clean frame."""

    error: ScanError


@dataclass(frozen=True, slots=True)
class ScannerConnected:
    """The device is open; `name` is its path or address."""

    name: str


@dataclass(frozen=True, slots=True)
class ScannerLost:
    """The device is not usable; the thread goes on trying. Reported once for each different cause."""

    name: str
    error: ScanError


ScannerEvent = Scanned | FrameRefused | ScannerConnected | ScannerLost
