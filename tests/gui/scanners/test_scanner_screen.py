"""The scanner test, the layout test, the history and the self-test, in a bench built through bootstrap."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from scanning.codes import Command, badge_code, command_code, label_code
from scanning.fakes import PtyScanner
from scanning.layout import TEST_CODES, arrives_on
from station.domain.stages import Stage
from station.services.bench_state import DeviceStatus
from station.services.keyboard_layout import FILE_NAME, load_layout
from station.services.notices import Notice
from station.ui.bench.overlay import Overlay
from station.ui.bench.scanner_rows import FactRow, ScanRow
from station.ui.bench.selftest_overlay import CheckRow
from tests.gui.bench.test_bench_look import is_cut_off
from tests.gui.conftest import OpenBench

Open = Callable[..., OpenBench]
WITHIN_MS = 20_000
GERMAN = "German (QWERTZ)"


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    """A serial scanner on a pseudo-terminal."""
    with PtyScanner(tmp_path / "ttyACM0") as fake:
        yield fake


def facts(bench: OpenBench) -> dict[str, str]:
    """What the scanner test says."""
    rows = bench.window.over.scanner_test.findChildren(FactRow)
    return {row.objectName(): row.fact.text() for row in rows if row.isVisible()}


def touch(bench: OpenBench, name: str) -> None:
    """Touch a visible button."""
    button = next(b for b in bench.window.findChildren(QPushButton, name) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_burst(bench: OpenBench, text: str) -> None:
    """A burst of keys into the window, Enter behind it."""
    handle = bench.window.windowHandle()
    for character in text:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, bench.window, Qt.Key.Key_unknown, character, Qt.KeyboardModifier.NoModifier
        )
    QTest.keyClick(handle, Qt.Key.Key_Return)


def scan_layout_code(qtbot: QtBot, bench: OpenBench, arriving: str) -> None:
    """Scan a code of the layout test and wait for what it told."""
    before = facts(bench)["layout"]
    type_burst(bench, arriving)
    qtbot.waitUntil(lambda: facts(bench)["layout"] != before, timeout=WITHIN_MS)


def nothing_is_cut_off(bench: OpenBench) -> bool:
    """Whether every text of the open screen can be read whole."""
    labels = [label for label in bench.window.findChildren(QLabel) if label.isVisible()]
    return not [label.text() for label in labels if is_cut_off(label, bench.window)]


def test_a_serial_scan_is_shown_character_by_character(
    qtbot: QtBot, open_station: Open, scanner: PtyScanner
) -> None:
    """While the test is open a scan is taken apart and does nothing; closed, it works the bench again."""
    bench = open_station(Stage.COVERING, scanner=f"serial://{scanner.device}")
    bench.wait(lambda s: s.status.scanner.status is DeviceStatus.READY and bool(s.staff))
    QTest.mouseClick(bench.window.strip.scanner, Qt.MouseButton.LeftButton)
    scanner.scan("]C0" + badge_code("1031"), "\r\n")
    qtbot.waitUntil(lambda: "CR  LF" in facts(bench)["characters"], timeout=WITHIN_MS)
    said = facts(bench)
    assert said["characters"].startswith("]  C  0  S  1  0  3  1")
    assert "AIM identifier ]C0" in said["sent"]
    assert "Code 128" in said["sent"]
    assert "Ends with CR LF" in said["sent"]
    assert said["meaning"] == "Badge 1031"
    assert nothing_is_cut_off(bench)
    assert bench.said == []
    assert bench.state is not None
    assert bench.state.scans == ()
    QTest.keyClick(bench.window.over.scanner_test, Qt.Key.Key_Escape)
    said_then = bench.answer_to(lambda: scanner.scan(badge_code("1031")))
    assert said_then.notice is Notice.SIGNED_ON


def left_by_scanning(qtbot: QtBot, scanner: PtyScanner, over: Overlay) -> None:
    """It is open; the card BACK closes it."""
    qtbot.waitUntil(over.isVisible, timeout=WITHIN_MS)
    scanner.scan(command_code(Command.BACK))
    qtbot.waitUntil(lambda: not over.isVisible(), timeout=WITHIN_MS)


def test_the_tests_are_left_by_scanning(qtbot: QtBot, open_station: Open, scanner: PtyScanner) -> None:
    """While the scanner test or the bench's check listens, BACK leaves it, and scans work the bench."""
    bench = open_station(Stage.COVERING, scanner=f"serial://{scanner.device}")
    bench.wait(lambda s: s.status.scanner.status is DeviceStatus.READY and bool(s.staff))
    window = bench.window
    bench.answer_to(lambda: scanner.scan(command_code(Command.MENU)))
    bench.answer_to(lambda: scanner.scan(command_code(Command.DIGIT_0)))
    left_by_scanning(qtbot, scanner, window.over.self_test)
    window.over.scanner_test.open()
    left_by_scanning(qtbot, scanner, window.over.scanner_test)
    assert bench.answer_to(lambda: scanner.scan(badge_code("1031"))).notice is Notice.SIGNED_ON


