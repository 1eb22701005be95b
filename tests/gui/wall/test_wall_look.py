"""The wall can be read from where it is read: sizes, contrast, nothing cut off."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station.domain.pace import Forecast
from station.services.wall_state import StationHealth, WallAttention, WallState
from station.settings import WallLayout
from station.ui.gallery.samples_wall_states import wall_states, widest_items
from station.ui.theme.colours import contrast
from station.ui.theme.metrics import dots_per_inch
from station.ui.wall import WallWindow
from station.ui.wall.distance import cap_height_px
from station.ui.wall.labels import ShorteningLabel, WallLabel

MakeWall = Callable[..., WallWindow]
MakeState = Callable[..., WallState]
MakeStation = Callable[..., StationHealth]
MakeItem = Callable[..., WallAttention]
Turn = Callable[[float], None]

WALL_STATES = wall_states()
SCREENS = [(1920, 1080), (1366, 768), (3840, 2160), (1080, 1920)]
SEEN = 60
"""Of 255 shades of grey."""
CAP_HEIGHT_AT_3_M = 49
"""Pixels on a 43" 1080p screen (experience.md)."""
CAP_HEIGHT_AT_5_M = 58.6
"""The same: 20 minutes of arc at 5 m are 29 mm, and a pixel is 0.496 mm."""


def visible_labels(window: WallWindow) -> list[QLabel]:
    """Every label that shows words."""
    return [label for label in window.findChildren(QLabel) if label.isVisible() and label.text().strip()]


def is_cut_off(label: QLabel, window: WallWindow) -> bool:
    """True when a part of the label's text is not on the screen."""
    metrics = QFontMetrics(label.font())
    shown = label.shown_text() if isinstance(label, ShorteningLabel) else label.text()
    ink = metrics.tightBoundingRect(shown)
    place = QRect(label.mapTo(window, QPoint(0, 0)), label.size())
    too_wide = metrics.horizontalAdvance(shown) > label.contentsRect().width()
    too_high = ink.height() > label.contentsRect().height()
    return too_wide or too_high or "…" in shown or not window.rect().contains(place)


def assert_whole(window: WallWindow) -> None:
    """Nothing is cut off now."""
    assert [label.text() for label in visible_labels(window) if is_cut_off(label, window)] == []


@pytest.fixture(params=WALL_STATES)
def state(request: pytest.FixtureRequest) -> WallState:
    """The states that a day brings, each at its widest."""
    return WALL_STATES[request.param]


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_no_text_is_cut_off(
    make_wall: MakeWall, state: WallState, size: tuple[int, int], qtbot: QtBot
) -> None:
    """Every word is whole and on the screen, on every page, at every screen size."""
    window = make_wall(state, size=size)
    assert (window.width(), window.height()) == size

    for _ in range(6):
        qtbot.waitUntil(partial(assert_whole, window))
        window.turn_pages()


def is_painted(label: QLabel, window: WallWindow, picture: QImage) -> bool:
    """Whether something that differs from its ground is on the screen where the label stands."""
    part = picture.copy(QRect(label.mapTo(window, QPoint(0, 0)), label.size()))
    grey = part.convertToFormat(QImage.Format.Format_Grayscale8)
    dots, line = bytes(grey.constBits()), grey.bytesPerLine()
    seen = b"".join(dots[at * line :][: grey.width()] for at in range(grey.height()))
    return max(seen) - min(seen) > SEEN


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_every_text_is_painted(make_wall: MakeWall, size: tuple[int, int], qtbot: QtBot) -> None:
    """The largest numbers too, in each layout, and after the wall took another size."""
    window = make_wall(WALL_STATES["items"], size=(1600, 900), layouts=tuple(WallLayout), turn_ms=3_600_000)
    window.resize(*size)
    for _ in WallLayout:
        qtbot.waitUntil(lambda: window.settled)
        picture = window.grab().toImage()
        blank = [each.text() for each in visible_labels(window) if not is_painted(each, window, picture)]
        assert blank == []
        window.turn_layout()


@pytest.mark.parametrize("layout", [WallLayout.STORES, WallLayout.WEEK])
@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_no_layout_cuts_text_off(
    make_wall: MakeWall,
    make_state: MakeState,
    make_pace: Callable[..., Forecast],
    size: tuple[int, int],
    layout: WallLayout,
    qtbot: QtBot,
) -> None:
    """The other layouts too (test_wall_distance.py has them from afar)."""
    window = make_wall(make_state((37, 14, 9, 22), pace=make_pace(137, 140)), size=size, layouts=(layout,))
    window.turn_pages()
    qtbot.waitUntil(partial(assert_whole, window))
    for column in window.columns:
        rows = [row for row in column.rows if row.isVisible()]
        ends = [row.mapTo(column, row.rect().bottomLeft()).y() for row in rows]
        assert all(end < column.height() for end in ends)


