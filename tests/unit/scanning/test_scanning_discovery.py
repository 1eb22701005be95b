"""Which scanners are attached: names only, nothing is opened."""

import sys
from pathlib import Path

from scanning.discovery import keyboards, listed_ports, serial_ports
from scanning.evdev_source import parse_key_device
from scanning.ports import SerialPort

opened: list[str] = []
sys.addaudithook(lambda name, args: opened.append(str(args[0])) if name == "open" else None)


def test_a_lasting_name_is_preferred(tmp_path: Path) -> None:
    """Where the system keeps a name by id, the setting has that; else the device."""
    device, other = tmp_path / "ttyACM0", tmp_path / "ttyS0"
    device.touch()
    by_id = tmp_path / "by-id"
    by_id.mkdir()
    (by_id / "usb-Honeywell_1900-if00").symlink_to(device)
    found = serial_ports(lambda: [(str(other), "n/a"), (str(device), "Honeywell 1900")], by_id)
    assert [SerialPort.parse(attached.setting).device for attached in found] == [
        str(by_id / "usb-Honeywell_1900-if00"),
        str(other),
    ]
    assert [attached.words for attached in found] == ["Honeywell 1900", "a port of this computer (ttyS0)"]


def test_windows_ports_have_a_setting_that_is_read() -> None:
    """COM3 becomes a setting that means COM3."""
    [found] = serial_ports(lambda: [("COM3", "USB Serial")], Path("absent"))
    assert SerialPort.parse(found.setting).device == "COM3"


def test_keyboards_are_listed_by_their_lasting_names(tmp_path: Path) -> None:
    """Key devices only, with a setting that the station reads."""
    for name in ("usb-Zebra_DS2208-event-kbd", "usb-Mouse-event-mouse", "usb-Zebra_DS2208-mouse"):
        (tmp_path / name).touch()
    [found] = keyboards(tmp_path)
    assert found.words == "usb-Zebra DS2208"
    assert found.setting == f"evdev://{tmp_path}/usb-Zebra_DS2208-event-kbd"
    setting = found.setting.replace(str(tmp_path), "/dev/input/by-id")
    assert parse_key_device(setting).device == "/dev/input/by-id/usb-Zebra_DS2208-event-kbd"


def test_looking_opens_no_device() -> None:
    """Listing what is attached here opens nothing below /dev."""
    opened.clear()
    serial_ports()
    keyboards()
    listed_ports()
    assert not [path for path in opened if path.startswith("/dev")]
