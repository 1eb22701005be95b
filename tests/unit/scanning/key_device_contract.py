"""What every KeyDevice does; run on the shipped fake (a real one needs /dev/input)."""

import select

import pytest

from scanning.evdev_source import KeyDevice
from scanning.fakes import KeyScanner
from scanning.key_codes import PRESSED, RELEASED

DEADLINE_S = 10.0


def keeps_the_contract(scanner: KeyScanner, device: KeyDevice) -> None:
    """Grab, nothing to read, keys in order, gone, closed."""
    device.grab()
    assert list(device.read()) == []
    scanner.strike([(30, PRESSED), (30, RELEASED)])
    assert select.select([device.fileno()], [], [], DEADLINE_S)[0]
    assert list(device.read()) == [(30, PRESSED), (30, RELEASED)]
    scanner.unplug()
    assert select.select([device.fileno()], [], [], DEADLINE_S)[0]
    with pytest.raises(OSError, match="no such device"):
        device.read()
    device.close()
    device.close()
