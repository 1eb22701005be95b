"""Many events in one call: in order, each by itself."""

import json
import re
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest

from tests.contract.sql.kitchen import ANA, ANON, FORMER, HUGO, STATION, Json, Kitchen, Persona, named


def event(function: str, order: str, **arguments: object) -> dict[str, Json]:
    """An event of bannos as a station sends it."""
    args = {"p_order_id": order, "p_store": "bannos", **arguments}
    return {"event_id": str(uuid4()), "function": function, "args": args}


def apply(kitchen: Kitchen, *events: Json, persona: Persona = STATION) -> list[Json]:
    """Send the events; the answers."""
    answer = kitchen.call(persona, "apply_station_events", p_events=list(events))
    assert answer["ok"], answer
    return list(answer["data"])


def test_answers_come_in_the_order_of_the_events(kitchen: Kitchen) -> None:
    """Events of one order build on one another, also when other orders come in between."""
    one, two = kitchen.order(2), kitchen.order(1)
    events = [
        event("handle_print_barcode", one, p_copies=2),
        event("handle_print_barcode", two),
        event("complete_filling", one, p_notes="done", p_occurred_at=datetime.now(UTC).isoformat()),
        event("start_covering", one, p_station="covering-1", p_performed_by=str(ANA.staff_id)),
        event("set_storage", two, p_storage="A1"),
        event("assign_staff", two, p_staff_id=str(ANA.staff_id)),
    ]
    answers = apply(kitchen, *events)
    assert [answer["data"]["event_id"] for answer in answers] == [sent["event_id"] for sent in events]
    assert all(answer["ok"] and not answer["data"]["already_done"] for answer in answers)
    assert kitchen.row(one)["stage"] == "Covering"
    assert kitchen.row(two)["assignee_id"] == str(ANA.staff_id)
    again = apply(kitchen, *events)
    assert all(answer["data"]["already_done"] for answer in again)


def test_a_refused_event_holds_up_no_other(kitchen: Kitchen) -> None:
    """The refusal is that event's answer; what comes before and after takes effect."""
    order = kitchen.order()
    sent = (
        event("complete_covering", order),
        event("complete_filling", order),
        event("complete_filling", "bannos-404"),
        event("complete_covering", order),
    )
    answers = apply(kitchen, *sent)
    assert [answer["ok"] for answer in answers] == [False, True, False, True]
    assert [answer["code"] for answer in answers if not answer["ok"]] == ["ORD002", "ORD001"]
    assert kitchen.row(order)["stage"] == "Decorating"


@pytest.mark.parametrize(
    "broken",
    [
        {"function": "cancel_order", "args": {}},
        {"function": "apply_station_events", "args": {}},
        {"function": None},
        {"event_id": None},
        {"event_id": "not an id"},
        {"args": None},
        {"args": []},
        {"args": {"p_order_id": "bannos-25771", "p_store": "bannos", "p_surprise": 1}},
        {"args": {"p_order_id": "bannos-25771", "p_store": "bannos", "p_occurred_at": "yesterday-ish"}},
        {"args": {"p_order_id": "bannos-25771", "p_store": "bannos", "p_performed_by": "ana"}},
        {"args": {"p_order_id": {"a": 1}, "p_store": ["bannos"]}},
    ],
    ids=str,
)
def test_an_event_that_cannot_be_read_is_answered(kitchen: Kitchen, broken: dict[str, Json]) -> None:
    """It gets REQ001 and its own id back, whatever that was; its neighbours take effect."""
    order = kitchen.order()
    bad = event("complete_filling", order) | broken
    answers = apply(kitchen, event("handle_print_barcode", order), bad, event("complete_filling", order))
    assert [answer["ok"] for answer in answers] == [True, False, True]
    assert answers[1]["code"] == "REQ001"
    assert answers[1]["data"]["event_id"] == bad["event_id"]
    assert kitchen.value("select count(*) from public.event_refusals") == 1


@pytest.mark.parametrize("nonsense", ["scan", 7, None, [], {}], ids=str)
def test_a_batch_may_hold_anything(kitchen: Kitchen, nonsense: Json) -> None:
    """What is no event at all is refused, too."""
    good = event("complete_filling", kitchen.order())
    answers = apply(kitchen, nonsense, good)
    assert [answer["ok"] for answer in answers] == [False, True]


