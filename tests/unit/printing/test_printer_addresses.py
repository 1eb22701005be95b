"""Every form of a printer's address becomes its transport, and every wrong one a sentence."""

import errno
import os
from pathlib import Path

import pytest

from printing.errors import PrinterBusy, PrinterNotAllowed, PrinterSettingsWrong, PrinterUnplugged
from printing.transports import transport_for
from printing.transports.device_file import DeviceTransport
from printing.transports.faults import UDEV_RULE, not_opened
from tests.contract.printing.fake_windows import FakeWindowsPrinting
from tests.contract.printing.far_end import FarEnd

RULES = Path(__file__).parents[3] / "resources" / "udev" / UDEV_RULE


@pytest.mark.parametrize(
    ("address", "description"),
    [
        ("tcp://10.0.0.5", "network printer 10.0.0.5:9100"),
        ("tcp://Labels.local:9101", "network printer labels.local:9101"),
        ("tcp://[fe80::1]:9100", "network printer fe80::1:9100"),
        ("usb://04b8:0202", "printer USB 04b8:0202"),
        ("usb://04B8:0E15?serial=J4X%201", "printer USB 04b8:0e15 serial J4X 1"),
        ("device:///dev/usb/lp0", "printer /dev/usb/lp0"),
        ("serial:///dev/ttyUSB0?baud=9600&flow=rtscts", "serial printer /dev/ttyUSB0 at 9600 baud"),
        (
            "serial:///dev/serial/by-id/usb-X-if00",
            "serial printer /dev/serial/by-id/usb-X-if00 at 19200 baud",
        ),
        ("serial://COM3?baud=115200", "serial printer COM3 at 115200 baud"),
        ("serial:///COM3", "serial printer COM3 at 19200 baud"),
        ("cups://LABELS", "print queue LABELS"),
        ("cups://B%C3%BCro_1", "print queue Büro_1"),
    ],
)
def test_an_address_becomes_its_transport(address: str, description: str) -> None:
    """The transport says in words what the address means."""
    transport = transport_for(address)
    assert transport is not None
    assert transport.description == description


def test_a_folder_and_nothing(tmp_path: Path) -> None:
    """A folder for labels, and no printer at all."""
    folder = transport_for(f"file://{tmp_path}")
    assert folder is not None
    assert folder.description == f"folder {tmp_path}"
    assert transport_for("none") is None
    assert transport_for(" ") is None


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://", "needs a host"),
        ("tcp://host:99999", "port is not a number"),
        ("tcp://host:abc", "port is not a number"),
        ("tcp://[::1", "write one of tcp://HOST:9100"),
        ("serial://", "names no port"),
        ("serial:///dev/x?baud=12", "baud has to be one of"),
        ("serial:///dev/x?parity=even", "'parity' is not an option. Options: baud, flow"),
        ("serial:///dev/x?flow=maybe", "flow has to be one of"),
        ("usb://04b8", "needs two numbers"),
        ("usb://4b8:202", "needs two numbers"),
        ("usb://04b8:0202?port=3", "'port' is not an option. Options: serial"),
        ("device://", "names no device"),
        (f"device://{__file__}", "is no device"),
        ("cups://", "names no queue"),
        ("cups://-o", "names no queue"),
        ("cups://LABELS/2", "names no queue"),
        ("windows://", "names no queue"),
        ("192.168.1.5", "write one of tcp://HOST:9100"),
        ("ftp://x", "write one of tcp://HOST:9100"),
        ("file://", "names no folder"),
        ("file:///dev/null", "Write 'device:///dev/null'"),
        (f"file://{__file__}", "is a file already"),
    ],
)
def test_a_wrong_address_is_a_sentence(address: str, words: str) -> None:
    """What is wrong with an address is said in words that name the way out."""
    with pytest.raises(PrinterSettingsWrong, match=words):
        transport_for(address)


def test_a_queue_of_windows_elsewhere() -> None:
    """The setting of another system names this one's."""
    with pytest.raises(PrinterSettingsWrong, match="cups://NAME"):
        transport_for("windows://EPSON TM-T20III")


@pytest.mark.parametrize("name", ["EPSON TM-T20III", "Label #2 [50%]", "\\\\server\\labels"])
def test_a_name_of_windows_is_taken_as_it_stands(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Blanks, marks and servers in a queue's name need no quoting."""
    monkeypatch.setattr(
        "printing.transports.windows.installed_spooler", lambda: FakeWindowsPrinting(FarEnd())
    )
    transport = transport_for(f"windows://{name}")
    assert transport is not None
    assert transport.description == f"print queue {name}"


@pytest.mark.parametrize(
    ("number", "error", "words"),
    [
        (errno.EACCES, PrinterNotAllowed, UDEV_RULE),
        (errno.EBUSY, PrinterBusy, "Another program uses"),
        (errno.ENOENT, PrinterUnplugged, "its cable in"),
        (errno.ENODEV, PrinterUnplugged, "its cable in"),
    ],
)
def test_a_device_that_cannot_be_opened_says_why(
    monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception], words: str
) -> None:
    """What Linux' printer driver and its rights answer to an open becomes what to do."""

    def refuse(*_args: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("printing.transports.device_file.os.open", refuse)
    with pytest.raises(error, match=words):
        DeviceTransport(Path("/dev/usb/lp0")).deliver(b"label")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("could not open port 'COM3': PermissionError(13, 'Access is denied.', None, 5)", PrinterBusy),
        (
            "could not open port 'COM9': FileNotFoundError(2, 'The system cannot find', None, 2)",
            PrinterUnplugged,
        ),
    ],
)
def test_serial_ports_of_windows_say_why(text: str, error: type[Exception]) -> None:
    """Pyserial gives Windows' reason in words only."""
    assert isinstance(not_opened("COM3", OSError(text)), error)


def test_the_rule_that_the_words_name_is_shipped() -> None:
    """The udev rule exists under the name that the sentences use, and gives the printer to who sits there."""
    lines = [line for line in RULES.read_text().splitlines() if line and not line.startswith("#")]
    assert len(lines) >= 3
    for line in lines:
        assert line.startswith("SUBSYSTEM==")
        assert 'TAG+="uaccess"' in line
