"""Doctor asks a printer what it can confirm: each kind is told apart, soon, without a mark on paper."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.delivery import Tier
from printing.errors import CoverOpen, PaperOut, PrinterUnreachable
from printing.fakes import ScriptedPrinter, answering
from printing.measure import TEST_LINE, measure
from printing.measured import NEVER_ASKED, MeasuredPrinter
from printing.profiles import PROFILES
from printing.transports.folder import FolderTransport
from printing.transports.network import NetworkTransport
from printing.virtual.server import VirtualPrinter
from tests.contract.printing.conftest import CHANNELS, QUEUES
from tests.contract.printing.far_end import FarEnd
from tests.contract.printing.rigs import QUICK, Rig, TcpFarEnd

NOW = "2026-11-22T10:00:00+00:00"
LONGEST_S = 12.0


@pytest.fixture
def virtual() -> Iterator[VirtualPrinter]:
    """A printer that draws what it prints."""
    with VirtualPrinter("127.0.0.1", 0, PROFILES["epson-80"]) as running:
        yield running


def way(port: int) -> NetworkTransport:
    """A transport to loopback."""
    return NetworkTransport("127.0.0.1", port, QUICK)


@pytest.mark.parametrize("rig", CHANNELS, indirect=True)
def test_a_full_printer_is_measured_over_every_channel(rig: Rig) -> None:
    """All four questions, GS r and GS ( H: tier a, and nothing but questions went out."""
    measured = measure(rig.transport, NOW)
    assert measured == MeasuredPrinter((1, 2, 3, 4), True, True, NOW)
    assert rig.far.wait_for(b"\x1b@")


@pytest.mark.parametrize("rig", QUEUES, indirect=True)
def test_a_queue_cannot_be_measured(rig: Rig) -> None:
    """A queue is there and says nothing: tier c; with a test line one line goes through it."""
    assert measure(rig.transport, NOW).tier is Tier.NONE
    assert rig.far.came == 0
    measure(rig.transport, NOW, test_line=True)
    assert rig.far.wait_for(TEST_LINE)


def test_measuring_leaves_the_paper_empty(virtual: VirtualPrinter) -> None:
    """Nothing is printed; with a test line one line is."""
    assert measure(way(virtual.port), NOW).tier is Tier.PRINTED_ANSWER
    assert virtual.labels == ()
    measure(way(virtual.port), NOW, test_line=True)
    assert virtual.unknown_commands == ()


def test_a_printer_without_the_printed_answer_is_tier_b() -> None:
    """GS r 1 is answered and GS ( H is not: found out in seconds."""
    before = time.monotonic()
    with ScriptedPrinter(answering(lambda data: b"\x00" if b"\x1dr\x01" in data else b"")) as fake:
        measured = measure(way(fake.port), NOW)
    assert (measured.tier, measured.when_printed, measured.in_order) == (Tier.STATUS_BEHIND, False, True)
    assert time.monotonic() - before < LONGEST_S


def test_a_printer_that_knows_only_status_is_tier_c() -> None:
    """Its paper can be watched, and its labels are not confirmed."""
    with ScriptedPrinter(answering(lambda _data: b"")) as fake:
        measured = measure(way(fake.port), NOW)
    assert (measured.tier, measured.statuses) == (Tier.NONE, (1, 2, 3, 4))


@pytest.mark.parametrize("asked", [True, False])
def test_a_silent_printer_gets_at_most_one_question(asked: bool) -> None:
    """Silence ends the questions; with status = none not even the first is asked."""
    end = TcpFarEnd(FarEnd())
    end.far.silent = True
    measured = measure(way(end.port), NOW, asked=asked)
    end.close()
    assert measured == (MeasuredPrinter(measured_at=NOW) if asked else NEVER_ASKED)
    assert end.far.all == (b"\x10\x04\x01" if asked else b"")


@pytest.mark.parametrize(("sensor", "error"), [("paper_out", PaperOut), ("cover_open", CoverOpen)])
def test_trouble_is_not_measured(virtual: VirtualPrinter, sensor: str, error: type[Exception]) -> None:
    """A printer without paper answers otherwise than one that prints: it is said, and nothing is kept."""
    setattr(virtual, sensor, True)
    with pytest.raises(error):
        measure(way(virtual.port), NOW)


def test_a_printer_that_hangs_up_is_a_sentence(tmp_path: Path) -> None:
    """One that serves another computer hangs up; a folder that cannot be made is named."""
    with ScriptedPrinter(lambda _client: None) as fake, pytest.raises(PrinterUnreachable, match="broke off"):
        measure(way(fake.port), NOW)
    (tmp_path / "file").touch()
    with pytest.raises(PrinterUnreachable, match="Check the folder"):
        measure(FolderTransport(tmp_path / "file" / "labels"), NOW)
