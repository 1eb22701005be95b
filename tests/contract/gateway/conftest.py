"""One real backend for all tests of the gateway, and callers who have signed in to it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import requests

from backend.accounts import Shelf
from backend.server import Backend, BackendSettings
from tests.contract.gateway.callers import ACCOUNTS, SHOPS, Caller, signed_in, temporary_folder

# One function for each kind of argument and result, and for each kind of error.
_FUNCTIONS = """
create schema test_gateway;
grant usage on schema test_gateway to anon, authenticated;
create type test_gateway.pair as (a int, b text);
create table public.test_rows (id int primary key, word text);
grant select on public.test_rows to authenticated;
insert into public.test_rows values (1, 'one'), (2, 'two, too'), (3, null);
create function public.t_add(p_a int, p_b int default 10) returns int
    language sql stable as 'select p_a + p_b';
create function public.t_list(p_words text[], p_more jsonb default '{}') returns text
    language sql immutable as $$select array_to_string(p_words, '+') || coalesce(p_more ->> 'x', '')$$;
create function public.t_void(p_id int) returns void
    language sql volatile security definer as $$update public.test_rows set word = 'won' where id = p_id$$;
create function public.t_pair(p_a int) returns test_gateway.pair
    language sql stable as $$select case when p_a > 0 then (p_a, 'x')::test_gateway.pair end$$;
create function public.t_pairs(p_count int) returns setof test_gateway.pair
    language sql stable as $$select i, 'x' || i from generate_series(1, p_count) i$$;
create function public.t_table() returns table (only_column int)
    language sql stable as 'select 7';
create function public.t_numbers() returns setof int
    language sql stable as 'select generate_series(1, 3)';
create function public.t_json() returns jsonb
    language sql stable as $$select '{"ok": true, "data": [1, "zwölf"]}'::jsonb$$;
create function public.t_null() returns text language sql stable as 'select null';
create function public.t_many(variadic p_n int[]) returns bigint
    language sql stable as 'select sum(n) from unnest(p_n) n';
create function public.t_twice(p_a int) returns text language sql stable as $$select 'int'$$;
create function public.t_twice(p_a text) returns text language sql stable as $$select 'text'$$;
create function public.t_who() returns jsonb language sql stable as $$
    select jsonb_build_object(
        'role', current_user, 'sub', auth.uid(), 'email', auth.jwt() ->> 'email',
        'correlation', current_setting('request.headers')::jsonb ->> 'x-correlation-id',
        'secrets', current_setting('request.headers')::jsonb ?| array['apikey', 'authorization'],
        'method', current_setting('request.method'))$$;
create function public.t_raise(p_state text) returns void language plpgsql volatile as $$
begin raise exception using errcode = p_state, message = 'told', detail = 'more', hint = 'try'; end$$;
create function public.t_slow() returns void language sql volatile as 'select pg_sleep(60)';
create function public.t_private() returns int language sql stable as 'select 1';
revoke execute on function public.t_private from public, anon, authenticated, service_role;
notify pgrst, 'reload schema';
"""


@pytest.fixture(scope="session")
def backend() -> Iterator[Backend]:
    """The backend on an embedded PostgreSQL and a free port, with functions to try calls on."""
    with temporary_folder() as folder:
        settings = BackendSettings(
            data_dir=Path(folder),
            accounts=ACCOUNTS,
            shelves=(Shelf("bannos", "A1", "Cool room"),),
            shops=SHOPS,
            clock_skew_s=0,
            statement_timeout_s=1,
        )
        with Backend(settings) as running:
            with psycopg.connect(running.database_url) as connection:
                connection.execute(_FUNCTIONS)
            yield running


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in which PostgreSQL can live."""
    with temporary_folder() as name:
        yield Path(name)


@pytest.fixture(scope="session")
def http() -> Iterator[requests.Session]:
    """One HTTP session for all callers."""
    with requests.Session() as session:
        yield session


@pytest.fixture(scope="session")
def anon(backend: Backend, http: requests.Session) -> Caller:
    """Somebody with the anon key and no session."""
    return Caller(backend.url, {"apikey": backend.anon_key}, http)


@pytest.fixture(scope="session")
def people(anon: Caller) -> dict[str, Caller]:
    """A signed-in caller of each role: admin, supervisor, bannos, flourlane, station."""
    return {account.email.split("@")[0]: signed_in(anon, account.email) for account in ACCOUNTS}


@pytest.fixture
def staff(people: dict[str, Caller]) -> Caller:
    """A member of staff of Bannos."""
    return people["bannos"]


@pytest.fixture
def database(backend: Backend) -> Iterator[psycopg.Connection]:
    """The database itself, for looking at what happened."""
    with psycopg.connect(backend.database_url, autocommit=True) as connection:
        yield connection
