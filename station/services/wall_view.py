"""All open cakes as the wall shows them: per stage and store, what is late, what comes first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from station.domain.due import queue_key
from station.domain.orders import Order
from station.domain.stages import BENCH_STAGES, Stage
from station.services.bench_state import StoreView
from station.services.queue_rows import row_of, store_view
from station.services.wall_state import StationHealth, WallCell, WallColumn

TOMORROW = timedelta(days=1)


def wall_columns(
    orders: Sequence[Order], stores: Mapping[str, StoreView], own: Sequence[str], today: date
) -> tuple[WallColumn, ...]:
    """One column a bench stage, in the queue's order. `orders`: the open ones of the stores in `own`."""
    return tuple(_column(stage, orders, stores, own, today) for stage in BENCH_STAGES)


def count_due(orders: Iterable[Order], today: date) -> tuple[int, int, int]:
    """(overdue, due today, due tomorrow)."""
    due = [order.due_date for order in orders if order.due_date is not None]
    return (sum(d < today for d in due), due.count(today), due.count(today + TOMORROW))


def completed_on(orders: Iterable[Order], day: date, zone: ZoneInfo) -> int:
    """How many cakes were packed on this day of the kitchen."""
    packed = (o.packing_complete_ts for o in orders if o.stage is Stage.COMPLETE)
    return sum(at is not None and at.astimezone(zone).date() == day for at in packed)


def station_health(body: Mapping[str, object]) -> StationHealth:
    """A row of get_stations. What an older station does not report shows as unknown."""
    status = body["status"]
    known = status if isinstance(status, dict) else {}
    return StationHealth(
        name=str(body["station"]),
        stage=known.get("stage"),
        saved_here=int(known.get("saved_here", 0)),
        printer=str(known.get("printer", "unknown")),
        scanner=str(known.get("scanner", "unknown")),
        version=str(known.get("version", "unknown")),
        seen_at=datetime.fromisoformat(str(body["seen_at"])),
        attention=int(known.get("attention", 0)),
    )


def _column(
    stage: Stage, orders: Sequence[Order], stores: Mapping[str, StoreView], own: Sequence[str], today: date
) -> WallColumn:
    here = sorted((o for o in orders if o.stage is stage), key=queue_key(stage, today))
    return WallColumn(
        stage=stage,
        open=len(here),
        unassigned=sum(order.assignee_id is None for order in here),
        overdue=count_due(here, today)[0],
        cells=tuple(_cell(store_view(stores, s), [o for o in here if o.store == s], today) for s in own),
        rows=tuple(row_of(o, store_view(stores, o.store), today, pending=False) for o in here),
    )


def _cell(store: StoreView, orders: Sequence[Order], today: date) -> WallCell:
    overdue, due_today, tomorrow = count_due(orders, today)
    unassigned = sum(order.assignee_id is None for order in orders)
    return WallCell(store, len(orders), unassigned, overdue, due_today, tomorrow)
