"""`ordak-station printers` and `doctor --printer`: words and exit codes, and what is kept for the bench."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from printing.delivery import Tier
from printing.measured import MeasurementsFile
from printing.profiles import PROFILES
from printing.transports.faults import UDEV_RULE
from printing.virtual.server import VirtualPrinter
from station.__main__ import main
from station.printer_way import way_to
from station.settings import Settings
from station.settings_sources import load
from tests.contract.printing.far_end import FarEnd
from tests.contract.printing.rigs import PtyFarEnd, TcpFarEnd

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """One command with a data folder of its own: exit code and what it said."""
    monkeypatch.setenv("ORDAK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ORDAK_CONFIG", str(tmp_path / "station.toml"))

    def run_it(*arguments: str) -> tuple[int, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run_it


@pytest.fixture
def virtual() -> Iterator[VirtualPrinter]:
    """A printer that answers everything."""
    with VirtualPrinter("127.0.0.1", 0, PROFILES["epson-80"]) as running:
        yield running


def test_doctor_measures_and_keeps(run: Run, virtual: VirtualPrinter, tmp_path: Path) -> None:
    """A good printer: exit 0, its tier in words, and the bench finds the result at its next start."""
    code, said = run("doctor", "--printer", virtual.address)
    assert code == 0
    assert "says when a label is printed (tier a)" in said
    kept = MeasurementsFile(tmp_path / "data").load(virtual.address)
    assert kept is not None
    assert kept.tier is Tier.PRINTED_ANSWER
    transport = way_to(Settings(printer=virtual.address, data_dir=tmp_path / "data"))
    assert transport is not None
    assert transport.deliver(b"\x1b@label\n").tier is Tier.PRINTED_ANSWER


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (None, "No printer is set. `ordak-station printers`"),
        ("tcp://127.0.0.1:1", "refuses port 1"),
        ("usb://04b8:ffff", "No printer at USB 04b8:ffff. Is it switched on"),
        ("device:///dev/ordak/printer-none", "No printer at /dev/ordak/printer-none"),
        ("serial:///dev/ttyNONE", "No printer at /dev/ttyNONE"),
        ("serial:///dev/null", "/dev/null cannot be opened"),
        ("printer", "write one of tcp://HOST:9100"),
    ],
)
def test_a_printer_that_is_not_right_fails_in_words(run: Run, address: str | None, words: str) -> None:
    """Each thing that can be wrong is a sentence with what to do, and exit 1."""
    code, said = run("doctor", "--printer", *([address] if address else []))
    assert code == 1
    assert "FAILED  printer" in said
    assert words in said


@pytest.mark.parametrize(("fault", "words"), [("paper_out", "No paper"), ("cover_open", "cover is open")])
def test_trouble_at_the_printer_fails(run: Run, virtual: VirtualPrinter, fault: str, words: str) -> None:
    """No paper and an open cover are said, and nothing is kept."""
    setattr(virtual, fault, True)
    code, said = run("doctor", "--printer", virtual.address)
    assert (code, words in said, "kept" in said) == (1, True, False)


def test_a_busy_port_fails(run: Run) -> None:
    """Another program has the serial port."""
    end = PtyFarEnd(FarEnd())
    with end.locked():
        code, said = run("doctor", "--printer", f"serial://{end.path}")
    end.close()
    assert code == 1
    assert f"Another program uses {end.path}" in said


def test_an_unknown_profile_fails_with_close_names(run: Run, virtual: VirtualPrinter, tmp_path: Path) -> None:
    """The profile is its own check, so that the printer is looked at all the same."""
    (tmp_path / "station.toml").write_text('printer_profile = "tm-t88"\n')
    code, said = run("doctor", "--printer", virtual.address)
    assert code == 1
    assert "FAILED  profile" in said
    assert "Did you mean tm-t88" in said
    assert "ok      printer" in said


def test_a_printer_that_prints_questions_is_never_asked(run: Run, tmp_path: Path) -> None:
    """With status = "none" doctor asks nothing, and neither does the bench."""
    config = tmp_path / "station.toml"
    config.write_text('[printer_override]\nstatus = "none"\ncutter = false\n')
    end = TcpFarEnd(FarEnd())
    address = f"tcp://127.0.0.1:{end.port}"
    code, said = run("doctor", "--printer", address)
    settings = load({"printer": address}, config).settings
    transport = way_to(settings)
    assert transport is not None
    assert transport.deliver(b"label").tier is Tier.NONE
    assert end.far.wait_for(b"label")
    end.close()
    assert (code, end.far.all) == (0, b"label")
    assert "never asked" in said
    assert not settings.profile.cutter


def test_profiles_are_listed(run: Run) -> None:
    """Every name that printer_profile takes."""
    code, said = run("printers", "--profiles")
    assert code == 0
    assert {"generic-80", "tm-t88v", "zj-5870"} <= set(said.splitlines())


def test_the_udev_rule_is_printed(run: Run) -> None:
    """IT pipes it into the file that the sentences name."""
    code, said = run("printers", "--udev-rule")
    assert code == 0
    assert said == (files("resources") / "udev" / UDEV_RULE).read_text()


def test_attached_printers_are_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line each with the setting; without any, how to find a network printer's address, and exit 1."""
    monkeypatch.setattr("printing.discovery.cups_queues", lambda _within_s: ["LABELS"])
    monkeypatch.setattr("printing.discovery.serial_ports", lambda _root: iter(()))
    code, said = run("printers")
    assert (code, said) == (0, 'printer = "cups://LABELS"  # print queue of CUPS\n')
    monkeypatch.setattr("printing.discovery.cups_queues", lambda _within_s: [])
    code, said = run("printers")
    assert code == 1
    assert "tcp://192.168.1.50:9100" in said
