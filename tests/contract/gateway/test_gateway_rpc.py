"""Calls of functions, as PostgREST answers them."""

import time

import psycopg
import pytest

from tests.contract.gateway.callers import Caller


@pytest.mark.parametrize(
    ("function", "arguments", "result"),
    [
        ("t_add", {"p_a": 1}, 11),
        ("t_add", {"p_a": 1, "p_b": 2}, 3),
        ("t_add", {"p_a": "1", "p_b": None}, None),
        ("t_list", {"p_words": ["a", "b,c"], "p_more": {"x": "!"}}, "a+b,c!"),
        ("t_pair", {"p_a": 1}, {"a": 1, "b": "x"}),
        ("t_pair", {"p_a": 0}, {"a": None, "b": None}),
        ("t_pairs", {"p_count": 2}, [{"a": 1, "b": "x1"}, {"a": 2, "b": "x2"}]),
        ("t_pairs", {"p_count": 0}, []),
        ("t_table", {}, [{"only_column": 7}]),
        ("t_numbers", {}, [1, 2, 3]),
        ("t_json", {}, {"ok": True, "data": [1, "zwölf"]}),
        ("t_null", {}, None),
        ("t_many", {"p_n": [1, 2, 3]}, 6),
    ],
)
def test_each_kind_of_result_comes_back_as_postgrest_sends_it(
    anon: Caller, function: str, arguments: dict[str, object], result: object
) -> None:
    """Scalars, rows, sets, JSON and nulls; arguments by name, with defaults and casts."""
    answer = anon.rpc(function, **arguments)
    assert answer.status_code == 200, answer.text
    assert answer.json() == result
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "Date" in answer.headers


def test_a_void_function_answers_204_without_a_body(staff: Caller, database: psycopg.Connection) -> None:
    """Nothing to say is 204, and it was done."""
    answer = staff.rpc("t_void", p_id=1)
    assert (answer.status_code, answer.content) == (204, b"")
    row = database.execute("select word from test_rows where id = 1").fetchone()
    assert row == ("won",)


def test_get_calls_a_function_with_arguments_from_the_query_string(staff: Caller) -> None:
    """GET casts text to the declared types, arrays and JSON too."""
    assert staff.get("/rest/v1/rpc/t_add?p_a=4&p_b=5").json() == 9
    assert staff.get('/rest/v1/rpc/t_list?p_words={a,b}&p_more={"x":"y"}').json() == "a+by"


def test_get_never_writes(staff: Caller) -> None:
    """A function that writes is refused by the read-only transaction: 25006, 405."""
    answer = staff.get("/rest/v1/rpc/t_void?p_id=2")
    assert (answer.status_code, answer.json()["code"]) == (405, "25006")


def test_an_unknown_function_is_pgrst202_with_a_hint(staff: Caller) -> None:
    """404, with the name that was probably meant."""
    answer = staff.rpc("t_ad", p_a=1)
    assert answer.status_code == 404
    assert answer.json() == {
        "code": "PGRST202",
        "message": "Could not find the function public.t_ad(p_a) in the schema cache",
        "details": "Searched for the function public.t_ad with parameter p_a, "
        "but no matches were found in the schema cache.",
        "hint": "Perhaps you meant to call the function public.t_add",
    }


@pytest.mark.parametrize("arguments", [{"p_a": 1, "p_z": 2}, {"p_b": 2}, {}])
def test_a_wrong_set_of_arguments_is_pgrst202_too(staff: Caller, arguments: dict[str, object]) -> None:
    """One too many, or a required one missing, is not this function."""
    answer = staff.rpc("t_add", **arguments)
    assert (answer.status_code, answer.json()["code"]) == (404, "PGRST202")
    assert answer.json()["hint"] == "Perhaps you meant to call the function public.t_add(p_a, p_b)"


def test_several_functions_that_fit_are_pgrst203(staff: Caller) -> None:
    """300, naming them."""
    answer = staff.rpc("t_twice", p_a=1)
    assert (answer.status_code, answer.json()["code"]) == (300, "PGRST203")
    assert "public.t_twice(p_a => integer), public.t_twice(p_a => text)" in answer.json()["message"]


