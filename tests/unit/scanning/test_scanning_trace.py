"""What came in, character by character."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanning.trace import KEPT_CHARACTERS, SILENCE_S, Trace, TraceRecorder, character_name, decoded

AT = datetime(2026, 11, 22, tzinfo=UTC)


def recorder(into: list[Trace]) -> TraceRecorder:
    """Return a recorder that keeps what it reports."""
    return TraceRecorder("ttyACM0", into.append, lambda: AT)


@given(st.lists(st.tuples(st.text(max_size=5), st.floats(0.0, 0.1)), max_size=40))
def test_a_trace_is_everything_between_two_silences(parts: list[tuple[str, float]]) -> None:
    """Whatever the reads were, the trace has every character once, with rising times."""
    traces: list[Trace] = []
    record, at_s = recorder(traces), 10.0
    for text, pause_s in parts:
        at_s += pause_s
        record.take(text, at_s)
    record.silence(at_s + SILENCE_S + 0.01)
    sent = "".join(text for text, _ in parts)
    assert "".join(trace.text for trace in traces) == sent
    assert all(list(trace.times_ms) == sorted(trace.times_ms) for trace in traces)
    assert len(traces) == (1 if sent else 0)


def test_a_pause_shorter_than_a_silence_is_measured() -> None:
    """The longest gap says whether the scanner types too slowly."""
    traces: list[Trace] = []
    record = recorder(traces)
    record.take("A", 1.0)
    record.silence(1.1)
    record.take("B", 1.12)
    record.end()
    assert (traces[0].times_ms, traces[0].longest_gap_ms) == ((0, 120), 120)
    assert not record.open


def test_ten_thousand_characters_are_counted_and_not_kept() -> None:
    """An endless burst keeps its beginning and its length."""
    traces: list[Trace] = []
    record = recorder(traces)
    record.take("9" * 10_000, 1.0)
    record.end()
    assert (len(traces[0].text), traces[0].count) == (KEPT_CHARACTERS, 10_000)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("A", "A"),
        (" ", "SPACE"),
        ("\r", "CR"),
        ("\x1d", "GS"),
        ("\x04", "EOT"),
        ("\x7f", "DEL"),
        ("Α", "Α(U+0391)"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\x85", "U+0085"),
    ],
)
def test_each_character_has_a_name(character: str, name: str) -> None:
    """Control characters by their names, lookalikes by their numbers."""
    assert character_name(character) == name


@given(st.binary())
def test_any_bytes_can_be_shown(data: bytes) -> None:
    """Bytes of the wrong speed are shown one by one."""
    assert decoded(data) == data.decode("latin-1") or decoded(data).encode() == data
    assert all(character_name(character) for character in decoded(data))
