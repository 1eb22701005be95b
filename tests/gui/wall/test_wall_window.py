"""The wall says what it knows, how old it is, and never more than that."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station.services.bench_state import LinkStatus
from station.services.wall_state import StationHealth, WallState
from station.settings import WallLayout
from station.ui.theme import colours
from station.ui.wall import WallWindow
from station.ui.wall.reading import Freshness

MakeWall = Callable[..., WallWindow]
MakeState = Callable[..., WallState]
MakeStation = Callable[..., StationHealth]
Turn = Callable[[float], None]


def texts(window: WallWindow) -> list[str]:
    """Everything that can be read on the wall."""
    return [
        label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text().strip()
    ]


def head_colours(window: WallWindow) -> list[str]:
    """The colour behind each stage's name, as painted."""
    picture = window.grab().toImage()
    corners = [column.mapTo(window, column.rect().topRight()) for column in window.columns]
    return [picture.pixelColor(corner.x() - 40, corner.y() + 20).name() for corner in corners]


def test_counts_are_shown_per_stage_and_per_store(make_wall: MakeWall, make_state: MakeState) -> None:
    """Each stage shows its open cakes, in all and for each store, and how many nobody has taken."""
    state = make_state((37, 14, 9, 2))
    window = make_wall(state)
    assert state.columns is not None
    for column, known in zip(window.columns, state.columns[WallLayout.STAGES], strict=True):
        assert column.head.name.text() == known.subject
        assert column.head.count.text() == str(known.open)
        assert [cell.count.text() for cell in column.head.cells] == [str(cell.open) for cell in known.cells]
        assert [cell.badge.accessibleName() for cell in column.head.cells] == ["Bannos", "Flourlane"]
        assert column.unassigned.text() == f"{known.unassigned} unassigned"
        assert column.overdue.text() == f"{known.overdue} overdue"


def test_the_totals_stand_in_the_head(make_wall: MakeWall, make_state: MakeState) -> None:
    """Overdue, today, tomorrow and done today are on top."""
    window = make_wall(make_state())
    shown = {key: total.number.text() for key, total in window.head.totals.items()}
    assert shown == {"overdue": "2", "today": "11", "tomorrow": "17", "complete_today": "23"}


def test_first_cakes_say_number_product_and_day(make_wall: MakeWall, make_state: MakeState) -> None:
    """A cake's line has its store, number, short product and how late or soon it is due."""
    window = make_wall(make_state((7, 1, 1, 1)))
    rows = window.columns[0].rows
    assert [row.number.text() for row in rows[:2]] == ["25771", "25772-B"]
    assert rows[2].product.shown_text() == "Two Tier Wedding, Large"
    assert [row.due.text() for row in rows[:4]] == ["1 day late", "Today", "Today", "Tomorrow"]
    assert rows[1].accessibleName() == "B25772-B, Chocolate Drip Cake, Filling, Today, Will be late"
    window.turn_pages()
    assert [row.due.text() for row in rows if row.isVisible()] == ["Sat 29/11", "Tue 02/12"]


def test_the_clock_is_the_kitchens(make_wall: MakeWall, make_state: MakeState, turn: Turn) -> None:
    """The clock shows the kitchen's time zone, whatever this computer's is."""
    window = make_wall(make_state())
    assert (window.head.clock.text(), window.strip.day.text()) == ("12:05", "Thu 27/11")
    turn(3600)
    window.tick()
    assert window.head.clock.text() == "13:05"


def test_what_is_not_known_is_never_shown_as_empty(make_wall: MakeWall, make_state: MakeState) -> None:
    """Before the first data nothing reads 0 or 'nothing waiting': it reads 'not known yet'."""
    unknown = make_state(columns=None, data_at=None, overdue=0, today=0, tomorrow=0, complete_today=0)
    for state in (None, unknown):
        window = make_wall(state)
        shown = texts(window)
        assert "0" not in shown
        assert "Nothing waiting" not in shown
        assert shown.count("Not known yet") == 4
        assert window.columns[0].head.count.text() == "?"


