"""With a false language every word that is not data is marked, and a third more text is not cut off."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from station.services.notices import FeedbackKind, Notice
from station.settings import WallLayout
from station.ui.bench.window import BenchWindow
from station.ui.gallery.samples import said, state
from station.ui.gallery.samples_all import all_states
from station.ui.gallery.samples_states import needs_attention, no_paper
from station.ui.gallery.samples_wall_states import wall_states
from station.ui.gallery.windows import STANDS_STILL_MS, bench, overlays, wall
from station.ui.theme.metrics import MM_PER_INCH, dots_per_inch
from station.ui.translation import PseudoTranslator
from station.ui.wall.plan import WallPlan

from .conftest import Show
from .looked_at import cut_off

STATES, WALLS = all_states(), wall_states()
OVERLAYS = tuple(overlays())
WORD = re.compile(r"[^\W\d_]{2,}")
MARKED = re.compile(r"\[[^\[\]]*\]")
SIZE, WALL_SIZE = (1366, 768), (1920, 1080)
WALL_WIDTH_MM = 952
"""Of a 43-inch screen."""


@pytest.fixture(autouse=True)
def pseudo(qapp: QApplication) -> Iterator[None]:
    """The false language, for one test."""
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


def data_of(value: object) -> set[str]:
    """Every text that came with the data: names, products, numbers, messages of the server."""
    if isinstance(value, Enum):
        return set()
    if isinstance(value, str):
        # A line of the ledger calls people by their first names.
        return {value, value.partition(" ")[0]}
    if isinstance(value, Mapping):
        return data_of(tuple(value.values()))
    if isinstance(value, tuple | list):
        return {text for part in value for text in data_of(part)}
    if isinstance(value, Struct):
        return {text for field in fields(value) for text in data_of(getattr(value, field.name))}
    return set()


def said_by(window: QWidget) -> set[str]:
    """All that a window says: in its texts, to screen readers, in the tips of its parts."""
    found: set[str] = {window.windowTitle()}
    for part in (window, *window.findChildren(QWidget)):
        if part is not window and not part.isVisible():
            continue
        found |= {part.accessibleName(), part.accessibleDescription(), part.toolTip()}
        if isinstance(part, QLabel | QAbstractButton):
            found.add(part.text().replace("&&", "&"))
        if isinstance(part, QLineEdit):
            found.add(part.placeholderText())
    if isinstance(window, BenchWindow):
        rows = window.queue.list.rows
        found |= {str(rows.data(rows.index(at), ACCESSIBLE)) for at in range(rows.rowCount())}
    return {text for text in found if text}


ACCESSIBLE = 11
"""Qt.ItemDataRole.AccessibleTextRole: what a row says, with the words that are painted on it."""


def plain(text: str, data: set[str]) -> str:
    """What is left of a text without its data and without what is marked: words that nobody translated."""
    for known in sorted(data, key=len, reverse=True):
        if len(known) > 1:
            text = text.replace(known, " ")
    before = ""
    while before != text:
        before, text = text, MARKED.sub(" ", text)
    return " ".join(WORD.findall(text))


def untranslated(window: QWidget, data: set[str]) -> dict[str, str]:
    """Texts with words of no language."""
    return {text: left for text in said_by(window) if (left := plain(text, data))}


@pytest.mark.parametrize("name", STATES)
def test_a_bench_is_translated_and_whole(show: Show, name: str) -> None:
    """In every state every word of a bench passes through the translation, and has room when it is longer."""
    answer = said(FeedbackKind.SAVED_OFFLINE, Notice.ACCEPTED_EARLY, order="B25772-B", stage="Decorating")
    with show(bench(STATES[name], answer), SIZE) as window:
        settle()
        assert untranslated(window, data_of(STATES[name]) | {"B25772-B"}) == {}
        assert cut_off(window) == []


@pytest.mark.parametrize("name", OVERLAYS)
def test_what_lies_over_a_bench_is_translated_and_whole(show: Show, name: str) -> None:
    """The same for what a touch opens."""
    data = data_of((state(), needs_attention(), no_paper()))
    with show(overlays()[name](), SIZE) as window:
        settle()
        assert untranslated(window, data) == {}
        assert cut_off(window) == []


@pytest.mark.parametrize("far", [None, 5.0])
@pytest.mark.parametrize("name", WALLS)
def test_the_wall_is_translated_and_whole(show: Show, name: str, far: float | None) -> None:
    """Every word of the wall passes through the translation and has room, near and from afar."""
    data = {part for text in data_of(WALLS[name]) for part in (text, text.removesuffix(" Cake"))}
    window = wall(WALLS[name], plan=plan_of_43_inches(far))
    with show(window, WALL_SIZE):
        for _ in WallLayout:
            settle()
            assert untranslated(window, data) == {}
            assert cut_off(window) == []
            window.turn_pages()
            window.turn_layout()


def plan_of_43_inches(far: float | None) -> WallPlan:
    """All layouts, and the distance that makes the same of this screen as `far` of one of 43 inches."""
    plan = WallPlan(tuple(WallLayout), turn_ms=STANDS_STILL_MS, page_ms=STANDS_STILL_MS)
    if far is None:
        return plan
    here = dots_per_inch(QGuiApplication.primaryScreen())
    return replace(plan, distance_m=far * WALL_SIZE[0] / WALL_WIDTH_MM * MM_PER_INCH / here)


def settle() -> None:
    """Let layouts inside layouts come to rest."""
    for _ in range(6):
        QApplication.processEvents()
