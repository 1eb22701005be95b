"""The cake's picture on the bench, and Packing's checklist under a finger."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from station.domain.stages import Stage
from station.services.bench_state import BenchState, PictureState, QcReturn
from station.ui.bench import BenchWindow
from station.ui.bench.cake_picture import PictureFrame
from station.ui.bench.packing_ticks import Tick
from station.ui.theme.metrics import mm
from tests.gui.bench import states
from tests.gui.bench.states import RecordedActions

OpenBench = Callable[..., BenchWindow]
SHOWN = states.pictures()
TO_TICK = states.cards()["check_to_tick"]


def ticks(window: BenchWindow) -> list[Tick]:
    """The rows of the open checklist."""
    return sorted(window.over.cards.packing.findChildren(Tick), key=lambda tick: tick.objectName())


def checked(ticked: tuple[int, ...]) -> BenchState:
    """The check with these ticks."""
    return replace(TO_TICK, question=states.check(ticked=ticked))


def words(window: BenchWindow, name: str) -> str:
    """The visible text of this name."""
    return next(label.text() for label in window.findChildren(QLabel, name) if label.isVisible())


def touch(window: BenchWindow, tick: Tick) -> None:
    """A finger on the row."""
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)


def test_a_touch_ticks_and_the_bench_shows_it(open_bench: OpenBench, actions: RecordedActions) -> None:
    """A row asks the bench; it is drawn ticked when the bench says so, and nothing else is drawn anew."""
    window = open_bench(TO_TICK)
    rows = ticks(window)
    assert [row.isChecked() for row in rows] == [True, False, False, False]
    touch(window, rows[2])
    touch(window, rows[0])
    assert actions.calls == [("tick_accessory", "bannos-25771", 2), ("tick_accessory", "bannos-25771", 0)]
    assert [row.isChecked() for row in rows] == [True, False, False, False]
    window.show_state(checked((0, 2)))
    assert ticks(window) == rows
    assert [row.isChecked() for row in rows] == [True, False, True, False]


def test_packed_only_when_all_is_ticked(open_bench: OpenBench, actions: RecordedActions) -> None:
    """Until then the large button says how many are left, and a finger on it does nothing."""
    window = open_bench(TO_TICK)
    right = window.over.cards.packing.right
    assert (right.text(), right.isEnabled()) == ("3 still to tick", False)
    QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    assert actions.calls == []
    window.show_state(checked((0, 1, 2, 3)))
    assert (right.text(), right.isEnabled()) == ("Everything is right", True)
    QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    assert actions.calls == [("confirm_packing", "bannos-25771")]


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=str)
def test_room_for_a_glove(open_bench: OpenBench, size: tuple[int, int]) -> None:
    """Each row is 15 mm high, 5 mm from the next, and four of them stand there without scrolling."""
    window = open_bench(TO_TICK, size=size)
    rows = ticks(window)
    assert min(row.height() for row in rows) >= mm(window, 15)
    assert rows[2].y() - rows[0].geometry().bottom() >= mm(window, 5)
    assert rows[1].x() - rows[0].geometry().right() >= mm(window, 5)
    assert window.over.cards.packing._scroll.verticalScrollBar().maximum() == 0


def test_rows_are_check_boxes_for_screen_readers(open_bench: OpenBench) -> None:
    """Each says what it is, that it is a box, and whether it is ticked; keys reach it and tick it."""
    window = open_bench(TO_TICK)
    told = [QAccessible.queryAccessibleInterface(row) for row in ticks(window)]
    assert {each.role() for each in told} == {QAccessible.Role.CheckBox}
    assert [each.state().checked for each in told] == [1, 0, 0, 0]
    assert told[3].text(QAccessible.Text.Name) == "12 x Balloon rose gold"
    assert told[3].text(QAccessible.Text.Description) == "not ticked"
    QTest.keyClick(window.over.cards.packing, Qt.Key.Key_Tab)
    assert window.focusWidget() is ticks(window)[0]


def test_keys_tick(open_bench: OpenBench, actions: RecordedActions) -> None:
    """Space ticks the row that has the focus, and the focus stays there."""
    window = open_bench(TO_TICK)
    row = ticks(window)[1]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Space)
    window.show_state(checked((0, 1)))
    assert actions.calls == [("tick_accessory", "bannos-25771", 1)]
    assert window.focusWidget() is row


def test_the_picture_stands_beside_the_writing(open_bench: OpenBench, actions: RecordedActions) -> None:
    """With a picture, its place and the writing's are as without one; a touch and Ctrl+P ask for it large."""
    window = open_bench(SHOWN["picture"])
    photo, writing = window.cake.picture, window.cake.writing
    places = [photo.geometry(), writing.geometry(), window.cake.buttons.geometry()]
    assert (photo.isEnabled(), photo.accessibleName()) == (True, "Picture of B25772-B")
    drawn = photo.grab().toImage()
    assert not window.cake.label.isVisible()
    QTest.mouseClick(photo, Qt.MouseButton.LeftButton)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert actions.calls == [("show_picture",)] * 2
    window.show_state(SHOWN["picture_away"])
    QApplication.processEvents()
    assert [photo.geometry(), writing.geometry(), window.cake.buttons.geometry()] == places
    assert photo.grab().toImage() != drawn
    assert (photo.isEnabled(), words(window, "picture_said")) == (False, "Picture not here")


