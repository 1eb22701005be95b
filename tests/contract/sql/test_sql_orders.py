"""Assignment, shelves, and the orders that people enter, change and cancel."""

from datetime import date
from uuid import uuid4

import psycopg
import pytest

from tests.contract.sql.kitchen import (
    ADMIN,
    ANA,
    ANON,
    BEN,
    FORMER,
    HUGO,
    NOT_OF_BANNOS,
    OF_BANNOS,
    STATION,
    SUPERVISOR,
    SUPERVISOR_BANNOS,
    Json,
    Kitchen,
    Persona,
    named,
)

CALLS: dict[str, dict[str, object]] = {
    "assign_staff": {"p_staff_id": BEN.staff_id},
    "unassign_staff": {},
    "set_storage": {"p_storage": "A1"},
    "update_order": {"p_changes": {"size": "12 inch"}},
    "cancel_order": {"p_reason": "customer called"},
}
EVERYDAY = ("assign_staff", "unassign_staff", "set_storage")


def on(kitchen: Kitchen, order: str, function: str, persona: Persona = STATION, **more: object) -> Json:
    """A call on an order of bannos."""
    return kitchen.call(persona, function, p_order_id=order, p_store="bannos", **more)


@pytest.mark.parametrize("persona", OF_BANNOS, ids=named)
@pytest.mark.parametrize("function", CALLS)
def test_who_may_and_once(kitchen: Kitchen, persona: Persona, function: str) -> None:
    """All of the store assign and store cakes; a supervisor changes and cancels. Repeats move nothing."""
    order = kitchen.order(assignee_id=ANA.staff_id)
    event_id = uuid4()
    answer = on(kitchen, order, function, persona, p_event_id=event_id, **CALLS[function])
    if function not in EVERYDAY and persona not in (SUPERVISOR, ADMIN):
        assert answer["code"] == "AUTH001"
        assert kitchen.row(order)["version"] == 1
        return
    assert answer["ok"], answer
    assert answer["data"]["already_done"] is False
    assert answer["data"]["stage"] == "Filling"
    after = kitchen.row(order)
    for again in (event_id, uuid4()):
        repeat = on(kitchen, order, function, persona, p_event_id=again, **CALLS[function])
        assert (repeat["ok"], repeat["data"]["already_done"]) == (True, True)
    assert kitchen.row(order) == after


@pytest.mark.parametrize("persona", NOT_OF_BANNOS, ids=named)
@pytest.mark.parametrize("function", CALLS)
def test_without_the_right_nothing_changes(kitchen: Kitchen, persona: Persona, function: str) -> None:
    """Staff of another store, former staff and strangers are refused; without a session it is an error."""
    order = kitchen.order()
    assert on(kitchen, order, function, persona, **CALLS[function])["code"] == "AUTH001"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        on(kitchen, order, function, ANON, **CALLS[function])
    assert kitchen.row(order)["version"] == 1


def test_the_answer_names_the_assignee(kitchen: Kitchen) -> None:
    """The bench shows a name, not an id."""
    order = kitchen.order()
    answer = on(kitchen, order, "assign_staff", p_staff_id=BEN.staff_id)
    document = answer["data"]["order"]
    assert (document["assignee_id"], document["assignee_name"]) == (str(BEN.staff_id), "ben")


@pytest.mark.parametrize("staff", [HUGO, FORMER, STATION], ids=named)
def test_only_active_people_of_the_store_are_assigned(kitchen: Kitchen, staff: Persona) -> None:
    """Not somebody of another store, not somebody who left, not a machine."""
    assert on(kitchen, kitchen.order(), "assign_staff", p_staff_id=staff.staff_id)["code"] == "REQ001"


def test_a_complete_cake_is_not_assigned(kitchen: Kitchen) -> None:
    """There is nothing left to do on it."""
    answer = on(kitchen, kitchen.order(stage="Complete"), "assign_staff", p_staff_id=BEN.staff_id)
    assert (answer["code"], answer["data"]["direction"]) == ("ORD002", "late")


def test_a_cake_is_taken_off_the_person_named_only(kitchen: Kitchen) -> None:
    """If somebody else has it by now, it stays with them."""
    order = kitchen.order(assignee_id=ANA.staff_id)
    answer = on(kitchen, order, "unassign_staff", p_staff_id=BEN.staff_id)
    assert answer["data"]["already_done"] is True
    assert kitchen.row(order)["assignee_id"] == str(ANA.staff_id)
    assert (
        on(kitchen, order, "unassign_staff", p_staff_id=ANA.staff_id)["data"]["order"]["assignee_id"] is None
    )


@pytest.mark.parametrize(("shelf", "stored"), [("A1", "A1"), (" a2 ", "A2"), ("F1", None), ("Z9", None)])
def test_a_shelf_must_be_the_stores(kitchen: Kitchen, shelf: str, stored: str | None) -> None:
    """A shelf of another store or of none is refused; null takes the cake off its shelf."""
    order = kitchen.order(stage="Packing")
    answer = on(kitchen, order, "set_storage", p_storage=shelf)
    assert answer["ok"] if stored else answer["code"] == "REQ001"
    assert kitchen.row(order)["storage"] == stored
    assert on(kitchen, order, "set_storage", p_storage=None)["ok"]
    assert kitchen.row(order)["storage"] is None


