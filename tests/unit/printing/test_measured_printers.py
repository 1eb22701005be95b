"""What doctor measured is kept by the printer's address and decides how a label is confirmed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.delivery import Tier
from printing.errors import PrintError
from printing.measured import NEVER_ASKED, MeasuredPrinter, MeasurementsFile
from printing.transports.network import NetworkTransport
from tests.contract.printing.far_end import FarEnd
from tests.contract.printing.rigs import QUICK, TcpFarEnd

JOB = b"\x1b@label\n"
FULL = MeasuredPrinter((1, 2, 3, 4), True, True, "2026-11-22T10:00:00+00:00")


@pytest.fixture
def end() -> Iterator[TcpFarEnd]:
    """A network printer that answers everything."""
    running = TcpFarEnd(FarEnd())
    yield running
    running.close()


def deliver(end: TcpFarEnd, measured: MeasuredPrinter | None) -> Tier:
    """One label by a transport that has seen nothing yet but the measurement."""
    return NetworkTransport("127.0.0.1", end.port, QUICK, measured).deliver(JOB).tier


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """Two printers, each by its address; an unknown one has nothing."""
    kept = MeasurementsFile(tmp_path / "data")
    kept.save("tcp://a:9100", FULL)
    kept.save("usb://04b8:0202", MeasuredPrinter((1,), True))
    again = MeasurementsFile(tmp_path / "data")
    assert again.load(" tcp://a:9100 ") == FULL
    assert again.load("usb://04b8:0202") == MeasuredPrinter((1,), True)
    assert again.load("tcp://b:9100") is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"tcp://a": {"statuses": 3}}', '{"tcp://a": {"x": []}}'])
def test_a_file_that_is_damaged_counts_as_nothing_measured(tmp_path: Path, text: str) -> None:
    """The station starts, and the printer is learned again."""
    kept = MeasurementsFile(tmp_path)
    kept.path.write_text(text)
    assert kept.load("tcp://a") is None
    kept.save("tcp://a", FULL)
    assert kept.load("tcp://a") == FULL


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """Where nothing can be kept, doctor says so."""
    (tmp_path / "file").touch()
    with pytest.raises(PrintError, match="cannot be written"):
        MeasurementsFile(tmp_path / "file").save("tcp://a", FULL)


@pytest.mark.parametrize(
    ("measured", "tier"),
    [
        (FULL, Tier.PRINTED_ANSWER),
        (MeasuredPrinter((1, 2), True, False), Tier.STATUS_BEHIND),
        (MeasuredPrinter((1, 2), False, False), Tier.NONE),
        (MeasuredPrinter(), Tier.NONE),
        (NEVER_ASKED, Tier.NONE),
    ],
)
def test_answers_make_the_tier(measured: MeasuredPrinter, tier: Tier) -> None:
    """The best of what it can do, and nothing without status."""
    assert measured.tier is tier


@pytest.mark.parametrize(
    ("measured", "tier", "behind"),
    [
        (FULL, Tier.PRINTED_ANSWER, (True, True)),
        (MeasuredPrinter((1, 2, 3, 4), True, False), Tier.STATUS_BEHIND, (False, True)),
        (MeasuredPrinter((1, 2, 3, 4), False, False), Tier.NONE, (False, False)),
        (None, Tier.PRINTED_ANSWER, (True, True)),
    ],
)
def test_the_measurement_chooses_the_questions(
    end: TcpFarEnd, measured: MeasuredPrinter | None, tier: Tier, behind: tuple[bool, bool]
) -> None:
    """A printer is asked behind its label what it was seen to answer, and nothing else."""
    assert deliver(end, measured) is tier
    came = end.far.all
    assert (b"\x1d(H" in came, b"\x1dr\x01" in came) == behind
    assert end.far.jobs == JOB


def test_a_printer_that_is_never_to_be_asked_gets_the_label_alone(end: TcpFarEnd) -> None:
    """With status = "none" in the settings not one question goes out."""
    assert deliver(end, NEVER_ASKED) is Tier.NONE
    assert end.far.wait_for(JOB)
    assert end.far.all == JOB


def test_a_printer_that_was_silent_once_is_asked_again(end: TcpFarEnd) -> None:
    """Silence may have been a switch that was off: paper trouble must not be missed for it."""
    assert deliver(end, MeasuredPrinter()) is Tier.PRINTED_ANSWER
