"""API keys, tokens and sessions, as Supabase's Kong, PostgREST and GoTrue treat them."""

import time
from concurrent.futures import ThreadPoolExecutor

import jwt
import psycopg
import pytest

from backend.server import Backend
from tests.contract.gateway.callers import ACCOUNTS, PASSWORD, Caller, sign_in


def _token(backend: Backend, secret: str | None = None, **claims: object) -> str:
    body = {"role": "authenticated", "exp": int(time.time()) + 60, **claims}
    return jwt.encode(body, secret or backend.jwt_secret, algorithm="HS256")


@pytest.mark.parametrize("key", [None, "", "nonsense", "ключ"])
def test_no_api_key_no_entry(anon: Caller, key: str | None) -> None:
    """401 before anything else is looked at."""
    headers = {} if key is None else {"apikey": key.encode()}
    answer = anon.session.post(f"{anon.url}/rest/v1/rpc/t_json", json={}, headers=headers, timeout=20)
    assert answer.status_code == 401


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c", "not a token"])
def test_a_token_that_cannot_be_read_is_pgrst301(anon: Caller, token: str) -> None:
    """401, and a challenge that says why."""
    answer = anon.post("/rest/v1/rpc/t_json", {}, Authorization=f"Bearer {token}")
    assert (answer.status_code, answer.json()["code"]) == (401, "PGRST301")
    assert answer.headers["WWW-Authenticate"].startswith('Bearer error="invalid_token"')


def test_a_token_signed_by_somebody_else_is_pgrst301(backend: Backend, anon: Caller) -> None:
    """Only our secret signs."""
    stranger = _token(backend, "another secret that is long enough for the algorithm")
    answer = anon.post("/rest/v1/rpc/t_json", {}, Authorization=f"Bearer {stranger}")
    assert (answer.status_code, answer.json()["code"]) == (401, "PGRST301")


def test_an_unsigned_token_is_refused(backend: Backend, anon: Caller) -> None:
    """The algorithm `none` is no signature."""
    unsigned = jwt.encode({"role": "service_role"}, "", algorithm="none")
    assert anon.post("/rest/v1/rpc/t_json", {}, Authorization=f"Bearer {unsigned}").status_code == 401


def test_an_expired_token_is_pgrst303(backend: Backend, anon: Caller) -> None:
    """The client is told to refresh."""
    old = _token(backend, exp=int(time.time()) - 1)
    answer = anon.post("/rest/v1/rpc/t_json", {}, Authorization=f"Bearer {old}")
    assert (answer.status_code, answer.json()["code"]) == (401, "PGRST303")
    assert answer.json()["message"] == "JWT expired"


def test_a_role_that_no_client_has_is_refused(backend: Backend, anon: Caller) -> None:
    """Not even a well-signed token becomes the owner of the database."""
    owner = _token(backend, role="postgres")
    answer = anon.post("/rest/v1/rpc/t_json", {}, Authorization=f"Bearer {owner}")
    assert (answer.status_code, answer.json()["code"]) == (403, "42501")


def test_signing_in_gives_the_claims_that_supabase_gives(backend: Backend, anon: Caller) -> None:
    """Subject, address, role, session and an hour to live."""
    granted = sign_in(anon, "bannos@test.example")
    claims = jwt.decode(
        str(granted["access_token"]), backend.jwt_secret, algorithms=["HS256"], audience="authenticated"
    )
    assert (claims["email"], claims["role"]) == ("bannos@test.example", "authenticated")
    user = granted["user"]
    assert isinstance(user, dict)
    assert claims["sub"] == user["id"]
    assert claims["session_id"]
    assert claims["exp"] - claims["iat"] == granted["expires_in"] == 3600
    assert granted["token_type"] == "bearer"


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("bannos@test.example", "wrong"),
        ("nobody@test.example", PASSWORD),
        ("bannos@test.example", PASSWORD + "x" * 100),
    ],
)
def test_a_wrong_password_and_an_unknown_address_look_the_same(
    anon: Caller, email: str, password: str
) -> None:
    """GoTrue's shape, and nothing that tells which of the two it was."""
    answer = anon.post("/auth/v1/token?grant_type=password", {"email": email, "password": password})
    assert answer.status_code == 400
    assert answer.json() == {
        "code": 400,
        "error_code": "invalid_credentials",
        "msg": "Invalid login credentials",
    }


@pytest.mark.parametrize("body", [{}, {"email": "bannos@test.example"}, {"email": 1, "password": []}, []])
def test_a_sign_in_without_its_fields_is_refused(anon: Caller, body: object) -> None:
    """400 with words, never a traceback."""
    answer = anon.post("/auth/v1/token?grant_type=password", body)
    assert answer.status_code == 400
    assert answer.json()["msg"]


