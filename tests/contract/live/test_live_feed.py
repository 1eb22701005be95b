"""The replica on the live dialect: every open order, the news of it, and look-ups by any code."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from scanning.codes import label_code
from station.domain.orders import Order
from sync.errors import BackendRejected
from sync.events import LinkStatus
from tests.contract.live.bench import SETTINGS, Bench
from tests.contract.live.kitchen import LiveKitchen
from tests.contract.live.proxy import Loss, LossyProxy


def keys(bench: Bench) -> list[str]:
    """The orders in the replica."""
    return [document.key for document in bench.replica.all("order")]


def test_the_replica_has_every_open_order_as_our_document(kitchen: LiveKitchen, bench: Bench) -> None:
    """Open orders of both stores, readable as our own document; closed and cancelled ones are not there."""
    for suffix in ("A", "B", "C"):
        kitchen.add("bannos", 25771, suffix)
    kitchen.add("flourlane", 18617, stage="Covering")
    kitchen.add("flourlane", 18618, stage="Complete")
    kitchen.set(kitchen.add("bannos", 25772), cancelled_at="2026-11-27T08:00:00+11:00")
    bench.read()
    assert keys(bench) == ["bannos-25771-A", "bannos-25771-B", "bannos-25771-C", "flourlane-18617"]
    second = Order.from_json(bench.document("bannos-25771-B"))
    assert (second.human_id, second.unit_index, second.unit_count) == ("B25771-B", 2, 3)
    assert str(second.due_date) == "2026-11-28"


def test_news_are_news_once(kitchen: LiveKitchen, bench: Bench) -> None:
    """Nothing changed: nothing is new. Something did: that order has a higher version, others keep theirs."""
    ids = [kitchen.add("bannos", 25001), kitchen.add("bannos", 25002)]
    bench.read()
    before = [bench.document(order_id)["version"] for order_id in ids]
    bench.read()
    assert [bench.document(order_id)["version"] for order_id in ids] == before
    kitchen.set(ids[0], stage="Covering")
    bench.read()
    assert bench.document(ids[0])["version"] > before[0]
    assert bench.document(ids[0])["stage"] == "Covering"
    assert bench.document(ids[1])["version"] == before[1]


def test_an_order_that_leaves_the_queue_is_looked_up(kitchen: LiveKitchen, bench: Bench) -> None:
    """Completed, cancelled and deleted elsewhere: the replica learns which."""
    done, cancelled, gone = (kitchen.add("bannos", number) for number in (25001, 25002, 25003))
    bench.read()
    kitchen.set(done, stage="Complete")
    kitchen.set(cancelled, cancelled_at="2026-11-27T08:00:00+11:00")
    bench.read()
    assert bench.document(done)["stage"] == "Complete"
    assert bench.document(cancelled)["cancelled_at"] is not None
    kitchen.run("delete from live.orders where id = %s", gone)
    bench.read()
    assert gone not in keys(bench)


def test_more_orders_than_the_server_gives_at_once(
    kitchen: LiveKitchen, make_bench: Callable[..., Bench]
) -> None:
    """Above the cap of 1000 rows the reading goes on page by page."""
    kitchen.run(
        "insert into live.orders (id, store, number, human_id, product_title, due_date)"
        " select 'bannos-' || n, 'bannos', n, 'B' || n, 'Vanilla Sponge', '2026-11-28'"
        " from generate_series(30001, 31205) n"
    )
    bench = make_bench(settings=replace(SETTINGS, page=5000))
    bench.read()
    assert len(keys(bench)) == 1205


def test_what_the_queue_does_not_show_is_kept(kitchen: LiveKitchen, bench: Bench) -> None:
    """The time of printing comes with the answer and is not lost to the next reading, for a -B cake too."""
    for suffix in ("A", "B"):
        order_id = kitchen.add("bannos", 25771, suffix)
        bench.scan(order_id, "handle_print_barcode")
        bench.work()
        printed = bench.document(order_id)["filling_start_ts"]
        assert printed is not None
        bench.read()
        assert bench.document(order_id)["filling_start_ts"] == printed


def test_a_label_printed_elsewhere_is_seen(kitchen: LiveKitchen, bench: Bench) -> None:
    """A cake that is new here and was printed in the web system is not asked for its label again."""
    order_id = kitchen.add("bannos", 25001)
    kitchen.set(order_id, filling_start_ts="2026-11-27T08:00:00+11:00")
    bench.read()
    assert bench.document(order_id)["filling_start_ts"] is not None


def test_an_older_reading_does_not_overwrite_a_newer_answer(kitchen: LiveKitchen, bench: Bench) -> None:
    """A page that was read before a scan's answer came is stored after it: the answer stays."""
    order_id = kitchen.add("bannos", 25001)
    bench.read()
    arguments = {"p_stores": ["bannos"], "p_since": int(bench.clock.now().timestamp() * 1000)}
    kitchen.set(order_id, notes="changed")
    page = bench.client().read("get_changes", arguments)
    bench.scan(order_id, "complete_filling")
    bench.work()
    assert page["orders"][0]["version"] < bench.document(order_id)["version"]


@pytest.mark.parametrize(
    ("scan", "found"),
    [
        (label_code("B", 25771, "B"), ["bannos-25771-B"]),
        ("#B25771", ["bannos-25771-A", "bannos-25771-B"]),
        ("B25771", ["bannos-25771-A", "bannos-25771-B"]),
        ("bannos-25771-B", ["bannos-25771-B"]),
        ("25771", ["bannos-25771-A", "bannos-25771-B", "flourlane-25771"]),
        ("flourlane-25771", ["flourlane-25771"]),
        ("B99999", []),
        ("no code at all", []),
    ],
)
def test_a_code_means_every_order_that_it_can_mean(
    kitchen: LiveKitchen, bench: Bench, scan: str, found: list[str]
) -> None:
    """Also what the server's own look-up does not resolve or gets wrong."""
    kitchen.add("bannos", 25771, "A")
    kitchen.add("bannos", 25771, "B")
    kitchen.add("flourlane", 25771)
    answer = bench.client().read("get_order_for_scan", {"p_scan": scan})
    assert [document["id"] for document in answer["candidates"]] == found


def test_lists_come_from_the_settings(kitchen: LiveKitchen, bench: Bench) -> None:
    """Stores, staff and shelves are not read there; the counts are."""
    kitchen.add("bannos", 25001)
    bench.read()
    assert [document.key for document in bench.replica.all("store")] == ["bannos"]
    counts = bench.client().read("get_unassigned_counts", {"p_store": "bannos"})
    assert counts == [{"stage": "Filling", "count": 1}]


@pytest.mark.parametrize("function", ["check_pin", "change_pin"])
def test_no_pins_there(bench: Bench, function: str) -> None:
    """Asked all the same, it is an answer about the person and no fault of the link."""
    with pytest.raises(BackendRejected) as refused:
        bench.client().read(function, {"p_staff_id": "1", "p_pin": "2580"})
    assert refused.value.code == "PIN003"


def test_a_reading_that_breaks_off_changes_nothing(
    kitchen: LiveKitchen, bench: Bench, proxy: LossyProxy
) -> None:
    """Half of the pages is not the truth: the replica stays as it was, and the next reading mends it."""
    order_id = kitchen.add("bannos", 25001)
    bench.read()
    kitchen.set(order_id, stage="Covering")
    proxy.lose("get_queue", Loss.ANSWER)
    bench.read()
    assert bench.document(order_id)["stage"] == "Filling"
    bench.read()
    assert bench.link.state.status is LinkStatus.ONLINE
    assert bench.document(order_id)["stage"] == "Covering"
