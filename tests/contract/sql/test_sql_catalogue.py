"""What the catalogue must say of every object, those included that are written later."""

import psycopg
import pytest
from psycopg import sql

from tests.contract.sql.kitchen import PERSONAS, Kitchen, Persona, as_persona, as_role, named

FUNCTIONS = """
    select p.oid::regprocedure::text, n.nspname, p.prosecdef, coalesce(p.proconfig, '{}'),
           has_function_privilege('anon', p.oid, 'execute'),
           has_function_privilege('authenticated', p.oid, 'execute'),
           coalesce(p.proacl, acldefault('f', p.proowner))::text like '%{=X/%' or
           coalesce(p.proacl, acldefault('f', p.proowner))::text like '%,=X/%'
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'ordak')
"""
TABLES = (
    "dead_letter", "event_refusals", "orders", "settings", "staff_shared", "stage_events", "station_reports",
    "storage_locations", "stores", "webhook_deliveries",
)  # fmt: skip
VIEWS = ("orders_bannos", "orders_flourlane")


def test_every_function_has_a_pinned_search_path(kitchen: Kitchen) -> None:
    """Nobody can slip an object of their own under a function."""
    rows = kitchen.connection.execute(FUNCTIONS).fetchall()
    assert len(rows) > 50
    assert [name for name, _, _, config, *_ in rows if 'search_path=""' not in config] == []


def test_no_function_is_open_to_everybody(kitchen: Kitchen) -> None:
    """Each is granted to the roles that need it: anon gets the one that needs no session."""
    rows = kitchen.connection.execute(FUNCTIONS).fetchall()
    assert [name for name, *_, everybody in rows if everybody] == []
    assert [name for name, _, _, _, anon, _, _ in rows if anon] == ["station_contract()"]
    inside = [name for name, schema, _, _, _, signed_in, _ in rows if schema == "ordak" and signed_in]
    assert inside == ["ordak.my_stores()"]


def test_exposed_functions_run_with_the_owners_rights(kitchen: Kitchen) -> None:
    """The tables refuse clients, so a function that clients call must not run with their rights."""
    rows = kitchen.connection.execute(FUNCTIONS).fetchall()
    assert [name for name, schema, definer, *_ in rows if schema == "public" and not definer] == []


def test_every_table_has_row_level_security(kitchen: Kitchen) -> None:
    """And the tests below know them all."""
    rows = kitchen.connection.execute(
        """select n.nspname, c.relname, c.relrowsecurity from pg_class c
           join pg_namespace n on n.oid = c.relnamespace
           where c.relkind in ('r', 'p') and n.nspname in ('public', 'ordak', 'auth')"""
    ).fetchall()
    assert [f"{schema}.{name}" for schema, name, secured in rows if not secured] == []
    assert sorted(name for schema, name, _ in rows if schema == "public") == list(TABLES)


def test_views_have_the_readers_rights(kitchen: Kitchen) -> None:
    """A view must not show what its table would not."""
    rows = kitchen.connection.execute(
        """select relname, reloptions from pg_class
           where relkind = 'v' and relnamespace = 'public'::regnamespace"""
    ).fetchall()
    assert sorted(rows) == [(name, ["security_invoker=true"]) for name in VIEWS]


def test_views_have_the_columns_of_the_table(kitchen: Kitchen) -> None:
    """The runbooks read them in place of the table."""

    def columns(name: str) -> list[tuple[str, str]]:
        return kitchen.connection.execute(
            """select attname, format_type(atttypid, atttypmod) from pg_attribute
               where attrelid = %s::regclass and attnum > 0 and not attisdropped order by attnum""",
            (f"public.{name}",),
        ).fetchall()

    for view in VIEWS:
        assert columns(view) == columns("orders")


@pytest.mark.parametrize("statement", ["insert", "update", "delete", "truncate"])
@pytest.mark.parametrize("persona", PERSONAS, ids=named)
def test_no_client_writes_a_table(kitchen: Kitchen, persona: Persona, statement: str) -> None:
    """Every direct write to every table and view is refused, whoever tries."""
    for name in TABLES if statement == "truncate" else TABLES + VIEWS:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), as_persona(kitchen.connection, persona):
            _write(kitchen.connection, statement, name)


@pytest.mark.parametrize("statement", ["insert", "update", "delete", "truncate"])
def test_the_service_writes_no_table_either(kitchen: Kitchen, statement: str) -> None:
    """The webhooks go through functions too."""
    for name in TABLES if statement == "truncate" else TABLES + VIEWS:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), as_role(kitchen.connection, "service_role"):
            _write(kitchen.connection, statement, name)


@pytest.mark.parametrize("persona", PERSONAS, ids=named)
def test_clients_cannot_reach_accounts_nor_call_inside(kitchen: Kitchen, persona: Persona) -> None:
    """Passwords, tokens, PINs and the functions of the schema ordak are out of reach."""
    for query in (
        "select encrypted_password from auth.users",
        "select token from auth.refresh_tokens",
        "select pin_hash from public.staff_shared",
        "select ordak.carry_out(null)",
        "select * from ordak.steps",
        "select * from ordak.pin_tries",
        "select ordak.give_pin(null, '1234')",
        "select * from ordak_migrations.applied",
        "select public.ingest_order('bannos', '1', 'orders/create', '[]')",
        "select public.record_dead_letter('t', 's', 'r', 'b')",
        "select public.record_delivery('bannos', 'k', 't')",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), as_persona(kitchen.connection, persona):
            kitchen.connection.execute(query)


def _write(connection: psycopg.Connection, statement: str, name: str) -> None:
    table = sql.Identifier("public", name)
    column = connection.execute(
        """select a.attname from pg_attribute a
           where a.attrelid = %s::regclass and a.attnum > 0 and a.attidentity = ''
           order by a.attnum limit 1""",
        (f"public.{name}",),
    ).fetchone()
    assert column is not None
    statements = {
        "insert": sql.SQL("insert into {} default values").format(table),
        "update": sql.SQL("update {} set {} = default").format(table, sql.Identifier(column[0])),
        "delete": sql.SQL("delete from {}").format(table),
        "truncate": sql.SQL("truncate {}").format(table),
    }
    connection.execute(statements[statement])