def test_passwords_are_kept_as_hashes_only(database: psycopg.Connection) -> None:
    """bcrypt, one salt each."""
    hashes = [row[0] for row in database.execute("select encrypted_password from auth.users").fetchall()]
    assert len(set(hashes)) == len(ACCOUNTS)
    assert all(stored.startswith("$2b$10$") for stored in hashes)


def _refresh(anon: Caller, token: object) -> tuple[int, dict[str, object]]:
    answer = anon.post("/auth/v1/token?grant_type=refresh_token", {"refresh_token": token})
    return answer.status_code, answer.json()


def _age(database: psycopg.Connection, token: object, seconds: int) -> None:
    database.execute(
        "update auth.refresh_tokens set updated_at = now() - make_interval(secs => %s) where token = %s",
        (seconds, token),
    )


def test_refresh_tokens_rotate(anon: Caller) -> None:
    """Each is exchanged for the next, and the new access token works."""
    first = sign_in(anon, "station@test.example")
    status, second = _refresh(anon, first["refresh_token"])
    assert status == 200
    assert second["refresh_token"] != first["refresh_token"]
    status, third = _refresh(anon, second["refresh_token"])
    assert (status, third["refresh_token"] != second["refresh_token"]) == (200, True)
    answer = anon.get("/auth/v1/user", Authorization=f"Bearer {third['access_token']}")
    assert answer.json()["email"] == "station@test.example"


def test_a_refresh_whose_answer_was_lost_can_be_repeated(anon: Caller, database: psycopg.Connection) -> None:
    """Within ten seconds the old token gives the successor that is in force."""
    first = sign_in(anon, "station@test.example")
    _, second = _refresh(anon, first["refresh_token"])
    _age(database, first["refresh_token"], 8)
    status, again = _refresh(anon, first["refresh_token"])
    assert (status, again["refresh_token"]) == (200, second["refresh_token"])


def test_two_refreshes_at_once_leave_one_session_with_one_token(anon: Caller) -> None:
    """Whoever comes second gets what the first got."""
    first = sign_in(anon, "station@test.example")
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: _refresh(anon, first["refresh_token"]), range(4)))
    assert {status for status, _ in answers} == {200}
    assert len({str(granted["refresh_token"]) for _, granted in answers}) == 1


def test_reusing_an_old_refresh_token_ends_the_session(anon: Caller, database: psycopg.Connection) -> None:
    """After ten seconds it is somebody else's: both holders have to sign in again."""
    first = sign_in(anon, "station@test.example")
    _, second = _refresh(anon, first["refresh_token"])
    _age(database, first["refresh_token"], 11)
    status, refusal = _refresh(anon, first["refresh_token"])
    assert (status, refusal["error_code"]) == (400, "refresh_token_already_used")
    status, refusal = _refresh(anon, second["refresh_token"])
    assert (status, refusal["error_code"]) == (400, "refresh_token_not_found")
    answer = anon.get("/auth/v1/user", Authorization=f"Bearer {second['access_token']}")
    assert (answer.status_code, answer.json()["error_code"]) == (403, "session_not_found")


def test_signing_out_ends_the_session(anon: Caller) -> None:
    """204, and its refresh token is no longer known."""
    granted = sign_in(anon, "station@test.example")
    authorization = f"Bearer {granted['access_token']}"
    assert anon.post("/auth/v1/logout?scope=local", Authorization=authorization).status_code == 204
    assert _refresh(anon, granted["refresh_token"])[0] == 400


def test_somebody_who_was_shut_out_cannot_refresh(anon: Caller, database: psycopg.Connection) -> None:
    """A ban holds from the next refresh on."""
    granted = sign_in(anon, "supervisor@test.example")
    shut = "update auth.users set banned_until = {} where email = 'supervisor@test.example'"
    database.execute(shut.format("now() + interval '1 day'"))
    try:
        status, refusal = _refresh(anon, granted["refresh_token"])
    finally:
        database.execute(shut.format("null"))
    assert (status, refusal["error_code"]) == (400, "user_banned")


def test_the_user_endpoint_wants_a_token(anon: Caller) -> None:
    """No token is 401, a bad one 403."""
    assert anon.get("/auth/v1/user").json()["error_code"] == "no_authorization"
    assert anon.get("/auth/v1/user", Authorization="Bearer a.b.c").json()["error_code"] == "bad_jwt"
