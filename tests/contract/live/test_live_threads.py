"""The station's own threads on the live dialect, on the real clock."""

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sync.clock import SystemClock
from sync.dispatcher import Dispatcher
from sync.entry import EntryState
from sync.events import EntryChanged, ReplicaChanged, SyncEvent
from sync.feed import Feed
from tests.contract.live.bench import Bench
from tests.contract.live.kitchen import LiveKitchen

DEADLINE_S = 30.0


@contextmanager
def running(bench: Bench, heard: "queue.Queue[SyncEvent]") -> Iterator[Dispatcher]:
    """The bench's two threads."""
    dispatcher = Dispatcher(bench.drain, bench.sender, bench.outbox, bench.link, heard.put)
    feed = Feed(bench.reader, bench.receiver, bench.link, heard.put)
    dispatcher.start()
    feed.start()
    try:
        yield dispatcher
    finally:
        stopped = (dispatcher.stop(DEADLINE_S), feed.stop(DEADLINE_S))
    assert all(stopped)


def wait_for(heard: "queue.Queue[SyncEvent]", wanted: Callable[[SyncEvent], bool]) -> None:
    """Until such an event is reported."""
    while not wanted(heard.get(timeout=DEADLINE_S)):
        pass


def test_the_threads_need_no_other_client(kitchen: LiveKitchen, make_bench: Callable[..., Bench]) -> None:
    """Dispatcher and feed run over the client for both dialects as they run over that of our contract."""
    order_id = kitchen.add("bannos", 25001)
    heard: queue.Queue[SyncEvent] = queue.Queue()
    bench = make_bench(clock=SystemClock(), hold_s=0.0, report=heard.put)
    with running(bench, heard) as dispatcher:
        event_id = bench.scan(order_id, "complete_filling")
        dispatcher.wake()
        wait_for(
            heard,
            lambda event: isinstance(event, EntryChanged) and event.entry.state is EntryState.CONFIRMED,
        )
        kitchen.set(order_id, notes="no nuts")
        wait_for(heard, lambda event: isinstance(event, ReplicaChanged) and event.kind == "order")
    assert bench.entry(event_id).confirmed_at is not None
    assert kitchen.effects(order_id) == ["complete_filling"]
