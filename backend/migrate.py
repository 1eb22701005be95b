"""Brings a database to the newest schema: each migration applies whole or not at all, and once.

Files in `backend/migrations` are named YYYYMMDDHHMMSS_name.sql, as the Supabase CLI names them. Files in
`backend/compat` stand in for what Supabase brings along and are applied only where that is missing.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import LiteralString

import psycopg

from backend.errors import BackendError

_logger = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"
COMPAT = Path(__file__).parent / "compat"

_NAME = re.compile(r"(\d{14})_[a-z0-9_]+\.sql")
_TRANSACTION_CONTROL = re.compile(r"^\s*(begin|commit|rollback|start\s+transaction|abort)\s*;", re.I | re.M)
# Any number serves, as long as nobody else in this database locks the same one: "ordak" in ASCII.
_LOCK = 0x6F7264616B

_BOOKKEEPING: LiteralString = """
create schema if not exists ordak_migrations;
revoke all on schema ordak_migrations from public;
create table if not exists ordak_migrations.applied (
    version text primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
);
"""

# file in compat -> what is null as long as the file is needed
_COMPAT_PROBES: dict[str, LiteralString] = {
    "roles.sql": """select case when count(*) = 3 then 1 end from pg_roles
                    where rolname in ('anon', 'authenticated', 'service_role')""",
    "auth.sql": "select to_regprocedure('auth.uid()')",
}


class MigrationError(BackendError):
    """A migration cannot be applied; the database is as it was before that migration."""


@dataclass(frozen=True)
class Migration:
    """One file: `version` is its timestamp, `checksum` the SHA-256 of its text."""

    version: str
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """The SHA-256 of the text, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def migrate(url: str, folder: Path = MIGRATIONS) -> list[str]:
    """Apply what is missing and return the names of the files applied, oldest first.

    Callers at the same time wait for one another. Raises MigrationError, and psycopg.OperationalError when
    there is no server.
    """
    migrations = _read(folder)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", (_LOCK,))
        with connection.transaction():
            connection.execute(_BOOKKEEPING)
        _apply_compat(connection)
        pending = _pending(connection, migrations)
        for migration in pending:
            _apply(connection, migration)
    return [migration.name for migration in pending]


def _read(folder: Path) -> list[Migration]:
    migrations = []
    for path in sorted(folder.glob("*.sql")):
        match = _NAME.fullmatch(path.name)
        if match is None:
            raise MigrationError(
                "Badly named migration", f"{path.name} should be named like 20261122000100_orders.sql."
            )
        text = path.read_text(encoding="utf-8")
        if _TRANSACTION_CONTROL.search(text):
            raise MigrationError(
                "Migration with its own transaction",
                f"{path.name} begins or ends a transaction itself; take that out, each file runs in one.",
            )
        migrations.append(Migration(match[1], path.name, text))
    versions = [migration.version for migration in migrations]
    for one, other in pairwise(versions):
        if one == other:
            raise MigrationError(
                "Two migrations of one time", f"Two files carry the timestamp {one}; rename one."
            )
    return migrations


def _apply_compat(connection: psycopg.Connection) -> None:
    for name, probe in _COMPAT_PROBES.items():
        row = connection.execute(probe).fetchone()
        if row is None or row[0] is None:
            _run(connection, name, (COMPAT / name).read_text(encoding="utf-8"))


def _pending(connection: psycopg.Connection, migrations: Sequence[Migration]) -> list[Migration]:
    rows = connection.execute("select version, checksum from ordak_migrations.applied").fetchall()
    applied: dict[str, str] = dict(rows)
    known = {migration.version for migration in migrations}
    if newer := sorted(applied.keys() - known):
        raise MigrationError(
            "The database is newer than this program",
            f"It holds migration {newer[-1]}, which this program does not know; update the program.",
        )
    for migration in migrations:
        if applied.get(migration.version, migration.checksum) != migration.checksum:
            raise MigrationError(
                "A migration was changed after it was applied",
                f"{migration.name} is not the text that this database was built with; "
                "put the old text back and write the change as a new file.",
            )
    return [migration for migration in migrations if migration.version not in applied]


def _apply(connection: psycopg.Connection, migration: Migration) -> None:
    with connection.transaction():
        _run(connection, migration.name, migration.text)
        connection.execute(
            "insert into ordak_migrations.applied (version, name, checksum) values (%s, %s, %s)",
            (migration.version, migration.name, migration.checksum),
        )
    _logger.info("applied migration %s", migration.name)


def _run(connection: psycopg.Connection, name: str, text: str) -> None:
    try:
        with connection.transaction():
            connection.execute(text)
    except psycopg.Error as error:
        raise MigrationError(
            "A migration failed", f"{name} was not applied and nothing of it remains: {str(error).strip()}"
        ) from error