def test_a_batch_is_a_list_of_reasonable_length(kitchen: Kitchen) -> None:
    """Anything else is refused as a whole."""
    too_many: Json = [event("complete_filling", "bannos-1")] * 201
    shapes: tuple[Json, ...] = ({"events": []}, too_many)
    for nonsense in shapes:
        answer = kitchen.call(STATION, "apply_station_events", p_events=nonsense)
        assert (answer["ok"], answer["code"]) == (False, "REQ001")
    assert kitchen.call(STATION, "apply_station_events", p_events=[])["data"] == []


def test_every_event_is_judged_by_the_callers_rights(kitchen: Kitchen) -> None:
    """A batch gives no right that a single call does not."""
    order = kitchen.order()
    (refused,) = apply(kitchen, event("complete_filling", order), persona=HUGO)
    assert refused["code"] == "AUTH001"
    former = kitchen.call(FORMER, "apply_station_events", p_events=[event("complete_filling", order)])
    assert (former["ok"], former["code"]) == (False, "AUTH001")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        kitchen.call(ANON, "apply_station_events", p_events=[event("complete_filling", order)])
    assert kitchen.row(order)["version"] == 1


@pytest.mark.parametrize("persona", [ANA, STATION], ids=named)
def test_batch_and_single_call_share_event_ids(kitchen: Kitchen, persona: Persona) -> None:
    """An event that went alone and is then sent in a batch is the same event."""
    order = kitchen.order()
    sent = event("complete_filling", order)
    kitchen.call(persona, "complete_filling", p_order_id=order, p_store="bannos", p_event_id=sent["event_id"])
    (answer,) = apply(kitchen, sent, persona=persona)
    assert answer["data"]["already_done"] is True
    assert kitchen.events(order) == [("complete_filling", True)]


def test_a_batch_of_everything_answers_as_single_calls_do(kitchen: Kitchen) -> None:
    """Steps, prints, an undo, repeats and refusals in one batch: the same answers and rows, word for word."""
    steps: tuple[tuple[str, dict[str, Json]], ...] = (
        ("complete_filling", {"p_notes": "n"}),
        ("complete_filling", {}),
        ("handle_print_barcode", {"p_copies": 2}),
        ("complete_covering", {}),
        ("start_packing", {"p_performed_by": str(ANA.staff_id)}),
        ("set_storage", {"p_storage": "A1"}),
        ("set_storage", {"p_storage": "nowhere"}),
        ("assign_staff", {"p_staff_id": str(ANA.staff_id)}),
        ("unassign_staff", {}),
        ("assign_staff", {"p_staff_id": str(HUGO.staff_id)}),
        ("qc_return_to_decorating", {"p_reason": "Damaged"}),
        ("complete_filling", {"p_performed_by": str(HUGO.staff_id)}),
        ("complete_filling", {"p_station": "s" * 65}),
        ("handle_print_barcode", {"p_copies": 99}),
    )
    at = datetime.now(UTC).isoformat()
    found = []
    for first, send in ((100, apply), (200, one_by_one)):
        sent = [
            event(function, kitchen.order(first + n, stage="Packing" if n in (4, 10) else "Filling"), **more)
            for n, (function, more) in enumerate(steps)
        ]
        gone = kitchen.order(first + 50, cancelled_at=at)
        done = event("complete_filling", kitchen.order(first + 51))
        apply(kitchen, done)
        undo = {"p_undo_event_id": done["event_id"]}
        sent += [event("complete_filling", gone), event("undo_stage_event", f"bannos-{first + 51}", **undo)]
        for each in sent:
            each["args"]["p_occurred_at"] = at
        answers = [send(kitchen, *sent), send(kitchen, *sent)]
        rows = [kitchen.row(each["args"]["p_order_id"]) for each in sent]
        found.append(comparable([answers, rows], first, sent))
    assert found[0] == found[1]


def one_by_one(kitchen: Kitchen, *events: Json) -> list[Json]:
    """Send the events each by its own call; the answers."""
    return [
        kitchen.call(STATION, event["function"], **event["args"], p_event_id=event["event_id"])
        for event in events
    ]


def comparable(found: Json, first: int, sent: list[Json]) -> str:
    """What was found, with the numbers and ids that differ between two runs written alike."""
    text = json.dumps(found, sort_keys=True)
    for number, each in enumerate(sent):
        text = text.replace(each["event_id"], f"event {number}")
        if undone := each["args"].get("p_undo_event_id"):
            text = text.replace(undone, "undone")
    return re.sub(rf'(bannos-|"B|"number": ){first // 100}(\d\d)', r"\1_\2", text)