@pytest.mark.parametrize("distance_m", [3.0, 4.0, 5.0])
def test_cakes_can_be_read_from_the_distance_that_is_set(
    make_wall: MakeWall, make_state: MakeState, make_pace: Callable[..., Forecast], distance_m: float
) -> None:
    """On a screen of 98 cm: number, day and mark have 20 minutes of arc, in every column."""
    state = make_state((37, 14, 9, 22), pace=make_pace())
    window = make_wall(state, size=(3840, 2160), distance_m=distance_m)
    needed = cap_height_px(distance_m, dots_per_inch(window))
    for column in window.columns:
        rows = [row for row in column.rows if row.isVisible()]
        assert len(rows) >= 2
        for row in rows:
            for label in (row.number, row.due, row.mark):
                assert QFontMetrics(label.font()).capHeight() >= needed
    for text in (window.strip.pace.late, window.strip.pace.bottleneck):
        assert QFontMetrics(text.font()).capHeight() >= needed


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_rows_do_not_overlap(make_wall: MakeWall, make_state: MakeState, size: tuple[int, int]) -> None:
    """The last cake of a page ends above the pager, and the pager inside its column."""
    window = make_wall(make_state((37, 37, 37, 37)), size=size)
    for column in window.columns:
        last = [row for row in column.rows if row.isVisible()][-1]
        assert last.mapTo(column, last.rect().bottomLeft()).y() < column.pager.y()
        assert column.pager.geometry().bottom() <= column.height()


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_the_numbers_can_be_read_from_three_metres(
    make_wall: MakeWall, make_state: MakeState, size: tuple[int, int]
) -> None:
    """Counts, totals and the clock have a cap height of 20 minutes of arc at 3 m, on any screen."""
    window = make_wall(make_state(), size=size)
    scale = max(size) / 1920
    numbers: list[QLabel] = [column.head.count for column in window.columns]
    numbers += [total.number for total in window.head.totals.values()]
    numbers.append(window.head.clock)
    for label in numbers:
        assert QFontMetrics(label.font()).capHeight() >= CAP_HEIGHT_AT_3_M * scale


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_what_needs_a_person_can_be_read_from_five_metres(
    make_wall: MakeWall, make_state: MakeState, size: tuple[int, int]
) -> None:
    """Cake, bench, what happened and since when have 20 minutes of arc at 5 m, on a tall screen too."""
    window = make_wall(make_state(attention=widest_items()), size=size)
    shown = [card for card in window.attention.cards if card.isVisible()]
    assert len(shown) == (1 if size[1] > size[0] else 2)
    # A 43" screen, whatever its pixels are.
    scale = max(size) / 1920
    for card in shown:
        for label in (card.number, card.station, card.happened, card.since):
            assert QFontMetrics(label.font()).capHeight() >= int(CAP_HEIGHT_AT_5_M * scale)


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_items_leave_room_for_cakes(
    make_wall: MakeWall, make_state: MakeState, size: tuple[int, int]
) -> None:
    """With items on the wall each column still shows its counts and its first cakes, whole."""
    window = make_wall(make_state((37, 37, 37, 37), attention=widest_items()), size=size)
    for column in window.columns:
        rows = [row for row in column.rows if row.isVisible()]
        assert len(rows) >= 2
        assert rows[-1].mapTo(column, rows[-1].rect().bottomLeft()).y() < column.pager.y()


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_even_the_smallest_text_is_large(
    make_wall: MakeWall, state: WallState, size: tuple[int, int]
) -> None:
    """Nothing on the wall is smaller than 28 px of a 1080p screen."""
    window = make_wall(state, size=size)
    scale = min(size[0] / 1920, size[1] / 1080)
    smallest = min(label.font().pixelSize() for label in visible_labels(window))
    assert smallest >= int(28 * scale)


def ground_of(label: QLabel, window: WallWindow) -> QColor:
    """The colour painted behind a label, taken from its corner."""
    at = label.mapTo(window, QPoint(0, label.height() // 2))
    return window.grab().toImage().pixelColor(at.x(), at.y())


@pytest.mark.parametrize(("seconds", "least"), [(0, 7.0), (11, 5.0), (31, 4.5), (300, 4.5)])
def test_text_keeps_its_contrast_while_it_fades(
    make_wall: MakeWall,
    make_state: MakeState,
    make_item: MakeItem,
    turn: Turn,
    seconds: float,
    least: float,
    qtbot: QtBot,
) -> None:
    """Fresh text has 7:1 and faded text never less than 4.5:1 (the stage colours are the design's own)."""
    window = make_wall(make_state((3, 3, 3, 3), attention=(make_item(),)))
    turn(seconds)
    window.tick()
    qtbot.waitUntil(lambda: window.settled)
    heads = {id(label) for column in window.columns for label in column.head.findChildren(QLabel)}
    for label in visible_labels(window):
        assert isinstance(label, WallLabel)
        enough = 4.5 if id(label) in heads else least
        found = contrast(label.ink, ground_of(label, window).name())
        assert found >= enough, (label.text(), found)
