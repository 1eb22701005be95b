"""What an order's state on the live surface proves."""

import pytest

from sync.live.rules import Standing, expected_stage, is_enough, standing, took_effect, untouched
from sync.live.surface import STAGES, TIMES, LiveOrder

DONE, READY, EARLY, LATE = Standing.DONE, Standing.READY, Standing.EARLY, Standing.LATE
AT, LATER = "2026-11-27T08:00:00+11:00", "2026-11-27T09:00:00+11:00"


def order(stage: str, **times: str | None) -> LiveOrder:
    """An order of which every timestamp is known; those not named are not set."""
    return LiveOrder("bannos-25001", "bannos", stage, {}, {**dict.fromkeys(TIMES), **times})


def shown(stage: str, **times: str | None) -> LiveOrder:
    """An order of which only these timestamps are known."""
    return LiveOrder("bannos-25001", "bannos", stage, {}, times)


@pytest.mark.parametrize(
    ("function", "by_stage"),
    [
        ("complete_filling", [READY, LATE, LATE, LATE, LATE]),
        ("start_covering", [EARLY, READY, LATE, LATE, LATE]),
        ("complete_covering", [EARLY, READY, LATE, LATE, LATE]),
        ("start_decorating", [EARLY, EARLY, READY, LATE, LATE]),
        ("complete_decorating", [EARLY, EARLY, READY, LATE, LATE]),
        ("start_packing", [EARLY, EARLY, EARLY, DONE, DONE]),
        ("complete_packing", [EARLY, EARLY, EARLY, READY, LATE]),
        ("qc_return_to_decorating", [EARLY, EARLY, Standing.UNCLEAR, READY, LATE]),
        ("handle_print_barcode", [READY, READY, READY, READY, READY]),
    ],
)
def test_what_was_never_done_stands_by_its_stage(function: str, by_stage: list[Standing]) -> None:
    """Before its stage early, in it to be done, past it late."""
    assert [standing(function, {}, order(stage)) for stage in STAGES] == by_stage


@pytest.mark.parametrize("function", ["complete_filling", "complete_covering", "complete_decorating"])
def test_past_the_stage_counts_as_done_where_the_time_is_not_shown(function: str) -> None:
    """A row without the timestamp cannot say that a stage was skipped."""
    assert standing(function, {}, shown("Packing")) is DONE
    time = f"{function.removeprefix('complete_')}_complete_ts"
    assert standing(function, {}, shown("Packing", **{time: AT})) is DONE


def test_a_start_is_done_once() -> None:
    """In its stage and after it."""
    assert standing("start_covering", {}, order("Covering", covering_start_ts=AT)) is DONE
    assert standing("start_covering", {}, order("Packing", covering_start_ts=AT)) is DONE


def test_a_value_that_is_there_is_done() -> None:
    """Shelf and assignee are compared with what was asked for."""
    row = {"storage": "A1", "assignee_id": "ana"}
    there = LiveOrder("bannos-25001", "bannos", "Packing", row)
    complete = LiveOrder("bannos-25001", "bannos", "Complete", row)
    assert standing("set_storage", {"p_storage": "A1"}, there) is DONE
    assert standing("set_storage", {"p_storage": "B2"}, there) is READY
    assert standing("set_storage", {"p_storage": None}, there) is READY
    assert standing("assign_staff", {"p_staff_id": "ana"}, there) is DONE
    assert standing("assign_staff", {"p_staff_id": "ben"}, there) is READY
    assert standing("assign_staff", {"p_staff_id": "ben"}, complete) is LATE


def test_a_return_shows_in_the_stage_or_in_a_new_start_of_packing() -> None:
    """The cake is in Decorating, or is back in Packing since a later time."""
    function, before = "qc_return_to_decorating", order("Packing", packing_start_ts=AT)
    assert took_effect(function, {}, before, order("Decorating"))
    assert took_effect(function, {}, before, order("Packing", packing_start_ts=LATER))
    assert not took_effect(function, {}, before, order("Packing", packing_start_ts=AT))
    assert not took_effect(function, {}, before, order("Complete", packing_start_ts=AT))
    assert not took_effect(function, {}, shown("Packing"), shown("Packing"))


@pytest.mark.parametrize(
    "function", ["complete_decorating", "start_decorating", "complete_packing", "qc_return_to_decorating"]
)
def test_only_a_witness_proves_that_no_round_has_passed(function: str) -> None:
    """The same start, still there. Another one, none, or one that is not shown proves nothing."""
    stage = expected_stage(function)
    before = order(stage, decorating_start_ts=AT)
    assert untouched(function, before, order(stage, decorating_start_ts=AT))
    assert not untouched(function, before, order(stage, decorating_start_ts=LATER))
    assert not untouched(function, before, order(stage))
    assert not untouched(function, before, shown(stage))
    assert not untouched(function, order(stage), order(stage))
    assert is_enough(function, before)
    assert not is_enough(function, order(stage))


def test_what_lies_before_decorating_needs_no_witness() -> None:
    """No cake goes back there: to be done now means never done."""
    for function in ("handle_print_barcode", "complete_filling", "start_covering", "complete_covering"):
        assert untouched(function, order("Filling"), order("Filling"))
        assert is_enough(function, order("Filling"))


def test_a_value_is_never_certain() -> None:
    """Somebody may have set it back."""
    for function in ("set_storage", "assign_staff"):
        assert not untouched(function, order("Packing"), order("Packing"))
        assert is_enough(function, order("Packing"))


def test_the_expected_stage_is_named() -> None:
    """For the words of a refusal."""
    assert expected_stage("complete_covering") == "Covering"
    assert expected_stage("start_packing") == "Packing"