def test_a_manual_order(kitchen: Kitchen) -> None:
    """It gets a number of its own, all its words, and a stage; the same event makes no second one."""
    event_id = uuid4()

    def create() -> Json:
        return kitchen.call(
            SUPERVISOR_BANNOS, "create_manual_order",
            p_store="bannos", p_product_title="Opera", p_size="8 inch", p_flavour="Mango", p_writing="Γεια",
            p_accessories=[{"title": "Candle"}], p_due_date=date(2026, 11, 28), p_delivery_method="Pickup",
            p_event_id=event_id,
        )  # fmt: skip

    first, again = create(), create()
    order = first["data"]["order"]
    assert order["number"] >= 9_000_001
    assert order["human_id"] == f"B{order['number']}"
    assert order["accessories"] == [{"title": "Candle", "quantity": 1}]
    assert (order["stage"], order["writing"], order["due_date"]) == ("Filling", "Γεια", "2026-11-28")
    assert again["data"]["already_done"] is True
    assert again["data"]["order_id"] == order["id"]
    assert kitchen.value("select count(*) from public.orders") == 1


@pytest.mark.parametrize("persona", [ANA, STATION, HUGO, FORMER], ids=named)
def test_staff_and_stations_enter_no_orders(kitchen: Kitchen, persona: Persona) -> None:
    """A supervisor of that store does."""
    answer = kitchen.call(persona, "create_manual_order", p_store="bannos", p_product_title="Opera")
    assert answer["code"] == "AUTH001"
    refused = kitchen.call(
        SUPERVISOR_BANNOS, "create_manual_order", p_store="flourlane", p_product_title="Opera"
    )
    assert refused["code"] == "AUTH001"
    assert kitchen.value("select count(*) from public.orders") == 0


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"p_product_title": "  "}, "REQ001"),
        ({"p_delivery_method": "Drone"}, "REQ001"),
        ({"p_accessories": [["Candle"]]}, "REQ001"),
        ({"p_accessories": {"title": "Candle"}}, "REQ001"),
        ({"p_accessories": [{"title": "Candle", "quantity": -1}]}, "REQ001"),
        ({"p_number": 0}, "REQ001"),
        ({"p_number": 25771}, "ORD004"),
    ],
    ids=str,
)
def test_a_manual_order_must_make_sense(kitchen: Kitchen, wrong: dict[str, object], code: str) -> None:
    """What does not is refused in words, and no row appears."""
    kitchen.order(25771)
    arguments: dict[str, object] = {"p_store": "bannos", "p_product_title": "Opera"}
    assert kitchen.call(ADMIN, "create_manual_order", **arguments | wrong)["code"] == code
    assert kitchen.value("select count(*) from public.orders") == 1


def test_an_update_changes_words_and_nothing_else(kitchen: Kitchen) -> None:
    """Where the cake is stays as it is; null and blank take a word away."""
    order = kitchen.order(stage="Covering", writing="Jon", notes="no nuts")
    changes = {
        "writing": "John",
        "notes": " ",
        "due_date": "2026-12-01",
        "accessories": [{"title": "Topper"}],
    }
    document = on(kitchen, order, "update_order", SUPERVISOR, p_changes=changes)["data"]["order"]
    assert (document["writing"], document["notes"], document["stage"]) == ("John", None, "Covering")
    assert document["accessories"] == [{"title": "Topper", "quantity": 1}]
    cleared = on(kitchen, order, "update_order", SUPERVISOR, p_changes={"accessories": [], "due_date": None})
    assert cleared["data"]["order"]["accessories"] == []
    assert cleared["data"]["order"]["due_date"] is None


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": "Complete"},
        {"id": "x"},
        {"due_date": "soon"},
        {"product_title": None},
        {"delivery_method": "x"},
        [1],
    ],
    ids=str,
)
def test_an_update_that_makes_no_sense(kitchen: Kitchen, changes: Json) -> None:
    """Unknown columns and malformed values are refused."""
    order = kitchen.order()
    assert on(kitchen, order, "update_order", SUPERVISOR, p_changes=changes)["code"] == "REQ001"
    assert kitchen.row(order)["version"] == 1


def test_a_cancelled_order_stays_cancelled(kitchen: Kitchen) -> None:
    """It keeps its row and the time at which it was cancelled; every other event is refused."""
    order = kitchen.order()
    first = on(kitchen, order, "cancel_order", SUPERVISOR)["data"]["order"]["cancelled_at"]
    again = on(kitchen, order, "cancel_order", ADMIN)
    assert again["data"]["order"]["cancelled_at"] == first
    for function in ("assign_staff", "set_storage", "update_order"):
        assert on(kitchen, order, function, ADMIN, **CALLS[function])["code"] == "ORD003"
