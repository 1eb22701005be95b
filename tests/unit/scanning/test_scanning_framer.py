"""Bytes -> frames: terminators, silence, too much, garbage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanning.errors import MalformedScan
from scanning.framer import MAX_FRAME_BYTES, Frame, Framer

codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#*-", min_size=1, max_size=20)
terminators = st.sampled_from([b"\r", b"\n", b"\r\n", b"\t", b"\x04"])


class HandClock:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now_s


def texts(frames: list[Frame]) -> list[str]:
    """Return the frames' text; a refusal fails the test."""
    assert all(isinstance(frame, str) for frame in frames)
    return [frame for frame in frames if isinstance(frame, str)]


@given(st.lists(st.tuples(codes, terminators), max_size=6), st.data())
def test_every_terminated_frame_comes_out_once(sent: list[tuple[str, bytes]], data: st.DataObject) -> None:
    """However the stream is cut into reads, each frame comes out whole, once and in order."""
    stream = b"".join(code.encode() + terminator for code, terminator in sent)
    framer = Framer()
    frames: list[Frame] = []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        frames += framer.feed(stream[:size])
        stream = stream[size:]
    assert texts(frames) == [code for code, _ in sent]


@given(st.lists(st.binary(max_size=700), max_size=5))
def test_any_bytes_leave_the_next_scan_whole(chunks: list[bytes]) -> None:
    """Whatever came before, after a terminator the next scan is read."""
    framer = Framer()
    for chunk in chunks:
        for frame in framer.feed(chunk):
            assert isinstance(frame, str) or frame.read.isprintable()
    framer.feed(b"\r")
    assert framer.feed(b"B18617\r") == ["B18617"]


def test_a_frame_without_terminator_ends_with_silence() -> None:
    """A scanner that sends no terminator is served when it has been silent for the idle time."""
    clock = HandClock()
    framer = Framer(idle_s=0.2, clock=clock)
    assert framer.feed(b"B186") == []
    clock.now_s += 0.1
    assert framer.idle() == []
    assert framer.feed(b"17") == []
    clock.now_s += 0.15
    assert framer.idle() == []
    clock.now_s += 0.06
    assert framer.idle() == ["B18617"]
    assert framer.idle() == []


def test_a_late_reader_does_not_split_a_frame() -> None:
    """Bytes that waited for a busy reader are one frame: only an empty read is silence."""
    clock = HandClock()
    framer = Framer(idle_s=0.2, clock=clock)
    framer.feed(b"B186")
    clock.now_s += 5
    assert framer.feed(b"17\r") == ["B18617"]


def test_a_frame_cut_short_is_refused_when_the_scanner_does_terminate() -> None:
    """`B2577` of a scanner that ends its codes with CR is a part of a code, not order 2577."""
    clock = HandClock()
    framer = Framer(idle_s=0.2, clock=clock)
    framer.feed(b"B18617\r")
    framer.feed(b"B2577")
    clock.now_s += 1
    [refused] = framer.idle()
    assert isinstance(refused, MalformedScan)
    assert refused.read == "B2577"
    assert framer.feed(b"B18617\r") == ["B18617"]


def test_ten_thousand_characters_are_one_refusal() -> None:
    """An overlong frame is refused once and the scan after it works."""
    framer = Framer()
    frames = framer.feed(b"9" * 10_000 + b"\r" + b"B18617\r")
    assert len(frames) == 2
    assert isinstance(frames[0], MalformedScan)
    assert frames[1] == "B18617"


def test_an_overlong_frame_without_terminator_ends_with_silence() -> None:
    """Silence resynchronises too."""
    clock = HandClock()
    framer = Framer(idle_s=0.2, clock=clock)
    assert len(framer.feed(b"9" * 10_000)) == 1
    clock.now_s += 1
    assert framer.idle() == []
    assert framer.feed(b"B18617\r") == ["B18617"]


def test_the_longest_frame_passes() -> None:
    """The limit itself is no refusal."""
    assert Framer().feed(b"9" * MAX_FRAME_BYTES + b"\r") == ["9" * MAX_FRAME_BYTES]


@pytest.mark.parametrize("garbage", [b"\xff\xfe\x80", b"B\x00123", b"\x1b[A", b"\x9b", b"B186\x7f"])
def test_garbage_is_refused_with_a_readable_form(garbage: bytes) -> None:
    """Bytes that no code has are refused; what was read can be shown."""
    [refused, scan] = Framer().feed(garbage + b"\rB18617\r")
    assert isinstance(refused, MalformedScan)
    assert refused.read
    assert refused.read.isprintable()
    assert scan == "B18617"
