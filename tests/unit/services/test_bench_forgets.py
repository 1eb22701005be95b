"""What a bench lets go of: it runs for weeks, and what is over must not stay in its memory."""

from collections.abc import Iterator

import pytest

from printing.errors import PrintError
from printing.print_job import PrintRequest
from station.domain.stages import Stage
from station.services.bench_documents import KEPT_GUESTS
from station.services.order_book import OrderBook
from station.services.print_desk import label_question, put_off_question
from sync.events import ReplicaChanged
from sync.replica import FeedMark
from tests.cakes import cake
from tests.unit.services.conftest import Acting, Rigs


@pytest.fixture
def acting(rigs: Rigs) -> Iterator[Acting]:
    """A Covering bench with two cakes."""
    cakes = [cake(name, stage="Covering") for name in ("bannos-25771", "bannos-25772")]
    made = Acting(rigs.make(Stage.COVERING, *cakes))
    made.bench.start()
    yield made
    made.runner.close()


def test_a_cake_that_the_replica_dropped_is_forgotten(acting: Acting) -> None:
    """It leaves the book and the queue; the other cakes stay."""
    before = acting.settle()
    assert before.queue is not None
    assert [row.human_number for row in before.queue] == ["B25771", "B25772"]
    rig = acting.rig
    kept = [d for d in rig.bench.ports.replica.all("order") if d.key != "bannos-25771"]
    gone = rig.bench.ports.replica.replace_all("order", kept, FeedMark("order", 2, rig.bench.clock.now()))
    assert gone == ("bannos-25771",)
    acting.bench.on_sync(ReplicaChanged("order", gone))
    state = acting.settle()
    assert state.queue is not None
    assert [row.human_number for row in state.queue] == ["B25772"]
    assert rig.bench.book.get("bannos-25771") is None


def test_of_cakes_that_no_feed_tells_of_the_last_few_stay(acting: Acting) -> None:
    """Those that the backend was asked about; a cake that the feed told of is not forgotten for them."""
    acting.settle()
    acting.bench.on_lookup("B25771", [cake(stage="Covering", version=2)])
    for number in range(101, 130):
        acting.bench.on_lookup(f"B{number}", [cake(f"bannos-{number}", stage="Complete")])
    acting.settle()
    book = acting.rig.bench.book
    known = {order.id for order in book.all_orders()}
    assert {"bannos-25771", "bannos-25772", "bannos-129"} <= known
    assert len(known) <= 2 + KEPT_GUESTS


def test_a_question_put_off_is_remembered_as_long_as_it_is_open(rigs: Rigs) -> None:
    """Answered, its label is not remembered any more."""
    rig = rigs.make(Stage.FILLING, cake())
    job = rig.spool.enqueue(PrintRequest("one", "B25771X", "B25771", b"label", None, 0))
    rig.spool.start_sending(job.id)
    rig.spool.unknown(job.id, PrintError("Did a label come out?", "Look."))
    put_off_question(rig.bench)
    assert rig.bench.print_desk.put_off == {job.id}
    rig.spool.answer(job.id, came_out=True)
    rig.bench.print_desk.stale = True
    assert label_question(rig.bench) is None
    assert rig.bench.print_desk.put_off == set()


def test_changes_are_kept_for_one_who_asks_only() -> None:
    """The wall never asks what changed: for it nothing is kept. Who asks hears of cakes that went, too."""
    book = OrderBook()
    book.update([cake()])
    assert book.take_changed() == set()
    book.update([cake("bannos-1")])
    book.forget(["bannos-25771"])
    assert book.take_changed() == {"bannos-1", "bannos-25771"}
    assert book.take_changed() == set()
