"""What printers say is understood bit by bit, and nothing that they say can break the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.errors import CoverOpen, PaperOut, PrinterOffline
from printing.status import (
    AnswerReader,
    AutomaticStatus,
    PaperSensor,
    PrinterStatus,
    ProcessDone,
    StatusByte,
    parse_status,
)

READY = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


@pytest.mark.parametrize(
    ("n", "bits", "expected"),
    [
        (1, 0x08, PrinterStatus(offline=True)),
        (1, 0x20, PrinterStatus(offline=True)),
        (2, 0x04, PrinterStatus(cover_open=True)),
        (2, 0x20, PrinterStatus(paper_out=True)),
        (2, 0x40, PrinterStatus(error=True)),
        (3, 0x04, PrinterStatus(error=True)),
        (3, 0x08, PrinterStatus(cutter_error=True)),
        (3, 0x20, PrinterStatus(error=True)),
        (3, 0x40, PrinterStatus(error=True)),
        (4, 0x0C, PrinterStatus(paper_near_end=True)),
        (4, 0x6C, PrinterStatus(paper_out=True, paper_near_end=True)),
        (4, 0x20, PrinterStatus()),
        (1, 0x00, PrinterStatus()),
    ],
)
def test_each_bit_means_what_the_manual_says(n: int, bits: int, expected: PrinterStatus) -> None:
    """Bits of DLE EOT 1 to 4."""
    assert parse_status({**READY, n: 0x12 | bits}) == expected


def test_an_invalid_byte_says_nothing() -> None:
    """A byte without the fixed bits of a status is not taken for one."""
    assert parse_status({1: 0xFF, 2: 0x04, 4: 0x7E ^ 0x02}) == PrinterStatus()


def test_trouble_is_named_by_its_cause() -> None:
    """An open cover is an open cover, even when the printer also says offline and no paper."""
    everything = PrinterStatus(offline=True, cover_open=True, paper_out=True)
    assert isinstance(everything.trouble(), CoverOpen)
    assert isinstance(PrinterStatus(offline=True, paper_out=True).trouble(), PaperOut)
    assert type(PrinterStatus(cutter_error=True).trouble()) is PrinterOffline
    assert PrinterStatus(paper_near_end=True).trouble() is None


def test_answers_are_told_apart_when_mixed() -> None:
    """Status, sensor, process id, unasked status and flow control in one stream, byte by byte."""
    stream = b"\x11\x12\x13\x37\x22!abc\x00\x00\x14\x00\x00\x0f\x03\x1e\xff"
    reader = AnswerReader()
    answers = [answer for byte in stream for answer in reader.feed(bytes([byte]))]
    assert answers == [
        StatusByte(0x12),
        ProcessDone(b"!abc"),
        PaperSensor(0x00),
        AutomaticStatus(b"\x14\x00\x00\x0f"),
        PaperSensor(0x03),
        StatusByte(0x1E),
    ]


@given(st.lists(st.binary(max_size=50), max_size=10))
def test_no_bytes_break_the_reader(pieces: list[bytes]) -> None:
    """Noise never raises, and the reader keeps at most the start of one answer."""
    reader = AnswerReader()
    for piece in pieces:
        reader.feed(piece)
    assert reader.feed(b"\x00" * 8)


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 255)))
def test_no_answer_breaks_the_parser(answers: dict[int, int]) -> None:
    """Any four bytes are a status of some kind."""
    assert isinstance(parse_status(answers), PrinterStatus)
