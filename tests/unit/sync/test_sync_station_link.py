"""The whole of sync with its threads, on real sockets and the real clock; waits on reports, never on time."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.clock import SystemClock
from sync.database import Database
from sync.entry import Entry, EntryState, NewEntry
from sync.errors import ContractMismatch, ServiceKeyRefused, StoreError
from sync.events import LinkChanged, LinkStatus, ReplicaChanged, WorkerFailed
from sync.fakes import FakeBackend, Fault, FaultKind, order_document
from sync.feed_reader import FeedSettings
from sync.token_store import FileTokenStore
from sync.worker import Worker

from .conftest import Reports
from .whole_link import Account, StationLink

SETTINGS = FeedSettings(("bannos",), "filling-1", interval_s=0.2)


@pytest.fixture
def link(backend: FakeBackend, database: Database, reports: Reports, tmp_path: Path) -> Iterator[StationLink]:
    """A running station link."""
    account = Account(backend.url, backend.anon_key, backend.email, backend.password)
    link = StationLink(account, SETTINGS, database, reports, token_store=FileTokenStore(tmp_path / "session"))
    link.start()
    yield link
    assert link.stop(10)


def _scan(link: StationLink, number: int, function: str) -> Entry:
    args = {"p_order_id": f"bannos-{number}", "p_store": "bannos"}
    return link.record(NewEntry(f"bannos-{number}", function, args, SystemClock().now(), "filling-1"))


def test_a_scan_is_sent_by_itself(link: StationLink, backend: FakeBackend, reports: Reports) -> None:
    """Recording is all: the entry is confirmed and the replica is newer."""
    backend.kitchen.put(order_document(1))
    entry = _scan(link, 1, "complete_filling")
    reports.wait_state(entry.event_id, EntryState.CONFIRMED)
    assert link.state.status is LinkStatus.ONLINE

    def newer(event: ReplicaChanged) -> bool:
        # The first page may be one from before the scan took effect.
        document = link.replica.get("order", "bannos-1") if event.keys == ("bannos-1",) else None
        return document is not None and document.body["stage"] == "Covering"

    reports.wait_for(ReplicaChanged, newer)


def test_an_outage_drains_by_itself(link: StationLink, backend: FakeBackend, reports: Reports) -> None:
    """Backend gone, scans recorded, backend back: all confirmed in their order, each effect once."""
    functions = ["handle_print_barcode", "complete_filling", "start_covering", "complete_covering"]
    for number in range(6):
        backend.kitchen.put(order_document(number))
    reports.wait_for(LinkChanged, lambda event: event.link.status is LinkStatus.ONLINE)
    backend.stop()
    entries = [_scan(link, number, function) for function in functions for number in range(6)]
    reports.wait_for(LinkChanged, lambda event: event.link.status is LinkStatus.OFFLINE)
    assert link.outbox.counts().saved_here == 24
    backend.script(Fault(FaultKind.DROP_AFTER_COMMIT, "apply_station_events"))
    backend.start()
    for entry in entries:
        reports.wait_state(entry.event_id, EntryState.CONFIRMED)
    for number in range(6):
        assert [f for _, f, order in backend.kitchen.effects if order == f"bannos-{number}"] == functions
    assert {event_id for event_id, _, _ in backend.kitchen.effects} == {entry.event_id for entry in entries}


def test_another_benchs_scan_frees_a_waiting_one(
    backend: FakeBackend, database: Database, reports: Reports, tmp_path: Path
) -> None:
    """An early scan goes through once the feed brings the order's change, long before its backoff."""
    backend.kitchen.put(order_document(1))
    account = Account(backend.url, backend.anon_key, backend.email, backend.password)
    store = FileTokenStore(tmp_path / "session")
    link = StationLink(account, SETTINGS, database, reports, token_store=store, draw=lambda: 29.0)
    link.start()
    entry = _scan(link, 1, "complete_covering")
    reports.wait_state(entry.event_id, EntryState.WAITING)
    backend.kitchen.put(backend.kitchen.order("bannos-1") | {"stage": "Covering"})
    reports.wait_state(entry.event_id, EntryState.CONFIRMED)
    assert link.stop(10)


