"""Every stage function, by persona: forward, again, too early, too late, without the right."""

from uuid import uuid4

import psycopg
import pytest

from tests.contract.sql.kitchen import ANON, NOT_OF_BANNOS, OF_BANNOS, STATION, Kitchen, Persona, named

STAGES = ("Filling", "Covering", "Decorating", "Packing", "Complete")
# function: (stage in which it belongs, stage after it, the timestamp it sets)
STEPS = {
    "handle_print_barcode": ("Filling", "Filling", "filling_start_ts"),
    "complete_filling": ("Filling", "Covering", "filling_complete_ts"),
    "start_covering": ("Covering", "Covering", "covering_start_ts"),
    "complete_covering": ("Covering", "Decorating", "covering_complete_ts"),
    "start_decorating": ("Decorating", "Decorating", "decorating_start_ts"),
    "complete_decorating": ("Decorating", "Packing", "decorating_complete_ts"),
    "start_packing": ("Packing", "Packing", "packing_start_ts"),
    "complete_packing": ("Packing", "Complete", "packing_complete_ts"),
}
GUARDED = [step for step in STEPS if step != "handle_print_barcode"]
EARLY = [(step, stage) for step in GUARDED for stage in STAGES[: STAGES.index(STEPS[step][0])]]
LATE = [(step, stage) for step in GUARDED for stage in STAGES[STAGES.index(STEPS[step][0]) + 1 :]]


@pytest.mark.parametrize("persona", OF_BANNOS, ids=named)
@pytest.mark.parametrize("function", STEPS)
def test_step_goes_forward(kitchen: Kitchen, persona: Persona, function: str) -> None:
    """Whoever works in the store can take the step; it sets its timestamp and moves the cake on."""
    stage, next_stage, column = STEPS[function]
    order = kitchen.order(stage=stage)
    event_id = uuid4()
    answer = kitchen.call(persona, function, p_order_id=order, p_store="bannos", p_event_id=event_id)
    assert answer["ok"], answer
    assert answer["data"]["event_id"] == str(event_id)
    assert answer["data"]["order_id"] == order
    assert answer["data"]["stage"] == answer["data"]["order"]["stage"] == next_stage
    assert answer["data"]["already_done"] is False
    assert answer["data"]["applied_at"] == answer["data"]["order"][column]
    row = kitchen.row(order)
    assert row[column] is not None
    assert row["version"] == answer["data"]["order"]["version"] == 2
    assert kitchen.events(order) == [(function, True)]


@pytest.mark.parametrize("function", STEPS)
def test_same_event_again_moves_nothing(kitchen: Kitchen, function: str) -> None:
    """The same event id gets the stored answer, marked as a repeat, and leaves the row alone."""
    order = kitchen.order(stage=STEPS[function][0])
    event_id = uuid4()
    first = kitchen.call(STATION, function, p_order_id=order, p_store="bannos", p_event_id=event_id)
    before = kitchen.row(order)
    again = kitchen.call(STATION, function, p_order_id=order, p_store="bannos", p_event_id=event_id)
    assert again["data"].pop("already_done") is True
    assert again["data"].pop("own_effect") is True
    assert first["data"].pop("already_done") is False
    assert again == first
    assert kitchen.row(order) == before
    assert kitchen.events(order) == [(function, True)]


@pytest.mark.parametrize("function", STEPS)
def test_repeat_under_another_event_moves_nothing(kitchen: Kitchen, function: str) -> None:
    """What was done already is answered with ok and the time at which it was done, whatever the new time."""
    order = kitchen.order(stage=STEPS[function][0])
    first = kitchen.call(
        STATION, function, p_order_id=order, p_store="bannos", p_occurred_at="2026-03-01T10:00:00Z"
    )
    before = kitchen.row(order)
    again = kitchen.call(
        STATION, function, p_order_id=order, p_store="bannos", p_occurred_at="2026-03-01T09:00:00Z"
    )
    assert again["ok"]
    assert again["data"]["already_done"] is True
    assert again["data"]["applied_at"] == first["data"]["applied_at"]
    assert kitchen.row(order) == before
    assert kitchen.events(order) == [(function, True), (function, False)]


@pytest.mark.parametrize(
    ("function", "stage", "direction"), [(*e, "early") for e in EARLY] + [(*e, "late") for e in LATE]
)
def test_wrong_stage_is_refused(kitchen: Kitchen, function: str, stage: str, direction: str) -> None:
    """A step out of its stage is refused with ORD002, which says where the cake is; the refusal is logged."""
    order = kitchen.order(stage=stage)
    before = kitchen.row(order)
    event_id = uuid4()
    answer = kitchen.call(STATION, function, p_order_id=order, p_store="bannos", p_event_id=event_id)
    assert (answer["ok"], answer["code"]) == (False, "ORD002")
    assert answer["data"] == {
        "event_id": str(event_id), "order_id": order,
        "stage": stage, "expected": STEPS[function][0], "direction": direction,
    }  # fmt: skip
    assert kitchen.row(order) == before
    assert kitchen.events(order) == []
    logged = kitchen.value("select code from public.event_refusals where event_id = %s", event_id)
    assert logged == "ORD002"


