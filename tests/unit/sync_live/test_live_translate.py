"""Our functions in the words of the live surface."""

import pytest

from sync.live.translate import NOTES_LIMIT, LiveCall, translate

EVENT = "97a5e7c9-805e-444c-aa96-227606b703b0"
ORDER = {"p_order_id": "bannos-25001", "p_store": "bannos"}
COMMON = {
    "p_event_id": EVENT,
    "p_occurred_at": "2026-11-27T06:00:00.123456+00:00",
    "p_station": "filling-1",
    "p_performed_by": "ana",
}
MARK = f"[os:{EVENT} 2026-11-27T06:00:00.123+00:00]"


@pytest.mark.parametrize(
    ("function", "args", "name", "more"),
    [
        ("handle_print_barcode", {"p_copies": 2}, "print_barcode", {}),
        ("complete_filling", {}, "complete_filling", {"p_notes": MARK}),
        ("complete_packing", {"p_notes": "ok"}, "complete_packing", {"p_notes": f"ok {MARK}"}),
        ("start_covering", {}, "start_covering", {}),
        (
            "qc_return_to_decorating",
            {"p_reason": "spelling", "p_notes": "Anna"},
            "qc_return_to_decorating",
            {"p_notes": f"spelling: Anna {MARK}"},
        ),
        ("assign_staff", {"p_staff_id": "ana"}, "assign_staff", {"p_staff_id": "ana"}),
        ("set_storage", {"p_storage": None}, "set_storage", {"p_storage": None}),
    ],
)
def test_names_and_arguments(
    function: str, args: dict[str, object], name: str, more: dict[str, object]
) -> None:
    """The common arguments are dropped; event id and scan time go into the notes where there are some."""
    assert translate(function, {**ORDER, **args, **COMMON}, EVENT) == LiveCall(name, {**ORDER, **more})


@pytest.mark.parametrize("function", ["undo_stage_event", "unassign_staff", "cancel_order", "start_packing"])
def test_what_is_not_there_is_not_called(function: str) -> None:
    """No call, rather than a call that is not understood."""
    assert translate(function, {**ORDER, **COMMON}, EVENT) is None


def test_long_notes_do_not_push_the_mark_out() -> None:
    """The mark stays readable behind what is cut."""
    call = translate("complete_filling", {**ORDER, **COMMON, "p_notes": "x" * 5000}, EVENT)
    assert call is not None
    assert call.args["p_notes"] == "x" * NOTES_LIMIT + " " + MARK


def test_an_event_without_a_time_has_a_mark_too() -> None:
    """The id alone."""
    call = translate("complete_filling", ORDER, EVENT)
    assert call is not None
    assert call.args["p_notes"] == f"[os:{EVENT}]"