@pytest.mark.parametrize(
    ("stage", "known", "of_cake"),
    [
        (Stage.FILLING, PictureState.HERE, False),
        (Stage.COVERING, PictureState.NONE, True),
        (Stage.PACKING, PictureState.AWAY, True),
        (Stage.DECORATING, PictureState.OFF, False),
    ],
)
def test_label_or_picture(open_bench: OpenBench, stage: Stage, known: PictureState, of_cake: bool) -> None:
    """Filling sees the label that it prints; the others the cake, unless pictures are switched off."""
    window = open_bench(states.state(stage, current=states.cake(stage=stage, picture_state=known)))
    assert (window.cake.picture.isVisible(), window.cake.label.isVisible()) == (of_cake, not of_cake)


def test_large_and_away_again(open_bench: OpenBench, actions: RecordedActions) -> None:
    """The large picture says whose it is and what must be written; a touch or Escape closes it."""
    window = open_bench(SHOWN["picture_large"])
    overlay = window.over.cards.picture
    assert overlay.isVisible()
    assert words(window, "picture_text") == "Happy Birthday Eleni"
    assert words(window, "picture_title").startswith("B25772-B")
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton)
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert actions.calls == [("dismiss",)] * 2
    window.show_state(SHOWN["picture"])
    assert not overlay.isVisible()


def test_a_file_that_is_no_picture_after_all(open_bench: OpenBench) -> None:
    """Bytes that cannot be drawn leave the quiet place, not a hole."""
    shown = SHOWN["picture"]
    assert shown.current is not None
    assert shown.current.picture is not None
    broken = replace(shown.current, picture=replace(shown.current.picture, panel=b"no picture"))
    window = open_bench(replace(shown, current=broken))
    assert not window.cake.picture.isEnabled()
    assert words(window, "picture_said")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("spelling", "09:16  Returned from QC: Wrong spelling"),
        ("Leans to the left", "09:16  Returned from QC: Leans to the left"),
        (None, "09:16  Returned from QC"),
    ],
)
def test_the_return_in_the_timeline(open_bench: OpenBench, reason: str | None, said: str) -> None:
    """Between Covering and the Decorating that came after it, with its time and reason."""
    shown = SHOWN["picture"]
    assert shown.current is not None
    assert shown.current.returned is not None
    back = replace(shown.current, returned=QcReturn(shown.current.returned.at, reason))
    window = open_bench(replace(shown, current=back))
    window.over.detail.open()
    QApplication.processEvents()
    assert words(window, "detail_returned_value") == said
    rows = {
        label.objectName(): label.mapTo(window, label.rect().topLeft()).y()
        for label in window.over.detail.findChildren(QLabel)
        if label.objectName().endswith("_value") and label.isVisible()
    }
    assert rows["detail_stage_1_value"] < rows["detail_returned_value"] < rows["detail_stage_2_value"]
    assert window.over.detail.findChild(QLabel, "detail_stage_2_value") is not None


def test_the_check_shows_the_picture_too(open_bench: OpenBench) -> None:
    """What lies over the bench hides the picture there, so it stands beside the writing to compare."""
    window = open_bench(TO_TICK)
    (frame,) = window.over.cards.packing.findChildren(PictureFrame)
    assert frame.isVisible()
    assert frame.accessibleName() == "Picture of B25771"
