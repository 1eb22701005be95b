"""What the shop delivers becomes cakes, once, and never disturbs where a cake is in its day."""

import pytest

from tests.contract.sql.kitchen import STATION, Json, Kitchen

GID = "gid://shopify/Order/1"


def cake(unit: int = 1, count: int = 1, **more: object) -> dict[str, object]:
    """A cake as the webhook's parser makes it."""
    return {
        "number": 25771,
        "suffix": chr(ord("A") + unit - 1) if count > 1 else None,
        "unit_index": unit,
        "unit_count": count,
        "product_title": "Black Forest",
        "accessories": [],
        **more,
    }


def deliver(
    kitchen: Kitchen, *cakes: dict[str, object], topic: str = "orders/create", **more: object
) -> Json:
    """A webhook of bannos."""
    return kitchen.serve(
        "ingest_order", p_store="bannos", p_shopify_id=GID, p_topic=topic, p_cakes=list(cakes), **more
    )


def test_one_row_per_cake(kitchen: Kitchen) -> None:
    """A single cake has no suffix; several have A, B, ... and know how many they are."""
    answer = deliver(kitchen, cake(1, 2, writing="生日快樂", due_date="2026-11-28"), cake(2, 2))
    assert answer == {"duplicate": False, "stale": False, "orders": ["bannos-25771-A", "bannos-25771-B"]}
    row = kitchen.row("bannos-25771-B")
    assert (row["human_id"], row["unit_index"], row["unit_count"]) == ("B25771-B", 2, 2)
    assert kitchen.row("bannos-25771-A")["due_date"] == "2026-11-28"


def test_an_order_without_cakes_makes_no_row(kitchen: Kitchen) -> None:
    """Candles alone are not the kitchen's business."""
    assert deliver(kitchen)["orders"] == []


def test_the_same_delivery_again_writes_nothing(kitchen: Kitchen) -> None:
    """The key makes it the same, whatever it holds; another key is another delivery."""
    deliver(kitchen, cake(), p_delivery_key="one")
    assert deliver(kitchen, cake(size="8 inch"), p_delivery_key="one")["duplicate"] is True
    assert kitchen.row("bannos-25771")["size"] is None
    assert deliver(kitchen, cake(size="8 inch"), p_delivery_key="two")["duplicate"] is False
    assert kitchen.row("bannos-25771")["size"] == "8 inch"
    assert kitchen.serve("record_delivery", p_store="bannos", p_key="two", p_topic="t") is False


def test_an_update_leaves_the_day_alone(kitchen: Kitchen) -> None:
    """Words change and the version goes up; stage and timestamps stay."""
    deliver(kitchen, cake(writing="Jon"))
    for function in ("handle_print_barcode", "complete_filling"):
        kitchen.call(STATION, function, p_order_id="bannos-25771", p_store="bannos")
    before = kitchen.row("bannos-25771")
    deliver(kitchen, cake(writing="John"), topic="orders/updated")
    after = kitchen.row("bannos-25771")
    assert after["writing"] == "John"
    assert after["version"] == before["version"] + 1
    for column in ("stage", "filling_start_ts", "filling_complete_ts", "created_at"):
        assert after[column] == before[column]


def test_an_update_that_the_kitchen_does_not_see_is_no_new_version(kitchen: Kitchen) -> None:
    """The shop sends an order again for every payment and tag; no bench is disturbed."""
    deliver(kitchen, cake(), p_updated_at="2026-01-01T10:00:00Z")
    before = kitchen.row("bannos-25771")
    deliver(kitchen, cake(), topic="orders/updated", p_updated_at="2026-01-01T11:00:00Z")
    after = kitchen.row("bannos-25771")
    assert (after["version"], after["revision"]) == (before["version"], before["revision"])


def test_an_older_update_changes_nothing(kitchen: Kitchen) -> None:
    """Deliveries can overtake one another."""
    deliver(kitchen, cake(writing="new"), p_updated_at="2026-01-01T10:00:00Z")
    answer = deliver(
        kitchen, cake(writing="old"), topic="orders/updated", p_updated_at="2026-01-01T09:00:00Z"
    )
    assert answer["stale"] is True
    assert kitchen.row("bannos-25771")["writing"] == "new"


def test_a_cake_taken_out_and_put_back(kitchen: Kitchen) -> None:
    """Not started, it is cancelled and comes back with the order; its sibling keeps its label."""
    deliver(kitchen, cake(1, 2), cake(2, 2))
    deliver(kitchen, cake(), topic="orders/updated")
    assert kitchen.row("bannos-25771-B")["cancelled_at"] is not None
    assert kitchen.row("bannos-25771-A")["cancelled_at"] is None
    deliver(kitchen, cake(1, 2), cake(2, 2), topic="orders/updated")
    assert kitchen.row("bannos-25771-B")["cancelled_at"] is None


def test_a_cake_added_to_a_single_one(kitchen: Kitchen) -> None:
    """The first keeps its id, because its label may be printed; the second gets the next suffix."""
    deliver(kitchen, cake())
    answer = deliver(kitchen, cake(1, 2), cake(2, 2), topic="orders/updated")
    assert answer["orders"] == ["bannos-25771", "bannos-25771-B"]
    assert kitchen.row("bannos-25771")["unit_count"] == 2


def test_a_started_cake_is_not_taken_out(kitchen: Kitchen) -> None:
    """It exists; a person decides what becomes of it."""
    deliver(kitchen, cake(1, 2), cake(2, 2))
    kitchen.call(STATION, "handle_print_barcode", p_order_id="bannos-25771-B", p_store="bannos")
    deliver(kitchen, cake(), topic="orders/updated")
    assert kitchen.row("bannos-25771-B")["cancelled_at"] is None


@pytest.mark.parametrize("created_first", [True, False])
def test_cancelled_in_the_shop(kitchen: Kitchen, created_first: bool) -> None:
    """All cakes are cancelled, also when the cancellation overtakes the order or an update follows it."""
    if created_first:
        deliver(kitchen, cake(1, 2), cake(2, 2))
    deliver(kitchen, cake(1, 2), cake(2, 2), topic="orders/cancelled")
    deliver(kitchen, cake(1, 2), cake(2, 2))
    for order in ("bannos-25771-A", "bannos-25771-B"):
        assert kitchen.row(order)["cancelled_at"] is not None


def test_dead_letters_are_kept_whole(kitchen: Kitchen) -> None:
    """Topic, shop, reason and the very body."""
    kitchen.serve(
        "record_dead_letter", p_topic="orders/create", p_shop="x.test", p_reason="not JSON", p_body="{\x01"
    )
    row = kitchen.connection.execute("select topic, shop, reason, body from public.dead_letter").fetchone()
    assert row == ("orders/create", "x.test", "not JSON", "{\x01")
