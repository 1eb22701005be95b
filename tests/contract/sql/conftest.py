"""One real PostgreSQL for the session; a test gets a transaction that is rolled back, or its own database."""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo, sql

from backend.migrate import migrate
from backend.postgres import EmbeddedPostgres
from tests.contract.sql.kitchen import Kitchen, furnish

_numbers = count(1)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """An empty database on a server of our own.

    Its folder is not pytest's: as root the server runs as another user, who must be able to enter.
    """
    folder = Path(tempfile.mkdtemp(prefix="ordak-sql-"))
    try:
        with EmbeddedPostgres(folder) as postgres:
            yield postgres.url
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def template(server_url: str) -> str:
    """The name of a database with the schema and the accounts; nobody is connected to it."""
    name = _create(server_url, "kitchen_template", "template0")
    url = conninfo.make_conninfo(server_url, dbname=name)
    migrate(url)
    with psycopg.connect(url, autocommit=True) as connection:
        furnish(connection)
    return name


@pytest.fixture(scope="session")
def shared_url(server_url: str, template: str) -> str:
    """A furnished database in which nothing is ever committed."""
    return conninfo.make_conninfo(server_url, dbname=_create(server_url, "kitchen_shared", template))


@pytest.fixture
def kitchen(shared_url: str) -> Iterator[Kitchen]:
    """A furnished kitchen; what happens in it is rolled back."""
    with psycopg.connect(shared_url) as connection, connection.transaction(force_rollback=True):
        yield Kitchen(connection)


@pytest.fixture
def own_url(server_url: str, template: str) -> Iterator[str]:
    """A furnished database of its own, for tests in which several connections meet."""
    yield from _temporary(server_url, template)


@pytest.fixture
def empty_url(server_url: str) -> Iterator[str]:
    """A database without any schema of ours."""
    yield from _temporary(server_url, "template0")


def _temporary(server_url: str, template: str) -> Iterator[str]:
    name = _create(server_url, f"kitchen_{next(_numbers)}", template)
    yield conninfo.make_conninfo(server_url, dbname=name)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))


def _create(server_url: str, name: str, template: str) -> str:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    return name
