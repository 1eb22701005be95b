"""Profiles: python-escpos' printers and ours, changed by the settings, and refused in words."""

import pytest

from printing.errors import PrinterSettingsWrong
from printing.layout import render_label
from printing.profiles import (
    PROFILES,
    ProfileChanges,
    choose_profile,
    known_profiles,
    profile_named,
)
from tests.unit.printing.conftest import PLAIN

_NO_LABELS = {
    "af-240": "prints no pictures",
    "ocd-100": "prints no pictures",
    "ocd-300": "prints no pictures",
    "tm-u220": "prints no pictures",
    "tm-u220b": "prints no pictures",
    "sp2000": "Star mode",
    "tsp600": "Star mode",
    "tup500": "Star mode",
    "rp326": "Set width_dots",
    "tep-200m": "Set width_dots",
    "default": "Set width_dots",
    "simple": "Set width_dots",
}


@pytest.mark.parametrize("name", [name for name in known_profiles() if name not in _NO_LABELS])
def test_every_known_printer_takes_a_label(name: str) -> None:
    """Each profile that is offered has the paper, the page and the room that a label needs."""
    profile = profile_named(name)
    assert profile.paper_mm in (58, 80)
    assert "é".encode(profile.codec)
    assert len(render_label(PLAIN, profile)) > 100


@pytest.mark.parametrize(("name", "words"), _NO_LABELS.items())
def test_a_printer_that_cannot_print_labels_says_why(name: str, words: str) -> None:
    """A display, an impact printer and an unknown width are refused with the reason."""
    with pytest.raises(PrinterSettingsWrong, match=words):
        profile_named(name)


def test_facts_come_from_the_capabilities() -> None:
    """What the list of python-escpos says of a printer is what the profile has."""
    old, cheap, slip = profile_named("TM-T88V"), profile_named("zj-5870"), profile_named("ct-s651")
    assert (old.width_dots, old.dpi, old.paper_mm, old.native_qr) == (512, 180, 80, True)
    assert (cheap.native_barcode, cheap.native_qr, cheap.cutter, cheap.paper_mm) == (False, False, False, 58)
    assert (slip.code_page, slip.code_page_number, slip.width_dots) == ("CP1252", 9, 640)


def test_an_unknown_name_gets_close_ones() -> None:
    """A slip of the finger is answered with the names that were perhaps meant."""
    with pytest.raises(PrinterSettingsWrong, match=r"no printer profile 'tm-t20'. Did you mean tm-t20ii"):
        profile_named("tm-t20")


def test_without_a_name_the_paper_chooses() -> None:
    """One careful choice for each paper, whoever asks."""
    assert choose_profile("", 80) == PROFILES["generic-80"]
    assert choose_profile("  ", 58) == PROFILES["generic-58"]


def test_the_settings_change_a_profile() -> None:
    """Overrides win, an unknown width can be given, and what is not set stays."""
    changes = ProfileChanges(width_dots=512, dpi=180, cutter=False)
    assert choose_profile("rp326", 80, changes).width_dots == 512
    changed = choose_profile("epson-80", 80, changes)
    assert (changed.width_dots, changed.dpi, changed.cutter, changed.native_qr) == (512, 180, False, True)
    greek = ProfileChanges(code_page="CP1253", code_page_number=17)
    assert choose_profile("epson-80", 80, greek).code_page_number == 17


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (ProfileChanges(width_dots=100), "100 dots is no label's width"),
        (ProfileChanges(width_dots=4000), "4000 dots is no label's width"),
        (ProfileChanges(code_page="KLINGON", code_page_number=1), "is no code page"),
        (ProfileChanges(code_page="CP858"), "needs its code_page_number"),
    ],
)
def test_overrides_that_cannot_be_are_refused(changes: ProfileChanges, words: str) -> None:
    """A width or a code page that no printer has is a sentence, not a ruined label."""
    with pytest.raises(PrinterSettingsWrong, match=words):
        choose_profile("epson-80", 80, changes)
