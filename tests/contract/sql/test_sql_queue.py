"""Priorities in the kitchen's calendar, and the order in which the benches should work."""

from datetime import date, datetime, timedelta

import pytest

from tests.contract.sql.kitchen import ADMIN, ANA, HUGO, STATION, STRANGER, SUPERVISOR, Kitchen


def day(kitchen: Kitchen, offset: int) -> date:
    """A day of the kitchen's calendar, counted from today."""
    today = kitchen.value("select ordak.kitchen_day(now())")
    assert isinstance(today, date)
    return today + timedelta(days=offset)


def queue(kitchen: Kitchen, **arguments: object) -> list[str]:
    """The ids of a page of the queue."""
    answer = kitchen.call(SUPERVISOR, "get_queue", **arguments)
    assert answer["ok"], answer
    return [order["id"] for order in answer["data"]["orders"]]


@pytest.mark.parametrize(
    ("offset", "priority"),
    [
        (-400, "High"),
        (-1, "High"),
        (0, "High"),
        (1, "High"),
        (2, "Medium"),
        (3, "Medium"),
        (4, "Low"),
        (99, "Low"),
    ],
)
def test_priority_by_days(kitchen: Kitchen, offset: int, priority: str) -> None:
    """High: overdue or within a day. Medium: within three. Else Low."""
    kitchen.order(due_date=day(kitchen, offset))
    answer = kitchen.call(STATION, "get_queue", p_store="bannos")
    assert [order["priority"] for order in answer["data"]["orders"]] == [priority]


def test_without_a_date_it_is_medium(kitchen: Kitchen) -> None:
    """Nobody knows, so it must not be last."""
    kitchen.order()
    assert kitchen.call(STATION, "get_queue")["data"]["orders"][0]["priority"] == "Medium"


def test_thresholds_are_settings(kitchen: Kitchen) -> None:
    """Changed settings show at the next read; nothing stale is stored."""
    kitchen.order(due_date=day(kitchen, 5))
    kitchen.connection.execute("update public.settings set priority_high_days = 5, priority_medium_days = 7")
    assert kitchen.call(STATION, "get_queue")["data"]["orders"][0]["priority"] == "High"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        # 13:00 UTC is midnight in Sydney's summer, 14:00 UTC in its winter.
        ("2025-11-27T12:59:59.999999Z", date(2025, 11, 27)),
        ("2025-11-27T13:00:00Z", date(2025, 11, 28)),
        ("2025-06-27T13:59:59.999999Z", date(2025, 6, 27)),
        ("2025-06-27T14:00:00Z", date(2025, 6, 28)),
        # The clocks go back on 5 April 2026: that day begins at 13:00 UTC and lasts 25 hours.
        ("2026-04-04T13:00:00Z", date(2026, 4, 5)),
        ("2026-04-05T13:59:59Z", date(2026, 4, 5)),
        ("2026-04-05T14:00:00Z", date(2026, 4, 6)),
    ],
)
def test_the_day_is_the_kitchens(kitchen: Kitchen, moment: str, expected: date) -> None:
    """A day begins at midnight in the kitchen's time zone, whatever the session's."""
    at = datetime.fromisoformat(moment)
    for zone in ("UTC", "America/Los_Angeles"):
        kitchen.connection.execute("select set_config('timezone', %s, true)", (zone,))
        assert kitchen.value("select ordak.kitchen_day(%s)", at) == expected


def test_a_cake_becomes_urgent_at_midnight_in_the_kitchen(kitchen: Kitchen) -> None:
    """Due on 29 November: Medium until the 27th ends in Sydney, High from then on."""
    query = "select ordak.priority('2025-11-29', ordak.kitchen_day(%s))"
    assert kitchen.value(query, datetime.fromisoformat("2025-11-27T12:59:59Z")) == "Medium"
    assert kitchen.value(query, datetime.fromisoformat("2025-11-27T13:00:00Z")) == "High"


def test_priority_and_due_date_come_first(kitchen: Kitchen) -> None:
    """Overdue before tomorrow, no date after the dated ones of Medium, Low last."""
    expected = [
        kitchen.order(9, due_date=day(kitchen, -1), flavour="Z"),
        kitchen.order(8, due_date=day(kitchen, 1), flavour="Y"),
        kitchen.order(7, due_date=day(kitchen, 3), flavour="X"),
        kitchen.order(6, flavour="B"),
        kitchen.order(5, due_date=day(kitchen, 4), flavour="A"),
    ]
    assert queue(kitchen, p_stage="Filling") == expected


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("Filling", [3, 1, 2, 4]),  # flavour, number
        ("Covering", [2, 4, 1, 3]),  # product, size, number
        ("Decorating", [2, 4, 1, 3]),
        ("Packing", [4, 1, 2, 3]),  # size, number
    ],
)
def test_each_stage_has_its_own_order(kitchen: Kitchen, stage: str, expected: list[int]) -> None:
    """Equally urgent cakes come so that like follows like at that bench."""
    for number, product, size, flavour in (
        (1, "Opera", "6 inch", "Mango"),
        (2, "Berry", "6 inch", "Pistachio"),
        (3, "Opera", "8 inch", "Lemon"),
        (4, "Berry", "10 inch" if stage == "Packing" else "9 inch", "Pistachio"),
    ):
        kitchen.order(number, stage, product_title=product, size=size, flavour=flavour)
    assert queue(kitchen, p_store="bannos", p_stage=stage) == [f"bannos-{number}" for number in expected]


