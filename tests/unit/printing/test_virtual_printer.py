"""The virtual printer obeys what we send, records what it does not know, and survives everything."""

import threading
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from printing.delivery import Timeouts
from printing.label import Label
from printing.layout import render_label
from printing.profiles import PROFILES
from printing.transports.network import NetworkTransport
from printing.virtual.interpreter import Interpreter
from printing.virtual.preview import pictures
from printing.virtual.server import VirtualPrinter

EPSON = PROFILES["epson-80"]
DEADLINE_S = 10.0


def counted(head: bytes, body: bytes) -> bytes:
    """A command with its length in front of its data."""
    return head + bytes([len(body)]) + (b"\0" if head[1:2] == b"(" else b"") + body


COUNTED = st.builds(
    counted,
    st.sampled_from([b"\x1d(k", b"\x1d(H", b"\x1dkI", b"\x1dkA"]),
    st.binary(max_size=30)
    | st.builds(bytes.__add__, st.sampled_from([b"1C", b"1P0", b"1Q", b"{B"]), st.binary(max_size=3)),
).map(lambda command: command[:260])
QUICK = Timeouts(status_s=1.0, drain_s=0.1, confirm_s=4.0)
BARS, QR, CUT, DOTS = b"\x1dkI\x05{BAB1", b"\x1d(k\x03\x001C\x06", b"\x1dVB\x03", b"\x1dv0\x00"
COMMANDS = [b"\x1b@", b"\x1ba\x01", b"\x1d!\x11", BARS, QR, CUT, DOTS]


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures are the same dots."""
    return one.size == other.size and ImageChops.difference(one, other).getbbox() is None


@settings(deadline=None, max_examples=300)
@given(st.lists(st.binary(max_size=20) | st.sampled_from(COMMANDS) | COUNTED, max_size=30))
def test_no_bytes_break_it(pieces: list[bytes]) -> None:
    """Any bytes, in any pieces, are obeyed, recorded or waited for."""
    printer = Interpreter(EPSON, lambda _picture: None)
    for piece in pieces:
        printer.feed(piece)
    printer.finish()


@settings(max_examples=10, deadline=None)
@given(size=st.integers(min_value=1, max_value=700))
def test_a_label_is_the_same_however_it_arrives(size: int) -> None:
    """A job cut into pieces of any size gives the picture of the whole."""
    bars = b"\x1dh\x50\x1dw\x02\x1dH\x02\x1dkI\x08{BB25771"
    data = b"\x1b@Hello\n" + bars + b"\x1dv0\x00\x02\x00\x10\x00" + b"\xaa" * 32 + b"\n"
    seen: list[Image.Image] = []
    printer = Interpreter(EPSON, seen.append)
    for start in range(0, len(data), size):
        printer.feed(data[start : start + size])
    printer.finish()
    assert same(seen[0], pictures(data, EPSON)[0])


def test_unknown_commands_are_recorded_and_our_labels_have_none(make_label: Callable[..., Label]) -> None:
    """A label uses known commands only; a foreign command is kept for the curious and the rest prints."""
    seen: list[Image.Image] = []
    printer = Interpreter(EPSON, seen.append)
    for profile in PROFILES.values():
        printer.feed(render_label(make_label(writing="Ω"), profile))
    assert printer.unknown == []
    printer.feed(b"\x1bp\x00\x19\xfaHello\n\x1dVB\x00")
    assert printer.unknown
    assert len(seen) >= 2


def test_a_barcode_too_wide_prints_nothing() -> None:
    """As on a real printer: no bars rather than half of them."""
    code = b"{B" + b"A" * 60
    assert pictures(b"\x1dw\x03\x1dkI" + bytes([len(code)]) + code, EPSON) == []


def test_labels_come_out_over_the_network(make_label: Callable[..., Label]) -> None:
    """The listener gets each label's PNG and number; without a cutter the job's end ends the label."""
    seen: list[tuple[bytes, int]] = []
    for name in ("epson-80", "pos-5890"):
        seen.clear()
        profile = PROFILES[name]
        with VirtualPrinter(
            "127.0.0.1", 0, profile, lambda png, index: seen.append((png[:4], index))
        ) as printer:
            transport = NetworkTransport("127.0.0.1", printer.port, QUICK)
            data = render_label(make_label(), profile)
            for count in (1, 2):
                assert transport.deliver(data).confirmed
                assert printer.wait_for_labels(count, DEADLINE_S)
            assert same(printer.labels[0], pictures(data, profile)[0])
        assert seen == [(b"\x89PNG", 0), (b"\x89PNG", 1)]


def test_what_was_sent_before_the_paper_ended_prints_after_reload() -> None:
    """A printer keeps what it took: after a new roll the label comes out although the sender is gone."""
    with VirtualPrinter("127.0.0.1", 0, EPSON) as printer:
        transport = NetworkTransport("127.0.0.1", printer.port, QUICK)

        def paper_ends() -> None:
            printer.paper_out = True

        with pytest.raises(Exception, match="No paper"):
            transport.deliver(b"label\n\x1dVB\x00", paper_ends)
        assert printer.labels == ()
        printer.paper_out = False
        assert printer.wait_for_labels(1, DEADLINE_S)


def test_a_listener_with_a_fault_does_not_stop_it(caplog: pytest.LogCaptureFixture) -> None:
    """An exception in the listener is logged, and the next label comes out."""
    told = threading.Event()

    def listener(_png: bytes, index: int) -> None:
        if index == 0:
            raise ZeroDivisionError
        told.set()

    with VirtualPrinter("127.0.0.1", 0, EPSON, listener) as printer:
        transport = NetworkTransport("127.0.0.1", printer.port, QUICK)
        transport.deliver(b"one\n\x1dVB\x00")
        transport.deliver(b"two\n\x1dVB\x00")
        assert told.wait(DEADLINE_S)
    assert "ZeroDivisionError" in caplog.text
