"""What a screen reader is told (through Qt's accessibility interface), and what the keyboard reaches."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QWidget

from station.services.notices import FeedbackKind, Notice
from station.ui.bench.overlay import Overlay
from station.ui.bench.window import BenchWindow
from station.ui.gallery.samples import cake, said, state
from station.ui.gallery.samples_all import all_states
from station.ui.gallery.samples_wall_states import wall_states
from station.ui.gallery.windows import bench, overlays, wall

from .conftest import Show

STATES = all_states()
OVERLAYS = overlays()
WALLS = wall_states()
ROLES = {
    QAbstractButton: QAccessible.Role.Button,
    QLineEdit: QAccessible.Role.EditableText,
    QListView: QAccessible.Role.List,
    QLabel: QAccessible.Role.StaticText,
}


def named(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def role(widget: QWidget) -> QAccessible.Role:
    """What a screen reader takes a widget for."""
    return QAccessible.queryAccessibleInterface(widget).role()


def visible(window: QWidget) -> list[QWidget]:
    """Every widget on the screen, with the window itself."""
    return [window, *(part for part in window.findChildren(QWidget) if part.isVisible())]


def unheard(window: QWidget) -> list[str]:
    """What can have the focus or be touched, or says something, without a name or with a wrong role."""
    found = []
    for part in visible(window):
        wanted = next((name for kind, name in ROLES.items() if isinstance(part, kind)), None)
        if isinstance(part, QAbstractButton) and part.isCheckable():
            wanted = QAccessible.Role.CheckBox
        focusable = part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        speaks = isinstance(part, QLabel) and bool(part.text().strip())
        if not (focusable or speaks or isinstance(part, QAbstractButton)):
            continue
        if not named(part) or (wanted is not None and role(part) is not wanted):
            found.append(part.objectName() or type(part).__name__)
    return found


def focused(window: QWidget) -> QWidget:
    """Where keys go."""
    now: QWidget | None = window.focusWidget()
    return window if now is None else now


def walked(window: QWidget, forward: bool = True) -> list[QWidget]:
    """What Tab reaches, from where the focus is, until it comes round."""
    seen: list[QWidget] = []
    modifier = Qt.KeyboardModifier.NoModifier if forward else Qt.KeyboardModifier.ShiftModifier
    key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
    for _ in range(60):
        QTest.keyClick(focused(window), key, modifier)
        now = focused(window)
        if now in seen:
            break
        seen.append(now)
    return seen


def reachable(window: QWidget) -> list[QAbstractButton]:
    """Every button that could be touched now."""
    over = [part for part in window.findChildren(Overlay) if part.isVisible()]
    inside = over[-1] if over else window
    return [part for part in inside.findChildren(QAbstractButton) if part.isVisible() and part.isEnabled()]


@pytest.mark.parametrize("name", STATES)
def test_a_bench_is_heard_and_walked_through(show: Show, name: str) -> None:
    """In every state each part has its role and name, and Tab reaches all that could be touched."""
    with show(bench(STATES[name])) as window:
        assert unheard(window) == []
        reached = walked(window)
        assert {b.objectName() for b in reachable(window)} - {w.objectName() for w in reached} == set()


@pytest.mark.parametrize("name", OVERLAYS)
def test_what_lies_over_a_bench_is_heard_and_walked_through(show: Show, name: str) -> None:
    """It says its title, Tab stays in it and reaches every choice, and Escape leaves it."""
    with show(OVERLAYS[name]()) as window:
        assert unheard(window) == []
        over = [part for part in window.findChildren(Overlay) if part.isVisible()]
        assert len(over) == 1
        assert named(over[0]).startswith(over[0].title.text())
        assert role(over[0]) is QAccessible.Role.Dialog
        assert over[0].isAncestorOf(focused(window)) or focused(window) is over[0]
        reached = walked(window)
        pressed = {w.objectName() for w in reached if isinstance(w, QAbstractButton)}
        assert {b.objectName() for b in reachable(window)} == pressed
        assert all(over[0].isAncestorOf(part) for part in reached)
        for _ in range(2):  # A list of reasons goes back to its list first.
            QTest.keyClick(focused(window), Qt.Key.Key_Escape)
        assert not over[0].isVisible()
        # A card of the bench's own state is closed by the bench.
        assert focused(window) is window


ASKING = [name for name, shown in STATES.items() if shown.question or shown.interrupt or shown.break_since]


@pytest.mark.parametrize("name", ASKING)
def test_a_question_is_a_dialog_that_takes_the_focus_and_gives_it_back(show: Show, name: str) -> None:
    """What the bench asks is a dialog with its question for a name; answered, the bench has the focus."""
    with show(bench(STATES["online"])) as window:
        assert isinstance(window, BenchWindow)
        window.show_state(STATES[name])
        (over,) = [part for part in window.findChildren(Overlay) if part.isVisible()]
        assert role(over) is QAccessible.Role.Dialog
        assert named(over)
        assert focused(window) is over
        window.show_state(STATES["online"])
        assert focused(window) is window


ANSWERS = {
    FeedbackKind.ACCEPTED: (Notice.STAGE_COMPLETED, QAccessible.AnnouncementPoliteness.Polite),
    FeedbackKind.SAVED_OFFLINE: (Notice.STAGE_COMPLETED, QAccessible.AnnouncementPoliteness.Polite),
    FeedbackKind.INFO: (Notice.SHOWING_ORDER, QAccessible.AnnouncementPoliteness.Polite),
    FeedbackKind.REFUSED: (Notice.WRONG_BENCH, QAccessible.AnnouncementPoliteness.Assertive),
    FeedbackKind.QUESTION: (Notice.CHOOSE_REASON, QAccessible.AnnouncementPoliteness.Assertive),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_is_announced(show: Show, kind: FeedbackKind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Title and sentence of the band are said by a screen reader; what is refused or asked, at once."""
    heard: list[tuple[str, object, object]] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append((event.message(), event.politeness(), event.object()))

    # Where Qt hands over to the system.
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    notice, politeness = ANSWERS[kind]
    with show(bench(STATES["online"])) as window:
        assert isinstance(window, BenchWindow)
        values = {"order": "B25771", "stage": "Filling", "next": "Covering", "bench": "Filling"}
        window.show_feedback(said(kind, notice, **values))
        band = window.band
        assert heard == [(f"{band.title.text()}. {band.text.text()}", politeness, band)]


