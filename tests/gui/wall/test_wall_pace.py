"""What will be late, where it is stuck, and what came in, on the wall."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from station.domain.pace import Forecast
from station.services.bench_state import LinkStatus
from station.services.wall_state import NewsKind, WallNews, WallState
from station.settings import WallLayout
from station.ui.gallery.samples_wall import NOON
from station.ui.sounds import Sounds
from station.ui.wall import WallWindow
from station.ui.wall.chime import CHIMES
from station.ui.wall.pace_words import span

MakeWall = Callable[..., WallWindow]
MakeState = Callable[..., WallState]
MakePace = Callable[..., Forecast]
MakeNews = Callable[..., WallNews]
Turn = Callable[[float], None]


class Ear:
    """Counts what an audio device would have played."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def make(self, path: Path, _parent: QObject) -> "Ear.Voice":
        """A voice for a file."""
        return Ear.Voice(self.heard, path.name)

    class Voice:
        """One sound."""

        def __init__(self, heard: list[str], name: str) -> None:
            self._heard, self._name = heard, name

        def play(self) -> None:
            """It is heard."""
            self._heard.append(self._name)


def test_the_pace_is_said_in_words(
    make_wall: MakeWall, make_state: MakeState, make_pace: MakePace, qtbot: QtBot
) -> None:
    """How many will be late, and the bottleneck with its cakes and its work."""
    window = make_wall(make_state(pace=make_pace()))

    def says(late: str, stuck: str) -> bool:
        line = window.strip.pace
        return (line.late.shown_text(), line.bottleneck.shown_text()) == (late, stuck)

    stuck = "Decorating: 14 cakes, 3 h 20 min of work"
    qtbot.waitUntil(lambda: says("4 will be late at this pace", stuck), timeout=5_000)
    window.show_state(make_state(pace=make_pace(late=0)))
    qtbot.waitUntil(lambda: says("All in time at this pace", stuck), timeout=5_000)


def test_each_column_says_its_pace(make_wall: MakeWall, make_state: MakeState) -> None:
    """A column with cakes that will be late says how many, another stage how much work stands there."""
    state = make_state((9, 7, 14, 5))
    assert state.columns is not None
    late, *others = state.columns[WallLayout.STAGES]
    columns = {WallLayout.STAGES: (late, *(replace(column, late=0) for column in others))}
    window = make_wall(replace(state, columns=columns))
    said = [column.pace.shown_text() for column in window.columns if column.pace.isVisible()]
    assert said == ["1 will be late", "1 h 45 min", "3 h 30 min", "1 h 15 min"]


@pytest.mark.parametrize(
    ("seconds", "said"), [(20, "1 min"), (2700, "45 min"), (7200, "2 h"), (119_800, "33 h")]
)
def test_work_is_said_in_hours_and_minutes(seconds: float, said: str) -> None:
    """No zeros are said."""
    assert span(seconds) == said


def test_no_pace_is_shown_while_it_is_not_known(
    make_wall: MakeWall, make_state: MakeState, make_pace: MakePace, turn: Turn
) -> None:
    """Without usual times, and from old data, the wall says nothing of a pace."""
    window = make_wall(make_state())
    assert not window.strip.pace.late.isVisible()
    assert not window.strip.pace.bottleneck.isVisible()
    window.show_state(make_state(pace=make_pace(), link=LinkStatus.OFFLINE))
    assert not window.strip.pace.late.isVisible()
    window.show_state(make_state(pace=make_pace()))
    assert window.strip.pace.late.isVisible()
    turn(11)
    window.tick()
    assert not window.strip.pace.late.isVisible()


def test_a_cake_that_will_be_late_is_marked(make_wall: MakeWall, make_state: MakeState) -> None:
    """Its row has a sign and a word; the others have none."""
    window = make_wall(make_state((4, 1, 1, 1)))
    rows = window.columns[0].rows
    marked = [row.mark.text() if row.mark.isVisible() and row.sign.isVisible() else "" for row in rows[:4]]
    assert marked == ["", "Will be late", "", ""]


