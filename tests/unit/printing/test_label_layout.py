"""A rendered label is looked at as a picture: it decodes, nothing is cut off or obeyed by mistake."""

from collections.abc import Callable
from datetime import date

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from printing.errors import LabelRejected
from printing.label import Label
from printing.layout import due_words, render_label
from printing.profiles import PROFILES, Profile
from printing.raster import has_realtime_pair
from printing.virtual.interpreter import PAPER_MARGIN_DOTS
from printing.virtual.preview import pictures, preview_png

MakeLabel = Callable[..., Label]
WRITINGS = {
    "latin": "Happy 30th Birthday Aimée & Zoë!",
    "greek": "Χρόνια πολλά Γιαγιά Ελένη!",
    "cyrillic": "С днём рождения, Саша",
    "chinese": "生日快乐 小美",
    "arabic": "عيد ميلاد سعيد يا ليلى",
    "hebrew": "יום הולדת שמח Anna",
    "thai": "สุขสันต์วันเกิด",
    "emoji": "Love you 🎂❤️👨‍👩‍👧",
    "nothing": "",
}
ALL_PROFILES = pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda p: p.name)


@ALL_PROFILES
@pytest.mark.parametrize("script", WRITINGS)
def test_every_label_decodes_to_its_code(profile: Profile, script: str, make_label: MakeLabel) -> None:
    """Whatever the writing and whatever the printer, the barcode reads back as the code."""
    label = make_label(writing=WRITINGS[script])
    (picture,) = pictures(render_label(label, profile), profile)
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [label.code]


@ALL_PROFILES
@pytest.mark.parametrize("length", range(1, 13))
def test_every_code_length_decodes(profile: Profile, length: int, make_label: MakeLabel) -> None:
    """Codes of one to twelve characters fit each paper."""
    code = "B25771BTX09Z"[:length]
    (picture,) = pictures(render_label(make_label(code=code, writing=""), profile), profile)
    texts = {found.text for found in zxingcpp.read_barcodes(picture)}
    assert code in texts


@ALL_PROFILES
def test_a_code_too_long_for_bars_becomes_a_qr_code(profile: Profile, make_label: MakeLabel) -> None:
    """A barcode that is too wide would print nothing: such a code is a QR code."""
    code = "BANNOS-00001-LONGER-THAN-ANY-PAPER"
    (picture,) = pictures(render_label(make_label(code=code), profile), profile)
    (found,) = zxingcpp.read_barcodes(picture)
    assert (found.text, found.format) == (code, zxingcpp.BarcodeFormat.QRCode)


def test_a_usual_label_is_small(make_label: MakeLabel) -> None:
    """Without drawn text a label is at most 1.5 KB."""
    for profile in PROFILES.values():
        if profile.native_barcode:
            assert len(render_label(make_label(), profile)) <= 1536


@ALL_PROFILES
def test_text_that_the_page_lacks_is_drawn(profile: Profile, make_label: MakeLabel) -> None:
    """Text outside the code page goes out as dots, and no question mark stands in for it."""
    data = render_label(make_label(writing="Χρόνια 生日", code="B1"), profile)
    assert b"\x1dv0" in data
    assert b"?" not in data.split(b"\x1dv0")[0]


@pytest.mark.parametrize("profile", [PROFILES["epson-80"], PROFILES["epson-58"]], ids=lambda p: p.name)
def test_long_writing_is_all_there(profile: Profile, make_label: MakeLabel) -> None:
    """Every word of a long text is on the label, in order, whatever the paper's width."""
    words = [f"word{i}" for i in range(60)]
    data = render_label(make_label(writing=" ".join(words), notes=""), profile)
    places = [data.index(word.encode()) for word in words]
    assert places == sorted(places)


def test_ink_stays_off_the_edges(make_label: MakeLabel) -> None:
    """Nothing runs off the paper: there is white all around what is printed."""
    for profile in PROFILES.values():
        (picture,) = pictures(render_label(make_label(writing="W" * 300, reprint=3), profile), profile)
        left, top, right, bottom = picture.point(lambda dot: 255 - dot).getbbox() or (0, 0, 0, 0)
        assert left >= PAPER_MARGIN_DOTS
        assert right <= picture.width - PAPER_MARGIN_DOTS
        assert top >= PAPER_MARGIN_DOTS
        assert bottom <= picture.height - PAPER_MARGIN_DOTS


def test_a_copy_says_so_and_keeps_its_code(make_label: MakeLabel) -> None:
    """REPRINT n is on a copy only, and its barcode is the original's."""
    profile = PROFILES["epson-80"]
    original, copy = (render_label(make_label(reprint=n), profile) for n in (0, 2))
    assert b"REPRINT" not in original
    assert b"REPRINT 2" in copy
    assert b"{BB25771BT" in copy


def test_control_characters_never_reach_the_printer(make_label: MakeLabel) -> None:
    """A customer's text cannot cut the paper or reset the printer."""
    plain = render_label(make_label(writing="Happy Birthday"), PROFILES["epson-80"])
    hostile = render_label(make_label(writing="Happy\x1b\x1d Birth\x10\x07day"), PROFILES["epson-80"])
    assert hostile == plain


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    writing=st.text(max_size=80),
    notes=st.text(max_size=60),
    product=st.text(max_size=60),
    extras=st.lists(st.text(max_size=30), max_size=3),
    method=st.none() | st.text(max_size=12),
    profile=st.sampled_from(list(PROFILES.values())),
)
def test_any_text_prints_one_label_and_no_real_time_command(
    make_label: MakeLabel,
    writing: str,
    notes: str,
    product: str,
    extras: list[str],
    method: str | None,
    profile: Profile,
) -> None:
    """Any text at all gives one label, with nothing inside that a printer would obey at once."""
    label = replace(
        make_label(), writing=writing, notes=notes, product=product, accessories=tuple(extras), method=method
    )
    data = render_label(label, profile)
    assert not has_realtime_pair(data)
    assert len(pictures(data, profile)) == 1


def test_a_code_without_bars_is_refused_in_words(make_label: MakeLabel) -> None:
    """A code that no barcode can hold is an error with a sentence."""
    with pytest.raises(LabelRejected, match="cannot be printed"):
        render_label(make_label(code="生日"), PROFILES["epson-80"])


@pytest.mark.parametrize(
    ("due", "window", "words"),
    [
        (date(2026, 11, 28), "9am-1pm", "Sat 28/11 9am-1pm"),
        (date(2026, 12, 4), None, "Fri 04/12"),
        (None, "after 3pm", "after 3pm"),
        (None, None, "No due date"),
    ],
)
def test_due_is_a_day_a_date_and_a_time(due: date | None, window: str | None, words: str) -> None:
    """A due date without a time is valid, and so is none at all."""
    assert due_words(due, window) == words


def test_the_preview_is_a_png_of_the_same_dots(make_label: MakeLabel) -> None:
    """What the screen shows is the picture that the virtual printer prints."""
    profile = PROFILES["epson-58"]
    png = preview_png(render_label(make_label(), profile), profile)
    assert png.startswith(b"\x89PNG")
    assert preview_png(b"", profile).startswith(b"\x89PNG")
