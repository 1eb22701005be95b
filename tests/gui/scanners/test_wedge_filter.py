"""The wedge filter in real windows: scans are taken, typing is left alone."""

import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scanning.codes import Command, command_code
from scanning.layout import ALPHABET, LayoutMap, arrives_on
from station.ui.bench.number_pad import NumberPad
from station.ui.wedge_filter import WedgeFilter
from tests.gui.scanners.typed_at import LABEL, TYPING_GAP_S, Bench, HandClock, strike

# The offscreen platform says this of every window that is shown; it is about the platform, not the window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def test_a_burst_is_a_scan_and_leaves_the_field_alone(bench: Bench, clock: HandClock) -> None:
    """A scan while a text field has the focus is a scan: no character and no Enter reach the field."""
    bench.field.setText("Happy ")
    strike(clock, bench.field, LABEL + "\r", 0.005)
    assert bench.scans == [LABEL]
    assert bench.field.text() == "Happy "
    assert bench.entered == 0


@pytest.mark.alone
def test_a_burst_into_the_window_is_a_scan(qtbot: QtBot, bench: Bench) -> None:
    """Keys that come the way the window system sends them, with its own time stamps, are a scan too."""
    handle = bench.windowHandle()
    for character in LABEL:
        QTest.keyClick(handle, ord(character))
    QTest.keyClick(handle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.scans == [LABEL])
    assert bench.field.text() == ""


def test_real_typing_at_80_ms_arrives_unchanged(qtbot: QtBot, bench: Bench) -> None:
    """Somebody who types a code into the window at twelve keys a second sees every character, in order."""
    handle = bench.windowHandle()
    for character in LABEL:
        QTest.keyClick(handle, ord(character))
        # The pace itself is what is tested, by the window system's own time stamps.
        qtbot.wait(80)
    QTest.keyClick(handle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.field.text() == LABEL)
    assert bench.entered == 1
    assert bench.scans == []


@pytest.mark.parametrize("pace_s", [TYPING_GAP_S, 0.3])
def test_typing_a_code_by_hand_stays_typing(
    qtbot: QtBot, bench: Bench, clock: HandClock, pace_s: float
) -> None:
    """Even a valid code, typed at a person's pace, goes to the field, Enter included."""
    strike(clock, bench.field, LABEL + "\r", pace_s)
    qtbot.waitUntil(lambda: bench.field.text() == LABEL)
    assert bench.entered == 1
    assert (bench.scans, bench.lost) == ([], 0)


