"""Labels that wait are listed with their reason in words and a picture, and what can be done is one touch."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from station.services.bench_state import BatchSpan, DeviceStatus, DeviceView, JobCause, LabelState, PrintView
from station.ui.bench import BenchWindow
from station.ui.bench.print_row import LabelRow
from station.ui.theme.icons import pixmap
from station.ui.theme.metrics import mm
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions
from tests.gui.bench.test_bench_look import is_cut_off

OpenBench = Callable[..., BenchWindow]
SCREENS = [(1366, 768), (1920, 1080)]
LEFT = Qt.MouseButton.LeftButton


def press(window: BenchWindow, name: str) -> None:
    """Touch the visible button of this name."""
    button = next(b for b in window.findChildren(QPushButton, name) if b.isVisible())
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()


def opened(open_bench: OpenBench, size: tuple[int, int] = (1366, 768)) -> BenchWindow:
    """A bench without paper, with the panel open: the printer in the strip was touched."""
    window = open_bench(states.no_paper(), size=size)
    QTest.mouseClick(window.strip.printer, LEFT)
    QApplication.processEvents()
    assert window.over.printing.isVisible()
    return window


def rows(window: BenchWindow) -> list[LabelRow]:
    """The labels in the panel, from the top."""
    shown = [row for row in window.over.printing.findChildren(LabelRow) if row.isVisible()]
    return sorted(shown, key=lambda row: row.y())


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("name", ["no_paper", "queue_to_print"])
def test_panel_is_readable(open_bench: OpenBench, name: str, size: tuple[int, int]) -> None:
    """Every word of the panel is whole, and every button at least 15 mm."""
    window = open_bench(states.all_states()[name], size=size)
    window.over.printing.open()
    QApplication.processEvents()
    shown = (label for label in window.over.printing.findChildren(QLabel) if label.isVisible())
    labels = [label for label in shown if label.text()]
    assert [label.text() for label in labels if is_cut_off(label, window)] == []
    for button in window.over.printing.findChildren(QPushButton):
        if button.isVisible():
            assert button.sizeHint().width() <= button.width(), button.text()
            assert min(button.width(), button.height()) >= mm(window, 15)
            place = button.mapTo(window, QPoint(0, button.height()))
            assert place.y() <= window.over.printing.card.geometry().bottom()


def test_trouble_is_in_the_strip(open_bench: OpenBench) -> None:
    """What is wrong with the printer, and how many labels wait for it, stands where everybody sees it."""
    window = open_bench(states.no_paper())
    assert window.strip.printer.state.text() == "Printer\nNo paper, 3 waiting"
    assert "Put a new roll" in window.strip.printer.accessibleName()
    assert min(window.strip.printer.width(), window.strip.printer.height()) >= mm(window, 15)
    window.show_state(states.state())
    assert window.strip.printer.state.text() == "Printer\nReady"


def test_rows_say_what_and_why(open_bench: OpenBench) -> None:
    """Each label has its number, its state and its reason; a copy says REPRINT."""
    window = opened(open_bench)
    assert window.over.printing.title.text() == "3 labels are not out yet"
    assert window.over.printing.text.text().startswith("Put a new roll")
    said = [row.head.text() for row in rows(window)]
    assert said == [
        "B25771: Did this label come out?",
        "B25772-B: No paper",
        "F25773, REPRINT 1: Waits for its turn",
    ]


@pytest.mark.parametrize("cause", list(JobCause))
def test_every_cause_has_a_picture(open_bench: OpenBench, cause: JobCause) -> None:
    """Paper, cover, offline and the rest are drawn, not only written."""
    held = replace(states.no_paper().printing.lines[1], cause=cause)
    window = open_bench(states.state(printing=PrintView((held,))))
    window.over.printing.open()
    (row,) = rows(window)
    assert not row.picture.pixmap().isNull()
    plain = pixmap("waiting", "#4A4B52", row.picture.width()).toImage()
    assert row.picture.pixmap().toImage() != plain


@pytest.mark.parametrize(
    ("button", "call"),
    [
        ("cancel_1", ("cancel_label", "1")),
        ("yes_0", ("answer_label", "0", True)),
        ("no_0", ("answer_label", "0", False)),
        ("other_printer_button", ("use_printer", 2)),
        ("batch_stop", ("stop_batch",)),
    ],
)
def test_each_way_is_one_touch(
    open_bench: OpenBench, actions: RecordedActions, button: str, call: tuple[object, ...]
) -> None:
    """Cancel, the answers, the other printer and stop are one touch; the panel stays for the next."""
    window = opened(open_bench)
    press(window, button)
    assert actions.calls == [call]
    assert window.over.printing.isVisible()


def test_whole_queue_from_the_bench(open_bench: OpenBench, actions: RecordedActions) -> None:
    """The button above the queue opens the choices; one touch prints them; then it counts."""
    window = open_bench(states.queue_to_print())
    press(window, "print_all_button")
    press(window, "batch_today_button")
    assert actions.calls == [("print_batch", BatchSpan.TODAY)]
    window.show_state(states.no_paper())
    assert window.queue.print_all.text() == "3 of 12"
    window.show_state(states.state())
    assert not window.queue.print_all.isVisible()


def test_panel_follows_the_state(open_bench: OpenBench) -> None:
    """With a new roll the list empties by itself; the panel says that nothing waits. F5 opens it too."""
    window = open_bench(states.no_paper())
    QTest.keyClick(window, Qt.Key.Key_F5)
    window.show_state(states.state())
    QApplication.processEvents()
    assert rows(window) == []
    assert window.over.printing.title.text() == "No label waits"
    assert not window.over.printing.other.isVisible()
    QTest.keyClick(window.over.printing, Qt.Key.Key_Escape)
    assert not window.over.printing.isVisible()


def test_label_at_the_printer_has_no_way(open_bench: OpenBench) -> None:
    """What is at the printer cannot be cancelled any more."""
    line = replace(states.no_paper().printing.lines[2], state=LabelState.PRINTING)
    busy = states.status(printer=DeviceView(DeviceStatus.BUSY, "p"))
    window = open_bench(states.state(status=busy, printing=PrintView((line,))))
    window.over.printing.open()
    assert rows(window)[0].findChildren(QPushButton) == []
    assert window.over.printing.text.text() == "They print by themselves, one after the other."
