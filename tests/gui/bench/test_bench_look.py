"""The bench can be read and touched: nothing cut off, targets in millimetres, names for screen readers."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget

from station.services.notices import FeedbackKind, Notice
from station.ui.bench import BenchWindow
from station.ui.bench.cake_facts import FactList
from station.ui.bench.candidate import Candidate
from station.ui.bench.labels import text_size
from station.ui.sounds import Sounds
from station.ui.theme import apply_theme
from station.ui.theme.metrics import mm
from tests.gui.bench import states
from tests.gui.gallery.measure import close, settle

OpenBench = Callable[..., BenchWindow]
SCREENS = [(1366, 768), (1920, 1080)]
STATES = states.all_states()
READABLE = 15
"""Pixels of the smallest text at 1366x768."""


def shown_labels(window: BenchWindow) -> list[QLabel]:
    """Every label that shows words."""
    return [label for label in window.findChildren(QLabel) if label.isVisible() and label.text().strip()]


def is_cut_off(label: QLabel, window: QWidget) -> bool:
    """True when a part of the label's text is not on the screen."""
    room = label.contentsRect().size()
    needed: QSize = text_size(label.text(), QFontMetrics(label.font()), room, label.wordWrap())
    place = QRect(label.mapTo(window, QPoint(0, 0)), label.size())
    too_big = needed.width() > room.width() or needed.height() > room.height() + 1
    return too_big or not window.rect().contains(place)


@pytest.fixture(scope="module", params=product(STATES, SCREENS), ids=str)
def window(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[BenchWindow]:
    """A bench in one state on one screen, for all that is looked at there."""
    apply_theme(qapp)
    name, size = request.param
    window = BenchWindow(states.RecordedActions(), Sounds(enabled=False))
    window.resize(*size)
    window.show()
    window.show_state(STATES[name])
    settle()
    assert (window.width(), window.height()) == size
    yield window
    close(window)


def test_touch_targets_in_millimetres(window: BenchWindow) -> None:
    """What can be touched is at least 15 mm high and wide, the next action at least 20 mm."""
    targets: list[QWidget] = [
        w for kind in (QAbstractButton, QLineEdit) for w in window.findChildren(kind) if w.isVisible()
    ]
    least = mm(window, 15)
    assert [t.objectName() for t in targets if min(t.width(), t.height()) < least] == []
    if window.cake.buttons.next.isVisible():
        assert window.cake.buttons.next.height() >= mm(window, 20)
    if window.queue.list.isVisible():
        rows = window.queue.list
        assert rows.visualRect(rows.rows.index(0)).height() >= least


def test_everything_has_a_name(window: BenchWindow) -> None:
    """Every button and field has an object name and a name for screen readers."""
    parts: list[QWidget] = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    touched = [part for part in parts if part.isVisible()]
    assert touched
    assert [p for p in touched if not (p.objectName() and p.accessibleName())] == []
    assert [label for label in shown_labels(window) if not label.objectName()] == []


# The last one with this window: it makes the bench speak.
def test_no_text_is_cut_off(window: BenchWindow) -> None:
    """Every label and button shows its whole text, in every state and size; none is too small to read."""
    window.show_feedback(
        states.said(FeedbackKind.SAVED_OFFLINE, Notice.ACCEPTED_EARLY, order="B25772-B", stage="Decorating")
    )
    QApplication.processEvents()
    assert [label.text() for label in shown_labels(window) if is_cut_off(label, window)] == []
    buttons = [b for b in window.findChildren(QPushButton) if b.isVisible() and not isinstance(b, Candidate)]
    cut = [
        b.text() for b in buttons if b.sizeHint().width() > b.width() or b.sizeHint().height() > b.height()
    ]
    assert cut == []
    least = READABLE * window.width() / 1366
    assert [t.text() for t in shown_labels(window) if t.font().pixelSize() < least] == []


@pytest.mark.parametrize("length", [0, 1, 30, 120, 400])
def test_writing_is_always_whole(open_bench: OpenBench, length: int) -> None:
    """The writing fits its panel, however long it is, and is as large as a headline while it is short."""
    writing = ("Χρόνια Πολλά 生日快乐 " * 20)[:length].strip() or None
    window = open_bench(states.state(current=states.cake(writing=writing)))
    label = window.cake.writing.writing
    assert not is_cut_off(label, window)
    if writing and length <= 30:
        assert label.font().pixelSize() >= 36


def test_facts_are_whole_without_scrolling(open_bench: OpenBench) -> None:
    """Siblings, accessories and notes of an ordinary length stand there whole."""
    for shown in (states.state(), states.packing()):
        window = open_bench(shown)
        facts = window.findChild(FactList)
        assert isinstance(facts, FactList)
        assert facts.verticalScrollBar().maximum() == 0


def test_way_back_is_well_apart(open_bench: OpenBench) -> None:
    """Return for QC is at least 13 mm away from Reprint, and Reprint 5 mm from the next action."""
    window = open_bench(states.packing())
    buttons = window.cake.buttons
    assert buttons.back.x() - buttons.reprint.geometry().right() >= mm(buttons, 13)
    assert buttons.reprint.x() - buttons.next.geometry().right() >= mm(buttons, 5)


@pytest.mark.parametrize("size", [*SCREENS, (1080, 1920)])
def test_a_title_and_its_sentence_stand_in_the_middle(open_bench: OpenBench, size: tuple[int, int]) -> None:
    """Of the strip and of the answer, whether the sentence takes one line or two."""
    window = open_bench(states.state(), size)
    said = states.said(FeedbackKind.REFUSED, Notice.DATABASE_RECOVERED, folder="F" * 120, salvaged="14")
    for answer in (None, said):
        if answer is not None:
            window.show_feedback(answer)
            settle()
        for part, title, sentence in (
            (window.strip, window.strip.link, window.strip.detail),
            (window.band, window.band.title, window.band.text),
        ):
            above, below = title.geometry().top(), part.height() - 1 - sentence.geometry().bottom()
            assert abs(above - below) <= 2, (part.objectName(), above, below)
    assert window.band.text.height() > 1.5 * QFontMetrics(window.band.text.font()).height()
