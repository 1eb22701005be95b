"""The wall in each state that a day brings."""

from datetime import timedelta

from station.domain.stages import Stage
from station.services.bench_state import Action, Cause, LinkStatus
from station.services.wall_state import StationHealth, WallAttention, WallState
from station.ui.gallery.samples_wall import NOON, attention_item, news_item, pace_of, station, wall_state


def widest_items() -> tuple[WallAttention, ...]:
    """Every cause and code, at a bench with a long name."""
    codes = ("ORD001", "ORD002", "ORD003", "ORD004", "AUTH001", "REQ001", "P0001")
    return (
        *(attention_item(n, code=code, station="Decorating 2") for n, code in enumerate(codes)),
        attention_item(7, code="ORD002", action=Action.QC_RETURNED, now_at=Stage.COMPLETE),
        attention_item(8, code="ORD002", now_at=None, action=Action.STARTED, stage=Stage.DECORATING),
        attention_item(9, code="ORD002", cause=Cause.OVERDUE, action=Action.PRINTED),
        attention_item(10, code="NEWER_VERSION", cause=Cause.NEWER, action=Action.UNKNOWN),
        attention_item(11, action=Action.QC_RETURNED),
    )


def troubled_stations() -> tuple[StationHealth, ...]:
    """Stations with all that can be wrong with them, and one that is well."""
    return (
        station("Decorating", seen_at=NOON - timedelta(minutes=47)),
        station("Covering", saved_here=134),
        station("Filling", printer="trouble"),
        station("Packing", scanner="trouble"),
        station("Wall"),
    )


def wall_states() -> dict[str, WallState]:
    """The states that a day brings, each at its widest."""
    full, troubled = (137, 114, 99, 122), troubled_stations()
    long_ago = NOON - timedelta(hours=5)
    return {
        "normal": wall_state(),
        "many": wall_state(full, stations=troubled, overdue=12, today=38, tomorrow=137),
        "offline": wall_state(link=LinkStatus.OFFLINE, data_at=long_ago, stations=troubled),
        "unknown": wall_state(columns=None, data_at=None, stations=(), link=LinkStatus.OFFLINE),
        "nothing to do": wall_state((0, 0, 0, 0), overdue=0, today=0, tomorrow=0),
        "pace": wall_state(pace=pace_of()),
        "news": wall_state(news=(news_item(),)),
        "one item": wall_state(attention=(attention_item(),)),
        "items": wall_state(full, attention=widest_items()),
    }