def test_a_function_created_since_is_found(staff: Caller, database: psycopg.Connection) -> None:
    """A function that nobody announced is looked up once more."""
    assert staff.rpc("t_new").status_code == 404
    database.execute("create function public.t_new() returns int language sql stable as 'select 1'")
    assert staff.rpc("t_new").json() == 1


def test_a_function_that_was_replaced_is_read_again_on_notify(
    staff: Caller, database: psycopg.Connection
) -> None:
    """NOTIFY pgrst, as migrations send it, makes the new kind of result known."""
    database.execute("create function public.t_old() returns int language sql stable as 'select 1'")
    assert staff.rpc("t_old").json() == 1
    database.execute("drop function public.t_old()")
    database.execute("create function public.t_old() returns setof int language sql stable as 'select 1'")
    database.execute("notify pgrst, 'reload schema'")
    deadline = time.monotonic() + 10
    while staff.rpc("t_old").json() != [1]:
        assert time.monotonic() < deadline, "the notification was not heard"


@pytest.mark.parametrize(
    ("sqlstate", "status"),
    [
        ("P0001", 400),
        ("40001", 500),
        ("40P01", 500),
        ("53300", 503),
        ("57014", 500),
        ("57P01", 503),
        ("23505", 409),
        ("23503", 409),
        ("42501", 403),
        ("22023", 400),
        ("PT402", 402),
        ("XX000", 500),
    ],
)
def test_an_sqlstate_becomes_the_status_that_postgrest_gives_it(
    staff: Caller, sqlstate: str, status: int
) -> None:
    """Code, message, details and hint are PostgreSQL's own."""
    answer = staff.rpc("t_raise", p_state=sqlstate)
    assert answer.status_code == status
    assert answer.json() == {"code": sqlstate, "message": "told", "details": "more", "hint": "try"}


def test_a_call_that_takes_too_long_is_cancelled(staff: Caller) -> None:
    """The statement time-out ends it: 57014."""
    answer = staff.rpc("t_slow")
    assert (answer.status_code, answer.json()["code"]) == (500, "57014")


def test_what_a_caller_may_not_call_is_401_without_and_403_with_a_session(
    anon: Caller, staff: Caller
) -> None:
    """42501 tells the anonymous to sign in, and the others that they may not."""
    assert (anon.rpc("t_private").status_code, anon.rpc("t_private").json()["code"]) == (401, "42501")
    assert (staff.rpc("t_private").status_code, staff.rpc("t_private").json()["code"]) == (403, "42501")


@pytest.mark.parametrize("body", ["[1]", "{", '"x"', "[" * 100_000])
def test_a_body_that_is_no_object_is_pgrst102(staff: Caller, body: str) -> None:
    """Malformed bodies are refused in words."""
    answer = staff.session.post(
        f"{staff.url}/rest/v1/rpc/t_add", data=body, headers=staff.headers, timeout=20
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "PGRST102")


def test_the_function_sees_who_calls_and_the_correlation_id_and_no_secret(people: dict[str, Caller]) -> None:
    """Role and claims come from the token, for this transaction only."""
    answer = people["station"].post("/rest/v1/rpc/t_who", {}, X_Correlation_Id="bench-1.42")
    seen = answer.json()
    assert (seen["role"], seen["email"]) == ("authenticated", "station@test.example")
    assert seen["sub"] is not None
    assert (seen["correlation"], seen["secrets"], seen["method"]) == ("bench-1.42", False, "POST")
    assert answer.headers["X-Correlation-Id"] == "bench-1.42"


def test_one_callers_role_never_reaches_the_next(anon: Caller, people: dict[str, Caller]) -> None:
    """Connections are shared, roles are not."""
    for _ in range(3):
        assert people["admin"].rpc("t_who").json()["email"] == "admin@test.example"
        nobody = anon.rpc("t_who").json()
        assert (nobody["role"], nobody["sub"], nobody["email"]) == ("anon", None, None)


def test_a_single_object_can_be_asked_for(staff: Caller) -> None:
    """One row is an object; none or several are PGRST116."""
    single = {"Accept": "application/vnd.pgrst.object+json"}
    assert staff.post("/rest/v1/rpc/t_pairs", {"p_count": 1}, **single).json() == {"a": 1, "b": "x1"}
    answer = staff.post("/rest/v1/rpc/t_pairs", {"p_count": 2}, **single)
    assert (answer.status_code, answer.json()["code"]) == (406, "PGRST116")
