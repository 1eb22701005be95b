"""The wedge filter in real windows: scans are taken, typing is left alone."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from scanning.codes import Command, command_code, label_code
from scanning.grammar import Grammar
from scanning.layout import ALPHABET, LayoutMap, arrives_on
from scanning.spoilt import spoilt
from scanning.trace import Trace
from scanning.wedge import WedgeCollector
from station.ui.bench.number_pad import NumberPad
from station.ui.wedge_filter import WedgeFilter

# The offscreen platform says this of every window that is shown; it is about the platform, not the window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

LABEL = label_code("B", 25771, "A")
TYPING_GAP_S = 0.080


class HandClock:
    """A monotonic clock that is moved by hand; key events without a time stamp are timed by it."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now_s


class Bench(QWidget):
    """A window with a field, a text and a button; counts presses, shortcuts, scans and refusals."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.notes = QTextEdit()
        self.complete = QPushButton("Complete")
        self.complete.setAutoDefault(True)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.notes, self.complete):
            layout.addWidget(widget)
        self.pressed = 0
        self.entered = 0
        self.scans: list[str] = []
        self.refusals: list[str] = []
        self.shortcuts = 0
        self.complete.clicked.connect(self._on_clicked)
        self.field.returnPressed.connect(self._on_return_pressed)

    def add_shortcut(self, keys: str) -> None:
        """Let `keys` count as a shortcut of the window."""
        QShortcut(QKeySequence(keys), self).activated.connect(self._on_shortcut)

    def on_scanned(self, code: str) -> None:
        """Take a scan."""
        self.scans.append(code)

    def on_refused(self, text: str) -> None:
        """Take a refusal."""
        self.refusals.append(text)

    def _on_clicked(self) -> None:
        self.pressed += 1

    def _on_return_pressed(self) -> None:
        self.entered += 1

    def _on_shortcut(self) -> None:
        self.shortcuts += 1


@pytest.fixture
def clock() -> HandClock:
    """Return the clock of the filter."""
    return HandClock()


@pytest.fixture
def wedge(qapp: QApplication, clock: HandClock) -> Iterator[WedgeFilter]:
    """Yield the filter, installed application-wide."""
    grammar = Grammar({"B": "bannos", "F": "flourlane"})
    collector = WedgeCollector(grammar.is_code, is_spoilt=lambda text: spoilt(text, grammar) is not None)
    installed = WedgeFilter(collector, clock=clock)
    installed.install(qapp)
    yield installed
    installed.uninstall(qapp)


@pytest.fixture
def bench(qtbot: QtBot, wedge: WedgeFilter) -> Bench:
    """Return a shown window whose field has the focus."""
    window = Bench()
    qtbot.addWidget(window)
    wedge.scanned.connect(window.on_scanned)
    wedge.refused.connect(window.on_refused)
    with qtbot.waitExposed(window):
        window.show()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    return window


def strike(clock: HandClock, target: QWidget, text: str, pace_s: float) -> None:
    """Strike ASCII keys on a widget at a pace that the clock shows; CR is the Enter key."""
    for character in text:
        clock.now_s += pace_s
        if character == "\r":
            QTest.keyClick(target, Qt.Key.Key_Return)
        else:
            QTest.keyClick(target, ord(character))


def test_a_burst_is_a_scan_and_leaves_the_field_alone(bench: Bench, clock: HandClock) -> None:
    """A scan while a text field has the focus is a scan: no character and no Enter reach the field."""
    bench.field.setText("Happy ")
    strike(clock, bench.field, LABEL + "\r", 0.005)
    assert bench.scans == [LABEL]
    assert bench.field.text() == "Happy "
    assert bench.entered == 0


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
    assert bench.scans == []


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


class KeyLog(QObject):
    """Notes the key events that reach a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note and let pass."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.log.append(f"press {event.text()}")
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self.log.append(f"release {event.text()}")
        return False


class Repeat(QKeyEvent):
    """A key that the keyboard repeats: QTest cannot strike one, and what Qt makes here counts as posted."""

    def __init__(self, key: Qt.Key, text: str) -> None:
        super().__init__(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)

    def spontaneous(self) -> bool:
        """As from the keyboard."""
        return True


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
