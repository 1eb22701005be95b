"""The database goes away and comes back; the gateway goes away and comes back; neither needs the other."""

import os
import socket
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
import requests

from backend.accounts import Account, ensure_accounts
from backend.errors import BackendError
from backend.gateway.config import Shop
from backend.postgres import EmbeddedPostgres
from backend.server import Backend, BackendSettings
from tests.contract.gateway.callers import Caller, temporary_folder


@pytest.fixture(scope="module")
def postgres() -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL that the tests may stop and start."""
    with temporary_folder() as folder, EmbeddedPostgres(Path(folder)) as server:
        yield server


@pytest.fixture(scope="module")
def outage_backend(postgres: EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """A backend on a server that somebody else runs."""
    settings = BackendSettings(
        data_dir=tmp_path_factory.mktemp("outage"),
        database_url=postgres.url,
        shops={"bannos.example": Shop("bannos")},
    )
    with Backend(settings) as running:
        yield running


@pytest.fixture
def caller(outage_backend: Backend, http: requests.Session) -> Caller:
    """Somebody with the anon key."""
    return Caller(outage_backend.url, {"apikey": outage_backend.anon_key}, http)


def test_health_says_that_all_is_well(caller: Caller) -> None:
    """ok, the version, and how long the database took."""
    answer = caller.get("/api/health")
    body = answer.json()
    assert (answer.status_code, body["ok"], body["database"]["ok"]) == (200, True, True)
    assert body["database"]["ping_ms"] >= 0
    assert body["version"]


def test_a_database_that_is_away_is_503_and_its_return_is_noticed(
    caller: Caller, postgres: EmbeddedPostgres
) -> None:
    """Health, calls and sign-ins say so at once, and all is well again after the restart."""
    assert caller.rpc("station_contract").status_code == 200
    postgres.stop()
    try:
        health = caller.get("/api/health")
        call = caller.rpc("station_contract")
        sign_in = caller.post("/auth/v1/token?grant_type=password", {"email": "a@b.example", "password": "x"})
    finally:
        postgres.start()
    assert (health.status_code, health.json()["database"]) == (503, {"ok": False, "ping_ms": None})
    assert (call.status_code, call.json()["code"] in ("PGRST000", "PGRST001", "PGRST002")) == (503, True)
    assert sign_in.status_code == 503
    assert caller.rpc("station_contract").status_code == 200
    assert caller.get("/api/health").status_code == 200


def test_a_connection_that_the_server_ended_is_replaced(caller: Caller, postgres: EmbeddedPostgres) -> None:
    """An administrator ends every session; the next caller notices nothing."""
    assert caller.rpc("station_contract").status_code == 200
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity "
            "where application_name = 'ordak-gateway'"
        )
    assert caller.rpc("station_contract").status_code == 200


def test_the_gateway_stops_and_starts_on_its_port(outage_backend: Backend, caller: Caller) -> None:
    """Connections are refused meanwhile, the keys stay the same, the database goes on."""
    url, key = outage_backend.url, outage_backend.anon_key
    outage_backend.stop_gateway()
    try:
        with pytest.raises(requests.ConnectionError):
            caller.get("/api/health")
        with psycopg.connect(outage_backend.database_url) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
    finally:
        outage_backend.start_gateway()
    assert (outage_backend.url, outage_backend.anon_key) == (url, key)
    assert caller.rpc("station_contract").status_code == 200


def test_a_port_in_use_is_a_sentence(tmp_path: Path) -> None:
    """No traceback and no database started for nothing."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = BackendSettings(data_dir=tmp_path, port=taken.getsockname()[1])
        with pytest.raises(BackendError, match="choose another port") as refusal:
            Backend(settings).start()
    assert refusal.value.title == "Port in use"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", [-1, 70_000])
def test_a_port_that_does_not_exist_is_a_sentence(tmp_path: Path, port: int) -> None:
    """Numbers out of range are refused like a port in use."""
    with pytest.raises(BackendError):
        Backend(BackendSettings(data_dir=tmp_path, port=port)).start()


def test_a_database_that_does_not_answer_is_a_sentence(tmp_path: Path) -> None:
    """The message names the setting and never the password."""
    nowhere = "postgresql://somebody:hushhush@127.0.0.1:1/ordak"
    with pytest.raises(BackendError, match="DATABASE_URL") as refusal:
        Backend(BackendSettings(data_dir=tmp_path, database_url=nowhere)).start()
    assert "hushhush" not in str(refusal.value)


def test_the_keys_are_kept_and_are_the_owners_only(
    outage_backend: Backend, tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    """A second start on the same folder has the same keys; the file is 0600."""
    settings = BackendSettings(
        data_dir=tmp_path, database_url=postgres.url, shops={"bannos.example": Shop("bannos")}
    )
    seen = []
    for _ in range(2):
        with Backend(settings) as running:
            seen.append((running.anon_key, running.service_key, running.shops["bannos.example"].secret))
    assert seen[0] == seen[1]
    assert seen[0][0] != outage_backend.anon_key
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_damaged_keys_are_a_sentence(tmp_path: Path, postgres: EmbeddedPostgres) -> None:
    """They are never replaced in silence: every station would be locked out."""
    (tmp_path / "keys.json").write_text("{", encoding="utf-8")
    with pytest.raises(BackendError, match="every station needs the new anon key"):
        Backend(BackendSettings(data_dir=tmp_path, database_url=postgres.url)).start()


def test_accounts_are_created_once_and_brought_up_to_date(outage_backend: Backend, caller: Caller) -> None:
    """A second start with another name and password changes both, and makes nobody twice."""
    url = outage_backend.database_url
    first = Account("Kim@Test.example", "first password", "Kim", "Staff", ("bannos",), "77")
    ensure_accounts(url, [first])
    second = replace(first, email="kim@test.example", password="second password", name="Kimberley")
    ensure_accounts(url, [second])
    with psycopg.connect(url) as connection:
        names = connection.execute("select name from staff_shared where badge = '77'").fetchall()
    assert names == [("Kimberley",)]
    path = "/auth/v1/token?grant_type=password"
    statuses = [
        caller.post(path, {"email": "kim@test.example", "password": f"{which} password"}).status_code
        for which in ("first", "second")
    ]
    assert statuses == [400, 200]


@pytest.mark.parametrize(
    "account",
    [
        Account("a@test.example", "password", "A", "Baker", ("bannos",)),
        Account("a@test.example", "x" * 73, "A", "Staff", ("bannos",)),
        Account("a@test.example", "password", "A", "Station", ("bannos",), "88"),
    ],
)
def test_an_account_that_cannot_be_is_a_sentence(outage_backend: Backend, account: Account) -> None:
    """An unknown role, a password too long, a station with a badge: refused, and nothing remains."""
    with pytest.raises(BackendError, match="cannot be set up"):
        ensure_accounts(outage_backend.database_url, [account])
    with psycopg.connect(outage_backend.database_url) as connection:
        left = connection.execute("select 1 from auth.users where email = 'a@test.example'").fetchall()
    assert left == []
