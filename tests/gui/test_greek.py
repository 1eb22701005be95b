"""The windows in Greek: nothing is cut off, nothing of ours is left in English, days are Greek days."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station.services.bench_state import BenchState, LinkStatus
from station.services.notices import FeedbackKind, Notice
from station.services.wall_state import WallState
from station.ui.bench import BenchWindow
from station.ui.bench.candidate import Candidate
from station.ui.bench.overlay import Overlay
from station.ui.gallery.samples_wall import SYDNEY, station, wall_state
from station.ui.gallery.samples_wall_states import widest_items
from station.ui.sounds import Sounds
from station.ui.theme import apply_theme
from station.ui.translation import FileTranslator, speak, texts_of
from station.ui.wall import WallWindow
from station.ui.words import due_long
from tests.gui.bench import states
from tests.gui.bench.test_bench_look import is_cut_off
from tests.gui.wall.conftest import TurnedClock
from tests.gui.wall.test_wall_look import is_cut_off as is_cut_off_on_wall

SIZE = (1366, 768)
STATES = states.all_states()
ON_THE_CARDS = set(
    re.findall(
        "[A-Z]+",
        "START COMPLETE PRINT REPRINT UNDO RETURN DAMAGED SPELLING OTHER NEXT PREVIOUS BREAK SIGN OFF TAKE"
        " YES NO BACK MENU LABELS BOARD DIGITS PICTURE",
    )
)
"""Commands are printed in English on the cards that are scanned."""
OURS_IN_LATIN = {"Ordak", "Station", "OK", "QC", "IT", "PIN", "Escape", "Enter", "Ctrl", "am", "pm"}
OURS_IN_LATIN |= ON_THE_CARDS
"""Names, keys, and what stands in Latin letters on labels and cards."""
VALUES = {
    **{"order": "B25772-B", "payload": "B25772BX", "count": "12", "total": "26", "copy": "2"},
    **{"stage": "Decorating", "bench": "Decorating", "next": "Packing", "reason": "damaged"},
    **{"why": "sent_packing", "shelf": "A1", "command": "COMPLETE", "printer": "2", "code": "ORD002"},
    **{"salvaged": "41", "unreadable": "2", "folder": "C:/Ordak/damaged", "name": "Ελένη"},
    "detail": "Η τούρτα άλλαξε στο μεταξύ.",
}
OpenBench = Callable[[BenchState], BenchWindow]


@pytest.fixture(autouse=True)
def greek(qapp: QApplication) -> Iterator[None]:
    """The application in Greek, for one test only."""
    before = QLocale()
    speak(qapp, "el")
    apply_theme(qapp)
    yield
    for translator in qapp.findChildren(FileTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)


@pytest.fixture
def open_bench(qtbot: QtBot) -> OpenBench:
    """Opens benches."""

    def make(state: BenchState) -> BenchWindow:
        window = BenchWindow(states.RecordedActions(), Sounds(enabled=False))
        window.complete()
        show(window, qtbot)
        window.show_state(state)
        QApplication.processEvents()
        return window

    return make


def show(window: QWidget, qtbot: QtBot) -> None:
    """Put a window on the screen."""
    qtbot.addWidget(window)
    window.resize(*SIZE)
    with qtbot.waitExposed(window):
        window.show()


def values_of(state: object) -> str:
    """The names, notes and details of a state: they are not ours to translate."""
    if isinstance(state, str):
        return "" if isinstance(state, Enum) else state
    if isinstance(state, Mapping):
        return values_of(tuple(state.values()))
    if isinstance(state, Iterable):
        return " ".join(values_of(part) for part in state)
    if isinstance(state, Struct):
        return " ".join(values_of(getattr(state, field.name)) for field in fields(state))
    return ""


def left_in_english(window: QWidget, state: object) -> list[str]:
    """What a person sees or hears that has an English word of ours in it."""
    known = OURS_IN_LATIN | set(re.findall("[A-Za-z]{2,}", values_of(state)))
    english = {source for (_, source), said in texts_of("el").items() if source != said}
    shown = {window.windowTitle()}
    for part in [window, *(part for part in window.findChildren(QWidget) if part.isVisible())]:
        shown |= {part.accessibleName(), part.accessibleDescription(), part.toolTip()}
        if isinstance(part, QLabel | QPushButton):
            shown.add(part.text())
    return sorted(
        text for text in shown if text in english or not set(re.findall("[A-Za-z]{2,}", text)) <= known
    )


def cut_off(window: QWidget, inside: QWidget | None = None) -> list[str]:
    """The texts of a bench that are not whole; `inside` for what may be scrolled out of sight."""
    labels = [part for part in (inside or window).findChildren(QLabel) if part.isVisible()]
    cut = [
        part.text()
        for part in labels
        if part.text().strip() and is_cut_off(part, part.parentWidget() or window if inside else window)
    ]
    for part in (inside or window).findChildren(QPushButton):
        needed, room = part.sizeHint(), part.size()
        # A candidate has its texts in labels.
        if part.isVisible() and not isinstance(part, Candidate) and needed.boundedTo(room) != needed:
            cut.append(part.text())
    return cut


def wait_until_whole(qtbot: QtBot, window: QWidget, inside: QWidget | None = None) -> None:
    """Nothing is cut off, once the layouts have settled."""

    def whole() -> None:
        assert cut_off(window, inside) == []

    qtbot.waitUntil(whole)


@pytest.mark.parametrize("name", STATES)
def test_bench_is_greek_and_whole(open_bench: OpenBench, qtbot: QtBot, name: str) -> None:
    """A bench has Greek words only, whole, in every state."""
    window = open_bench(STATES[name])
    assert (window.width(), window.height()) == SIZE
    wait_until_whole(qtbot, window)
    assert left_in_english(window, STATES[name]) == []


def test_every_answer_is_greek_and_whole(open_bench: OpenBench) -> None:
    """Whatever a bench answers is Greek and stands whole on the band, saved offline or not."""
    window = open_bench(states.state())
    for kind in (FeedbackKind.REFUSED, FeedbackKind.SAVED_OFFLINE):
        for notice in Notice:
            window.show_feedback(states.said(kind, notice, **VALUES))
            QApplication.processEvents()
            assert cut_off(window.band) == [], notice
            said = f"{window.band.title.text()} {window.band.text.text()}"
            assert re.search("[α-ω]{3}", said)
            latin = set(re.findall("[A-Za-z]{2,}", said)) - OURS_IN_LATIN
            assert latin <= {"BX", "ORD", "damaged"}, said


PANELS = {
    "attention": states.needs_attention(),
    "printing": states.no_paper(),
    "sign_on": states.state(),
    "pad": states.state(),
    "pin": STATES["pin_locked"],
    "cards.pin_choice": STATES["own_pin_easy"],
    "scanner_test": states.state(),
    "menu": states.state(),
    "cards.fillings": states.state(queue=states.queue(12)),
}


@pytest.mark.parametrize("panel", PANELS)
def test_panels_are_greek_and_whole(open_bench: OpenBench, qtbot: QtBot, panel: str) -> None:
    """What opens above the bench is Greek and whole."""
    window = open_bench(PANELS[panel])
    overlay: Overlay = attrgetter(panel)(window.over)
    overlay.open()
    wait_until_whole(qtbot, window, overlay)
    assert overlay.isVisible()
    assert left_in_english(overlay, PANELS[panel]) == []


def walls() -> dict[str, WallState]:
    """A wall's days, each at its widest."""
    names = ("Πάγκος 1", "Πάγκος 2", "Πάγκος 3", "Πάγκος 4")
    troubles: tuple[dict[str, Any], ...] = (
        {"saved_here": 134},
        {"printer": "trouble"},
        {"scanner": "trouble"},
        {"attention": 3},
    )
    stations = tuple(station(name, **trouble) for name, trouble in zip(names, troubles, strict=True))
    many = (137, 114, 99, 122)
    return {
        "well": wall_state(stations=tuple(station(name) for name in names)),
        "many": wall_state(many, stations=stations, overdue=12, today=38, tomorrow=137),
        "unknown": wall_state(columns=None, data_at=None, stations=(), link=LinkStatus.OFFLINE),
        "items": wall_state(many, stations=stations, attention=widest_items()),
    }


@pytest.mark.parametrize("name", walls())
def test_wall_is_greek_and_whole(qtbot: QtBot, name: str) -> None:
    """The wall has Greek words only, whole, on every page."""
    state = walls()[name]
    window = WallWindow(SYDNEY, clock=TurnedClock())
    show(window, qtbot)
    window.show_state(state)

    def whole() -> None:
        labels = [part for part in window.findChildren(QLabel) if part.isVisible() and part.text().strip()]
        assert [part.text() for part in labels if is_cut_off_on_wall(part, window)] == []

    for _ in range(6):
        qtbot.waitUntil(whole)
        assert left_in_english(window, state) == []
        window.turn_pages()


def test_days_and_numbers_are_greek() -> None:
    """A day is said with its Greek name and day before month; Qt's own dates and numbers are Greek too."""
    sunday, friday = date(2026, 11, 22), date(2026, 11, 27)
    assert due_long(sunday, "9am-1pm", sunday) == "Σήμερα, Κυρ 22/11, 9am-1pm"
    assert due_long(friday, None, sunday) == "Παρ 27/11"
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    assert QLocale().toString(QDate(2026, 11, 27), "dddd") == "Παρασκευή"
