"""The gallery shows every part in every state, in both themes, and draws the documents' pictures."""

import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station.services.bench_state import LedgerState, LinkStatus
from station.services.notices import FeedbackKind
from station.ui.bench.feedback_band import FeedbackBand
from station.ui.bench.labels import Text
from station.ui.bench.ledger_view import LedgerEntry
from station.ui.gallery import bench_parts, parts
from station.ui.gallery.pages import all_pages
from station.ui.gallery.pictures import picture
from station.ui.gallery.window import GalleryWindow
from station.ui.theme import apply_theme
from station.ui.theme.colours import use_dark
from station.ui.theme.metrics import Type

README = {"bench", "bench-offline", "bench-dark", "packing", "attention", "wall", "label"}
WITHIN_S = 120
BOTH = ("part", "over", "wall")
"""Benches are shown light in all the other tests."""


def resource(folder: str) -> list[str]:
    """The names of the files in a folder of the resources."""
    return [file.name for file in resources.files("resources").joinpath(folder).iterdir()]


def grounds(drawn: QImage) -> set[str]:
    """Some of a picture's colours."""
    steps = range(1, 40)
    return {
        drawn.pixelColor(drawn.width() * x // 40, drawn.height() * y // 40).name()
        for x in steps
        for y in steps
    }


def test_every_page_is_drawn_in_both_themes(qapp: QApplication) -> None:
    """No page is blank, and none forgets the dark theme."""
    apply_theme(qapp)
    try:
        for page in all_pages():
            dark = picture(page, dark=True)
            assert len(grounds(dark)) >= 3, page.name
            if page.name.startswith(BOTH):
                light = picture(page)
                assert light.size() == dark.size(), page.name
                assert light != dark, page.name
    finally:
        use_dark(False)


def test_every_component_in_every_state(qtbot: QtBot, qapp: QApplication) -> None:
    """Sizes of text, icons, roles of buttons, answers, lines of the ledger and links: none is left out."""
    apply_theme(qapp)
    sheets = {
        name: make()
        for name, make in {
            "type": parts.type_scale,
            "icons": parts.icons,
            "buttons": parts.buttons,
            "bands": bench_parts.bands,
            "ledger": bench_parts.ledger_lines,
            "strips": bench_parts.strips,
        }.items()
    }
    for sheet in sheets.values():
        qtbot.addWidget(sheet)
    assert {f"type_{kind.name.lower()}" for kind in Type} <= {t.objectName() for t in texts(sheets["type"])}
    assert {name[:-4] for name in resource("icons")} <= {t.text() for t in texts(sheets["icons"])}
    style = resources.files("resources").joinpath("style", "station.qss").read_text(encoding="utf-8")
    styled = set(re.findall(r'QPushButton\[role="([a-z-]+)"\]', style)) - {"device"}
    roles = {str(button.property("role")) for button in sheets["buttons"].findChildren(QPushButton)}
    assert styled <= roles
    kinds = {band.kind for band in sheets["bands"].findChildren(FeedbackBand)}
    assert kinds == {"", *(kind.value for kind in FeedbackKind)}
    states = {entry.property("state") for entry in sheets["ledger"].findChildren(LedgerEntry)}
    assert states == {state.value for state in LedgerState}
    strips = [f for f in sheets["strips"].findChildren(QFrame) if f.objectName() == "status_strip"]
    assert len(strips) == len(LinkStatus)


def texts(sheet: QWidget) -> list[Text]:
    """The texts on a sheet."""
    return sheet.findChildren(Text)


def test_the_window_turns_pages_and_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    """A name shows its page; the button turns light and dark."""
    apply_theme(qapp)
    window = GalleryWindow()
    qtbot.addWidget(window)
    window.show()
    names = [window.names.item(at).text() for at in range(window.names.count())]
    window.names.setCurrentRow(names.index("part-buttons"))
    assert window.page is not None
    head = window.page.findChild(QLabel, "gallery_head")
    assert isinstance(head, QLabel)
    assert head.text() == "Buttons"
    try:
        light = shown(window)
        window.theme.click()
        assert shown(window) != light
        window.theme.click()
        assert shown(window) == light
    finally:
        use_dark(False)


def shown(window: GalleryWindow) -> QImage:
    """The page as it is drawn now."""
    assert window.page is not None
    return window.page.grab().toImage()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The documents' pictures, drawn twice by the command."""
    folders = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for folder in folders:
        command = (sys.executable, "-m", "station", "gallery", "--pictures", str(folder), "--only", "readme")
        root = Path(__file__).parents[3]
        subprocess.run(command, check=True, timeout=WITHIN_S, cwd=root, capture_output=True)
    return folders


def test_the_documents_pictures_are_the_same_every_time(drawn: tuple[Path, Path]) -> None:
    """`--only readme` draws its seven pictures without a display, byte for byte the same."""
    first, second = drawn
    assert {path.stem for path in first.iterdir()} == README
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_a_page_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    """A wrong name ends in words and draws nothing."""
    command = (sys.executable, "-m", "station", "gallery", "--pictures", str(tmp_path), "--only", "nothing")
    root = Path(__file__).parents[3]
    done = subprocess.run(command, check=False, timeout=WITHIN_S, cwd=root, capture_output=True, text=True)
    assert done.returncode == 2
    assert "No page of the gallery begins with 'nothing'." in done.stderr
    assert list(tmp_path.iterdir()) == []
