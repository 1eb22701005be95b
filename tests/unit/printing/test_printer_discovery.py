"""Discovery reads lists and opens nothing: each line is the setting that finds the printer again."""

from pathlib import Path

import pytest
from serial.tools.list_ports_common import ListPortInfo

from printing import discovery
from printing.discovery import attached_printers, device_files, serial_ports, usb_printers
from printing.transports import transport_for


def usb_device(root: Path, name: str, interface_class: str, **facts: str) -> None:
    """One device as Linux lists it."""
    device = root / "sys/bus/usb/devices" / name
    (device / f"{name}:1.0").mkdir(parents=True)
    (device / f"{name}:1.0" / "bInterfaceClass").write_text(f"{interface_class}\n")
    for fact, value in facts.items():
        (device / fact).write_text(f"{value}\n")


def test_usb_printers_are_named_by_their_numbers(tmp_path: Path) -> None:
    """Printers by class, and makers' own modes; a mouse and a hub are not listed."""
    usb_device(
        tmp_path,
        "1-1",
        "07",
        idVendor="04b8",
        idProduct="0e15",
        serial="J4X 1",
        manufacturer="EPSON",
        product="TM-T20II",
    )
    usb_device(tmp_path, "1-2", "07", idVendor="0416", idProduct="5011")
    usb_device(tmp_path, "1-3", "ff", idVendor="1504", idProduct="0006", serial="B1")
    usb_device(tmp_path, "1-4", "03", idVendor="046d", idProduct="c077")
    usb_device(tmp_path, "1-5", "ff", idVendor="0483", idProduct="3748")
    (tmp_path / "sys/bus/usb/devices/usb1").mkdir()
    assert [(found.address, found.what) for found in usb_printers(tmp_path)] == [
        ("usb://04b8:0e15?serial=J4X%201", "USB printer EPSON TM-T20II"),
        ("usb://0416:5011", "USB printer"),
        ("usb://1504:0006?serial=B1", "USB device of Bixolon, may be a printer"),
    ]


def test_device_files_by_number_and_by_id(tmp_path: Path) -> None:
    """/dev/usb/lp0 and the name that our udev rule adds."""
    for path in ("dev/usb/lp0", "dev/usb/hiddev0", "dev/ordak/printer-04b8-0e15-J4X1"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert [found.address for found in device_files(tmp_path)] == [
        "device:///dev/usb/lp0",
        "device:///dev/ordak/printer-04b8-0e15-J4X1",
    ]


def test_serial_ports_by_id(tmp_path: Path) -> None:
    """A port that has a name by its id is written with it; COM ports as they are."""
    (tmp_path / "dev/serial/by-id").mkdir(parents=True)
    (tmp_path / "dev/ttyUSB3").touch()
    (tmp_path / "dev/serial/by-id/usb-FTDI-if00").symlink_to(tmp_path / "dev/ttyUSB3")
    ports = [ListPortInfo(str(tmp_path / "dev/ttyUSB3")), ListPortInfo("COM3")]
    found = [each.address for each in serial_ports(tmp_path, lambda: ports)]
    assert sorted(found) == [
        "serial:///COM3?baud=19200",
        "serial:///dev/serial/by-id/usb-FTDI-if00?baud=19200",
    ]


def test_each_address_is_one_that_the_settings_take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed can be written: every address becomes a transport."""
    usb_device(tmp_path, "1-1", "07", idVendor="04b8", idProduct="0e15", serial="J4X 1")
    (tmp_path / "dev/usb").mkdir(parents=True)
    (tmp_path / "dev/usb/lp0").touch()
    monkeypatch.setattr(discovery, "cups_queues", lambda _within_s: ["LABELS", "büro_1"])
    found = attached_printers(tmp_path)
    assert {each.address.split(":")[0] for each in found} >= {"usb", "device", "cups"}
    for each in found:
        assert transport_for(each.address) is not None