def test_an_empty_stage_is_said_to_be_empty(make_wall: MakeWall, make_state: MakeState) -> None:
    """A stage that is known to have no cake says so, and shows 0."""
    window = make_wall(make_state((3, 0, 2, 2)))
    assert window.columns[1].head.count.text() == "0"
    assert window.columns[1].nothing.isVisible()
    assert window.columns[1].nothing.text() == "Nothing waiting"


def test_what_was_known_stays_while_offline(make_wall: MakeWall, make_state: MakeState, turn: Turn) -> None:
    """Without a link the last counts stay, and the strip says why and how old they are."""
    window = make_wall(make_state((5, 3, 4, 2)))
    turn(45)
    window.show_state(make_state((5, 3, 4, 2), link=LinkStatus.OFFLINE))
    assert window.columns[0].head.count.text() == "5"
    assert window.strip.sentence.text() == "No link to the server. Data is 45 s old."


def test_fresh_data_is_said_to_be_up_to_date(make_wall: MakeWall, make_state: MakeState, turn: Turn) -> None:
    """Up to ten seconds the wall says that it is up to date, and does not fade."""
    window = make_wall(make_state())
    turn(10)
    window.tick()
    assert window.strip.sentence.text() == "Up to date"
    assert window.freshness is Freshness.FRESH


def test_older_data_fades_step_by_step(
    make_wall: MakeWall, make_state: MakeState, turn: Turn, qtbot: QtBot
) -> None:
    """After 10, 30 and 60 seconds every stage's colour is visibly another."""
    window = make_wall(make_state())
    seen = [head_colours(window)]
    for seconds in (11, 20, 30):
        turn(seconds)
        window.tick()
        qtbot.waitUntil(lambda: window.settled)
        seen.append(head_colours(window))
    for stage in zip(*seen, strict=True):
        assert len(set(stage)) == 4, stage


def test_fresh_data_brings_the_colours_back(
    make_wall: MakeWall, make_state: MakeState, turn: Turn, qtbot: QtBot
) -> None:
    """When the link is back, the wall looks as it did."""
    window = make_wall(make_state())
    before = head_colours(window)
    turn(300)
    window.tick()
    qtbot.waitUntil(lambda: window.settled)
    assert head_colours(window) != before
    window.show_state(make_state(data_at=datetime(2025, 11, 27, 1, 5, tzinfo=UTC) + timedelta(seconds=300)))
    qtbot.waitUntil(lambda: window.settled)
    assert head_colours(window) == before
    assert window.strip.sentence.text() == "Up to date"


def test_the_wall_ages_by_itself(
    make_wall: MakeWall, make_state: MakeState, turn: Turn, qtbot: QtBot
) -> None:
    """When nobody sends states any more, the data fades all the same: a dead thread cannot look fresh."""
    window = make_wall(make_state())
    turn(75)
    qtbot.waitUntil(lambda: window.strip.sentence.text() == "Data is 75 s old.", timeout=20_000)
    assert window.freshness is Freshness.STALE


def test_a_clock_set_back_is_not_the_future(make_wall: MakeWall, make_state: MakeState, turn: Turn) -> None:
    """When this computer's clock is set back, the wall does not show a negative age."""
    window = make_wall(make_state())
    turn(-3600)
    window.tick()
    assert window.strip.sentence.text() == "Up to date"


@pytest.mark.parametrize(
    ("link", "detail", "said"),
    [
        (LinkStatus.CONNECTING, None, "Connecting to the server. Counts are not known yet."),
        (LinkStatus.OFFLINE, None, "No link to the server. Counts are not known yet."),
        (LinkStatus.PAUSED, "The password is wrong.", "The password is wrong. Counts are not known yet."),
    ],
)
def test_the_strip_says_why_nothing_is_known(
    make_wall: MakeWall, make_state: MakeState, link: LinkStatus, detail: str | None, said: str
) -> None:
    """The strip gives the reason in words and in a colour of trouble."""
    window = make_wall(make_state(columns=None, data_at=None, link=link, link_detail=detail))
    assert window.strip.sentence.text() == said
    assert not window.strip.well
    assert window.strip.ground == colours.SAVED.back


