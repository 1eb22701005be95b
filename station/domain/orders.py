"""One cake as the backend's row describes it, frozen, with what can be read off it."""

from collections.abc import Mapping
from datetime import date, datetime
from operator import attrgetter
from sys import intern
from typing import Any

from msgspec import Struct

from station.domain.stages import BENCH_STAGES, Stage


class Accessory(Struct, frozen=True):
    """Something that goes with the cake but is not cake: candles, balloons, a topper."""

    title: str
    quantity: int


class Order(Struct, frozen=True):
    """One cake: one row of the backend's `orders`. Timestamps are timezone-aware UTC.

    `id` is `bannos-25771` or, for the second cake of an order, `bannos-25771-B`;
    `human_id` is what people say: `B25771-B`.
    """

    id: str
    store: str
    number: int
    suffix: str | None
    human_id: str
    unit_index: int
    unit_count: int
    product_title: str
    size: str | None
    flavour: str | None
    writing: str | None
    notes: str | None
    accessories: tuple[Accessory, ...]
    due_date: date | None
    due_time: str | None
    delivery_method: str | None
    customer_name: str | None
    stage: Stage
    assignee_id: str | None
    assignee_name: str | None
    storage: str | None
    filling_start_ts: datetime | None
    filling_complete_ts: datetime | None
    covering_start_ts: datetime | None
    covering_complete_ts: datetime | None
    decorating_start_ts: datetime | None
    decorating_complete_ts: datetime | None
    packing_start_ts: datetime | None
    packing_complete_ts: datetime | None
    cancelled_at: datetime | None
    version: int
    image_url: str | None
    qc_returned_at: datetime | None
    """When quality control last sent it back to Decorating."""
    qc_reason: str | None

    @property
    def siblings_key(self) -> tuple[str, int]:
        """What all cakes of one order share."""
        return (self.store, self.number)

    def stage_times(self, stage: Stage) -> tuple[datetime | None, datetime | None]:
        """(start, complete) of a bench stage; (None, None) for Complete."""
        if stage is Stage.COMPLETE:
            return (None, None)
        times: tuple[datetime | None, datetime | None] = _TIMES_OF[stage](self)
        return times

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Order":
        """Read the order document of contract.md (get_changes, get_queue, answers' `order`).

        Raises KeyError or ValueError when the document is not an order: a contract mismatch.
        """
        return cls(
            id=row["id"],
            store=intern(row["store"]),
            number=int(row["number"]),
            suffix=row["suffix"],
            human_id=row["human_id"],
            unit_index=int(row["unit_index"]),
            unit_count=int(row["unit_count"]),
            product_title=intern(row["product_title"]),
            size=_shared(row["size"]),
            flavour=_shared(row["flavour"]),
            writing=row["writing"],
            notes=row["notes"],
            accessories=tuple(Accessory(a["title"], int(a["quantity"])) for a in row["accessories"]),
            due_date=date.fromisoformat(row["due_date"]) if row["due_date"] else None,
            due_time=_shared(row["due_time"]),
            delivery_method=_shared(row["delivery_method"]),
            customer_name=row["customer_name"],
            stage=Stage(row["stage"]),
            assignee_id=row["assignee_id"],
            assignee_name=row["assignee_name"],
            storage=row["storage"],
            cancelled_at=_time(row["cancelled_at"]),
            version=int(row["version"]),
            # A document that was kept before these were read has none of them.
            image_url=row.get("image_url"),
            qc_returned_at=_time(row.get("qc_returned_at")),
            qc_reason=_shared(row.get("qc_reason")),
            **{name: _time(row[name]) for name in STAGE_TIMES},
        )


def accessory_words(item: Accessory) -> str:
    """An accessory as people say it: `2 x Candles`, a single one by its name."""
    return item.title if item.quantity == 1 else f"{item.quantity} x {item.title}"


STAGE_TIMES: tuple[str, ...] = tuple(
    f"{stage}_{edge}_ts"
    for stage in ("filling", "covering", "decorating", "packing")
    for edge in ("start", "complete")
)


_TIMES_OF = {
    stage: attrgetter(f"{stage.value.lower()}_start_ts", f"{stage.value.lower()}_complete_ts")
    for stage in BENCH_STAGES
}


def _shared(text: str | None) -> str | None:
    """The same words in 20,000 orders are in memory once."""
    return intern(text) if text else text


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
