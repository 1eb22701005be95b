"""Which port a scanner's setting names, and which device is still the same scanner behind another name."""

import errno
from pathlib import Path

import pytest
import serial

from scanning.errors import ScannerDisconnected, ScannerUnavailable
from scanning.ports import ListedPort, Rediscovery, SerialPort, UsbIdentity, open_port, port_error


@pytest.mark.parametrize("device", ["/dev/null", "/dev", "/etc/passwd"])
def test_what_is_no_serial_port_is_named(device: str) -> None:
    """A wrong path is a wrong setting, not a scanner to wait for."""
    with pytest.raises(ScannerUnavailable) as caught:
        open_port(SerialPort(device))
    assert device in caught.value.message


def test_missing_rights_name_the_fix() -> None:
    """Permission denied says what to do about it."""
    error = port_error("/dev/ttyACM0", serial.SerialException(errno.EACCES, "Permission denied"))
    assert isinstance(error, ScannerUnavailable)
    assert "dialout" in error.message
    assert "udev" in error.message


@pytest.mark.parametrize(
    ("setting", "port"),
    [
        ("serial:///dev/ttyACM0?baud=115200", SerialPort("/dev/ttyACM0", 115200)),
        ("serial:///dev/pts/3", SerialPort("/dev/pts/3", 9600)),
        ("serial:///COM3?baud=9600", SerialPort("COM3", 9600)),
        ("serial://COM3", SerialPort("COM3", 9600)),
        ("socket://10.0.0.5:4001", SerialPort("socket://10.0.0.5:4001")),
        ("rfc2217://10.0.0.5:4001", SerialPort("rfc2217://10.0.0.5:4001")),
    ],
)
def test_a_setting_is_read(setting: str, port: SerialPort) -> None:
    """The scanner's setting names device and speed."""
    assert SerialPort.parse(setting) == port


@pytest.mark.parametrize(
    "setting", ["", "/dev/ttyACM0", "serial://", "serial:///", "tcp://x:1", "serial:///dev/x?baud=fast"]
)
def test_a_wrong_setting_is_refused_in_words(setting: str) -> None:
    """A mistake in the setting is a sentence."""
    with pytest.raises(ScannerUnavailable) as caught:
        SerialPort.parse(setting)
    assert f"“{setting}”" in caught.value.message


def test_a_scanner_under_a_new_name_is_found_by_its_serial_number(tmp_path: Path) -> None:
    """Unplugged as ttyACM0 and back as ttyACM1, it is still this bench's scanner."""
    mine, other = UsbIdentity(0x0C2E, 0x0B61, "S123", "1-2"), UsbIdentity(0x0C2E, 0x0B61, "S999", "1-3")
    old, new = tmp_path / "ttyACM0", tmp_path / "ttyACM1"
    listed: list[ListedPort] = [(str(old), mine), (str(tmp_path / "ttyACM5"), other)]
    port = SerialPort(str(old), 115200)
    rediscovery = Rediscovery(port, lambda: listed)
    rediscovery.remember(port)
    assert rediscovery.locate() == port
    listed[:] = [(str(tmp_path / "ttyACM5"), other)]
    assert rediscovery.locate() == port
    # Another device under the old name is left alone, whether the scanner is there or not.
    listed.append((str(old), other))
    with pytest.raises(ScannerDisconnected):
        rediscovery.locate()
    listed.append((str(new), UsbIdentity(0x0C2E, 0x0B61, "S123", "1-4")))
    assert rediscovery.locate() == SerialPort(str(new), 115200)


def test_a_scanner_without_serial_number_is_found_by_its_socket() -> None:
    """Two scanners of one make are told apart by the USB socket that they are in."""
    mine = UsbIdentity(1, 2, None, "1-2")
    assert mine.matches(UsbIdentity(1, 2, None, "1-2"))
    assert not mine.matches(UsbIdentity(1, 2, None, "1-3"))
    assert not mine.matches(UsbIdentity(1, 3, None, "1-2"))
    assert not UsbIdentity(1, 2, None, None).matches(UsbIdentity(1, 2, None, None))


def test_a_scanner_that_nothing_tells_apart_keeps_its_name(tmp_path: Path) -> None:
    """Without a serial number and moved to another socket, the one at the set name is taken."""
    port = SerialPort(str(tmp_path / "ttyACM0"))
    listed: list[ListedPort] = [(port.device, UsbIdentity(1, 2, None, "1-2"))]
    rediscovery = Rediscovery(port, lambda: listed)
    rediscovery.remember(port)
    listed[:] = [(port.device, UsbIdentity(1, 2, None, "1-9"))]
    assert rediscovery.locate() == port
