"""Looking for cakes in the queue, giving a cake to a person, and everything about a cake."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from station.services.bench_state import BenchState, DeviceStatus, DeviceView
from station.ui.bench import BenchWindow
from station.ui.bench.labels import Text, TouchButton, text_size
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions

OpenBench = Callable[..., BenchWindow]


def a_morning() -> BenchState:
    """Every third cake is Lena's, who is signed on."""
    mine = {"assignee_id": "id-3", "assignee_name": "Lena Brandt"}
    rows = tuple(states.row(at, **(mine if at % 3 == 1 else {})) for at in range(9))
    return states.state(
        queue=rows, current=states.cake(0, row=rows[0]), status=states.status(staff_id="id-3")
    )


def numbers(window: BenchWindow) -> list[str]:
    """What the list shows."""
    model = window.queue.list.rows
    return [model.row_at(at).human_number for at in range(model.rowCount())]


def touch(window: BenchWindow, name: str) -> None:
    """Touch a button that can be seen."""
    (button,) = (found for found in window.findChildren(TouchButton, name) if found.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_typed_and_touched_away_again(open_bench: OpenBench) -> None:
    """Typing and chips narrow the queue at once; Show all brings every cake back and empties the field."""
    window = open_bench(a_morning())
    everything = numbers(window)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.over.finder.isVisible()
    QTest.keyClicks(window.over.finder.edit, "gelato")
    assert numbers(window) == ["B25774"]
    window.over.finder.edit.clear()
    touch(window, "chip_mine")
    assert numbers(window) == ["B25772-B", "B25775", "B25778"]
    touch(window, "chip_today")
    assert numbers(window) == ["B25772-B", "B25778"]
    QTest.keyClick(window.over.finder, Qt.Key.Key_Escape)
    assert window.queue.title.text() == "2 of 9"
    touch(window, "show_all_button")
    assert numbers(window) == everything
    assert window.over.finder.edit.text() == ""


def test_digits_without_a_keyboard(open_bench: OpenBench) -> None:
    """The pad's digits are looked for."""
    window = open_bench(a_morning())
    touch(window, "find_button")
    touch(window, "find_pad_button")
    for digit in "5774":
        touch(window, f"find_pad_{digit}")
    touch(window, "find_pad_ok")
    assert not window.over.find_pad.isVisible()
    assert numbers(window) == ["B25774"]


def test_nothing_found_is_said(open_bench: OpenBench) -> None:
    """An empty result says what is looked for and how many cakes wait; it never looks like an empty queue."""
    window = open_bench(a_morning())
    window.over.finder.edit.setText("zebra")
    said = window.queue.nothing.text()
    assert "zebra" in said
    assert "9" in said


def test_a_hidden_cake_is_still_scanned(open_bench: OpenBench) -> None:
    """A scanned cake that the filter hides is on the screen, closes the search, and the filter stays."""
    window = open_bench(a_morning())
    window.over.finder.open()
    window.over.finder.edit.setText("gelato")
    scanned = replace(a_morning(), current=states.cake(1))
    window.show_state(scanned)
    assert not window.over.finder.isVisible()
    assert window.cake.head.number.text() == "B25772-B"
    assert numbers(window) == ["B25774"]


def test_nothing_moves_under_a_finger(open_bench: OpenBench) -> None:
    """While a finger is on the list, what is looked for changes nothing; then it does."""
    window = open_bench(a_morning())
    view, place = window.queue.list.viewport(), QPoint(40, 40)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    window.over.finder.edit.setText("gelato")
    assert len(numbers(window)) == 9
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)
    assert numbers(window) == ["B25774"]


def test_signing_off_ends_mine(open_bench: OpenBench) -> None:
    """With nobody signed on there is no own cake to look for: the queue is whole again."""
    window = open_bench(a_morning())
    window.over.finder.open()
    touch(window, "chip_mine")
    window.show_state(replace(a_morning(), status=states.status(staff_name=None)))
    assert len(numbers(window)) == 9


def test_take_give_and_give_back(open_bench: OpenBench, actions: RecordedActions) -> None:
    """One touch takes a cake that nobody has; else it asks who, and nobody can be the answer."""
    window = open_bench(a_morning())
    touch(window, "assignee_button")
    order_id = states.row(0).order_id
    assert actions.calls == [("assign", order_id, "id-3")]
    taken = states.row(0, assignee_id="id-3", assignee_name="Lena Brandt")
    window.show_state(replace(a_morning(), current=states.cake(0, row=taken)))
    assert window.cake.head.who.text() == "Lena"
    touch(window, "assignee_button")
    touch(window, "assign_id-1")
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    touch(window, "unassign_button")
    assert actions.calls[1:] == [("assign", order_id, "id-1"), ("unassign", order_id)]


def test_nobody_gets_another_cake(open_bench: OpenBench, actions: RecordedActions) -> None:
    """A scan while the names are there closes them."""
    window = open_bench(a_morning())
    window.over.assign.open()
    window.show_state(replace(a_morning(), current=states.cake(1)))
    assert not window.over.assign.isVisible()
    assert actions.calls == []


def test_everything_about_a_cake(open_bench: OpenBench) -> None:
    """A touch on the cake's number tells when each stage was done, and this bench's scans of it, whole."""
    for size in ((1366, 768), (1920, 1080)):
        window = open_bench(replace(a_morning(), current=states.cake(1)), size=size)
        QTest.mouseClick(window.cake.head.number, Qt.MouseButton.LeftButton)
        assert window.over.detail.isVisible()
        QApplication.processEvents()
        lines = [part for part in window.over.detail.findChildren(Text) if part.isVisible()]
        said = " ".join(part.text() for part in lines)
        assert "Started 06:41, Finished 07:23, 42 min" in said
        assert "Label printed, Lena Brandt" in said
        short = [p.text() for p in lines if p.height() < p.heightForWidth(p.width())]
        assert short == []


def test_the_strips_signs_are_whole_at_once(open_bench: OpenBench) -> None:
    """Longer words and another size: the printer's and scanner's signs have room at once."""
    window = open_bench(states.state())
    trouble = DeviceView(DeviceStatus.TROUBLE, "tcp://10.0.0.9:9100", "Paper is out.", "No paper")
    for width in (1096, 1366, 1920):
        window.resize(width, 768)
        window.show_state(states.state(status=states.status(printer=trouble, scanner=trouble)))
        layout = window.strip.layout()
        assert layout is not None
        layout.activate()
        for sign in (window.strip.printer, window.strip.scanner):
            needed = text_size(sign.state.text(), QFontMetrics(sign.state.font()), QSize(), False)
            assert sign.state.minimumWidth() >= needed.width()
            assert sign.minimumSizeHint().width() >= needed.width()


def test_no_scan_yet_stands_beside_undo(open_bench: OpenBench) -> None:
    """In a narrower window the ledger's first words are not covered by Undo."""
    window = open_bench(states.all_states()["empty"], size=(1096, 768))
    ledger = window.ledger
    assert ledger.none_yet.isVisible()
    assert not ledger.none_yet.geometry().intersects(ledger.undo.geometry())
