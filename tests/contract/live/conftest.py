"""One PostgreSQL with the live surface for the session, a lossy way to it, and benches."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import conninfo, sql

from backend.postgres import EmbeddedPostgres
from tests.contract.live.bench import Bench
from tests.contract.live.kitchen import LiveKitchen
from tests.contract.live.proxy import LossyProxy


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A PostgreSQL of our own; not in pytest's folder, which its user may not enter."""
    folder = Path(tempfile.mkdtemp(prefix="ordak-live-"))
    try:
        with EmbeddedPostgres(folder) as postgres:
            yield postgres.url
    finally:
        shutil.rmtree(folder)


def kitchen_on(server_url: str, name: str, *files: str) -> LiveKitchen:
    """A kitchen in a new database of that name."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    return LiveKitchen(conninfo.make_conninfo(server_url, dbname=name), *files)


@pytest.fixture(scope="session")
def live_kitchen(server_url: str) -> Iterator[LiveKitchen]:
    """The kitchen's web system, once."""
    kitchen = kitchen_on(server_url, "live_kitchen", "live_dialect.sql", "live_reading.sql")
    yield kitchen
    kitchen.close()


@pytest.fixture
def kitchen(live_kitchen: LiveKitchen) -> LiveKitchen:
    """The web system without orders."""
    live_kitchen.run("truncate live.orders, live.stage_events")
    return live_kitchen


@pytest.fixture
def proxy(kitchen: LiveKitchen) -> Iterator[LossyProxy]:
    """The way to the web system, on which things can get lost."""
    proxy = LossyProxy(kitchen.url)
    yield proxy
    proxy.close()


@pytest.fixture
def make_bench(kitchen: LiveKitchen, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Makes benches; keyword arguments go to `Bench`."""
    numbers = count(1)
    with ExitStack() as stack:

        def make(url: str = kitchen.url, **more: Any) -> Bench:
            name = f"bench-{next(numbers)}"
            arguments = {"anon_key": kitchen.anon_key, "folder": tmp_path / name, "name": name, **more}
            bench = Bench(url, **arguments)
            stack.callback(bench.close)
            return bench

        yield make


@pytest.fixture
def bench(make_bench: Callable[..., Bench], proxy: LossyProxy) -> Bench:
    """A bench behind the lossy way."""
    return make_bench(proxy.url)
