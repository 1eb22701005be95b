"""Whoever is late is told who was faster, when and where."""

from uuid import UUID, uuid4

import pytest

from tests.contract.sql.kitchen import ANA, STATION, SUPERVISOR, Json, Kitchen

AT = "2026-03-01T10:00:00+00:00"


def _scan(kitchen: Kitchen, function: str, order: str, event_id: UUID | None = None) -> Json:
    return kitchen.call(STATION, function, p_order_id=order, p_store="bannos", p_event_id=event_id)["data"]


def _ana_covers(kitchen: Kitchen, order: str) -> Json:
    """The supervisor enters that Ana has covered the cake; what a late scan must be told."""
    event_id = uuid4()
    kitchen.call(
        SUPERVISOR, "complete_covering", p_order_id=order, p_store="bannos", p_event_id=event_id,
        p_occurred_at=AT, p_performed_by=ANA.staff_id, p_station="office",
    )  # fmt: skip
    return {
        "event_id": str(event_id), "function": "complete_covering", "performed_by": str(ANA.staff_id),
        "station": "office", "at": AT,
    }  # fmt: skip


@pytest.mark.parametrize("function", ["complete_covering", "start_covering"])
def test_a_late_scan_is_told_who_did_it(kitchen: Kitchen, function: str) -> None:
    """The same step again, or the start that was left out: both name the event that counts."""
    order = kitchen.order(stage="Covering")
    done_by = _ana_covers(kitchen, order)
    assert _scan(kitchen, function, order)["done_by"] == done_by


def test_the_answer_keeps_the_name(kitchen: Kitchen) -> None:
    """The late event sent again gets the same answer; the refused one's log has it too."""
    order, event_id = kitchen.order(stage="Covering"), uuid4()
    done_by = _ana_covers(kitchen, order)
    for _ in range(2):
        assert _scan(kitchen, "complete_covering", order, event_id)["done_by"] == done_by
    _scan(kitchen, "start_covering", order)
    logged = kitchen.value("select data -> 'done_by' from public.event_refusals where order_id = %s", order)
    assert logged == done_by


def test_who_did_it_himself_is_told_nobody(kitchen: Kitchen) -> None:
    """One's own event sent again, an early one, and one that moves the cake name nobody."""
    order, event_id = kitchen.order(stage="Covering"), uuid4()
    assert "done_by" not in _scan(kitchen, "complete_decorating", order)
    for _ in range(2):
        assert "done_by" not in _scan(kitchen, "complete_covering", order, event_id)


def test_what_was_taken_back_is_not_named(kitchen: Kitchen) -> None:
    """After an undo nobody has done it."""
    order, event_id = kitchen.order(stage="Covering"), uuid4()
    _scan(kitchen, "complete_covering", order, event_id)
    kitchen.call(SUPERVISOR, "undo_stage_event", p_order_id=order, p_store="bannos", p_undo_event_id=event_id)
    again = _scan(kitchen, "complete_covering", order)
    assert again["already_done"] is False
    assert "done_by" not in again
