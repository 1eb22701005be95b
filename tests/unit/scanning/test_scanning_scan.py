"""The scan itself, what it was read in, and the same scan again."""

from datetime import UTC, datetime

import pytest

from scanning.duplicates import DuplicateWindow
from scanning.errors import UnknownCode, readable
from scanning.scan import Scan, Symbology

AT = datetime(2026, 11, 28, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("frame", "symbology", "payload"),
    [
        ("]C0B25771A", Symbology.CODE_128, "B25771A"),
        ("]C1B25771A", Symbology.CODE_128, "B25771A"),
        ("]Q1bannos-1", Symbology.QR, "bannos-1"),
        ("]E0930067502423", Symbology.EAN_UPC, "930067502423"),
        ("]A0*B1*", Symbology.CODE_39, "*B1*"),
        ("]d2B1", Symbology.DATA_MATRIX, "B1"),
        ("]X0B1", Symbology.OTHER, "B1"),
        (" B1 \r", None, "B1"),
        ("]", None, "]"),
    ],
)
def test_the_aim_identifier_names_the_symbology(
    frame: str, symbology: Symbology | None, payload: str
) -> None:
    """AIM identifier and outer blanks come off; the identifier says what was scanned."""
    assert Scan.from_frame(frame, "ttyACM0", AT) == Scan(payload, symbology, "ttyACM0", AT, frame)


def test_the_same_code_within_the_window_is_one_scan() -> None:
    """Again within 1.5 s is the same scan; later it counts; another code always counts."""
    window = DuplicateWindow(window_s=1.5)
    assert not window.is_repeat("B1", 10.0)
    assert window.is_repeat("B1", 11.4)
    assert not window.is_repeat("B2", 11.5)
    assert not window.is_repeat("B1", 12.9)


def test_a_label_left_before_the_scanner_stays_one_scan() -> None:
    """The window runs from the last reading."""
    window = DuplicateWindow(window_s=1.5)
    assert [window.is_repeat("B1", float(second)) for second in range(5)] == [False, True, True, True, True]


def test_a_forgotten_code_counts_at_once() -> None:
    """A scan that could not be saved can be made again without waiting."""
    window = DuplicateWindow()
    window.is_repeat("B1", 1.0)
    window.forget("B1")
    assert not window.is_repeat("B1", 1.1)


def test_what_was_read_is_shown_short_and_printable() -> None:
    """A refusal never floods the screen nor hides a lookalike."""
    assert readable("B18617") == "B18617"
    assert readable("B１") == "B\\uff11"
    assert readable("9" * 10_000) == "9" * 40 + "… (10000 characters)"
    assert str(UnknownCode("Unknown code", "Read “x”.")) == "Unknown code: Read “x”."
