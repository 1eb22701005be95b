"""A kitchen of any size for measuring: order documents as the backend sends them, and labels."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice

from printing.label import Label
from station.domain.orders import STAGE_TIMES
from station.domain.stages import BENCH_STAGES

LETTERS = {"bannos": "B", "flourlane": "F"}
FIRST_NUMBER = 100_000
_PRODUCTS = (
    "Chocolate Mud Cake",
    "Vanilla Birthday Cake",
    "Red Velvet Cake",
    "Gelato Cake",
    "Lemon Drip Cake",
)
_SIZES = ("Small", "Medium", "Large", "Three tiers")
_FLAVOURS = ("Chocolate", "Vanilla", "Pistachio and hazelnut", "Strawberry")
_WRITING = ("Happy Birthday Chloe", None, "Congratulations on your graduation, Marco", "50")


def order_documents(count: int) -> Iterator[dict[str, object]]:
    """Open orders of both stores, a quarter of them at each bench, due over four weeks."""
    today = datetime.now(UTC).date()
    stages = cycle(BENCH_STAGES)
    for index, stage in zip(range(count), stages, strict=False):
        store = "bannos" if index % 8 < 4 else "flourlane"
        yield _document(index, store, stage.value, today + timedelta(days=index % 28 - 1))


def _document(index: int, store: str, stage: str, due: date) -> dict[str, object]:
    number = FIRST_NUMBER + index
    return {
        "id": f"{store}-{number}",
        "store": store,
        "number": number,
        "suffix": None,
        "human_id": f"{LETTERS[store]}{number}",
        "unit_index": 1,
        "unit_count": 1,
        "product_title": _PRODUCTS[index % len(_PRODUCTS)],
        "size": _SIZES[index % len(_SIZES)],
        "flavour": _FLAVOURS[index % len(_FLAVOURS)],
        "writing": _WRITING[index % len(_WRITING)],
        "notes": None,
        "accessories": [{"title": "Candles", "quantity": 2}] if index % 3 == 0 else [],
        "due_date": due.isoformat(),
        "due_time": "9am-1pm",
        "delivery_method": "Pickup" if index % 2 else "Delivery",
        "customer_name": None,
        "item_qty": 1,
        "stage": stage,
        "priority": "Medium",
        "assignee_id": None,
        "assignee_name": None,
        "storage": None,
        **dict.fromkeys(STAGE_TIMES),
        "cancelled_at": None,
        "created_at": f"{due.isoformat()}T00:00:00.000000+00:00",
        "version": 1,
    }


def labels(count: int) -> tuple[Label, ...]:
    """Labels whose text every printer has, from a bare cake to one with long writing, notes and extras."""
    return tuple(islice(cycle((_plain_label(), _usual_label(), _full_label())), count))


def _plain_label() -> Label:
    return _label(product="Gelato Cake", writing="", notes="", accessories=())


def _usual_label() -> Label:
    return _label(
        product="Chocolate Mud Cake", writing="Happy Birthday Chloe", notes="", accessories=("2 x Candles",)
    )


def _full_label() -> Label:
    return _label(
        product="Vanilla Birthday Cake with Buttercream",
        writing="Congratulations on your graduation, Marco! With love from Nonna, Nonno and all at home",
        notes="No nuts. The customer brings a topper at pickup; leave the middle free.",
        accessories=("2 x Candles", "Balloon, gold, number 5", "Cake topper"),
    )


def _label(product: str, writing: str, notes: str, accessories: tuple[str, ...]) -> Label:
    return Label(
        code="B25771BT",
        human_number="B25771-B",
        store_name="Bannos",
        store_letter="B",
        product=product,
        size="Medium",
        flavour="Chocolate",
        writing=writing,
        notes=notes,
        accessories=accessories,
        cake_index=2,
        cake_count=3,
        due=date(2026, 11, 28),
        due_window="9am-1pm",
        method="Pickup",
        priority="High",
        printed_at=datetime(2026, 11, 27, 6, 30, tzinfo=UTC),
        printed_by="Ana",
        station="Filling 1",
    )