def test_the_last_scans_are_listed_with_their_answers(
    qtbot: QtBot, open_station: Open, scanner: PtyScanner
) -> None:
    """The history has each scan as it was read, its source and what the bench said."""
    bench = open_station(Stage.COVERING, scanner=f"serial://{scanner.device}")
    bench.wait(lambda s: s.status.scanner.status is DeviceStatus.READY and bool(s.staff))
    bench.answer_to(lambda: scanner.scan(badge_code("1031")))
    bench.answer_to(lambda: scanner.send(b"\xff\xfe\x01\r"))
    bench.answer_to(lambda: bench.window.take_wedge_scan("B99999"))
    bench.wait(lambda s: len(s.scans) == 3 and all(scan.notice for scan in s.scans))
    bench.window.over.scanner_test.open()
    touch(bench, "scans_button")
    rows = sorted(bench.window.findChildren(ScanRow), key=lambda row: row.y())
    assert [row.answer.text().split(" ")[0] for row in rows] == ["No", "The", "Hello"]
    assert rows[2].read.text() == badge_code("1031") + "[CR]" or rows[2].read.text() == badge_code("1031")
    assert [row.source.text() for row in rows] == ["keyboard", scanner.device, scanner.device]
    assert nothing_is_cut_off(bench)
    touch(bench, "scanner_test_cancel")
    assert facts(bench)["characters"]


def test_the_layout_test_measures_saves_and_repairs(qtbot: QtBot, open_station: Open, tmp_path: Path) -> None:
    """Four codes through a German layout: named and saved; labels with a swapped letter are read then."""
    bench = open_station(Stage.COVERING)
    bench.wait(lambda s: bool(s.staff))
    bench.window.over.scanner_test.open()
    for code in TEST_CODES:
        scan_layout_code(qtbot, bench, arrives_on(GERMAN, code))
    assert facts(bench)["layout"].startswith("German (QWERTZ): #→§, -→ß, Y→Z, Z→Y arrive changed.")
    assert nothing_is_cut_off(bench)
    folder = tmp_path / "covering"
    assert (folder / FILE_NAME).exists()
    assert load_layout(folder) is not None
    QTest.keyClick(bench.window.over.scanner_test, Qt.Key.Key_Escape)
    number = next(n for n in range(25771, 26000) if label_code("B", n, "A").endswith(("Y", "Z")))
    code = label_code("B", number, "A")
    said = bench.answer_to(lambda: type_burst(bench, arrives_on(GERMAN, code)))
    assert said.notice in (Notice.UNKNOWN_ORDER, Notice.WRONG_BENCH)
    assert code in bench.wait(lambda s: bool(s.scans)).scans[0].read


def test_a_spoilt_scan_is_refused_with_the_way_out(open_station: Open) -> None:
    """A label through a French layout, untested: the bench says that the layout changes codes."""
    bench = open_station(Stage.COVERING)
    bench.wait(lambda s: bool(s.staff))
    spoilt = arrives_on("French (AZERTY)", label_code("B", 25771, "A"))
    said = bench.answer_to(lambda: type_burst(bench, spoilt))
    assert said.notice is Notice.LAYOUT_WRONG
    assert said.params["payload"] == spoilt


def test_the_self_test_says_a_line_for_each_check(
    qtbot: QtBot, open_station: Open, scanner: PtyScanner, tmp_path: Path
) -> None:
    """Disk, memory, link, version, clock, a printed label that is scanned back: seven ticks."""
    labels = tmp_path / "labels"
    labels.mkdir()
    bench = open_station(Stage.COVERING, scanner=f"serial://{scanner.device}", printer=f"file://{labels}")
    bench.wait(lambda s: s.status.scanner.status is DeviceStatus.READY and bool(s.staff))
    bench.window.over.self_test.open()
    rows = {row.objectName(): row for row in bench.window.over.self_test.findChildren(CheckRow)}
    qtbot.waitUntil(lambda: "now" in rows["check_scan"].sentence.text(), timeout=WITHIN_MS)
    printed = next(labels.iterdir()).read_bytes()
    code = next(word for word in printed.split(b"{B") if word.startswith(b"ZTEST"))[:10].decode()
    scanner.scan(code)
    outcome = bench.window.over.self_test.text
    qtbot.waitUntil(lambda: outcome.text().startswith("Everything works"), timeout=WITHIN_MS)
    assert len(rows) == 7
    assert code in rows["check_scan"].sentence.text()
    assert nothing_is_cut_off(bench)
    assert bench.said == []


def test_the_self_test_names_what_is_wrong(qtbot: QtBot, open_station: Open, scanner: PtyScanner) -> None:
    """A wrong label scanned back and no printer: a sentence; closing gives up what is waited for."""
    bench = open_station(Stage.COVERING, scanner=f"serial://{scanner.device}", printer="tcp://127.0.0.1:9")
    bench.wait(lambda s: s.status.scanner.status is DeviceStatus.READY and bool(s.staff))
    bench.window.over.self_test.open()
    rows = {row.objectName(): row for row in bench.window.over.self_test.findChildren(CheckRow)}
    qtbot.waitUntil(lambda: "printing" in rows["check_label"].sentence.text(), timeout=WITHIN_MS)
    assert rows["check_link"].sentence.text().endswith("answers.")
    QTest.keyClick(bench.window.over.self_test, Qt.Key.Key_Escape)
    assert not bench.window.over.self_test.isVisible()
    said = bench.answer_to(lambda: scanner.scan(badge_code("1031")))
    assert said.notice is Notice.SIGNED_ON
