"""What a scanner's thread reports: frozen, so that they may cross to any other thread."""

from msgspec import Struct

from scanning.errors import ScanError
from scanning.scan import Scan


class Scanned(Struct, frozen=True):
    """A whole frame came in."""

    scan: Scan


class FrameRefused(Struct, frozen=True):
    """Something came in that is no clean frame."""

    error: ScanError


class ScannerConnected(Struct, frozen=True):
    """The device is open; `name` is its path or address."""

    name: str


class ScannerLost(Struct, frozen=True):
    """The device is not usable; the thread goes on trying. Reported once for each different cause."""

    name: str
    error: ScanError


ScannerEvent = Scanned | FrameRefused | ScannerConnected | ScannerLost
