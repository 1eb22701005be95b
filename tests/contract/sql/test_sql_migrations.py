"""Migrations apply whole or not at all, and once, whoever owns the database."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo

from backend.migrate import MIGRATIONS, MigrationError, migrate
from tests.contract.sql.kitchen import HUGO, STATION, Kitchen, furnish

FIRST = "20260101000000_first.sql"
SECOND = "20260101000001_second.sql"


def value(url: str, query: str) -> object:
    """The first column of the first row."""
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    return None if row is None else row[0]


def write(folder: Path, name: str, text: str) -> None:
    """Write a migration file."""
    (folder / name).write_text(text, encoding="utf-8")


def test_migrating_twice_is_migrating_once(empty_url: str) -> None:
    """The first run applies every file in order, the second none."""
    assert migrate(empty_url) == sorted(path.name for path in MIGRATIONS.glob("*.sql"))
    assert migrate(empty_url) == []


def test_two_at_once_apply_each_file_once(empty_url: str) -> None:
    """The second waits for the first and finds nothing left to do."""
    with ThreadPoolExecutor(2) as pool:
        applied = list(pool.map(migrate, [empty_url, empty_url]))
    assert sorted(map(len, applied)) == [0, len(list(MIGRATIONS.glob("*.sql")))]


def test_a_migration_that_fails_leaves_nothing(empty_url: str, tmp_path: Path) -> None:
    """The file before it stays, the failing one leaves no trace and can be applied once it is mended."""
    write(tmp_path, FIRST, "create table one ();")
    write(tmp_path, SECOND, "create table two (); insert into one select 1 / 0;")
    with pytest.raises(MigrationError, match="nothing of it remains"):
        migrate(empty_url, tmp_path)
    assert value(empty_url, "select to_regclass('one')") is not None
    assert value(empty_url, "select to_regclass('two')") is None
    write(tmp_path, SECOND, "create table two ();")
    assert migrate(empty_url, tmp_path) == [SECOND]
    assert value(empty_url, "select to_regclass('two')") is not None


def test_a_migration_changed_afterwards_is_an_error(empty_url: str, tmp_path: Path) -> None:
    """Its text is what the database was built with; nothing newer is applied either."""
    write(tmp_path, FIRST, "create table one ();")
    migrate(empty_url, tmp_path)
    write(tmp_path, FIRST, "create table one (id int);")
    write(tmp_path, SECOND, "create table two ();")
    with pytest.raises(MigrationError, match=FIRST):
        migrate(empty_url, tmp_path)
    assert value(empty_url, "select to_regclass('two')") is None


def test_a_database_newer_than_the_program_is_an_error(empty_url: str, tmp_path: Path) -> None:
    """An older program says that it is older."""
    write(tmp_path, FIRST, "create table one ();")
    migrate(empty_url, tmp_path)
    (tmp_path / FIRST).unlink()
    with pytest.raises(MigrationError, match="update the program"):
        migrate(empty_url, tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("first.sql", "", "should be named"),
        (FIRST, "begin;\ncreate table one ();\ncommit;", "transaction"),
        ("20260101000000_another.sql", "", "timestamp"),
    ],
)
def test_a_folder_that_cannot_be_applied(
    empty_url: str, tmp_path: Path, name: str, text: str, words: str
) -> None:
    """A bad name, a transaction of its own, a timestamp used twice: refused before anything is applied."""
    write(tmp_path, "20260101000000_zero.sql", "create table zero ();")
    write(tmp_path, name, text)
    with pytest.raises(MigrationError, match=words):
        migrate(empty_url, tmp_path)
    assert value(empty_url, "select to_regclass('zero')") is None


def test_what_supabase_brings_along_is_left_alone(empty_url: str) -> None:
    """Where auth.uid() exists, the file that stands in for Supabase's schema is not applied."""
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute("create schema auth; create table auth.users (id uuid primary key)")
        connection.execute("create function auth.uid() returns uuid language sql as 'select null::uuid'")
    migrate(empty_url)
    assert value(empty_url, "select to_regprocedure('auth.role()')") is None
    assert value(empty_url, "select to_regclass('auth.refresh_tokens')") is None


def test_supabases_default_privileges_open_nothing(empty_url: str) -> None:
    """Supabase grants its roles everything on new objects in public; our objects do not keep that."""
    with psycopg.connect(empty_url, autocommit=True) as connection:
        for role in ("anon", "authenticated", "service_role"):
            connection.execute(
                f"""do $$ begin create role {role}; exception when duplicate_object then null; end $$;
                alter default privileges in schema public grant all on tables to {role};
                alter default privileges in schema public grant all on functions to {role};""".encode()
            )
    migrate(empty_url)
    writable = """
        select count(*) from pg_class c, unnest(array['anon', 'authenticated', 'service_role']) r
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
            and has_table_privilege(r, c.oid, 'insert, update, delete, truncate, references, trigger')"""
    assert value(empty_url, writable) == 0
    callable_by_anon = """
        select array_agg(proname::text) from pg_proc
        where pronamespace = 'public'::regnamespace and has_function_privilege('anon', oid, 'execute')"""
    assert value(empty_url, callable_by_anon) == ["station_contract"]


def test_an_owner_without_superuser_rights_is_enough(server_url: str, empty_url: str) -> None:
    """As on Supabase: whoever owns the database migrates it, and clients get their answers."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("drop role if exists plain_owner")
        connection.execute("create role plain_owner login")
        for role in ("anon", "authenticated", "service_role"):
            connection.execute(f"grant {role} to plain_owner with admin option".encode())
        database_name = conninfo.conninfo_to_dict(empty_url)["dbname"]
        connection.execute(f"alter database {database_name} owner to plain_owner".encode())
    url = conninfo.make_conninfo(empty_url, user="plain_owner")
    migrate(url)
    with psycopg.connect(url, autocommit=True) as connection:
        furnish(connection)
        kitchen = Kitchen(connection)
        order = kitchen.order()
        assert kitchen.call(STATION, "complete_filling", p_order_id=order, p_store="bannos")["ok"]
        assert (
            kitchen.call(HUGO, "complete_covering", p_order_id=order, p_store="bannos")["code"] == "AUTH001"
        )