@pytest.mark.parametrize("persona", NOT_OF_BANNOS, ids=named)
@pytest.mark.parametrize("function", [*STEPS, "qc_return_to_decorating"])
def test_without_the_right_nothing_moves(kitchen: Kitchen, persona: Persona, function: str) -> None:
    """Staff of another store, former staff and accounts that are no staff are refused with AUTH001."""
    order = kitchen.order(stage=STEPS.get(function, ("Packing",))[0])
    answer = kitchen.call(persona, function, p_order_id=order, p_store="bannos")
    assert (answer["ok"], answer["code"]) == (False, "AUTH001")
    assert kitchen.row(order)["version"] == 1


@pytest.mark.parametrize("function", [*STEPS, "qc_return_to_decorating"])
def test_without_a_session_it_is_an_error(kitchen: Kitchen, function: str) -> None:
    """Without a session there is no answer but PostgreSQL's own refusal, which the gateway makes a 401."""
    order = kitchen.order()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        kitchen.call(ANON, function, p_order_id=order, p_store="bannos")


@pytest.mark.parametrize("function", [*STEPS, "qc_return_to_decorating"])
def test_unknown_order_store_and_cancelled(kitchen: Kitchen, function: str) -> None:
    """No such order: ORD001. No such store: REQ001. Cancelled: ORD003. All with the event id."""
    order = kitchen.order(stage=STEPS.get(function, ("Packing",))[0])
    event_id = uuid4()

    def code(order_id: str, store: str) -> str:
        answer = kitchen.call(STATION, function, p_order_id=order_id, p_store=store, p_event_id=event_id)
        assert answer["ok"] is False
        assert answer["data"]["event_id"] == str(event_id)
        return str(answer["code"])

    assert code("bannos-1", "bannos") == "ORD001"
    assert code(order, "nowhere") == "REQ001"
    assert code(order, "flourlane") == "AUTH001"
    kitchen.connection.execute("update public.orders set cancelled_at = now() where id = %s", (order,))
    assert code(order, "bannos") == "ORD003"


@pytest.mark.parametrize("function", ["complete_filling", "complete_covering", "complete_decorating"])
def test_completing_clears_the_assignee(kitchen: Kitchen, function: str) -> None:
    """Nobody is assigned to the next stage until somebody is."""
    order = kitchen.order(stage=STEPS[function][0], assignee_id=STATION.staff_id)
    answer = kitchen.call(STATION, function, p_order_id=order, p_store="bannos", p_notes="to the left")
    assert answer["data"]["order"]["assignee_id"] is None
    assert kitchen.value("select args ->> 'p_notes' from public.stage_events where order_id = %s", order)


def test_completing_decorating_does_not_start_packing(kitchen: Kitchen) -> None:
    """The packer's first scan starts packing."""
    order = kitchen.order(stage="Decorating")
    answer = kitchen.call(STATION, "complete_decorating", p_order_id=order, p_store="bannos")
    assert answer["data"]["order"]["packing_start_ts"] is None


def test_every_print_is_counted_and_only_the_first_starts_the_filling(kitchen: Kitchen) -> None:
    """A reprint says which one it is; on a cake that has moved on it changes nothing either."""
    order = kitchen.order()
    numbers = []
    for _ in range(2):
        answer = kitchen.call(STATION, "handle_print_barcode", p_order_id=order, p_store="bannos")
        numbers.append(answer["data"]["print_number"])
    kitchen.call(STATION, "complete_filling", p_order_id=order, p_store="bannos")
    before = kitchen.row(order)
    answer = kitchen.call(STATION, "handle_print_barcode", p_order_id=order, p_store="bannos", p_copies=2)
    assert [*numbers, answer["data"]["print_number"]] == [1, 2, 3]
    assert answer["data"]["already_done"] is True
    assert kitchen.row(order) == before
    refused = kitchen.call(STATION, "handle_print_barcode", p_order_id=order, p_store="bannos", p_copies=0)
    assert refused["code"] == "REQ001"


def test_a_whole_day(kitchen: Kitchen) -> None:
    """A cake goes through all stages, and its timestamps are the scan times, to the microsecond."""
    order = kitchen.order()
    for minute, (function, (_, stage, column)) in enumerate(STEPS.items()):
        at = f"2026-03-01T10:{minute:02}:00.123457+00:00"
        answer = kitchen.call(STATION, function, p_order_id=order, p_store="bannos", p_occurred_at=at)
        assert answer["data"]["order"][column] == at
        assert answer["data"]["stage"] == stage
    assert kitchen.events(order) == [(function, True) for function in STEPS]
