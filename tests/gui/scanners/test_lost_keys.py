"""Keys that reach nobody are answered: perhaps a scan came in pieces, and somebody walks away from it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from station.domain.stages import Stage
from station.services.notices import FeedbackKind, Notice
from tests.gui.conftest import OpenBench
from tests.gui.scanners.typed_at import LABEL, Bench, HandClock, strike

# The offscreen platform says this of every window that is shown; it is about the platform, not the window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
TORN_S = 0.2


def test_a_torn_scan_is_answered_and_presses_nothing(bench: Bench, clock: HandClock) -> None:
    """Too slow for a scan, and a button has the focus: said at its Enter, which does not press the button."""
    bench.complete.setFocus()
    strike(clock, bench.complete, LABEL + "\r", TORN_S)
    assert (bench.lost, bench.pressed, bench.scans, bench.refusals) == (1, 0, [], [])


def test_without_an_enter_it_is_answered_when_it_is_quiet(
    qtbot: QtBot, bench: Bench, clock: HandClock
) -> None:
    """A scanner that sends no Enter is answered as well."""
    bench.complete.setFocus()
    strike(clock, bench.complete, LABEL, TORN_S)
    assert bench.lost == 0
    qtbot.waitUntil(lambda: bench.lost == 1)


def test_the_end_of_a_torn_scan_is_no_other_order(bench: Bench, clock: HandClock) -> None:
    """B and, late, 25771: the digits alone would be the order of another store."""
    bench.complete.setFocus()
    strike(clock, bench.complete, "B", TORN_S)
    clock.now_s += TORN_S
    strike(clock, bench.complete, "25771\r", 0.005)
    assert (bench.lost, bench.scans) == (1, [])
    clock.now_s += 1
    strike(clock, bench.complete, "25771\r", 0.005)
    assert (bench.lost, bench.scans) == (1, ["25771"])


def test_a_glove_on_the_keyboard_is_not_answered(bench: Bench, clock: HandClock) -> None:
    """A key or two say nothing, and the scan behind them is a scan."""
    bench.complete.setFocus()
    strike(clock, bench.complete, "ab\r", TORN_S)
    assert bench.lost == 0
    strike(clock, bench.complete, LABEL + "\r", 0.005)
    assert (bench.lost, bench.scans) == (0, [LABEL])


def test_a_list_that_is_searched_by_its_letters_takes_them(
    qtbot: QtBot, bench: Bench, clock: HandClock
) -> None:
    """What does something is not lost, although it is no text."""
    names = QListWidget(bench)
    names.addItems(["Ana", "Marta"])
    names.show()
    names.setFocus()
    strike(clock, names, "marta", TORN_S)
    clock.now_s += 1
    strike(clock, bench.complete, LABEL + "\r", 0.005)
    assert names.currentRow() == 1
    assert (bench.lost, bench.scans) == (0, [LABEL])


def test_the_bench_says_it(open_station: Callable[..., OpenBench]) -> None:
    """In the real window: not read, and what to do; what was struck is not told, it may have been a PIN."""
    bench = open_station(Stage.FILLING)

    def type_it() -> None:
        # All at once, and an arrow, which no scanner sends: typing, at whatever pace this machine goes.
        for character in "WXYZ":
            QTest.keyClick(bench.window.windowHandle(), ord(character))
        QTest.keyClick(bench.window.windowHandle(), Qt.Key.Key_Left)

    feedback = bench.answer_to(type_it)
    assert (feedback.kind, feedback.notice) == (FeedbackKind.REFUSED, Notice.KEYS_LOST)
    assert not feedback.params
    bench.answer_to(lambda: bench.window.take_wedge_scan("nothing"))
    assert [line.read for line in bench.wait(lambda state: bool(state.scans)).scans] == ["nothing"]
