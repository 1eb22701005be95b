"""Every barcode of a sheet reads back: from the pages, from the saved PDF, from the label printer's paper."""

from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from printing.errors import LabelRejected, SheetNotWritten
from printing.profiles import PROFILES, Profile
from printing.raster import has_realtime_pair
from printing.sheets.card import BADGE, WALL, Card, CardSize
from printing.sheets.page import A4_DOTS, DPI, pages
from printing.sheets.pdf import write_pdf
from printing.sheets.strip import render_card
from printing.virtual.preview import pictures

NAMES = (
    *("Ana Ribeiro", "Χριστίνα Παπαδοπούλου-Κωνσταντινίδου", "王小美", "ليلى العربي", "Bo"),
    *(
        "Wilhelmina Featherstonehaugh-Cholmondeley the Younger of the Night Shift",
        "Zoë 🎂",
        "Ĝusto",
        "Ö",
        "I",
    ),
)
CARDS = tuple(
    Card(f"S10{i:02}{'7' * (i % 7)}", name, "Staff, Bannos and Flourlane", name[:2])
    for i, name in enumerate(NAMES)
)


def codes_on(picture: Image.Image) -> list[str]:
    """What a scanner reads from it."""
    return sorted(found.text for found in zxingcpp.read_barcodes(picture))


@pytest.mark.parametrize("size", [WALL, BADGE], ids=["wall", "badge"])
def test_a_saved_pdf_reads_back(size: CardSize, tmp_path: Path, qtbot: QtBot) -> None:
    """Pages and PDF have each code once, at A4's true size, whatever the names are written in."""
    assert qtbot is not None
    cards = [replace(card, size=size) for card in CARDS[: size.across * size.down]]
    made = pages(cards, "Badges")
    codes = sorted(card.code for card in cards)
    assert sorted(code for page in made for code in codes_on(page)) == codes
    write_pdf(made, tmp_path / "badges.pdf", "Badges")
    document = QPdfDocument()
    document.load(str(tmp_path / "badges.pdf"))
    seen = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        assert (round(points.width() * DPI / 72), round(points.height() * DPI / 72)) == A4_DOTS
        seen += codes_on(grey(document.render(number, QSize(*A4_DOTS))))
    document.close()
    assert sorted(seen) == codes


def grey(image: QImage) -> Image.Image:
    """On white paper."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (plain.width(), plain.height())
    colours = Image.frombytes("RGBA", size, bytes(plain.constBits()), "raw", "RGBA", plain.bytesPerLine())
    paper = Image.new("RGBA", size, "white")
    paper.alpha_composite(colours)
    return paper.convert("L")


def test_nothing_leaves_its_card() -> None:
    """The longest name and the longest code leave the edge of their card white, where it is cut."""
    (page,) = pages([Card("ZQCSPELLINGR", NAMES[5] * 2, NAMES[5] * 3, "🎂", BADGE)], "Badges")
    left = (A4_DOTS[0] - BADGE.across * BADGE.width) // 2
    top = (A4_DOTS[1] - BADGE.down * BADGE.height) // 2
    card = page.convert("L").crop((left, top, left + BADGE.width, top + BADGE.height))
    inside = card.crop((8, 8, card.width - 8, card.height - 8)).point(lambda dot: 255 - dot).getbbox()
    assert inside is not None
    assert inside[0] >= 30
    assert inside[2] <= card.width - 40
    assert inside[3] <= card.height - 30


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda p: p.name)
def test_cards_from_the_label_printer_read_back(profile: Profile) -> None:
    """Each printer prints each card as one label, and its code reads back."""
    for card in (*CARDS[:4], Card("ZQCSPELLINGR", "Return: spelling", "Sends the cake back.", "✏️")):
        (picture,) = pictures(render_card(card, profile), profile)
        assert codes_on(picture) == [card.code]


def test_a_group_begins_a_page() -> None:
    """Cards of another group or size never stand on the page of the one before."""
    groups = (("work", WALL, 9), ("digits", BADGE, 1), ("more", BADGE, 1))
    cards = [
        Card(f"S1{name[0].upper()}{at}", name, "", "", size, name)
        for name, size, many in groups
        for at in range(many)
    ]
    made = [set(codes_on(page)) for page in pages(cards, "Cards")]
    assert [len(page) for page in made] == [8, 1, 1, 1]
    assert set().union(*made) == {card.code for card in cards}


@settings(max_examples=10, deadline=None)
@given(title=st.text(max_size=60), detail=st.text(max_size=60), sign=st.text(max_size=3))
def test_any_words_make_a_card(title: str, detail: str, sign: str) -> None:
    """Whatever a shelf or a person is called: one label without a real-time command, and a card."""
    card = Card("L1A", title, detail, sign)
    for profile in (PROFILES["pos-5890"], PROFILES["epson-80"]):
        data = render_card(card, profile)
        assert not has_realtime_pair(data)
        assert len(pictures(data, profile)) == 1
    assert len(pages([card], title)) == 1


def test_a_code_that_fits_no_card_is_a_sentence(tmp_path: Path) -> None:
    """Too long or not a code: refused in words, as is a folder that is not there."""
    with pytest.raises(LabelRejected, match="too long for a card"):
        pages([Card("A" * 30, "A", "", "")], "A")
    with pytest.raises(LabelRejected, match="cannot be printed"):
        render_card(Card("生", "A", "", ""), PROFILES["epson-80"])
    with pytest.raises(SheetNotWritten, match="Choose another folder"):
        write_pdf(pages(CARDS[:1], "A"), tmp_path / "none" / "a.pdf", "A")