def test_cakes_of_one_order_stand_together(kitchen: Kitchen) -> None:
    """A, B, ... Z, AA."""
    for index, suffix in ((27, "AA"), (2, "B"), (1, "A")):
        kitchen.order(5, suffix=suffix, unit_index=index, unit_count=27)
    assert queue(kitchen) == ["bannos-5-A", "bannos-5-B", "bannos-5-AA"]


def test_the_queue_holds_open_orders(kitchen: Kitchen) -> None:
    """Complete and cancelled ones are gone; Complete can be asked for by name."""
    opened = kitchen.order(1)
    kitchen.order(2, cancelled_at="now")
    complete = kitchen.order(3, "Complete")
    assert queue(kitchen) == [opened]
    assert queue(kitchen, p_stage="Complete") == [complete]


def test_filters_and_pages(kitchen: Kitchen) -> None:
    """Store, assignee, search and page; total_count counts all pages."""
    ids = [kitchen.order(number) for number in range(1, 6)]
    mine = kitchen.order(
        6, store="flourlane", assignee_id=HUGO.staff_id, customer_name="Zoë ŽIŽKA", flavour="Fig_50%"
    )
    assert queue(kitchen, p_store="bannos") == ids
    assert queue(kitchen, p_assignee_id=HUGO.staff_id) == [mine]
    assert queue(kitchen, p_search="žižka") == queue(kitchen, p_search=" f6 ") == [mine]
    assert queue(kitchen, p_search="g_50%") == [mine]
    assert queue(kitchen, p_search="_") == [mine]
    assert queue(kitchen, p_store="bannos", p_limit=2, p_offset=1) == ids[1:3]
    page = kitchen.call(SUPERVISOR, "get_queue", p_limit=1)["data"]
    assert (len(page["orders"]), page["total_count"]) == (1, 6)


@pytest.mark.parametrize(
    "wrong",
    [{"p_stage": "Icing"}, {"p_store": "nowhere"}, {"p_limit": 0}, {"p_limit": 1001}, {"p_offset": -1}],
    ids=str,
)
def test_wrong_questions_are_refused(kitchen: Kitchen, wrong: dict[str, object]) -> None:
    """A malformed argument is REQ001, not an empty queue."""
    for function in ("get_queue", "get_unassigned_list"):
        answer = kitchen.call(ADMIN, function, **wrong)
        assert (answer["ok"], answer["code"]) == (False, "REQ001")


def test_unassigned_orders(kitchen: Kitchen) -> None:
    """Counts for each open stage, zeros included, and the list that they count."""
    free = kitchen.order(1)
    kitchen.order(2, assignee_id=ANA.staff_id)
    kitchen.order(3, "Packing")
    kitchen.order(4, "Packing", cancelled_at="now")
    kitchen.order(5, "Complete")
    kitchen.order(6, "Packing", store="flourlane")

    def counts(**arguments: object) -> list[int]:
        data = kitchen.call(SUPERVISOR, "get_unassigned_counts", **arguments)["data"]
        assert [entry["stage"] for entry in data] == ["Filling", "Covering", "Decorating", "Packing"]
        return [entry["count"] for entry in data]

    assert counts() == [1, 0, 0, 2]
    assert counts(p_store="bannos") == [1, 0, 0, 1]
    listed = kitchen.call(SUPERVISOR, "get_unassigned_list", p_store="bannos", p_stage="Filling")["data"]
    assert [order["id"] for order in listed["orders"]] == [free]
    assert listed["total_count"] == 1


@pytest.mark.parametrize("function", ["get_queue", "get_unassigned_counts", "get_unassigned_list"])
def test_only_the_callers_stores(kitchen: Kitchen, function: str) -> None:
    """Another store is refused when named and left out when not; accounts that are no staff are refused."""
    kitchen.order(1)
    assert kitchen.call(HUGO, function, p_store="bannos")["code"] == "AUTH001"
    assert kitchen.call(STRANGER, function)["code"] == "AUTH001"
    data = kitchen.call(HUGO, function)["data"]
    assert sum(entry["count"] for entry in data) == 0 if isinstance(data, list) else data["orders"] == []
