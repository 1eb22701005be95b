"""What printers say is understood bit by bit, and nothing that they say can break the reader."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.errors import CoverOpen, PaperOut, PrinterOffline
from printing.fakes import Sensors
from printing.status import (
    Answer,
    AnswerReader,
    AutomaticStatus,
    PaperSensor,
    PrinterStatus,
    ProcessDone,
    StatusByte,
    is_status,
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


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=8))
def test_pieces_change_nothing(stream: bytes, cuts: list[int]) -> None:
    """However a stream was cut on its way, the same answers are read from it."""
    edges = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    whole, pieces = AnswerReader(), AnswerReader()
    read = [answer for a, b in pairwise(edges) for answer in pieces.feed(stream[a:b])]
    assert read == whole.feed(stream)


STATUS = st.integers(0, 255).filter(is_status).map(lambda b: (bytes([b]), StatusByte(b)))
SENSOR = st.sampled_from([0x00, 0x03, 0x0C, 0x0F]).map(lambda b: (bytes([b]), PaperSensor(b)))
PROCESS = st.lists(st.integers(0x20, 0x7E), min_size=4, max_size=4).map(
    lambda digits: (b"\x37\x22" + bytes(digits) + b"\0", ProcessDone(bytes(digits)))
)
FRAME = st.builds(
    lambda first, rest: (bytes([first, *rest]), AutomaticStatus(bytes([first, *rest]))),
    st.sampled_from([0x10, 0x14, 0x18, 0x1C, 0x30, 0x38]),
    st.lists(st.integers(0, 0x0F), min_size=3, max_size=3),
)
FLOW: st.SearchStrategy[tuple[bytes, Answer | None]] = st.sampled_from([(b"\x11", None), (b"\x13", None)])


@given(st.lists(st.one_of(STATUS, SENSOR, PROCESS, FRAME, FLOW), max_size=20))
def test_whole_answers_are_read_in_their_order(said: list[tuple[bytes, Answer | None]]) -> None:
    """Any sequence of answers, with flow control between them, is read as what was said."""
    stream = b"".join(data for data, _ in said)
    assert AnswerReader().feed(stream) == [answer for _, answer in said if answer is not None]


@given(st.builds(Sensors, *[st.booleans()] * 9))
def test_sensors_are_read_as_they_are(sensors: Sensors) -> None:
    """Every mixture of what a printer can see arrives as facts, and a stopped one is always in trouble."""
    status = parse_status({n: sensors.answer(n)[0] for n in (1, 2, 3, 4)})
    assert status.paper_out == sensors.paper_out
    assert status.cover_open == sensors.cover_open
    assert status.cutter_error == sensors.cutter
    assert status.offline == sensors.stopped
    assert status.paper_near_end == (sensors.near_end or sensors.paper_out)
    assert (status.trouble() is not None) == sensors.stopped


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 255)))
def test_no_answer_breaks_the_parser(answers: dict[int, int]) -> None:
    """Any four bytes are a status of some kind."""
    assert isinstance(parse_status(answers), PrinterStatus)
