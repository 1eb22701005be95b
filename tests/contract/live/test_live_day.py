"""A day on the live dialect: every cake of both stores goes through, and each step takes effect once."""

from collections.abc import Callable

from sync.entry import EntryState
from sync.live.dialect import Dialect
from tests.contract.live.bench import Bench
from tests.contract.live.kitchen import LiveKitchen

DAY = (
    "handle_print_barcode",
    "complete_filling",
    "start_covering",
    "complete_covering",
    "start_decorating",
    "complete_decorating",
    "start_packing",
    "complete_packing",
)
THERE = ["print_barcode", *(name for name in DAY[1:] if name != "start_packing")]


def cakes(kitchen: LiveKitchen) -> list[str]:
    """Single cakes and the cakes of one order, in both stores."""
    return [
        kitchen.add("bannos", 25771, "A"),
        kitchen.add("bannos", 25771, "B"),
        kitchen.add("bannos", 25649),
        kitchen.add("flourlane", 18617),
        kitchen.add("flourlane", 18618, "B"),
    ]


def test_a_whole_day_goes_through_on_the_live_dialect(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench]
) -> None:
    """Recorded offline at one bench, a day of five cakes arrives whole, once and in its order."""
    bench = make_bench()
    ids = cakes(kitchen)
    for function in DAY:
        for order_id in ids:
            bench.scan(order_id, function)
            bench.pass_time(60)
    bench.work()
    assert bench.dialects.now is Dialect.LIVE
    assert bench.outbox.counts().attention == 0
    for order_id in ids:
        assert kitchen.effects(order_id) == THERE, order_id
        assert kitchen.order(order_id)["stage"] == "Complete"
        assert bench.document(order_id)["stage"] == "Complete"


def test_each_bench_sees_the_others_work_and_does_its_own(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench]
) -> None:
    """Four benches with a replica each: what one completes, the next finds in its stage."""
    ids = cakes(kitchen)
    for stage, functions in (
        ("Filling", DAY[:2]),
        ("Covering", DAY[2:4]),
        ("Decorating", DAY[4:6]),
        ("Packing", DAY[6:]),
    ):
        bench = make_bench()
        bench.read()
        assert {bench.document(order_id)["stage"] for order_id in ids} == {stage}
        for order_id in ids:
            for function in functions:
                bench.scan(order_id, function)
        bench.work()
    assert all(kitchen.effects(order_id) == THERE for order_id in ids)


def test_the_scan_can_be_found_in_the_web_system(kitchen: LiveKitchen, bench: Bench) -> None:
    """Event id and scan time stand in the notes of the stage event, behind what a person wrote."""
    order_id = kitchen.add("bannos", 25001)
    at = bench.clock.now().isoformat(timespec="milliseconds")
    event_id = bench.scan(order_id, "complete_filling", p_notes="no nuts")
    bench.work()
    assert kitchen.notes(order_id, "complete_filling") == f"no nuts [os:{event_id} {at}]"


def test_the_ledger_can_say_that_the_time_is_the_servers(kitchen: LiveKitchen, bench: Bench) -> None:
    """An answer on this dialect is marked: the scan's time there is the server's."""
    order_id = kitchen.add("bannos", 25001)
    entry = bench.entry(bench.scan(order_id, "complete_filling"))
    bench.work()
    answer = bench.entry(entry.event_id).answer
    assert answer is not None
    assert answer["server_time"] is True
    assert answer["event_id"] == entry.event_id


def test_starting_to_pack_is_done_by_completing_decorating(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench]
) -> None:
    """The packer's first scan waits for Decorating and is then done without a call of its own."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    packing, decorating = make_bench(), make_bench()
    start = packing.scan(order_id, "start_packing")
    packing.work()
    assert packing.entry(start).state is EntryState.WAITING
    decorating.scan(order_id, "complete_decorating")
    decorating.work()
    packing.pass_time(60)
    packing.work()
    assert packing.entry(start).state is EntryState.CONFIRMED
    assert packing.document(order_id)["packing_start_ts"] is not None
    assert kitchen.effects(order_id) == ["complete_decorating"]


def test_quality_control_assigning_and_shelving_work(kitchen: LiveKitchen, bench: Bench) -> None:
    """The reason goes into the notes, a 204 is believed once the shelf is seen, the assignee is set."""
    order_id = kitchen.add("bannos", 25001, stage="Decorating")
    somebody = "0b0e7a52-5f0c-4b3c-9a3e-0c4f5f0c4b3c"
    bench.scan(order_id, "complete_decorating")
    returned = bench.scan(order_id, "qc_return_to_decorating", p_reason="spelling")
    stored = bench.scan(order_id, "set_storage", p_storage="A1")
    assigned = bench.scan(order_id, "assign_staff", p_staff_id=somebody)
    bench.work()
    for event_id in (returned, stored, assigned):
        assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert kitchen.notes(order_id, "qc_return_to_decorating").startswith("spelling [os:")
    document = bench.document(order_id)
    assert (document["stage"], document["storage"], document["assignee_id"]) == ("Decorating", "A1", somebody)
    assert document["packing_start_ts"] is None


def test_what_the_live_surface_lacks_is_said(kitchen: LiveKitchen, bench: Bench) -> None:
    """An undo of something sent is refused in words, and nothing is called."""
    order_id = kitchen.add("bannos", 25001)
    undo = bench.scan(order_id, "undo_stage_event", p_undo_event_id="7d4f7d4e-0c4f-4b3c-9a3e-0c4f5f0c4b3c")
    bench.work()
    entry = bench.entry(undo)
    assert entry.state is EntryState.ATTENTION
    assert "cannot take back" in str(entry.last_message)
    assert kitchen.effects(order_id) == []
