"""The parts under a label: wrapping, fonts, dots, bars, profiles, and the door to python-escpos."""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from printing.bidi import base_level, in_order, levels
from printing.code128 import bar_widths, modules_wide, widest_module
from printing.errors import PrinterSettingsWrong
from printing.fonts import draw_line, font_of, named, runs_of, width_of
from printing.profiles import PROFILES, profile_for_paper, profile_named
from printing.raster import bars_image, has_realtime_pair, safe, stripes
from printing.text import clean, clusters, encodable, fitted, wrapped


def test_importing_the_builder_leaves_no_traces(tmp_path: Path) -> None:
    """Importing python-escpos through our door adds no log handler, prints nothing and leaves no folder."""
    program = (
        "import logging\n"
        "import printing.escpos_builder\n"
        "root = logging.getLogger()\n"
        "assert not root.handlers and root.level == logging.WARNING, root.handlers\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


@given(text=st.text(max_size=200), width=st.integers(min_value=1, max_value=40))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    """Every character that is not a blank survives wrapping, in order."""
    text = clean(text)
    lines = wrapped(text, lambda line: len(line) <= width)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(words=st.lists(st.from_regex(r"[a-z]{1,30}", fullmatch=True), max_size=20))
def test_wrapped_lines_fit(words: list[str]) -> None:
    """No line is wider than the paper."""
    assert all(len(line) <= 14 for line in wrapped(" ".join(words), lambda line: len(line) <= 14))


def test_words_stay_whole_where_they_can() -> None:
    """A line breaks at blanks; only a word that is too long alone is broken."""
    lines = wrapped("to the grandmother of all", lambda line: len(line) <= 8)
    assert lines == ["to the", "grandmot", "her of", "all"]


def test_typographic_marks_become_plain_where_that_suffices() -> None:
    """Curly quotes on a page without them are typed straight; a page that has them keeps them."""
    assert fitted("Nonna\u2019s \u201ccake\u201d", "cp437") == 'Nonna\'s "cake"'
    assert fitted("Nonna\u2019s", "cp1252") == "Nonna\u2019s"


@pytest.mark.parametrize("character", ["α", "Ж", "生", "ع", "ש", "ก", "🎂", "❤", "한"])
def test_a_font_has_every_script_that_customers_write(character: str) -> None:
    """Each script's characters are in the font that is chosen for them: no empty boxes."""
    assert not encodable(character, "cp1252")
    blank = zlib.crc32(draw_line("\U0010fffd", 40, bold=False).tobytes())
    assert zlib.crc32(draw_line(character, 40, bold=False).tobytes()) != blank
    assert width_of(character, 40, bold=False) > 0
    assert font_of(character)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Hi Anna", ["Hi Anna"]),
        ("שלום Anna, טוב", ["טוב", ", ", "Anna", "שלום "]),
        ("טוב (Anna) 30!", ["!", "30", ") ", "Anna", "(", "טוב "]),
        ("For ليلى 12:30", ["For ", "12:30", "ليلى "]),
    ],
)
def test_runs_stand_as_they_are_read(line: str, seen: list[str]) -> None:
    """Lines of both directions: names, numbers and brackets stand where a reader expects them."""
    assert [run.text for run in runs_of(line)] == seen


@given(text=st.text(alphabet="aB 12,.-+$%()[]\u05d0\u05e9\u0639\u062f\u0663\u0301\u200d!", max_size=30))
def test_every_character_stands_somewhere(text: str) -> None:
    """Reordering loses nothing and doubles nothing, whatever directions are mixed."""
    found = levels(text)
    assert sorted(in_order(found)) == list(range(len(text)))
    assert sorted("".join(run.text for run in runs_of(text))) == sorted(text)


def test_a_line_keeps_the_direction_of_its_paragraph() -> None:
    """A number alone on the second line of Hebrew has its exclamation mark on the left."""
    assert [run.text for run in runs_of("30!", base_level("מזל טוב 30!"))] == ["!", "30"]
    assert [run.text for run in runs_of("30!")] == ["30!"]


