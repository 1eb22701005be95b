"""Our order document, made of rows that show less and carry no version."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from station.domain.orders import Order
from sync.errors import ContractMismatch
from sync.live.document import differs, order_document, position_at
from sync.live.surface import LiveOrder, OrderId
from sync.replica import Document

NOW = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
LETTERS = {"bannos": "B"}
AT = "2026-11-27T08:00:00+11:00"


def live(stage: str = "Filling", order_id: str = "bannos-25771-B", **row: Any) -> LiveOrder:
    """An order as a row of the queue shows it."""
    shown = {"id": order_id, "store": "bannos", "stage": stage, "product_title": "Vanilla Sponge", **row}
    return LiveOrder.read(shown, "bannos")


def document(order: LiveOrder, previous: Document | None = None, seen_at: datetime = NOW) -> Document:
    """Its document."""
    return order_document(order, previous, LETTERS, seen_at)


def test_the_station_can_read_it() -> None:
    """Everything that our contract promises is there, however little the row shows."""
    order = Order.from_json(document(live(due_date="2026-11-28T00:00:00")).body)
    assert (order.human_id, order.unit_index, order.suffix) == ("B25771-B", 2, "B")
    assert str(order.due_date) == "2026-11-28"
    assert order.accessories == ()


def test_a_picture_where_the_row_has_one() -> None:
    """That surface promises no picture and tells of no return; a link that it shows is kept."""
    first = document(live())
    assert [first.body[name] for name in ("image_url", "qc_returned_at", "qc_reason")] == [None] * 3
    shown = document(live(image_url="https://kitchen.test/a.jpg"), first)
    assert Order.from_json(shown.body).image_url == "https://kitchen.test/a.jpg"


@pytest.mark.parametrize(
    ("order_id", "index"), [("bannos-1", 1), ("bannos-1-A", 1), ("bannos-1-Z", 26), ("bannos-1-AA", 27)]
)
def test_the_suffix_counts_the_cakes(order_id: str, index: int) -> None:
    """After Z comes AA."""
    parts = OrderId.parse(order_id)
    assert parts is not None
    assert parts.unit_index == index


def test_the_version_grows_with_news_only() -> None:
    """Nothing new: the same version. News: the time of the reading, and always more than before."""
    first = document(live())
    same = document(live(), first, NOW + timedelta(seconds=5))
    assert first.version == same.version == position_at(NOW)
    assert not differs(same, first)
    news = document(live(notes="no nuts"), first, NOW + timedelta(seconds=5))
    assert news.version == position_at(NOW) + 5000
    assert differs(news, first)
    assert news.body["version"] == news.version


def test_a_clock_that_was_set_back_hides_no_news() -> None:
    """The version still grows."""
    first = document(live())
    assert document(live("Covering"), first, NOW - timedelta(hours=1)).version == first.version + 1


def test_what_is_not_shown_is_kept_as_long_as_it_can_be_true() -> None:
    """The time of printing stays; what a return to Decorating took back does not."""
    printed = replace(live(), times={"filling_start_ts": AT})
    first = document(printed)
    later = document(live("Covering"), first)
    assert later.body["filling_start_ts"] == AT
    packing = document(replace(live("Packing"), times={"decorating_complete_ts": AT}), later)
    assert packing.body["decorating_complete_ts"] == AT
    assert packing.body["packing_start_ts"] == NOW.isoformat()
    returned = document(live("Decorating"), packing, NOW + timedelta(minutes=5))
    assert returned.body["decorating_complete_ts"] is None
    assert returned.body["packing_start_ts"] is None
    assert returned.body["filling_start_ts"] == AT


def test_the_first_sight_in_packing_is_kept() -> None:
    """Completing Decorating starts Packing there: set when first seen, and not anew with each reading."""
    first = document(live("Packing"))
    assert document(live("Packing"), first, NOW + timedelta(minutes=5)).version == first.version


@pytest.mark.parametrize("row", [{"stage": "Baking"}, {"id": None}])
def test_a_row_that_is_no_order_is_named(row: dict[str, Any]) -> None:
    """A stage that we do not know, a row without an id."""
    with pytest.raises(ContractMismatch):
        LiveOrder.read({"id": "bannos-1", "stage": "Filling", **row}, "bannos")


def test_an_id_of_another_form_is_named() -> None:
    """Not silently left out."""
    with pytest.raises(ContractMismatch):
        document(live(order_id="manual order 7"))
