"""The rules that make sending an event again, late, or by somebody else's hand safe."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.contract.sql.kitchen import (
    ADMIN,
    ANA,
    BEN,
    FORMER,
    HUGO,
    STATION,
    SUPERVISOR,
    Json,
    Kitchen,
    Persona,
    named,
)

DAY = "2026-03-01T"


def scan(kitchen: Kitchen, function: str, order: str, at: str | None = None, **more: object) -> Json:
    """A station's call on an order of bannos."""
    if at is not None:
        more["p_occurred_at"] = DAY + at
    return kitchen.call(STATION, function, p_order_id=order, p_store="bannos", **more)


def test_times_before_the_previous_step_count_as_that_step(kitchen: Kitchen) -> None:
    """A slow clock never makes a cake finish before it began; the raw time stays in the ledger."""
    order = kitchen.order()
    scan(kitchen, "handle_print_barcode", order, "10:00:00Z")
    answer = scan(kitchen, "complete_filling", order, "09:00:00Z")
    assert answer["data"]["order"]["filling_complete_ts"] == DAY + "10:00:00+00:00"
    raw = kitchen.value(
        "select occurred_at from public.stage_events where function = 'complete_filling' and order_id = %s",
        order,
    )
    assert raw == datetime.fromisoformat(DAY + "09:00:00Z")


def test_times_in_the_future_count_as_now(kitchen: Kitchen) -> None:
    """A clock that runs ahead never makes a cake finish tomorrow; without a time it is now."""
    for number, occurred_at in enumerate((None, datetime.now().astimezone() + timedelta(days=1)), start=1):
        order = kitchen.order(number)
        before = kitchen.value("select clock_timestamp()")
        answer = scan(kitchen, "complete_filling", order, p_occurred_at=occurred_at)
        after = kitchen.value("select clock_timestamp()")
        assert before <= datetime.fromisoformat(answer["data"]["applied_at"]) <= after


def test_a_time_that_is_none_is_refused(kitchen: Kitchen) -> None:
    """Infinity is no time."""
    assert scan(kitchen, "complete_filling", kitchen.order(), p_occurred_at="-infinity")["code"] == "REQ001"


def test_a_refused_event_can_succeed_later(kitchen: Kitchen) -> None:
    """A refusal is not final: the same event id is judged again once the cake has got there."""
    order = kitchen.order()
    event_id = uuid4()
    assert scan(kitchen, "complete_covering", order, p_event_id=event_id)["data"]["direction"] == "early"
    scan(kitchen, "complete_filling", order)
    answer = scan(kitchen, "complete_covering", order, p_event_id=event_id)
    assert answer["ok"]
    assert answer["data"]["already_done"] is False


def test_an_event_id_stands_for_one_thing(kitchen: Kitchen) -> None:
    """The same id for another order or function is refused and moves nothing."""
    one, other = kitchen.order(1), kitchen.order(2)
    event_id = uuid4()
    scan(kitchen, "complete_filling", one, p_event_id=event_id)
    assert scan(kitchen, "complete_filling", other, p_event_id=event_id)["code"] == "REQ001"
    assert scan(kitchen, "complete_covering", one, p_event_id=event_id)["code"] == "REQ001"
    assert kitchen.row(other)["version"] == 1


@pytest.mark.parametrize("function", ["start_covering", "start_decorating"])
def test_a_start_that_was_left_out_is_late_afterwards(kitchen: Kitchen, function: str) -> None:
    """A start may be left out; scanned after its stage it is refused as late, because it never happened."""
    stage = function.removeprefix("start_").title()
    order = kitchen.order(stage=stage)
    scan(kitchen, f"complete_{stage.lower()}", order)
    assert scan(kitchen, function, order)["data"]["direction"] == "late"


def test_the_ledger_names_who_where_and_which_account(kitchen: Kitchen) -> None:
    """A station's event carries the person at the bench, the station, and the station's own account."""
    order = kitchen.order()
    scan(kitchen, "complete_filling", order, p_performed_by=ANA.staff_id, p_station="filling-1")
    row = kitchen.connection.execute(
        "select performed_by, station, account from public.stage_events where order_id = %s", (order,)
    ).fetchone()
    assert row == (ANA.staff_id, "filling-1", STATION.user_id)


@pytest.mark.parametrize("persona", [STATION, SUPERVISOR, ADMIN], ids=named)
def test_who_may_name_somebody_else(kitchen: Kitchen, persona: Persona) -> None:
    """A station and a supervisor may; the person must be active staff of that store, and a person."""

    def code(number: int, performer: Persona) -> str:
        answer = kitchen.call(
            persona, "complete_filling",
            p_order_id=kitchen.order(number), p_store="bannos", p_performed_by=performer.staff_id,
        )  # fmt: skip
        return "ok" if answer["ok"] else str(answer["code"])

    assert code(1, BEN) == "ok"
    assert code(2, HUGO) == "REQ001"
    assert code(3, FORMER) == "REQ001"
    assert code(4, persona) == "ok"


def test_staff_work_in_their_own_name(kitchen: Kitchen) -> None:
    """Staff who name somebody else are refused; naming themselves or nobody is the same."""
    order = kitchen.order()
    common = {"p_order_id": order, "p_store": "bannos"}
    refused = kitchen.call(ANA, "complete_filling", **common, p_performed_by=BEN.staff_id)
    assert refused["code"] == "AUTH001"
    assert kitchen.call(ANA, "complete_filling", **common, p_performed_by=ANA.staff_id)["ok"]
    performer = kitchen.value("select performed_by from public.stage_events where order_id = %s", order)
    assert performer == ANA.staff_id


