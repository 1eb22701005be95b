"""The feed: the replica follows the backend, page by page, and is never emptied by an outage."""

import json

import pytest

from sync.errors import BackendRejected
from sync.events import LinkStatus, ReplicaChanged, Synced
from sync.fakes import Fault, FaultKind, order_document
from sync.feed_reader import FeedReader, FeedSettings

from .conftest import STAFF, Bench


@pytest.fixture
def reader(bench: Bench) -> FeedReader:
    """A feed of bannos with pages of three."""
    return make(bench, FeedSettings(("bannos",), "filling-1", page=3))


def make(bench: Bench, settings: FeedSettings) -> FeedReader:
    """A feed beside the bench's drain."""
    return FeedReader(
        settings, bench.replica, bench.rpc, bench.link, bench.clock, bench.reports, lambda: {"saved_here": 2}
    )


def _orders(bench: Bench) -> dict[str, str]:
    return {d.key: d.body["stage"] for d in bench.replica.all("order")}


def test_everything_is_read_at_first(bench: Bench, reader: FeedReader) -> None:
    """All pages of the station's stores, the small lists, and one heartbeat."""
    for number in range(8):
        bench.backend.kitchen.put(order_document(number))
    bench.backend.kitchen.put(order_document(1, "flourlane"))
    reader.step()
    assert len(_orders(bench)) == 8
    assert [d.key for d in bench.replica.all("staff")] == [STAFF]
    assert [d.key for d in bench.replica.all("storage")] == ["bannos/A1"]
    assert [d.key for d in bench.replica.all("store")] == ["bannos", "flourlane"]
    assert bench.backend.kitchen.stations == {"filling-1": {"saved_here": 2}}
    assert bench.reports.of(Synced) == [Synced(bench.clock.now())]


def test_changes_are_followed(bench: Bench, reader: FeedReader) -> None:
    """Only what changed is read again, over as many pages as it takes, and reported by key."""
    for number in range(8):
        bench.backend.kitchen.put(order_document(number))
    reader.step()
    for number in (1, 2, 5, 6):
        bench.backend.kitchen.put(order_document(number, stage="Covering"))
    bench.clock.advance(2)
    reader.step()
    assert [key for key, stage in _orders(bench).items() if stage == "Covering"] == [
        f"bannos-{number}" for number in (1, 2, 5, 6)
    ]
    orders = [event.keys for event in bench.reports.of(ReplicaChanged) if event.kind == "order"]
    assert orders[1:] == [("bannos-1", "bannos-2", "bannos-5"), ("bannos-6",)]


def test_a_restart_goes_on_where_it_was(bench: Bench, reader: FeedReader) -> None:
    """A new feed on the same data asks for what is new, and other stores are read from the beginning."""
    bench.backend.kitchen.put(order_document(1))
    reader.step()
    make(bench, FeedSettings(("bannos",), "filling-1")).step()
    make(bench, FeedSettings(("bannos", "flourlane"), "filling-1")).step()
    asked = [args["p_since"] for name, args in bench.backend.kitchen.received if name == "get_changes"]
    assert asked == [0, 101, 0]


def test_a_replaced_database_is_read_anew(bench: Bench, reader: FeedReader) -> None:
    """When the backend says reset, what it no longer has goes, and lower versions replace higher ones."""
    kitchen = bench.backend.kitchen
    for _ in range(3):
        kitchen.put(order_document(1, stage="Packing"))
    kitchen.put(order_document(2))
    reader.step()
    kitchen.forget()
    kitchen.put(order_document(1))
    bench.clock.advance(2)
    reader.step()
    assert _orders(bench) == {"bannos-1": "Filling"}


def test_an_outage_leaves_the_replica(bench: Bench, reader: FeedReader) -> None:
    """Offline the replica stays, the link says so, and reading goes on within seconds of its return."""
    bench.backend.kitchen.put(order_document(1))
    reader.step()
    bench.backend.stop()
    bench.clock.advance(2)
    reader.step()
    assert bench.link.state.status is LinkStatus.OFFLINE
    assert _orders(bench) == {"bannos-1": "Filling"}
    bench.backend.start()
    bench.backend.kitchen.put(order_document(1, stage="Covering"))
    bench.clock.advance(5)
    reader.step()
    assert bench.link.online
    assert _orders(bench) == {"bannos-1": "Covering"}


def test_a_broken_page_changes_nothing(bench: Bench, reader: FeedReader) -> None:
    """A rebuild that breaks off in the middle leaves what was there, and is done again."""
    for number in range(5):
        bench.backend.kitchen.put(order_document(number))
    bench.backend.script(Fault.error(500, "40001", "get_stores"), Fault(FaultKind.TRUNCATE, "get_changes"))
    reader.step()
    assert _orders(bench) == {}
    bench.clock.advance(5)
    reader.step()
    assert len(_orders(bench)) == 5


@pytest.mark.parametrize(
    "data", [[], {"orders": [{"id": 1}], "next": 1, "more": False, "reset": False}, {"orders": None}, "x"]
)
def test_unknown_documents_pause_the_link(bench: Bench, reader: FeedReader, data: object) -> None:
    """A get_changes that answers something else is a backend of another language."""
    body = json.dumps({"ok": True, "data": data}).encode()
    bench.backend.script(Fault(FaultKind.REPLY, "get_changes", body=body))
    reader.step()
    assert bench.link.state.status is LinkStatus.PAUSED


def test_a_refused_read_is_said_and_the_rest_goes_on(bench: Bench, reader: FeedReader) -> None:
    """A function that the account may not call is an error of its own; the next step does the others."""
    bench.backend.script(Fault.error(403, "42501", "get_stores"))
    with pytest.raises(BackendRejected):
        reader.step()
    assert bench.link.online
    reader.step()
    assert bench.backend.kitchen.stations


def test_the_intervals_are_kept(bench: Bench, reader: FeedReader) -> None:
    """Changes every 2 s, a heartbeat every 10 s, lists every 60 s; a kick reads changes and lists at once."""
    for _ in range(30):
        bench.clock.advance(reader.step())
    names = [name for name, _ in bench.backend.kitchen.received]
    assert (names.count("get_changes"), names.count("report_station"), names.count("get_stores")) == (
        30,
        6,
        1,
    )
    reader.step()
    reader.kick()
    reader.step()
    names = [name for name, _ in bench.backend.kitchen.received]
    assert names.count("get_stores") == 3


def test_a_quiet_feed_spares_the_disk(bench: Bench, reader: FeedReader) -> None:
    """While nothing changes the mark is written every half minute, not at each look."""
    bench.backend.kitchen.put(order_document(1))
    reader.step()
    before = bench.replica.mark("order@bannos")
    bench.clock.advance(2)
    reader.step()
    assert bench.replica.mark("order@bannos") == before
    bench.clock.advance(30)
    reader.step()
    after = bench.replica.mark("order@bannos")
    assert after
    assert after.synced_at == bench.clock.now()
