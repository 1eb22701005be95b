"""While a bench reads its queue from the disk: scans are answered, and what is not known is not shown."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from msgspec.structs import replace

from scanning.codes import OrderCode, label_code
from station.domain.stages import Stage
from station.services.bench import Bench
from station.services.bench_documents import load_lists
from station.services.bench_state import BenchState, LinkStatus, PackingCheck
from station.services.bench_view import bench_state
from station.services.choose_cake import queue, step
from station.services.handle_scan import HandleScan
from station.services.notices import Feedback, FeedbackKind, Notice
from station.services.queue_reading import SLICE
from station.services.task_runner import TaskRunner
from station.services.workbench import Workbench
from sync.errors import StoreError
from tests.cakes import cake
from tests.unit.services.conftest import Rig, Rigs

MANY = 3 * SLICE
FIRST = 30_000
WITHIN_S = 30.0


def cakes_at(stage: Stage, count: int = MANY, first: int = FIRST) -> Iterator[dict[str, Any]]:
    """Single cakes of as many orders."""
    for number in range(first, first + count):
        yield cake(f"bannos-{number}", stage=stage.value)


def begun_again(rig: Rig, said: list[Feedback]) -> Workbench:
    """The bench after a restart, when it has read all but its queue."""
    bench = Workbench(rig.bench.settings, rig.bench.stage, rig.bench.clock, rig.bench.ports, said.append)
    load_lists(bench)
    return bench


@contextmanager
def no_documents(rig: Rig) -> Iterator[None]:
    """The disk refuses whoever reads a cake."""
    with rig.database.append() as connection:
        connection.execute("ALTER TABLE document RENAME TO away").close()
    yield
    with rig.database.append() as connection:
        connection.execute("ALTER TABLE away RENAME TO document").close()


def test_a_scan_is_answered_and_saved_once_before_the_queue_is_read(rigs: Rigs) -> None:
    """Its cake comes from the disk by its number; the queue is not known until all of it is."""
    rig = rigs.make(Stage.COVERING, *cakes_at(Stage.COVERING), link=LinkStatus.OFFLINE)
    said: list[Feedback] = []
    bench = begun_again(rig, said)
    HandleScan(bench).handle(f"B{FIRST + 7}")
    assert [(each.kind, each.notice) for each in said] == [
        (FeedbackKind.SAVED_OFFLINE, Notice.STAGE_COMPLETED)
    ]
    assert rig.sent() == [(f"bannos-{FIRST + 7}", "complete_covering")]
    state = bench_state(bench)
    assert state.queue is None
    assert state.current is not None
    assert state.current.row.human_number == f"B{FIRST + 7}"
    bench.read_queue()
    shown = bench_state(bench).queue
    assert shown is not None
    assert {row.order_id for row in shown} == {
        f"bannos-{number}" for number in range(FIRST, FIRST + MANY) if number != FIRST + 7
    }


def test_a_number_means_all_its_cakes_before_the_queue_is_read(rigs: Rigs) -> None:
    """Siblings are asked about also when they stand at other benches, and a longer number is another."""
    pair = cake("bannos-2577-A", stage="Covering"), cake("bannos-2577-B")
    rig = rigs.make(Stage.COVERING, *pair, cake("bannos-25771", stage="Covering"), link=LinkStatus.OFFLINE)
    said: list[Feedback] = []
    HandleScan(begun_again(rig, said)).handle("B2577")
    assert (said[-1].notice, said[-1].params["count"]) == (Notice.CHOOSE_ORDER, "2")


def test_packing_misses_a_cake_before_the_queue_is_read(rigs: Rigs) -> None:
    """The other cake of the order, still at Decorating, is read for the check: no order leaves in part."""
    pair = (
        cake("bannos-2577-A", stage="Packing", unit_count=2),
        cake("bannos-2577-B", stage="Decorating", unit_count=2, unit_index=2),
    )
    rig = rigs.make(Stage.PACKING, *pair, link=LinkStatus.OFFLINE)
    bench = begun_again(rig, [])
    scans = HandleScan(bench)
    scans.handle(label_code("B", 2577, "A"))
    scans.handle(label_code("B", 2577, "A"))
    assert isinstance(bench.question, PackingCheck)
    assert (bench.question.here, bench.question.total) == (1, 2)


def test_who_asks_for_the_next_cake_waits_for_the_whole_queue(rigs: Rigs) -> None:
    """NEXT during the reading shows the first of all cakes, not the first of those that came so far."""
    rig = rigs.make(Stage.COVERING, *cakes_at(Stage.COVERING))
    said: list[Feedback] = []
    bench = begun_again(rig, said)
    assert bench.reading is not None
    bench.reading.step()
    step(bench, by=1)
    assert said[-1].notice is Notice.SHOWING_ORDER
    assert [order.id for order in queue(bench)] == [order.id for order in queue(rig.bench)]


def test_a_cake_that_a_scan_brought_here_is_in_the_queue(rigs: Rigs) -> None:
    """The server still has it at the bench before; our own scan of it waits on the disk."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"), link=LinkStatus.OFFLINE)
    rig.scan_label("B", 25771)
    settings = replace(rig.bench.settings, stage=Stage.DECORATING)
    bench = Workbench(settings, Stage.DECORATING, rig.bench.clock, rig.bench.ports, lambda _: None)
    load_lists(bench)
    assert [order.id for order in queue(bench)] == ["bannos-25771"]


