"""What needs a person is listed in words, with its ways out; giving up asks for a reason first."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from station.services.bench_state import Action, GiveUpReason
from station.ui.bench import BenchWindow
from station.ui.bench.attention_row import AttentionRow
from station.ui.bench.attention_words import happened
from station.ui.theme.metrics import mm
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions
from tests.gui.bench.test_bench_look import is_cut_off

OpenBench = Callable[..., BenchWindow]
SCREENS = [(1366, 768), (1920, 1080)]


def press(window: BenchWindow, name: str) -> None:
    """Touch the visible button of this name."""
    button = next(b for b in window.findChildren(QPushButton, name) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def opened(open_bench: OpenBench, size: tuple[int, int] = (1366, 768)) -> BenchWindow:
    """A bench with its list open."""
    window = open_bench(states.needs_attention(), size=size)
    press(window, "attention_button")
    assert window.over.attention.isVisible()
    return window


def rows(window: BenchWindow) -> list[AttentionRow]:
    """The rows of the list, from the top."""
    shown = [row for row in window.over.attention.findChildren(AttentionRow) if row.isVisible()]
    return sorted(shown, key=lambda row: row.y())


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_nothing_is_cut_off(open_bench: OpenBench, size: tuple[int, int]) -> None:
    """Every row and every reason shows its whole text and buttons of at least 15 mm."""
    window = opened(open_bench, size)
    for row in rows(window):
        assert [label.text() for label in row.findChildren(QLabel) if is_cut_off(label, row)] == []
    press(window, "discard_a0")
    for button in window.over.attention.findChildren(QPushButton):
        if button.isVisible():
            assert button.sizeHint().width() <= button.width(), button.text()
            assert min(button.width(), button.height()) >= mm(window, 15)
            place = button.mapTo(window, QPoint(0, button.height()))
            assert place.y() <= window.over.attention.card.geometry().bottom(), (
                "the card is as high as its choices"
            )


def test_row_says_what_happened(open_bench: OpenBench) -> None:
    """A row has the cake, where it is now, what was scanned, since when, and what happened."""
    window = opened(open_bench)
    row = rows(window)[0]
    assert (row.number.text(), row.stage.text()) == ("B25772-B", "Decorating")
    assert row.what.text() == "Covering finished, since 09:01, 2 more behind it"
    assert row.why.text() == "The cake was cancelled. Stop work on it."


@pytest.mark.parametrize("code", ["ORD001", "ORD002", "ORD003", "ORD004", "AUTH001", "REQ001"])
def test_codes_have_words(code: str) -> None:
    """Each code of the contract has a sentence without the code; another keeps the server's own words."""
    line = replace(states.attention()[0], code=code, message="from the server")
    assert happened(line).endswith(".")
    assert "server" not in happened(line) or code in ("ORD001", "REQ001")
    returned = replace(line, code="ORD002", action=Action.QC_RETURNED)
    assert happened(returned).startswith("The cake was not sent back.")
    assert happened(replace(line, code="KIT009")) == "from the server (KIT009)"
    assert happened(replace(line, code="", message="")) == "The server refused it."


@pytest.mark.parametrize(
    ("button", "call"),
    [("requeue_a0", ("requeue", "a0")), ("retry_now_a2", ("retry_now", "a2"))],
)
def test_way_out_is_one_touch(
    open_bench: OpenBench, actions: RecordedActions, button: str, call: tuple[str, str]
) -> None:
    """Sending again and trying now are one touch, and the list stays open for the next scan."""
    window = opened(open_bench)
    press(window, button)
    assert actions.calls == [call]
    assert window.over.attention.isVisible()


def test_giving_up_asks_for_a_reason(open_bench: OpenBench, actions: RecordedActions) -> None:
    """Give up does nothing by itself: a reason does; Escape goes back to the list, then to the bench."""
    window = opened(open_bench)
    press(window, "discard_a1")
    assert actions.calls == []
    assert window.over.attention.title.text() == "B25774: why is this scan given up?"
    QTest.keyClick(window.over.attention, Qt.Key.Key_Escape)
    assert window.over.attention.title.text() == "5 scans need attention"
    press(window, "discard_a1")
    press(window, "give_up_mistake")
    assert actions.calls == [("discard", "a1", GiveUpReason.MISTAKE)]
    QTest.keyClick(window.over.attention, Qt.Key.Key_Escape)
    assert not window.over.attention.isVisible()


def test_give_up_is_kept_apart(open_bench: OpenBench) -> None:
    """Give up is at least 13 mm away from the other way out."""
    window = opened(open_bench)
    ways = list(rows(window)[0].ways.values())
    assert ways[1].x() - ways[0].geometry().right() >= mm(ways[0], 13)


def test_list_follows_the_state(open_bench: OpenBench) -> None:
    """A scan that is decided leaves the list; the last one closes it; a reason asked for stays till then."""
    window = opened(open_bench)
    state = states.needs_attention()
    window.show_state(replace(state, attention=state.attention[1:]))
    QApplication.processEvents()
    assert rows(window)[0].number.text() == "B25774"
    press(window, "discard_a1")
    window.show_state(replace(state, attention=state.attention[1:3]))
    assert window.over.attention.title.text().startswith("B25774: why")
    window.show_state(replace(state, attention=state.attention[2:3]))
    assert window.over.attention.title.text() == "1 scan needs attention"
    window.show_state(states.state())
    assert not window.over.attention.isVisible()


def test_no_key_below_the_list(open_bench: OpenBench, actions: RecordedActions) -> None:
    """While the list is open, no function key reaches the bench; F6 opens it."""
    window = open_bench(states.needs_attention())
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.over.attention.isVisible()
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F7):
        QTest.keyClick(window, key)
    assert actions.calls == []