def test_scans_survive_a_restart(backend: FakeBackend, tmp_path: Path, reports: Reports) -> None:
    """What was recorded while the backend was away is sent by the next run, without a new scan."""
    backend.kitchen.put(order_document(1))
    account = Account(backend.url, backend.anon_key, backend.email, backend.password)
    store = FileTokenStore(tmp_path / "session")
    backend.stop()
    database = Database(tmp_path / "data")
    first = StationLink(account, SETTINGS, database, reports, token_store=store)
    first.start()
    entry = _scan(first, 1, "complete_filling")
    assert first.stop(10)
    database.close()
    backend.start()
    database = Database(tmp_path / "data")
    second = StationLink(account, SETTINGS, database, reports, token_store=store)
    second.start()
    reports.wait_state(entry.event_id, EntryState.CONFIRMED)
    assert second.stop(10)
    database.close()


def test_it_starts_without_a_backend(
    backend: FakeBackend, database: Database, reports: Reports, tmp_path: Path
) -> None:
    """First 'connecting', then 'offline' with words; it takes scans and knows that it knows nothing."""
    backend.stop()
    account = Account(backend.url, backend.anon_key, backend.email, backend.password)
    link = StationLink(account, SETTINGS, database, reports, token_store=FileTokenStore(tmp_path / "session"))
    assert link.state.status is LinkStatus.CONNECTING
    link.start()
    offline = reports.wait_for(LinkChanged).link
    assert (offline.status, offline.detail) == (LinkStatus.OFFLINE, "Scans are saved here and sent later.")
    assert _scan(link, 1, "complete_filling").state is EntryState.PENDING
    assert link.synced_at() is None
    assert link.stop(10)


def test_stop_leaves_no_thread_behind(link: StationLink, backend: FakeBackend) -> None:
    """Stopped in the middle of a call that has no answer, both threads end within seconds."""
    backend.script(Fault(FaultKind.HANG))
    link.kick()
    assert backend.hangs.wait(10)
    assert link.stop(4)
    assert not {thread.name for thread in threading.enumerate()} & {"dispatcher", "feed"}


@pytest.mark.parametrize(
    ("url", "key", "error"),
    [("http://127.0.0.1:1", "sb_secret_x", ServiceKeyRefused), ("kitchen", "anon", ContractMismatch)],
)
def test_bad_settings_are_refused_at_once(
    url: str, key: str, error: type[Exception], database: Database, reports: Reports
) -> None:
    """A secret key or an address that is none is refused before anything starts."""
    with pytest.raises(error):
        StationLink(Account(url, key, "e", "p"), SETTINGS, database, reports)


def test_a_password_is_not_shown() -> None:
    """An account's password stays out of its repr, and so out of logs."""
    assert "secret" not in repr(Account("http://x", "k", "e", "secret"))


class _NoLine:
    def adopt(self, beat: Callable[[], None]) -> None:
        return

    def abort(self) -> None:
        return

    def close(self) -> None:
        return


def test_a_thread_outlives_its_errors(reports: Reports, caplog: pytest.LogCaptureFixture) -> None:
    """An error of the disk or of ours is reported, and the next wake takes the next step."""
    steps: list[Exception | None] = [StoreError("NOT saved", "no room"), ValueError("ours"), None]
    done = threading.Event()

    def step() -> float:
        failure = steps.pop(0) if steps else None
        if failure:
            raise failure
        done.set()
        return 60.0

    worker = Worker("test-worker", step, _NoLine(), reports)
    worker.start()
    reports.wait_for(WorkerFailed, lambda event: event.title == "NOT saved")
    worker.wake()
    reports.wait_for(WorkerFailed, lambda event: "ours" in event.detail)
    worker.wake()
    assert done.wait(10)
    assert worker.stop(10)
    assert "Traceback" in caplog.text
