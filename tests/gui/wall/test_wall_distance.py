"""From the distance that is set every word has the minutes of arc of its reach, in all layouts and sizes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station.services.wall_state import WallState
from station.settings import WallLayout
from station.ui.gallery.samples_wall import attention_item, news_item, pace_of, wall_state
from station.ui.gallery.samples_wall_states import troubled_stations, widest_items
from station.ui.theme.metrics import MM_PER_INCH, dots_per_inch, ui_font
from station.ui.wall import WallWindow
from station.ui.wall.distance import Reach, cap_height_px
from station.ui.wall.labels import WallLabel
from station.ui.wall.look import ROLES
from station.ui.wall.tile import Tile

from .test_wall_look import is_cut_off

MakeWall = Callable[..., WallWindow]
WIDTH_MM = 952
"""Of a 43-inch screen's longer side."""
PIXELS = [(1366, 768), (1920, 1080), (3840, 2160), (1080, 1920)]
SCALES = (1.25, 1.5, 2.0)
SCALED = sorted({(round(w / scale), round(h / scale)) for w, h in PIXELS for scale in SCALES} - {*PIXELS})
"""In Qt's pixels, which is what the wall counts in."""
ONE_DAY_MS = 24 * 3_600_000
FULL = (137, 114, 99, 122)
STATES = {
    "day": wall_state(FULL, pace=pace_of(137), overdue=12, today=38, tomorrow=137, complete_today=140),
    "items": wall_state(FULL, pace=pace_of(), attention=widest_items(), stations=troubled_stations()),
    "one item": wall_state(attention=(attention_item(),), news=(news_item(),), pace=pace_of(0)),
    "unknown": wall_state(columns=None, data_at=None, stations=()),
}


@dataclass(frozen=True)
class Seen:
    """How a 43-inch screen of so many pixels is seen from a distance."""

    size: tuple[int, int]
    distance_m: float

    @property
    def dots_per_inch(self) -> float:
        """Of that screen."""
        return max(self.size) / WIDTH_MM * MM_PER_INCH

    def least_px(self, reach: Reach) -> float:
        """The capitals that a reach needs there; a whole pixel of the font is not drawn in halves."""
        return cap_height_px(self.distance_m, self.dots_per_inch, reach)

    @property
    def plan_m(self) -> float:
        """The distance that makes the same of the screen that the test has."""
        return self.distance_m * self.dots_per_inch / dots_per_inch(QGuiApplication.primaryScreen())


def words(window: WallWindow) -> list[WallLabel]:
    """Every label that shows words now."""
    found = [label for label in window.findChildren(WallLabel) if label.isVisible()]
    return [label for label in found if label.shown_text().strip()]


def too_small(window: WallWindow, seen: Seen) -> Iterator[str]:
    """What is read from there and has too small letters."""
    for label in words(window):
        least = seen.least_px(ROLES[label.property("role")].reach)
        if QFontMetricsF(label.font()).capHeight() < least:
            yield label.shown_text()
    for tile in window.findChildren(Tile):
        if tile.isVisible():
            letter = QFontMetricsF(ui_font(tile.letter_px, 700)).capHeight()
            if letter < seen.least_px(Reach.LOOK) or tile.letter_px > tile.width():
                yield f"tile {tile.accessibleName()}"


def overlapping(window: WallWindow) -> list[tuple[str, str]]:
    """Pairs of words that lie over one another."""
    labels = words(window)
    places = [ink_of(label, window) for label in labels]
    return [
        (one.shown_text(), other.shown_text())
        for at, one in enumerate(labels)
        for after, other in enumerate(labels[at + 1 :], at + 1)
        if places[at].intersects(places[after])
    ]


def ink_of(label: QLabel, window: WallWindow) -> QRect:
    """Where a label's room is, without the air above and below its letters."""
    room = QRect(label.mapTo(window, QPoint(0, 0)), label.size())
    air = max(0, room.height() - round(QFontMetricsF(label.font()).capHeight())) // 2
    return room.adjusted(0, air, 0, -air)


def faults(window: WallWindow, seen: Seen) -> list[object]:
    """All that is wrong on the wall now."""
    cut = [label.text() for label in words(window) if is_cut_off(label, window)]
    cut += [label.text() for label in words(window) if is_cut_below(label)]
    return [*cut, *too_small(window, seen), *overlapping(window)]


def is_cut_below(label: WallLabel) -> bool:
    """True when a letter that reaches below its line ends outside the label."""
    metrics, line = QFontMetricsF(label.font()), label.text_rect
    baseline = line.top() + (line.height() + metrics.ascent() - metrics.descent()) / 2
    below = metrics.tightBoundingRect(label.shown_text()).bottom()
    return not label.wordWrap() and baseline + below > label.height() + 1


@pytest.mark.parametrize(
    ("size", "distance_m"), [*((size, 3.0) for size in PIXELS), *((size, 5.0) for size in (*PIXELS, *SCALED))]
)
def test_every_word_is_large_enough_for_its_distance(
    make_wall: MakeWall, size: tuple[int, int], distance_m: float, qtbot: QtBot
) -> None:
    """20 minutes of arc for what is read at a glance, 14 for the rest; whole, and nothing over another."""
    seen = Seen(size, distance_m)
    window = make_wall(size=size, layouts=tuple(WallLayout), turn_ms=ONE_DAY_MS, distance_m=seen.plan_m)
    for name, state in STATES.items():
        window.show_state(state)
        for _ in WallLayout:
            qtbot.waitUntil(partial(whole, window, seen, name))
            window.turn_pages()
            qtbot.waitUntil(partial(whole, window, seen, name))
            window.turn_layout()
            qtbot.waitUntil(lambda: window.settled)


def whole(window: WallWindow, seen: Seen, name: str) -> bool:
    """Nothing is wrong now; says what is."""
    assert (name, faults(window, seen)) == (name, [])
    return True


@pytest.mark.parametrize("layout", WallLayout)
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
def test_the_first_cakes_are_on_a_quiet_wall_from_five_metres(
    make_wall: MakeWall, size: tuple[int, int], layout: WallLayout
) -> None:
    """Larger letters leave fewer cakes, but on a screen of 43 inches some in each column."""
    seen = Seen(size, 5.0)
    window = make_wall(quiet(), size=size, layouts=(layout,), distance_m=seen.plan_m)
    for column in window.columns:
        if column.isVisible():
            assert [row.number.text() for row in column.rows if row.isVisible()] != []


def quiet() -> WallState:
    """A day on which nothing needs a person."""
    return wall_state((37, 14, 9, 22), pace=pace_of())


def test_all_days_and_totals_come_by_in_turn(make_wall: MakeWall) -> None:
    """What has no room from afar is on the next page: no day and no number is away for good."""
    seen = Seen((1920, 1080), 5.0)
    window = make_wall(quiet(), layouts=(WallLayout.WEEK,), distance_m=seen.plan_m)
    days: set[str] = set()
    totals: set[str] = set()
    for _ in range(8):
        days |= {column.head.name.text() for column in window.columns if column.isVisible()}
        totals |= {key for key, total in window.head.totals.items() if total.isVisible()}
        window.turn_pages()
    assert len(days) == len(window.columns) == 8
    assert totals == set(window.head.totals)