def test_tab_goes_as_one_reads(show: Show) -> None:
    """Strip, queue, number, cake, undo: from the top to the bottom, and the same way back."""
    with show(bench(STATES["packing"])) as window:
        there = [part.objectName() for part in walked(window)]
        order = [name for name in there if name != "Bench"]
        assert order == [
            *("printer_sign", "scanner_sign", "person_button", "find_button", "queue_list"),
            *("code_edit", "code_pad_button", "code_enter_button"),
            *("assignee_button", "next_button", "reprint_button", "return_button", "undo_button"),
        ]
        back = [part.objectName() for part in walked(window, forward=False)]
        assert [name for name in back if name != "Bench"] == order[::-1]


def test_the_signs_of_devices_are_buttons(show: Show) -> None:
    """Printer and scanner open with Space, as they do with a finger."""
    with show(bench(STATES["no_paper"])) as window:
        assert isinstance(window, BenchWindow)
        for sign, over in (
            (window.strip.printer, window.over.printing),
            (window.strip.scanner, window.over.scanner_test),
        ):
            sign.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(sign, Qt.Key.Key_Space)
            assert over.isVisible()
            QTest.keyClick(focused(window), Qt.Key.Key_Escape)
            assert not over.isVisible()
            QTest.mouseClick(
                sign, Qt.MouseButton.LeftButton, pos=QPoint(sign.width() // 2, sign.height() // 2)
            )
            assert over.isVisible()
            over.hide()


OPENED_BY: dict[Qt.Key, Callable[[BenchWindow], QWidget]] = {
    Qt.Key.Key_F3: lambda window: window.over.sign_on,
    Qt.Key.Key_F5: lambda window: window.over.printing,
    Qt.Key.Key_F6: lambda window: window.over.attention,
    Qt.Key.Key_F10: lambda window: window.over.scanner_test,
    Qt.Key.Key_F11: lambda window: window.over.cards.fillings,
    Qt.Key.Key_F12: lambda window: window.over.self_test,
}
OPENED_WITH_CTRL: dict[Qt.Key, Callable[[BenchWindow], QWidget]] = {
    Qt.Key.Key_M: lambda window: window.over.menu,
    Qt.Key.Key_F: lambda window: window.over.finder,
    Qt.Key.Key_G: lambda window: window.over.assign,
    Qt.Key.Key_D: lambda window: window.over.detail,
}


def test_every_overlay_has_a_key(show: Show) -> None:
    """What a touch opens, a function key opens too; Escape gives the bench back to the keys."""
    with show(bench(STATES["attention"])) as window:
        assert isinstance(window, BenchWindow)
        for key, over in OPENED_BY.items():
            QTest.keyClick(window, key)
            assert over(window).isVisible(), key
            QTest.keyClick(focused(window), Qt.Key.Key_Escape)
            assert window.focusWidget() is window
        for key, over in OPENED_WITH_CTRL.items():
            QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
            assert over(window).isVisible(), key
            QTest.keyClick(focused(window), Qt.Key.Key_Escape)
            assert window.focusWidget() is window


def test_long_notes_can_be_scrolled_by_keys(show: Show) -> None:
    """Notes that do not fit are a stop of Tab, and Page Down reads on; short ones are none."""
    with show(bench(state(current=cake(notes="Call before delivery. " * 60)))) as window:
        assert isinstance(window, BenchWindow)
        facts = window.cake.facts
        assert facts in walked(window)
        facts.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(facts, Qt.Key.Key_PageDown)
        assert facts.verticalScrollBar().value() > 0


@pytest.mark.parametrize("name", WALLS)
def test_the_wall_is_heard(show: Show, name: str) -> None:
    """Each word of the wall is text to a screen reader, each part that belongs together has a sentence."""
    with show(wall(WALLS[name])) as window:
        assert named(window)
        assert unheard(window) == []
        grouped = [
            w for w in visible(window) if w.property("role") in ("row", "attention", "station", "strip")
        ]
        assert grouped
        assert [type(part).__name__ for part in grouped if not named(part)] == []
        assert QApplication.focusWidget() in (None, window)
