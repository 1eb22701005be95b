"""Single keys under the wedge filter: shortcuts, repeats, releases, and while the scanner test listens."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from scanning.trace import Trace
from station.ui.wedge_filter import WedgeFilter
from tests.gui.scanners.typed_at import LABEL, Bench, HandClock, KeyLog, Repeat, strike

# The offscreen platform says this of every window that is shown; it is about the platform, not the window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def test_shifted_capitals_are_part_of_a_burst(bench: Bench, clock: HandClock) -> None:
    """Scanners press Shift for capitals and marks: the Shift key does not break the burst."""
    for character in "#B18617":
        clock.now_s += 0.005
        QTest.keyPress(bench.field, Qt.Key.Key_Shift)
        QTest.keyClick(bench.field, ord(character), Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(bench.field, Qt.Key.Key_Shift)
    strike(clock, bench.field, "\r", 0.005)
    assert bench.scans == ["#B18617"]


def test_lf_and_eot_end_a_burst(bench: Bench, clock: HandClock) -> None:
    """Ctrl+J and Ctrl+D, as a wedge sends LF and EOT, end a burst."""
    for key in (Qt.Key.Key_J, Qt.Key.Key_D):
        clock.now_s += 1
        strike(clock, bench.field, LABEL, 0.005)
        clock.now_s += 0.005
        text = "\n" if key == Qt.Key.Key_J else "\x04"
        control = Qt.KeyboardModifier.ControlModifier
        QTest.sendKeyEvent(QTest.KeyAction.Press, bench.field, key, text, control)
    assert bench.scans == [LABEL, LABEL]


def test_combinations_and_function_keys_pass_at_once(bench: Bench, clock: HandClock) -> None:
    """Shortcuts, function keys and editing keys work untouched, behind keys that are still held too."""
    for keys in ("Ctrl+S", "F5", "Alt+X"):
        bench.add_shortcut(keys)
    QTest.keyClick(bench.field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(bench.field, Qt.Key.Key_F5)
    QTest.keyClick(bench.field, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert bench.shortcuts == 3
    strike(clock, bench.field, "abc", 0.01)
    QTest.keyClick(bench.field, Qt.Key.Key_Backspace)
    assert bench.field.text() == "ab"


def test_a_letter_shortcut_does_not_eat_a_scan(bench: Bench, clock: HandClock) -> None:
    """Even a window with a one-letter shortcut gets its scans whole."""
    bench.add_shortcut("B")
    bench.add_shortcut("Return")
    bench.complete.setFocus()
    strike(clock, bench.complete, LABEL + "\r", 0.005)
    assert bench.scans == [LABEL]
    assert bench.shortcuts == 0


def test_a_held_down_key_repeats_untouched(bench: Bench, wedge: WedgeFilter, clock: HandClock) -> None:
    """Auto-repeat is a person leaning on a key, whatever its pace: never held, and never part of a scan."""
    strike(clock, bench.field, "1", 0.005)
    for _ in range(6):
        clock.now_s += 0.01
        assert not wedge.eventFilter(bench.field, Repeat(Qt.Key.Key_1, "1"))
    assert bench.field.text() == "1"
    strike(clock, bench.field, "\r", 0.005)
    assert bench.scans == []
    assert bench.entered == 1


def test_releases_follow_their_presses(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """A given-back key is pressed before it is released; a scan's keys leave no stray release."""
    seen = KeyLog()
    bench.field.installEventFilter(seen)
    strike(clock, bench.field, "ab", 0.01)
    qtbot.waitUntil(lambda: bench.field.text() == "ab")
    assert seen.log == ["press a", "release a", "press b", "release b"]
    seen.log.clear()
    clock.now_s += 1
    strike(clock, bench.field, LABEL + "\r", 0.005)
    assert bench.scans == [LABEL]
    assert seen.log == []


def test_a_closed_window_takes_its_held_keys_along(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """Keys struck into a dialog that is gone 50 ms later go nowhere; nothing crashes."""
    dialog = QDialog(bench)
    field = QLineEdit(dialog)
    dialog.show()
    strike(clock, field, "xy", 0.01)
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    strike(clock, bench.field, "z", 0.1)
    qtbot.waitUntil(lambda: bench.field.text() == "z")


def test_while_listening_keys_are_only_traced(
    qtbot: QtBot, bench: Bench, wedge: WedgeFilter, clock: HandClock
) -> None:
    """The scanner test sees every character with its time, Enter too; no field, button or bench gets one."""
    traces: list[Trace] = []
    wedge.traced.connect(traces.append)
    wedge.listen(True)
    strike(clock, bench.field, "]C0B1 8\r", 0.060)
    qtbot.waitUntil(lambda: len(traces) == 1)
    assert (traces[0].text, traces[0].source, traces[0].longest_gap_ms) == ("]C0B1 8\r", "wedge", 60)
    assert (bench.field.text(), bench.entered, bench.scans, bench.refusals) == ("", 0, [], [])
    wedge.listen(False)
    clock.now_s += 1
    strike(clock, bench.field, LABEL + "\r", 0.005)
    assert bench.scans == [LABEL]


def test_while_listening_a_lone_enter_works_the_screen(
    bench: Bench, wedge: WedgeFilter, clock: HandClock
) -> None:
    """Enter and Escape with nothing before them are a person's."""
    wedge.listen(True)
    bench.complete.setFocus()
    strike(clock, bench.complete, "\r", 0.005)
    QTest.keyClick(bench.complete, Qt.Key.Key_Space)
    assert bench.pressed >= 1
