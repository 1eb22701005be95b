"""Sample data of the wall: a kitchen day, and what goes wrong on one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from station.domain.stages import BENCH_STAGES, Priority, Stage
from station.services.bench_state import Action, Cause, LinkStatus, QueueRow, StoreView
from station.services.wall_state import StationHealth, WallAttention, WallCell, WallColumn, WallState

SYDNEY = ZoneInfo("Australia/Sydney")
NOON = datetime(2025, 11, 27, 1, 5, tzinfo=UTC)
TODAY = date(2025, 11, 27)
BANNOS = StoreView("bannos", "Bannos", "B", "#1F4E79")
FLOURLANE = StoreView("flourlane", "Flourlane", "F", "#7A4B00")
PRODUCTS = (
    ("Strawberry Watermelon Cake", "Medium"),
    ("Chocolate Drip Cake", "Large"),
    ("Two Tier Wedding Cake", "Large"),
    ("Gelato Cake", "Medium"),
    ("Unicorn Cake", "Medium Tall"),
    ("Pistachio Rose Cake", "Small"),
)


def row(index: int, due: date | None = TODAY) -> QueueRow:
    """The index-th cake of a queue."""
    store = FLOURLANE if index % 3 == 2 else BANNOS
    product, size = PRODUCTS[index % len(PRODUCTS)]
    suffix = "-B" if index % 4 == 1 else ""
    return QueueRow(
        order_id=f"{store.id}-{25771 + index}{suffix}",
        human_number=f"{store.letter}{25771 + index}{suffix}",
        store=store,
        product=product,
        size=size,
        flavour="Vanilla",
        due=due,
        due_window="9am-1pm",
        priority=Priority.HIGH,
        assignee_name=None,
        started=False,
        pending=False,
    )


def column(stage: Stage, cakes: int) -> WallColumn:
    """A column with this many open cakes: the first late, some today, some later."""
    days = [timedelta(days=d) for d in (-1, 0, 0, 1, 1, 2, 5)]
    rows = tuple(row(i + 40 * stage.position, TODAY + days[min(i, 6)]) for i in range(cakes))
    ours = sum(r.store is BANNOS for r in rows)
    cells = (
        WallCell(BANNOS, ours, min(ours, 2), 1, 2, 2),
        WallCell(FLOURLANE, cakes - ours, min(cakes - ours, 1), 0, 1, 1),
    )
    unassigned = sum(cell.unassigned for cell in cells)
    return WallColumn(stage, cakes, unassigned, min(cakes, 1), cells, rows)


def station(name: str, **changes: Any) -> StationHealth:
    """A station that is well, but for the changes."""
    well = StationHealth(name, name, 0, "ready", "ready", "0.1.0", NOON)
    return replace(well, **changes)


def wall_state(cakes: tuple[int, int, int, int] = (5, 3, 4, 2), **changes: Any) -> WallState:
    """A day at the wall, online and fresh, but for the changes."""
    state = WallState(
        columns=tuple(column(stage, n) for stage, n in zip(BENCH_STAGES, cakes, strict=True)),
        overdue=2,
        today=11,
        tomorrow=17,
        complete_today=23,
        link=LinkStatus.ONLINE,
        link_detail=None,
        data_at=NOON,
        stations=tuple(station(s.value) for s in BENCH_STAGES),
        now=NOON,
    )
    return replace(state, **changes)


def attention_item(index: int = 0, **changes: Any) -> WallAttention:
    """A cake that was cancelled while Covering worked on it, but for the changes."""
    item = WallAttention(
        event_id=f"event-{index}",
        station="Covering 1",
        order_number=f"B{25771 + index}-B",
        store=BANNOS,
        action=Action.COMPLETED,
        stage=Stage.COVERING,
        cause=Cause.REFUSED,
        code="ORD003",
        now_at=Stage.COVERING,
        since=NOON - timedelta(minutes=3),
    )
    return replace(item, **changes)


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
        "one item": wall_state(attention=(attention_item(),)),
        "items": wall_state(full, attention=widest_items()),
    }
