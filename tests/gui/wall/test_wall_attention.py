"""The wall answers "what needs me": which cake, at which bench, what happened, since when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from station.domain.stages import Stage
from station.services.bench_state import Action, Cause
from station.services.wall_state import StationHealth, WallAttention, WallState
from station.ui.gallery.samples_wall import NOON
from station.ui.wall import WallWindow
from station.ui.wall.attention_card import AttentionCard

MakeWall = Callable[..., WallWindow]
MakeState = Callable[..., WallState]
MakeItem = Callable[..., WallAttention]
MakeStation = Callable[..., StationHealth]


def shown(window: WallWindow) -> list[AttentionCard]:
    """The cards on the screen."""
    return [card for card in window.attention.cards if card.isVisible()]


def test_an_item_says_everything(make_wall: MakeWall, make_state: MakeState, make_item: MakeItem) -> None:
    """Cake, bench, scan, what happened and since when, in words, to the screen reader too."""
    window = make_wall(make_state(attention=(make_item(),)))
    (card,) = shown(window)
    assert card.number.text() == "B25771-B"
    assert card.station.shown_text() == "Covering 1"
    assert card.scanned.shown_text() == "Covering finished"
    assert card.happened.shown_text() == "Cake was cancelled: stop work on it"
    assert card.since.text() == "12:02"
    assert card.place.text() == "", "one of one needs no number"
    for said in ("B25771-B", "Covering 1", "Covering finished", "Cake was cancelled", "12:02"):
        assert said in card.accessibleName()


def test_nothing_takes_no_room(make_wall: MakeWall, make_state: MakeState, make_item: MakeItem) -> None:
    """While nothing needs a person the band is away, and it goes when the last item is decided."""
    window = make_wall(make_state())
    assert not window.attention.isVisible()
    window.show_state(make_state(attention=(make_item(),)))
    assert window.attention.isVisible()
    window.show_state(make_state())
    assert not window.attention.isVisible()


@pytest.mark.parametrize(
    ("changes", "said", "short"),
    [
        ({"code": "ORD001", "now_at": None}, "The server has no such cake", "No such cake"),
        ({"code": "ORD002", "now_at": Stage.PACKING}, "Cake is at Packing", "Cake is at Packing"),
        ({"code": "ORD002", "now_at": None}, "Cake is at another stage", "At another stage"),
        (
            {"code": "ORD002", "now_at": Stage.COMPLETE, "action": Action.QC_RETURNED},
            "Not sent back: cake is at Complete",
            "Not sent back",
        ),
        (
            {"code": "ORD002", "cause": Cause.OVERDUE},
            "Another bench's scan has not come yet",
            "Waits for a scan",
        ),
        ({"cause": Cause.NEWER}, "Saved by a newer version: tell IT", "Needs a new version"),
        ({"code": "P0001"}, "Refused by the server (P0001)", "Refused by the server"),
    ],
)
def test_what_happened_is_said_in_words(
    make_wall: MakeWall,
    make_state: MakeState,
    make_item: MakeItem,
    changes: dict[str, object],
    said: str,
    short: str,
) -> None:
    """Alone it is a sentence; beside another it is shorter and still whole."""
    item = make_item(**changes)
    window = make_wall(make_state(attention=(item,)))
    assert shown(window)[0].happened.shown_text() == said
    window = make_wall(make_state(attention=(item, make_item(1))))
    assert shown(window)[0].happened.shown_text() == short


def test_pages_turn_by_themselves(
    make_wall: MakeWall, make_state: MakeState, make_item: MakeItem, qtbot: QtBot
) -> None:
    """Two at a time, all in turn, each with its place among all."""
    items = tuple(make_item(n) for n in range(5))
    window = make_wall(make_state(attention=items), page_ms=300)
    seen: set[tuple[str, str]] = set()

    def all_seen() -> bool:
        seen.update((card.number.text(), card.place.text()) for card in shown(window))
        return len(seen) == 5

    qtbot.waitUntil(all_seen, timeout=20_000)
    assert seen == {(item.order_number, f"{n} of 5") for n, item in enumerate(items, 1)}


def test_more_than_a_heartbeat_carries_is_counted(
    make_wall: MakeWall, make_state: MakeState, make_item: MakeItem, make_station: MakeStation
) -> None:
    """A bench with more than it could report: the wall says of how many."""
    window = make_wall(
        make_state(attention=(make_item(), make_item(1)), stations=(make_station("Covering", attention=90),))
    )
    assert [card.place.text() for card in shown(window)] == ["1 of 90", "2 of 90"]


def test_an_older_item_has_its_day(make_wall: MakeWall, make_state: MakeState, make_item: MakeItem) -> None:
    """An item of another day says which."""
    window = make_wall(make_state(attention=(make_item(since=NOON - timedelta(days=1)),)))
    assert shown(window)[0].since.text() == "Wed 26/11 12:05"