def test_rolled_keys_keep_their_order(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """A fast typist's rolled keys and blanks come back in order."""
    for text, pace_s in (("ab", 0.02), (" c", 0.07), ("d", 0.03), ("ef ", 0.06)):
        strike(clock, bench.field, text, pace_s)
    qtbot.waitUntil(lambda: bench.field.text() == "ab cdef ")


def test_typing_into_a_text_reaches_it(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """Given-back keys go to the widget that had the focus when they were struck."""
    bench.notes.setFocus()
    strike(clock, bench.notes, "no", 0.02)
    bench.field.setFocus()
    qtbot.waitUntil(lambda: bench.notes.toPlainText() == "no")
    assert bench.field.text() == ""


def test_a_burst_without_enter_is_a_scan_after_the_gap(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """A scanner that sends no terminator is served by the gap."""
    strike(clock, bench.field, LABEL, 0.005)
    assert bench.scans == []
    qtbot.waitUntil(lambda: bench.scans == [LABEL])
    assert bench.field.text() == ""


def test_a_scan_never_presses_the_button_with_the_focus(bench: Bench, clock: HandClock) -> None:
    """The Enter behind a scan belongs to the scan, known or not; Enter and Space by hand press the button."""
    bench.complete.setFocus()
    strike(clock, bench.complete, LABEL + "\r", 0.005)
    clock.now_s += 1
    strike(clock, bench.complete, "9300675024235\r", 0.005)
    assert bench.pressed == 0
    assert bench.scans == [LABEL]
    assert bench.refusals == ["9300675024235"]
    clock.now_s += 1
    QTest.keyClick(bench.complete, Qt.Key.Key_Space)
    assert bench.pressed == 1


def test_fast_text_that_is_no_code_stays_in_its_field(bench: Bench, clock: HandClock) -> None:
    """What a text expander types in one go is no scan: the field gets it with its Enter."""
    strike(clock, bench.field, "no nuts please\r", 0.001)
    assert bench.field.text() == "no nuts please"
    assert bench.entered == 1
    assert bench.refusals == []


def test_ten_thousand_keys_are_one_refusal(bench: Bench, clock: HandClock) -> None:
    """An endless burst is refused once, reaches nothing, and the next scan works."""
    strike(clock, bench.field, "9" * 2_000 + "\r", 0.0001)
    clock.now_s += 1
    strike(clock, bench.field, LABEL + "\r", 0.005)
    assert len(bench.refusals) == 1
    assert bench.scans == [LABEL]
    assert bench.field.text() == ""


def test_a_busy_window_does_not_tear_a_scan(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """When the gap's timer fires late, the keys behind it are waited for before anything is given back."""
    # So few keys that the timer has not begun to wait for a scan that stutters.
    strike(clock, bench.field, LABEL[:3], 0.005)
    armed_s = clock.now_s
    clock.now_s += 0.4
    fired = QTimer()
    fired.setSingleShot(True)
    with qtbot.waitSignal(fired.timeout):
        fired.start(70)
    clock.now_s = armed_s
    strike(clock, bench.field, LABEL[3:] + "\r", 0.005)
    assert bench.scans == [LABEL]
    assert bench.field.text() == ""


def test_a_scan_that_stutters_leaves_the_field_alone(bench: Bench, clock: HandClock) -> None:
    """One key comes late behind the fourth: the scan is whole, the field and its Enter are a person's."""
    bench.field.setText("253")
    strike(clock, bench.field, LABEL[:4], 0.005)
    clock.now_s += 0.080
    strike(clock, bench.field, LABEL[4:] + "\r", 0.005)
    assert bench.scans == [LABEL]
    assert (bench.field.text(), bench.entered) == ("253", 0)


def test_quick_keys_that_are_no_code_come_back(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """Four keys rolled as quickly as a scanner's: the field gets them when no scan could go on any more."""
    struck_at = time.monotonic()
    strike(clock, bench.field, "tion", 0.02)
    qtbot.waitUntil(lambda: bench.field.text() == "tion")
    assert time.monotonic() - struck_at > 0.14
    strike(clock, bench.field, " a", 0.12)
    qtbot.waitUntil(lambda: bench.field.text() == "tion a")
    assert (bench.scans, bench.refusals) == ([], [])


def test_a_spoilt_code_reaches_no_field(bench: Bench, wedge: WedgeFilter, clock: HandClock) -> None:
    """A misread label is refused even while a text field has the focus, and nothing of it is typed there."""
    bench.field.setText("Happy ")
    wrong = LABEL[:-1] + ("0" if LABEL[-1] != "0" else "1")
    strike(clock, bench.field, wrong + "\r", 0.005)
    assert bench.refusals == [wrong]
    assert (bench.field.text(), bench.entered) == ("Happy ", 0)


def test_a_measured_layout_is_used_from_then_on(bench: Bench, wedge: WedgeFilter, clock: HandClock) -> None:
    """After the layout test a German keyboard's swapped letters are read as printed."""
    german = "German (QWERTZ)"
    wedge.use_layout(LayoutMap({arrives_on(german, character): character for character in ALPHABET}))
    code = command_code(Command.UNDO)
    strike(clock, bench.field, arrives_on(german, code) + "\r", 0.005)
    assert bench.scans == [code]


def test_digits_of_a_pin_are_no_scan(qtbot: QtBot, bench: Bench, clock: HandClock) -> None:
    """However fast, they reach the pad with their Enter, and no history; a label is a scan."""
    pad = NumberPad("secret", "PIN", bench, secret=True)
    entered: list[str] = []
    pad.entered.connect(entered.append)
    pad.open()
    qtbot.waitUntil(pad.hasFocus)
    strike(clock, pad, "25771\r", 0.005)
    assert entered == ["25771"]
    pad.forget()
    strike(clock, pad, "2580\r", 0.005)
    assert entered == ["25771", "2580"]
    assert (bench.scans, bench.refusals) == ([], [])
    strike(clock, pad, LABEL + "\r", 0.005)
    assert bench.scans == [LABEL]
    assert len(entered) == 2
