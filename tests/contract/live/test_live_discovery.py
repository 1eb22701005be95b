"""What a backend speaks is found out by asking; one that speaks neither dialect is named, nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from sync.entry import EntryState
from sync.errors import ContractMismatch
from sync.events import LinkStatus
from sync.fakes import FakeBackend, order_document
from sync.live.dialect import Dialect
from tests.contract.live.bench import Bench
from tests.contract.live.conftest import kitchen_on
from tests.contract.live.kitchen import LiveKitchen


@pytest.fixture
def contract_backend() -> Iterator[FakeBackend]:
    """A backend of our own contract."""
    backend = FakeBackend()
    backend.start()
    yield backend
    backend.stop()


def account(backend: FakeBackend) -> dict[str, str]:
    """Who we are there, for a bench."""
    return {"anon_key": backend.anon_key, "email": backend.email, "password": backend.password}


def test_the_live_surface_is_recognised(kitchen: LiveKitchen, bench: Bench) -> None:
    """No station_contract, but a queue and labels: the live dialect; asking changed nothing."""
    bench.sender.probe()
    assert bench.dialects.now is Dialect.LIVE
    assert kitchen.run("select * from live.stage_events") == []


def test_our_own_contract_is_recognised(
    contract_backend: FakeBackend, make_bench: Callable[..., Bench]
) -> None:
    """The same station, another backend: our contract, with event ids and without resting."""
    contract_backend.kitchen.put(order_document(25001))
    bench = make_bench(contract_backend.url, **account(contract_backend))
    bench.sender.probe()
    assert bench.dialects.now is Dialect.CONTRACT
    event_id = bench.scan("bannos-25001", "complete_filling")
    bench.drain.step()
    assert bench.entry(event_id).state is EntryState.CONFIRMED
    assert "server_time" not in (bench.entry(event_id).answer or {})


def test_a_backend_of_neither_dialect_is_named(server_url: str, make_bench: Callable[..., Bench]) -> None:
    """The link pauses and says what was found; the scan stays saved."""
    with closing(kitchen_on(server_url, "neither", "neither.sql")) as other:
        bench = make_bench(other.url, anon_key=other.anon_key)
        event_id = bench.scan("bannos-25001", "complete_filling")
        for _ in range(5):
            bench.pass_time(max(bench.drain.step(), 30.0))
        state = bench.link.state
        assert state.status is LinkStatus.PAUSED
        assert "station_contract absent, get_queue present, print_barcode absent" in str(state.detail)
        assert bench.entry(event_id).state is EntryState.PENDING
        assert bench.entry(event_id).attempts == 0


def test_a_backend_that_changes_its_language_is_asked_again(kitchen: LiveKitchen, bench: Bench) -> None:
    """Taken for our contract by mistake: the first mismatch ends that, and the next question finds out."""
    bench.dialects.learn(Dialect.CONTRACT)
    with pytest.raises(ContractMismatch):
        bench.sender.probe()
    bench.sender.probe()
    assert bench.dialects.now is Dialect.LIVE


def test_the_station_signs_in_or_says_so(kitchen: LiveKitchen, make_bench: Callable[..., Bench]) -> None:
    """A wrong password pauses the link on this dialect too, and nothing is called."""
    order_id = kitchen.add("bannos", 25001)
    bench = make_bench(password="not the password")
    bench.scan(order_id, "complete_filling")
    bench.drain.step()
    assert bench.link.state.status is LinkStatus.PAUSED
    assert "e-mail, password" in str(bench.link.state.detail)
    assert kitchen.effects(order_id) == []


def test_a_station_may_change_over_to_the_live_backend(
    kitchen: LiveKitchen, contract_backend: FakeBackend, make_bench: Callable[..., Bench]
) -> None:
    """Another backend than before: the replica is built anew, not mixed."""
    contract_backend.kitchen.put(order_document(25001))
    before = make_bench(contract_backend.url, **account(contract_backend))
    before.read()
    assert before.document("bannos-25001")
    before.close()
    kitchen.add("bannos", 25002)
    after = make_bench(folder=before.folder, clock=before.clock)
    (after.folder / "session").unlink()
    after.read()
    assert [document.key for document in after.replica.all("order")] == ["bannos-25002"]