def test_pages_turn_by_themselves(make_wall: MakeWall, make_state: MakeState, qtbot: QtBot) -> None:
    """A stage with more cakes than room shows them all in turn, and says which of how many."""
    window = make_wall(make_state((12, 1, 1, 1)), page_ms=300)
    filling = window.columns[0]
    seen: set[str] = set()

    def all_seen() -> bool:
        seen.update(row.number.text() for row in filling.rows if row.isVisible())
        return len(seen) == 12

    qtbot.waitUntil(all_seen, timeout=20_000)
    assert filling.pages == 3
    assert window.columns[1].page == 0


def test_the_pager_names_the_cakes_shown(make_wall: MakeWall, make_state: MakeState) -> None:
    """The line under a column counts all open cakes, also those that the list leaves out."""
    state = make_state((12, 3, 1, 1))
    window = make_wall(state)
    filling = window.columns[0]
    assert filling.pager.text() == "1 to 5 of 12"
    assert window.columns[1].pager.text() == ""
    for _ in range(2):
        window.turn_pages()
    assert filling.pager.text() == "11 to 12 of 12"
    window.turn_pages()
    assert filling.pager.text() == "1 to 5 of 12"


def test_the_page_stays_when_new_data_comes(make_wall: MakeWall, make_state: MakeState) -> None:
    """New data does not turn the page back; when the page is gone, the last one is shown."""
    window = make_wall(make_state((12, 1, 1, 1)))
    window.turn_pages()
    window.show_state(make_state((11, 1, 1, 1)))
    assert window.columns[0].page == 1
    window.show_state(make_state((4, 1, 1, 1)))
    assert window.columns[0].page == 0
    assert [row.isVisible() for row in window.columns[0].rows] == [True] * 4 + [False]


def test_stations_in_trouble_come_first_and_say_why(
    make_wall: MakeWall, make_state: MakeState, make_station: MakeStation
) -> None:
    """The foot shows each station's health in words, trouble first."""
    noon = datetime(2025, 11, 27, 1, 5, tzinfo=UTC)
    stations = (
        make_station("Filling"),
        make_station("Covering", saved_here=7),
        make_station("Packing 2", saved_here=3, attention=2),
        make_station("Decorating", seen_at=noon - timedelta(minutes=4)),
        make_station("Packing", printer="trouble"),
    )
    window = make_wall(make_state(stations=stations))
    said = {sign.name.text(): sign.state.text() for sign in window.foot.signs if sign.isVisible()}
    assert said == {
        "Covering": "7 scans to send",
        "Packing 2": "2 need attention",
        "Decorating": "Not seen for 4 min",
        "Packing": "Printer needs help",
        "Filling": "All well",
    }
    assert list(said)[-1] == "Filling"


def test_a_wall_without_a_link_does_not_call_the_benches_missing(
    make_wall: MakeWall, make_state: MakeState, turn: Turn
) -> None:
    """While the wall is offline it knows nothing new of the stations, so it does not call them silent."""
    window = make_wall(make_state(link=LinkStatus.OFFLINE))
    turn(600)
    window.tick()
    assert {sign.state.text() for sign in window.foot.signs if sign.isVisible()} == {"Not known now"}


def test_more_stations_than_room_page_too(
    make_wall: MakeWall, make_state: MakeState, make_station: MakeStation
) -> None:
    """The sixth station and those after it come with the next page."""
    window = make_wall(make_state(stations=tuple(make_station(f"Station {n}") for n in range(7))))
    seen: set[str] = set()
    for _ in range(2):
        seen.update(sign.name.text() for sign in window.foot.signs if sign.isVisible())
        window.turn_pages()
    assert len(seen) == 7