def test_an_event_that_took_effect_is_confirmed_even_after_the_person_left(kitchen: Kitchen) -> None:
    """The stored answer comes before the person is judged again: the station must learn that it happened."""
    order = kitchen.order()
    event_id = uuid4()
    scan(kitchen, "complete_filling", order, p_event_id=event_id, p_performed_by=ANA.staff_id)
    kitchen.connection.execute("update public.staff_shared set active = false where id = %s", (ANA.staff_id,))
    again = scan(kitchen, "complete_filling", order, p_event_id=event_id, p_performed_by=ANA.staff_id)
    assert again["ok"]
    assert again["data"]["already_done"] is True


def test_what_was_done_before_names_who_did_it(kitchen: Kitchen) -> None:
    """Another event that asks for the same hears when, by whom and where it was done."""
    order = kitchen.order()
    more = {"p_performed_by": ANA.staff_id, "p_station": "filling-1"}
    first = scan(kitchen, "complete_filling", order, "10:00:00Z", **more)
    assert "done_by" not in first["data"]
    data = scan(kitchen, "complete_filling", order, "10:05:00Z", p_station="filling-2")["data"]
    assert (data["already_done"], data["done_by"], data["done_station"]) == (
        True,
        str(ANA.staff_id),
        "filling-1",
    )
    assert data["applied_at"] == first["data"]["applied_at"]


def test_a_repeat_tells_whose_effect_it_was(kitchen: Kitchen) -> None:
    """Sent again after a lost answer, an event hears that it was itself that did it, or that it was not."""
    order = kitchen.order()
    mine, late = uuid4(), uuid4()
    scan(kitchen, "complete_filling", order, p_event_id=mine)
    scan(kitchen, "complete_filling", order, p_event_id=late)
    again = [scan(kitchen, "complete_filling", order, p_event_id=event)["data"] for event in (mine, late)]
    assert [data["already_done"] for data in again] == [True, True]
    assert [data["own_effect"] for data in again] == [True, False]


def test_quality_control_sends_a_cake_back(kitchen: Kitchen) -> None:
    """It is decorated and packed again; what came before stays in the ledger."""
    order = kitchen.order(stage="Decorating", assignee_id=ANA.staff_id)
    for minute, function in enumerate(("start_decorating", "complete_decorating", "start_packing")):
        scan(kitchen, function, order, f"10:0{minute}:00Z")
    answer = scan(kitchen, "qc_return_to_decorating", order, "10:10:00Z", p_reason="spelling", p_notes="Jon")
    row = answer["data"]["order"]
    assert row["stage"] == "Decorating"
    cleared = ("decorating_start_ts", "decorating_complete_ts", "packing_start_ts", "assignee_id")
    assert [row[column] for column in cleared] == [None] * 4
    assert (row["qc_returned_at"], row["qc_reason"]) == (DAY + "10:10:00+00:00", "spelling")
    assert scan(kitchen, "qc_return_to_decorating", order, "10:11:00Z")["data"]["already_done"] is True
    again = scan(kitchen, "complete_decorating", order, "10:20:00Z")
    assert again["data"]["order"]["decorating_complete_ts"] == DAY + "10:20:00+00:00"
    assert [effect for _, effect in kitchen.events(order)] == [True] * 4 + [False, True]


@pytest.mark.parametrize(
    "function", ["start_decorating", "complete_decorating", "start_packing", "complete_packing"]
)
def test_a_scan_from_before_the_return_belongs_to_the_round_before(kitchen: Kitchen, function: str) -> None:
    """Arriving after the return, it does not decorate the cake a second time."""
    order = kitchen.order(stage="Packing", decorating_complete_ts=DAY + "10:00:00Z")
    scan(kitchen, "qc_return_to_decorating", order, "10:10:00Z")
    before = kitchen.row(order)
    answer = scan(kitchen, function, order, "10:05:00Z")
    assert answer["ok"]
    assert answer["data"]["already_done"] is True
    assert kitchen.row(order) == before


@pytest.mark.parametrize("stage", ["Filling", "Covering", "Decorating"])
def test_a_cake_that_was_not_packed_cannot_be_returned(kitchen: Kitchen, stage: str) -> None:
    """There is nothing to send back yet."""
    answer = scan(kitchen, "qc_return_to_decorating", kitchen.order(stage=stage))
    assert (answer["code"], answer["data"]["direction"]) == ("ORD002", "early")


@pytest.mark.parametrize(
    ("persona", "ok"), [(ANA, False), (STATION, False), (SUPERVISOR, False), (ADMIN, True)], ids=named
)
def test_only_an_admin_returns_a_complete_cake(kitchen: Kitchen, persona: Persona, ok: bool) -> None:
    """For everybody else a complete cake is past quality control."""
    order = kitchen.order(stage="Complete", packing_complete_ts=DAY + "10:00:00Z")
    answer = kitchen.call(persona, "qc_return_to_decorating", p_order_id=order, p_store="bannos")
    assert answer["ok"] is ok
    if ok:
        assert answer["data"]["order"]["packing_complete_ts"] is None
    else:
        assert (answer["code"], answer["data"]["direction"]) == ("ORD002", "late")


def test_every_change_is_a_new_version(kitchen: Kitchen) -> None:
    """A replica can tell which of two documents is newer."""
    order = kitchen.order()
    versions = [
        scan(kitchen, function, order)["data"]["order"]["version"]
        for function in (
            "handle_print_barcode",
            "handle_print_barcode",
            "complete_filling",
            "complete_covering",
        )
    ]
    assert versions == [2, 2, 3, 4]
