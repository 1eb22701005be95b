"""Both backends behind the same few handles, so that the fake is held to what the real one does."""

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import psycopg
import pytest

from backend.accounts import Account as StaffAccount
from backend.accounts import Shelf
from backend.server import Backend, BackendSettings
from sync.auth import Auth
from sync.clock import ServerClock, SystemClock
from sync.database import Database
from sync.fakes import FakeBackend, order_document
from sync.http import Http
from sync.rpc import RpcClient
from sync.token_store import FileTokenStore
from tests.unit.sync.whole_link import Account

PASSWORD = "a good password"
NUMBERS = count(10_000)


class Side(Protocol):
    """A running backend with a kitchen that tests may look into."""

    account: Account

    def add_order(self) -> str:
        """A new cake of bannos in Filling; its id."""

    def move(self, order_id: str, stage: str) -> None:
        """Someone else brought the cake to this stage."""

    def effects(self, order_id: str) -> list[str]:
        """The functions that moved something for this cake, in order."""

    def stop(self) -> None:
        """Refuse connections."""

    def start(self) -> None:
        """Accept connections again, at the same address."""


class FakeSide:
    """The fake of sync."""

    def __init__(self) -> None:
        self._backend = FakeBackend()
        self._backend.start()
        backend = self._backend
        self.account = Account(backend.url, backend.anon_key, backend.email, backend.password)

    def add_order(self) -> str:
        """A new cake of bannos in Filling; its id."""
        document = order_document(next(NUMBERS))
        self._backend.kitchen.put(document)
        return str(document["id"])

    def move(self, order_id: str, stage: str) -> None:
        """Someone else brought the cake to this stage."""
        self._backend.kitchen.put(self._backend.kitchen.order(order_id) | {"stage": stage})

    def effects(self, order_id: str) -> list[str]:
        """The functions that moved something for this cake, in order."""
        return [function for _, function, order in self._backend.kitchen.effects if order == order_id]

    def stop(self) -> None:
        """Refuse connections."""
        self._backend.stop()

    def start(self) -> None:
        """Accept connections again, at the same address."""
        self._backend.start()


class RealSide:
    """The reference backend on an embedded PostgreSQL."""

    def __init__(self, folder: Path) -> None:
        staff = (
            StaffAccount("bench@kitchen.example", PASSWORD, "Filling", "Station", ("bannos", "flourlane")),
            StaffAccount("ana@kitchen.example", PASSWORD, "Ana", "Staff", ("bannos",), "1001"),
        )
        settings = BackendSettings(data_dir=folder, accounts=staff, shelves=(Shelf("bannos", "A1", "Shelf"),))
        self.backend = Backend(settings).start()
        self.account = Account(self.backend.url, self.backend.anon_key, staff[0].email, PASSWORD)

    def add_order(self) -> str:
        """A new cake of bannos in Filling; its id."""
        statement = (
            "insert into public.orders (store, number, product_title, due_date) "
            "values ('bannos', %s, 'Vanilla Sponge', '2026-11-28') returning id"
        )
        return str(self._run(statement, (next(NUMBERS),))[0][0])

    def move(self, order_id: str, stage: str) -> None:
        """Someone else brought the cake to this stage."""
        self._run("update public.orders set stage = %s where id = %s returning id", (stage, order_id))

    def effects(self, order_id: str) -> list[str]:
        """The functions that moved something for this cake, in order."""
        statement = "select function from public.stage_events where order_id = %s and effect order by id"
        return [row[0] for row in self._run(statement, (order_id,))]

    def stop(self) -> None:
        """Refuse connections."""
        self.backend.stop_gateway()

    def start(self) -> None:
        """Accept connections again, at the same address."""
        self.backend.start_gateway()

    def _run(self, statement: Any, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.backend.database_url) as connection:
            return connection.execute(statement, values).fetchall()


@pytest.fixture(scope="session")
def real() -> Iterator[RealSide]:
    """The reference backend, once."""
    # Not under pytest's tmp_path: another run of pytest takes its rights away from PostgreSQL's user.
    with tempfile.TemporaryDirectory(prefix="ordak-test-") as folder:
        side = RealSide(Path(folder))
        yield side
        side.backend.stop()


@pytest.fixture(scope="session")
def fake() -> Iterator[FakeSide]:
    """The fake, once."""
    side = FakeSide()
    yield side
    side.stop()


@pytest.fixture(params=["fake", "real"])
def side(request: pytest.FixtureRequest) -> Side:
    """First the fake, then the real thing."""
    side: Side = request.getfixturevalue(request.param)
    return side


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A station's database."""
    database = Database(tmp_path / "data")
    yield database
    database.close()


@pytest.fixture
def rpc(side: Side, tmp_path: Path) -> Iterator[RpcClient]:
    """A client of that backend."""
    account, clock = side.account, SystemClock()
    auth = Auth(account.anon_key, account.email, account.password, FileTokenStore(tmp_path / "s"), clock)
    client = RpcClient(Http(account.url), auth, clock, ServerClock(), "filling-1")
    yield client
    client.close()
