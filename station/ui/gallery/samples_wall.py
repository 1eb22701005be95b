"""Sample data of the wall: a kitchen day in every layout, its pace, its news and what needs a person."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from station.domain.pace import Forecast, StagePace
from station.domain.stages import BENCH_STAGES, Priority, Stage
from station.services.bench_state import Action, Cause, LinkStatus, QueueRow, StoreView
from station.services.wall_state import (
    DueDay,
    DueSpan,
    NewsKind,
    StationHealth,
    Subject,
    WallAttention,
    WallCell,
    WallColumn,
    WallNews,
    WallRow,
    WallState,
)
from station.settings import WallLayout

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


def wall_row(index: int, due: date | None, stage: Stage) -> WallRow:
    """The index-th cake of a column; the second will be late."""
    return WallRow(row(index, due), stage, late=index % 40 == 1)


def column(stage: Stage, cakes: int) -> WallColumn:
    """A column with this many open cakes: the first late, some today, some later."""
    days = [timedelta(days=d) for d in (-1, 0, 0, 1, 1, 2, 5)]
    rows = tuple(wall_row(i + 40 * stage.position, TODAY + days[min(i, 6)], stage) for i in range(cakes))
    ours = sum(r.cake.store is BANNOS for r in rows)
    cells = (WallCell(BANNOS, ours), WallCell(FLOURLANE, cakes - ours))
    late = sum(r.late for r in rows)
    return WallColumn(stage, cakes, min(cakes, 3), min(cakes, 1), cells, rows, late, 15 * cakes)


def regrouped(subjects: Sequence[Subject], rows: Sequence[WallRow]) -> tuple[WallColumn, ...]:
    """The same cakes in other columns, by turns."""
    columns = []
    for at, subject in enumerate(subjects):
        here = tuple(rows[at :: len(subjects)])
        cells = tuple(WallCell(s, sum(r.stage is s for r in here)) for s in BENCH_STAGES)
        late = sum(r.late for r in here)
        columns.append(WallColumn(subject, len(here), min(len(here), 3), 1, cells, here, late))
    return tuple(columns)


def all_layouts(cakes: tuple[int, int, int, int]) -> dict[WallLayout, tuple[WallColumn, ...]]:
    """The cakes in every layout."""
    stages = tuple(column(stage, n) for stage, n in zip(BENCH_STAGES, cakes, strict=True))
    rows = [r for c in stages for r in c.rows]
    days = (DueDay(DueSpan.DAY, TODAY + timedelta(days=n)) for n in range(6))
    week = (DueDay(DueSpan.OVERDUE), *days, DueDay(DueSpan.LATER))
    return {
        WallLayout.STAGES: stages,
        WallLayout.STORES: regrouped((BANNOS, FLOURLANE), rows),
        WallLayout.WEEK: regrouped(week, rows),
    }


def pace_of(late: int = 4, cakes: int = 14) -> Forecast:
    """Decorating is the bottleneck, with 3 h 20 min of work."""
    waiting = [0, 2, cakes, 3]
    work = [0.0, 1800.0, 12_000.0, 900.0]
    stages = (StagePace(s, n, w, 1) for s, n, w in zip(BENCH_STAGES, waiting, work, strict=True))
    return Forecast(tuple(stages), tuple(f"bannos-{n}" for n in range(late)))


def news_item(serial: int = 1, kind: NewsKind = NewsKind.NEW, **changes: Any) -> WallNews:
    """One order that came in now, but for the changes."""
    product = "Strawberry Watermelon Cake"
    item = WallNews(serial, kind, 1, "B25790", BANNOS, product, TODAY, 1, NOON)
    return replace(item, **changes)


def station(name: str, **changes: Any) -> StationHealth:
    """A station that is well, but for the changes."""
    well = StationHealth(name, name, 0, "ready", "ready", "0.1.0", NOON)
    return replace(well, **changes)


def wall_state(cakes: tuple[int, int, int, int] = (5, 3, 4, 2), **changes: Any) -> WallState:
    """A day at the wall, online and fresh, but for the changes."""
    state = WallState(
        columns=all_layouts(cakes),
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