def test_a_disk_that_refuses_leaves_the_queue_unknown(rigs: Rigs) -> None:
    """What was read until then is not the queue; with the disk well again it is read from its beginning."""
    rig = rigs.make(Stage.COVERING, *cakes_at(Stage.COVERING))
    bench = begun_again(rig, [])
    assert bench.reading is not None
    bench.reading.step()
    with no_documents(rig), pytest.raises(StoreError):
        bench.read_queue()
    assert bench_state(bench).queue is None
    bench.read_queue()
    assert len(bench_state(bench).queue or ()) == MANY


def test_a_cake_is_asked_for_again_when_the_disk_refused(rigs: Rigs) -> None:
    """Neither its number nor its id counts as read, or as a cake that is not there."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    bench = begun_again(rig, [])
    code = OrderCode("bannos", 25771, None, checked=False)
    with no_documents(rig):
        with pytest.raises(StoreError):
            bench.book.find([code])
        with pytest.raises(StoreError):
            bench.book.get("bannos-25771")
    assert bench.book.get("bannos-25771") is not None
    assert [order.id for order in bench.book.find([code])] == ["bannos-25771"]


def test_a_number_without_a_store_is_of_every_store(rigs: Rigs) -> None:
    """A bare number is asked of all stores, also behind one that named its store."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"), cake("flourlane-25771", stage="Covering"))
    book = begun_again(rig, []).book
    named, bare = (OrderCode(store, 25771, None, checked=False) for store in ("bannos", None))
    assert [order.id for order in book.find([named])] == ["bannos-25771"]
    assert [order.id for order in book.find([bare])] == ["bannos-25771", "flourlane-25771"]


def test_no_screen_shows_a_part_of_the_queue(rigs: Rigs) -> None:
    """From the start on each state has the whole queue or none, and a scan in between has its answer once."""
    rig = rigs.make(Stage.COVERING, *cakes_at(Stage.COVERING), link=LinkStatus.OFFLINE)
    said: list[Feedback] = []
    states: list[BenchState] = []
    crashes: list[Exception] = []
    workbench = Workbench(rig.bench.settings, Stage.COVERING, rig.bench.clock, rig.bench.ports, said.append)
    runner = TaskRunner(crashes.append)
    bench = Bench(workbench, runner, states.append)
    loaded = threading.Event()
    bench.start(then=loaded.set)
    bench.scan(f"B{FIRST}", "test")
    assert loaded.wait(WITHIN_S)
    runner.close()
    assert crashes == []
    assert states[0].queue is None
    assert {len(state.queue) for state in states if state.queue is not None} == {MANY - 1}
    assert [each.notice for each in said] == [Notice.STAGE_COMPLETED]
    assert rig.sent() == [(f"bannos-{FIRST}", "complete_covering")]


def test_the_link_starts_also_when_the_disk_refuses(rigs: Rigs) -> None:
    """What waits for the end of the reading is told of its failure, too."""
    rig = rigs.make(Stage.COVERING, cake(stage="Covering"))
    crashes: list[Exception] = []
    known = rig.bench
    workbench = Workbench(known.settings, Stage.COVERING, known.clock, known.ports, lambda _: None)
    runner = TaskRunner(crashes.append)
    loaded = threading.Event()
    with rig.database.append() as connection:
        connection.execute("ALTER TABLE document RENAME TO away").close()
    Bench(workbench, runner, lambda _: None).start(then=loaded.set)
    assert loaded.wait(WITHIN_S)
    runner.close()
    assert any(isinstance(crash, StoreError) for crash in crashes)
