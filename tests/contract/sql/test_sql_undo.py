"""Taking back the latest step: who, when, where, and what comes back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.contract.sql.kitchen import (
    ADMIN,
    ANA,
    BEN,
    HUGO,
    STATION,
    SUPERVISOR,
    Json,
    Kitchen,
    Persona,
    named,
)

NOW = datetime.now(UTC)


class Bench:
    """An order at a bench of bannos."""

    def __init__(self, kitchen: Kitchen, **columns: Json) -> None:
        self.kitchen = kitchen
        self.order = kitchen.order(**columns)

    def do(
        self,
        function: str,
        persona: Persona = STATION,
        at: datetime = NOW,
        station: str = "one",
        **more: object,
    ) -> UUID:
        """A step that must succeed; its event id."""
        event_id = uuid4()
        answer = self.kitchen.call(
            persona, function, p_order_id=self.order, p_store="bannos", p_event_id=event_id, p_occurred_at=at,
            p_station=station, **more,
        )  # fmt: skip
        assert answer["ok"], answer
        return event_id

    def undo(
        self, event_id: UUID, persona: Persona = STATION, at: datetime = NOW, station: str = "one"
    ) -> Json:
        """Take back an event; the answer."""
        return self.kitchen.call(
            persona, "undo_stage_event", p_order_id=self.order, p_store="bannos", p_undo_event_id=event_id,
            p_occurred_at=at, p_station=station,
        )  # fmt: skip

    def stage_fields(self) -> Json:
        """What an undo has to bring back."""
        return self.kitchen.value(
            "select ordak.stage_fields(o) from public.orders o where id = %s", self.order
        )


@pytest.mark.parametrize(
    ("stage", "function", "arguments"),
    [
        ("Filling", "handle_print_barcode", {}),
        ("Filling", "complete_filling", {}),
        ("Covering", "start_covering", {}),
        ("Covering", "complete_covering", {}),
        ("Decorating", "complete_decorating", {}),
        ("Packing", "start_packing", {}),
        ("Packing", "complete_packing", {}),
        ("Packing", "qc_return_to_decorating", {"p_reason": "damaged"}),
        ("Filling", "assign_staff", {"p_staff_id": BEN.staff_id}),
        ("Filling", "unassign_staff", {}),
        ("Packing", "set_storage", {"p_storage": "A2"}),
    ],
)
def test_what_was_before_comes_back(
    kitchen: Kitchen, stage: str, function: str, arguments: dict[str, Json]
) -> None:
    """Stage, assignee, shelf and timestamps are as before the event; taking it back again changes nothing."""
    bench = Bench(
        kitchen,
        stage=stage,
        assignee_id=ANA.staff_id,
        storage="A1",
        decorating_complete_ts=NOW - timedelta(hours=1),
    )
    if stage == "Decorating":
        kitchen.connection.execute("update public.orders set decorating_complete_ts = null")
    before = bench.stage_fields()
    event_id = bench.do(function, **arguments)
    assert bench.stage_fields() != before
    answer = bench.undo(event_id)
    assert answer["ok"], answer
    assert answer["data"]["undone_event_id"] == str(event_id)
    assert bench.stage_fields() == before
    assert bench.undo(event_id)["data"]["already_done"] is True
    assert bench.stage_fields() == before


def test_only_the_latest_step_can_be_taken_back(kitchen: Kitchen) -> None:
    """A cake that has moved on stays where it is; step by step everything can be taken back."""
    bench = Bench(kitchen)
    first, second = bench.do("handle_print_barcode"), bench.do("complete_filling")
    refused = bench.undo(first)
    assert (refused["code"], refused["data"]["latest_event_id"]) == ("ORD004", str(second))
    assert bench.undo(second)["ok"]
    assert bench.undo(first)["ok"]
    assert bench.stage_fields()["filling_start_ts"] is None


def test_a_repeat_moved_nothing_and_does_not_stand_in_the_way(kitchen: Kitchen) -> None:
    """A scan that was already done is not the latest step, and taking it back moves nothing."""
    bench = Bench(kitchen)
    first, repeat = bench.do("complete_filling"), bench.do("complete_filling")
    assert bench.undo(repeat)["data"]["already_done"] is True
    assert bench.undo(first)["data"]["order"]["stage"] == "Filling"


def test_after_an_undo_the_step_can_be_taken_again(kitchen: Kitchen) -> None:
    """The cake is really back; the next scan moves it on, and the undone scan sent again does not."""
    bench = Bench(kitchen)
    first = bench.do("complete_filling")
    bench.undo(first)
    again = kitchen.call(
        STATION, "complete_filling", p_order_id=bench.order, p_store="bannos", p_event_id=first
    )
    assert again["data"]["already_done"] is True
    assert bench.stage_fields()["stage"] == "Filling"
    bench.do("complete_filling")
    assert bench.stage_fields()["stage"] == "Covering"


@pytest.mark.parametrize("persona", [ANA, STATION], ids=named)
def test_staff_have_ten_minutes_and_their_own_station(kitchen: Kitchen, persona: Persona) -> None:
    """Later, or at another station, it takes a supervisor. Scan times count, an outage does not."""
    early = NOW - timedelta(hours=3)
    bench = Bench(kitchen)
    event_id = bench.do("complete_filling", persona, at=early)
    assert bench.undo(event_id, persona, at=early + timedelta(minutes=11))["code"] == "AUTH001"
    elsewhere = bench.undo(event_id, persona, at=early + timedelta(minutes=9), station="two")
    assert elsewhere["code"] == "AUTH001"
    assert bench.undo(event_id, persona, at=early + timedelta(minutes=9))["ok"]


@pytest.mark.parametrize("persona", [SUPERVISOR, ADMIN], ids=named)
def test_a_supervisor_takes_back_any_time_from_anywhere(kitchen: Kitchen, persona: Persona) -> None:
    """As long as it is the latest step."""
    bench = Bench(kitchen)
    event_id = bench.do("complete_filling", at=NOW - timedelta(days=2))
    assert bench.undo(event_id, persona, station="office")["ok"]


def test_without_the_right_nothing_is_taken_back(kitchen: Kitchen) -> None:
    """Staff of another store are refused."""
    bench = Bench(kitchen)
    assert bench.undo(bench.do("complete_filling"), HUGO)["code"] == "AUTH001"


def test_what_cannot_be_taken_back(kitchen: Kitchen) -> None:
    """An unknown event, another order's event, an undo, and any event of a cancelled order."""
    bench, other = Bench(kitchen), Bench(kitchen, number=2)
    event_id = bench.do("complete_filling")
    assert bench.undo(uuid4())["code"] == "ORD004"
    assert other.undo(event_id)["code"] == "ORD004"
    undo_id = bench.do("undo_stage_event", p_undo_event_id=event_id)
    assert bench.undo(undo_id)["code"] == "ORD004"
    kitchen.call(SUPERVISOR, "cancel_order", p_order_id=bench.order, p_store="bannos")
    assert bench.undo(event_id)["code"] == "ORD003"
