"""What the wall counts over all cakes, and a station's health."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from station.domain.orders import Order
from station.domain.stages import Stage
from station.services.wall_state import StationHealth

TOMORROW = timedelta(days=1)


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
