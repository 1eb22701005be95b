"""Training: the real bench on its own kitchen, and a tour that notices what the learner does."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from station.bootstrap_training import open_training
from station.domain.stages import BENCH_STAGES, Stage
from station.services.tour import STEPS
from station.settings import Settings
from station.training.ground import Ground
from station.ui.theme import apply_theme
from station.ui.training.stage_choice import StageChoice
from station.ui.training.window import TrainingWindow
from tests.gui.bench.test_bench_look import is_cut_off

WITHIN_MS = 30_000


Open = Callable[[Stage], TrainingWindow]


@pytest.fixture
def open_at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Opens the window of training at a stage, on a ground of its own."""
    apply_theme(qapp)
    with ExitStack() as stack:

        def make(stage: Stage) -> TrainingWindow:
            settings = Settings(data_dir=tmp_path, sounds=False, stage=stage)
            window, _bridge = open_training(Ground, settings, stack)
            qtbot.addWidget(window)
            window.resize(1366, 768)
            with qtbot.waitExposed(window):
                window.show()
            qtbot.waitUntil(lambda: queue_length(window) > 1, timeout=WITHIN_MS)
            return window

        yield make


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


def begin(qtbot: QtBot, window: TrainingWindow, stage: Stage) -> None:
    """The first step: a cake, and its label or its start."""
    choose(qtbot, window, 0)
    touch(window, "scan_start" if stage in (Stage.COVERING, Stage.DECORATING) else "next_button")


def finish(qtbot: QtBot, window: TrainingWindow, stage: Stage) -> None:
    """The second one: the label; at Packing a look at the cake as well."""
    if stage is not Stage.PACKING:
        touch(window, "scan_label")
        return
    touch(window, "next_button")
    qtbot.waitUntil(window.bench.over.cards.packing.isVisible, timeout=WITHIN_MS)
    touch(window, "packing_right")


def fourth(qtbot: QtBot, window: TrainingWindow, stage: Stage) -> None:
    """A wrong code, or at Packing a cake that is sent back."""
    if stage is not Stage.PACKING:
        touch(window, "scan_wrong")
        return
    choose(qtbot, window, 1)
    touch(window, "return_button")
    qtbot.waitUntil(window.bench.over.question.isVisible, timeout=WITHIN_MS)
    touch(window, "reason_damaged")


@pytest.mark.parametrize("stage", BENCH_STAGES)
def test_a_learner_is_led_through_five_steps(qtbot: QtBot, open_at: Open, stage: Stage) -> None:
    """At each bench its own work, undo, what goes wrong there, an outage: noticed when done."""
    training = open_at(stage)

    def done(words: str) -> None:
        qtbot.waitUntil(lambda: step(training) == words, timeout=WITHIN_MS)

    assert step(training) == "1 of 5"
    begin(qtbot, training, stage)
    done("2 of 5")
    qtbot.waitUntil(lambda: training.panel.has_label, timeout=WITHIN_MS)
    finish(qtbot, training, stage)
    done("3 of 5")
    ledger = training.bench.ledger
    # Confirmed: while it is being sent, undo says no.
    qtbot.waitUntil(lambda: ledger.entries[0].property("state") == "confirmed", timeout=WITHIN_MS)
    qtbot.waitUntil(ledger.undo.isEnabled, timeout=WITHIN_MS)
    touch(training, "undo_button")
    done("4 of 5")
    qtbot.waitUntil(lambda: queue_length(training) > 1, timeout=WITHIN_MS)
    fourth(qtbot, training, stage)
    done("5 of 5")
    touch(training, "plug")
    choose(qtbot, training, 1)
    qtbot.waitUntil(lambda: training.bench.strip.property("trouble") == "true", timeout=WITHIN_MS)
    touch(training, "next_button")
    assert step(training) == "5 of 5"
    touch(training, "plug")
    done("")
    assert training.card.title.text() == "That is all"


def test_it_says_that_nothing_is_real(open_at: Open) -> None:
    """Training is marked in words, and none of its own words are cut off, at any step."""
    training = open_at(Stage.PACKING)
    words = [label.text() for label in training.card.findChildren(QLabel)]
    assert "TRAINING" in words
    assert "Nothing here is real" in words
    for number, at in enumerate((*STEPS[Stage.PACKING], None), 1):
        training.card.show_step(at, number)
        QApplication.processEvents()
        for part in (training.card, training.panel):
            assert [label.text() for label in part.findChildren(QLabel) if is_cut_off(label, part)] == []
            for button in part.findChildren(QPushButton):
                assert not button.isVisible() or button.sizeHint().width() <= button.width(), button.text()


def test_the_bench_is_chosen_by_touch_or_key(qtbot: QtBot, qapp: QApplication) -> None:
    """Four large buttons, reached by Tab; Escape chooses none."""
    apply_theme(qapp)
    choice = StageChoice()
    qtbot.addWidget(choice)
    with qtbot.waitExposed(choice):
        choice.show()
    assert [label.text() for label in choice.findChildren(QLabel) if is_cut_off(label, choice)] == []
    for stage, button in choice.buttons.items():
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert choice.stage is stage
        choice.show()
    choice.stage = None
    QTest.keyClick(choice, Qt.Key.Key_Escape)
    assert choice.stage is None
    assert not choice.isVisible()
