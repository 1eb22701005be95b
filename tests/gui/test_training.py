"""Training: the real bench on its own kitchen, and a tour that notices what the learner does."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station.bootstrap import open_training
from station.settings import Settings
from station.training.ground import Ground
from station.ui.theme import apply_theme
from station.ui.training.window import TrainingWindow
from tests.gui.bench.test_bench_look import is_cut_off

WITHIN_MS = 30_000


@pytest.fixture
def training(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[TrainingWindow]:
    """The window of training on a ground of its own."""
    apply_theme(qapp)
    with ExitStack() as stack:
        window, _bridge = open_training(Ground, Settings(data_dir=tmp_path, sounds=False), stack)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: queue_length(window) > 0, timeout=WITHIN_MS)
        yield window


def queue_length(window: TrainingWindow) -> int:
    """How many cakes stand in the queue."""
    return window.bench.queue.list.model().rowCount(QModelIndex())


def touch(window: TrainingWindow, name: str) -> None:
    """Touch the visible button of this name."""
    button = next(b for b in window.findChildren(QPushButton, name) if b.isVisible() and b.isEnabled())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, window: TrainingWindow, row: int) -> None:
    """Touch a row of the queue."""
    view = window.bench.queue.list
    place = view.visualRect(view.model().index(row, 0)).center()
    before = window.panel.code
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.panel.code not in ("", before), timeout=WITHIN_MS)


def step(window: TrainingWindow) -> str:
    """The step that the tour asks for."""
    return window.card.count.text()


def test_a_learner_is_led_through_five_steps(qtbot: QtBot, training: TrainingWindow) -> None:
    """Print, scan, undo, a wrong code, an outage: each is noticed when done; the last ends the tour."""

    def done(words: str) -> None:
        qtbot.waitUntil(lambda: step(training) == words, timeout=WITHIN_MS)

    assert step(training) == "1 of 5"
    choose(qtbot, training, 0)
    touch(training, "next_button")
    done("2 of 5")
    qtbot.waitUntil(lambda: training.panel.has_label, timeout=WITHIN_MS)
    touch(training, "scan_label")
    done("3 of 5")
    ledger = training.bench.ledger
    # Confirmed: while it is being sent, undo says no.
    qtbot.waitUntil(lambda: ledger.entries[0].property("state") == "confirmed", timeout=WITHIN_MS)
    qtbot.waitUntil(ledger.undo.isEnabled, timeout=WITHIN_MS)
    touch(training, "undo_button")
    done("4 of 5")
    touch(training, "scan_wrong")
    done("5 of 5")
    touch(training, "plug")
    choose(qtbot, training, 1)
    qtbot.waitUntil(lambda: training.bench.strip.property("trouble") == "true", timeout=WITHIN_MS)
    touch(training, "next_button")
    assert step(training) == "5 of 5"
    touch(training, "plug")
    done("")
    assert training.card.title.text() == "That is all"


def test_it_says_that_nothing_is_real(training: TrainingWindow) -> None:
    """Training is marked in words, and none of its own words are cut off."""
    words = [label.text() for label in training.card.findChildren(QLabel)]
    assert "TRAINING" in words
    assert "Nothing here is real" in words
    for part in (training.card, training.panel):
        assert [label.text() for label in part.findChildren(QLabel) if is_cut_off(label, part)] == []
        for button in part.findChildren(QPushButton):
            assert button.sizeHint().width() <= button.width(), button.text()