def test_news_stand_in_the_strip_for_some_seconds(
    make_wall: MakeWall, make_state: MakeState, make_news: MakeNews, turn: Turn
) -> None:
    """One order by its number and cakes; the pace is back by itself."""
    window = make_wall(make_state(news=(make_news(cakes=3),)))
    text = window.strip.news.texts[NewsKind.NEW]
    assert text.shown_text() == "New order B25790, Strawberry Watermelon Cake, 3 cakes, Today"
    assert not window.strip.pace.isVisible()
    turn(16)
    window.show_state(make_state(news=(make_news(cakes=3),), data_at=NOON + timedelta(seconds=16)))
    assert not window.strip.news.isVisible()
    assert window.strip.pace.isVisible()


def test_many_are_counted(make_wall: MakeWall, make_state: MakeState, make_news: MakeNews) -> None:
    """A flood is one text for each kind."""
    kinds = (NewsKind.NEW, NewsKind.NEW, NewsKind.URGENT, NewsKind.CANCELLED)
    news = tuple(make_news(serial, kind, orders=40) for serial, kind in enumerate(kinds, 1))
    window = make_wall(make_state(news=news))
    shown = {kind: text.shown_text() for kind, text in window.strip.news.texts.items()}
    assert shown == {
        NewsKind.URGENT: "40 urgent orders",
        NewsKind.CANCELLED: "40 cancelled",
        NewsKind.NEW: "80 new orders",
    }


def test_an_urgent_order_sounds_once(
    make_wall: MakeWall, make_state: MakeState, make_news: MakeNews, turn: Turn, qtbot: QtBot
) -> None:
    """Once for each, only for urgent ones, and not again within twenty seconds."""
    ear = Ear()
    window = make_wall(make_state(), sounds=Sounds(maker=ear.make, files=CHIMES))
    qtbot.waitUntil(lambda: bool(window._sounds._voices), timeout=5_000)
    now: datetime = window._clock()
    for serial, kind in ((1, NewsKind.NEW), (2, NewsKind.URGENT), (2, NewsKind.URGENT), (3, NewsKind.URGENT)):
        window.show_state(make_state(news=(make_news(serial, kind, at=now),)))
    assert ear.heard == ["urgent.wav"]
    turn(21)
    window.show_state(make_state(news=(make_news(4, NewsKind.URGENT),)))
    assert ear.heard == ["urgent.wav"] * 2


def test_layouts_take_turns(make_wall: MakeWall, make_state: MakeState, qtbot: QtBot) -> None:
    """By stage, by store and by day, each with its columns."""
    window = make_wall(make_state(), layouts=tuple(WallLayout), turn_ms=400)
    seen: dict[WallLayout, list[str]] = {}

    def all_seen() -> bool:
        seen[window.layout_shown] = [column.head.name.text() for column in window.columns]
        return len(seen) == 3

    qtbot.waitUntil(all_seen, timeout=5_000)
    assert seen[WallLayout.STORES] == ["Bannos", "Flourlane"]
    days = ["Overdue", "Today", "Tomorrow", "Sat 29/11", "Sun 30/11", "Mon 01/12", "Tue 02/12", "Later"]
    assert seen[WallLayout.WEEK] == days


def test_weeks_of_drawing_leave_no_widgets_behind(
    make_wall: MakeWall, make_state: MakeState, make_pace: MakePace, turn: Turn
) -> None:
    """Layouts that take turns, pages, news and ageing for days: as many widgets as before."""
    window = make_wall(make_state(), layouts=tuple(WallLayout), turn_ms=3_600_000)

    def live_a_day() -> int:
        turn(86_400)
        for cakes in (37, 3, 12):
            window.show_state(make_state((cakes, 2, 0, cakes), pace=make_pace(cakes)))
            window.turn_pages()
            window.turn_layout()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(window.findChildren(QObject))

    counts = [live_a_day() for _ in range(10)]
    assert counts[-1] <= counts[1]
