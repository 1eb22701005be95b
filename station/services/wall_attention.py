"""What needs a person at any bench, as its heartbeat told it, with the cakes that the wall knows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from station.domain.orders import Order
from station.services.bench_state import Cause, StoreView
from station.services.ledger import meaning_of
from station.services.queue_rows import store_view
from station.services.wall_state import WallAttention

Known = Callable[[str], Order | None]


def attention_of(
    stations: Iterable[Mapping[str, object]], known: Known, stores: Mapping[str, StoreView]
) -> tuple[WallAttention, ...]:
    """The items of all rows of get_stations, those that have waited longest first.

    A row that another version of the program wrote and that cannot be read is left out; its station's count
    has it all the same.
    """
    found = (_item(body, row, known, stores) for body in stations for row in _rows(body))
    return tuple(sorted((item for item in found if item), key=lambda item: item.since))


def _rows(body: Mapping[str, object]) -> Iterable[object]:
    status = body.get("status")
    report = status.get("attention_items") if isinstance(status, dict) else None
    rows = report.get("items") if isinstance(report, dict) else None
    return rows if isinstance(rows, list) else ()


def _item(
    body: Mapping[str, object], row: object, known: Known, stores: Mapping[str, StoreView]
) -> WallAttention | None:
    try:
        return _read(str(body["station"]), row, known, stores)
    except (KeyError, TypeError, ValueError):
        return None


def _read(station: str, row: object, known: Known, stores: Mapping[str, StoreView]) -> WallAttention:
    if not isinstance(row, dict):
        raise TypeError
    since = datetime.fromisoformat(str(row["since"]))
    if since.tzinfo is None:
        raise ValueError
    order = known(str(row["order_key"]))
    action, stage = meaning_of(str(row["function"]))
    return WallAttention(
        event_id=str(row["event_id"]),
        station=station,
        order_number=order.human_id if order else str(row["order_key"]),
        store=store_view(stores, order.store) if order else None,
        action=action,
        stage=stage,
        cause=Cause(row.get("cause", Cause.REFUSED)),
        code=str(row["code"]),
        now_at=order.stage if order else None,
        since=since,
    )
