"""Reading tables under row level security, refused writes, and Supabase's own Python client on top."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from postgrest import APIError, CountMethod, SyncPostgrestClient

from tests.contract.gateway.callers import Caller


@pytest.fixture
def client(staff: Caller) -> Iterator[SyncPostgrestClient]:
    """The official client, signed in as staff of Bannos."""
    with SyncPostgrestClient(f"{staff.url}/rest/v1", headers=staff.headers) as client:
        yield client


def _called(client: SyncPostgrestClient, function: str, get: bool = False, **arguments: Any) -> Any:
    return client.rpc(function, arguments, get=get).execute().data


def test_the_official_client_calls_functions(client: SyncPostgrestClient) -> None:
    """Supabase's postgrest package gets its answers from our gateway."""
    assert _called(client, "t_add", p_a=1, p_b=2) == 3
    assert _called(client, "station_contract")["version"] == 1
    assert _called(client, "t_pairs", p_count=2) == [{"a": 1, "b": "x1"}, {"a": 2, "b": "x2"}]
    assert _called(client, "t_add", get=True, p_a=1) == 11


def test_the_official_client_understands_our_errors(client: SyncPostgrestClient) -> None:
    """Code, message, details and hint arrive."""
    with pytest.raises(APIError) as refusal:
        _called(client, "t_raise", p_state="P0001")
    raised = refusal.value
    assert (raised.code, raised.message, raised.details, raised.hint) == ("P0001", "told", "more", "try")


def test_the_official_client_reads_tables(client: SyncPostgrestClient) -> None:
    """select, eq, in, is, order, limit, offset, single and an exact count."""
    rows = client.table("test_rows")
    assert rows.select("id").order("id", desc=True).limit(2).execute().data == [{"id": 3}, {"id": 2}]
    assert rows.select("*").eq("word", "two, too").execute().data == [{"id": 2, "word": "two, too"}]
    assert rows.select("id").in_("word", ["two, too", "none"]).execute().data == [{"id": 2}]
    assert rows.select("id").is_("word", None).execute().data == [{"id": 3}]
    assert rows.select("id").not_.is_("word", None).gt("id", 1).execute().data == [{"id": 2}]
    assert rows.select("word").eq("id", 2).single().execute().data == {"word": "two, too"}
    page = rows.select("id", count=CountMethod.exact).order("id").limit(1).offset(1).execute()
    assert (page.data, page.count) == ([{"id": 2}], 3)


def test_a_part_of_the_rows_is_206_with_its_range(staff: Caller) -> None:
    """Content-Range says which rows these are, and of how many."""
    answer = staff.get("/rest/v1/test_rows?order=id&limit=2", Prefer="count=exact")
    assert (answer.status_code, answer.headers["Content-Range"]) == (206, "0-1/3")
    answer = staff.get("/rest/v1/test_rows?id=eq.99", Prefer="count=exact")
    assert (answer.status_code, answer.headers["Content-Range"], answer.json()) == (200, "*/0", [])


def test_rows_of_other_stores_do_not_exist(people: dict[str, Caller]) -> None:
    """Row level security speaks for every caller."""
    answers = {name: caller.get("/rest/v1/stores?order=id").json() for name, caller in people.items()}
    seen = {name: [row["id"] for row in rows] for name, rows in answers.items()}
    assert seen["bannos"] == ["bannos"]
    assert seen["flourlane"] == ["flourlane"]
    assert seen["admin"] == ["bannos", "flourlane"]


@pytest.mark.parametrize("person", ["bannos", "supervisor", "admin", "station"])
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/rest/v1/storage_locations", {"store": "bannos", "code": "Z9", "name": "x"}),
        ("PATCH", "/rest/v1/storage_locations?code=eq.A1", {"name": "x"}),
        ("DELETE", "/rest/v1/storage_locations?code=eq.A1", None),
    ],
)
def test_nobody_writes_to_a_table(
    people: dict[str, Caller],
    database: psycopg.Connection,
    person: str,
    method: str,
    path: str,
    body: object,
) -> None:
    """PostgreSQL itself refuses, 42501 with 403, and nothing is changed."""
    answer = people[person].request(method, path, body)
    assert (answer.status_code, answer.json()["code"]) == (403, "42501")
    assert database.execute("select code, name from storage_locations").fetchall() == [("A1", "Cool room")]


def test_the_anonymous_read_nothing(anon: Caller) -> None:
    """401: sign in first."""
    answer = anon.get("/rest/v1/orders")
    assert (answer.status_code, answer.json()["code"]) == (401, "42501")


def test_an_unknown_table_is_pgrst205(staff: Caller) -> None:
    """404, with the name that was probably meant."""
    answer = staff.get("/rest/v1/order")
    assert (answer.status_code, answer.json()["code"]) == (404, "PGRST205")
    assert answer.json()["hint"] == "Perhaps you meant the table 'public.orders'"


@pytest.mark.parametrize(
    "query",
    [
        "id=is.1;drop table test_rows",
        "id=fts.x",
        "id=" + "not." * 5000 + "eq.1",
        "select=id,(select 1)",
        "order=id;--",
        'order="id"',
        "limit=-1",
        "limit=1e9",
        "or=(id.eq.1)",
        'a"b=eq.1',
    ],
)
def test_what_the_query_language_does_not_have_is_refused(staff: Caller, query: str) -> None:
    """400 PGRST100; nothing of a query string becomes SQL."""
    answer = staff.get(f"/rest/v1/test_rows?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "PGRST100")


def test_text_that_postgresql_cannot_hold_is_a_bad_request(staff: Caller, anon: Caller) -> None:
    """A NUL or half a character is 400 wherever it comes in, and never a failure of ours."""
    assert staff.get("/rest/v1/test_rows?word=eq.a%00b").status_code == 400
    assert staff.rpc("t_raise", p_state="a\0b").status_code == 400
    assert staff.rpc("t_raise", p_state="\ud800").status_code == 400
    assert staff.post("/rest/v1/storage_locations", {"a\0": 1}).status_code == 400
    for text in ("a\0@b.example", "\ud800@b.example"):
        fields = {"email": text, "password": text}
        assert anon.post("/auth/v1/token?grant_type=password", fields).status_code == 400


def test_values_are_values(staff: Caller) -> None:
    """A quote in a filter is a quote."""
    assert staff.get("/rest/v1/test_rows?word=eq.x' or '1'='1").json() == []
    assert staff.get("/rest/v1/test_rows?id=eq.abc").json()["code"] == "22P02"
    assert staff.get("/rest/v1/test_rows?nowhere=eq.1").json()["code"] == "42703"