def test_arabic_letters_join_without_the_systems_libraries() -> None:
    """A joined word is narrower than its letters alone, and a ligature is one sign."""
    word = "عيد"
    assert width_of(word, 40, bold=False) < 0.9 * sum(width_of(letter, 40, bold=False) for letter in word)
    assert width_of("لا", 40, bold=False) < width_of("ل", 40, bold=False) + width_of("ا", 40, bold=False)


def test_a_sequence_of_emoji_is_one_picture() -> None:
    """A family, a flag and a thumb with a skin tone take the room of one sign each, and never break apart."""
    one = width_of("🎂", 40, bold=False)
    for sequence in ("👨‍👩‍👧", "🇬🇷", "👍🏽", "1️⃣"):
        assert width_of(sequence, 40, bold=False) < 1.3 * one
        assert clusters(sequence) == [sequence]


def test_a_sign_that_no_font_has_is_named() -> None:
    """Nothing that a customer wrote is lost: what cannot be drawn stands in words."""
    assert named("A\U00013000\u0639\n\uf8ff") == "A(egyptian hieroglyph a001)\u0639\n(sign U+F8FF)"


def test_chinese_lines_break_before_no_full_stop() -> None:
    """A line of ideographs ends where the paper ends, but does not begin with punctuation."""
    assert wrapped("生日快乐，小美。", lambda line: len(line) <= 4) == ["生日快", "乐，小", "美。"]


@given(data=st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x00, 0x18, 0xFF]), max_size=300).map(bytes))
def test_safe_dots_hold_no_real_time_command(data: bytes) -> None:
    """After the nudge there is no pair that a printer obeys, and not one dot was taken away."""
    nudged = safe(data)
    assert not has_realtime_pair(nudged)
    assert all(before & after == before for before, after in zip(data, nudged, strict=True))


@given(seed=st.integers(min_value=0, max_value=2**32), width=st.integers(min_value=8, max_value=200))
def test_no_stripe_holds_a_real_time_command(seed: int, width: int) -> None:
    """Pictures of any width are cut into stripes that are safe, header included."""
    dots = bytes((seed * (i + 1) * 2654435761 >> 7) & 0x14 for i in range((width + 7) // 8 * 300))
    picture = Image.frombytes("1", (width, 300), dots)
    for stripe in stripes(picture):
        head = stripe.width_bytes.to_bytes(2, "little") + stripe.height.to_bytes(2, "little")
        assert not has_realtime_pair(head + stripe.data)
        assert len(stripe.data) == stripe.width_bytes * stripe.height


@given(code=st.from_regex(r"[0-9A-Z]{1,12}", fullmatch=True), paper=st.sampled_from([384, 512, 576]))
def test_drawn_bars_are_safe_and_decode(code: str, paper: int) -> None:
    """Bars that we draw ourselves decode, and hold no real-time command without a nudged bar."""
    module = widest_module(len(code), paper)
    assert module is not None
    image = bars_image(bar_widths(code, module), 60, paper)
    assert not has_realtime_pair(image.tobytes())
    picture = ImageOps.expand(ImageOps.invert(image.convert("L")), 20, 255)
    found = zxingcpp.read_barcodes(picture)
    assert [barcode.text for barcode in found] == [code]


@pytest.mark.parametrize(
    ("paper", "module", "longest"),
    [(384, 2, 12), (384, 3, 6), (512, 2, 18), (512, 3, 10), (576, 2, 21), (576, 3, 12)],
)
def test_module_width_follows_the_paper(paper: int, module: int, longest: int) -> None:
    """The widest code per paper and module is that of the design's table."""
    assert modules_wide(longest) * module <= paper < modules_wide(longest + 1) * module


def test_an_unknown_profile_is_a_sentence() -> None:
    """A profile that is not there is refused with the names of those that are."""
    with pytest.raises(PrinterSettingsWrong, match=r"no printer profile 'acme'.*epson-80"):
        profile_named("acme")
    with pytest.raises(PrinterSettingsWrong, match="Use 58 or 80"):
        profile_for_paper(70)
    assert profile_named(" Epson-80 ") is PROFILES["epson-80"]
    assert profile_for_paper(58).width_dots == 384
