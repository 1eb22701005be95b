"""How a call ends: one row for each end that contract.md and reliability.md name."""

import json
from typing import Any

import pytest
import requests
from urllib3.exceptions import NewConnectionError, ProtocolError

from sync.errors import (
    AuthExpired,
    BackendRejected,
    BackendUnreachable,
    ContractMismatch,
    NetworkSignIn,
    OutcomeUnknown,
    SyncError,
)
from sync.fakes.clock import START
from sync.outcome import (
    Answer,
    HttpReply,
    LinkEffect,
    Step,
    read_answer,
    read_transport,
    verdict,
)

EVENT = "4394f642-2e99-44e5-b12a-00bd61dd797d"
HTML = {"content-type": "text/html"}


def _reply(status: int, body: Any = None, headers: dict[str, str] | None = None) -> HttpReply:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HttpReply(status, headers or {"content-type": "application/json"}, content)


def _end(reply: HttpReply) -> Answer | SyncError:
    try:
        return read_answer(reply, EVENT, START)
    except SyncError as error:
        return error


def _error(status: int, code: str) -> HttpReply:
    return _reply(status, {"code": code, "message": "why", "details": None, "hint": None})


def _refusal(code: str, **data: str) -> HttpReply:
    return _reply(200, {"ok": False, "code": code, "message": "why", "data": {"event_id": EVENT, **data}})


ODD: tuple[Any, ...] = (
    None, [], "ok", {"ok": "true"}, {"ok": True}, {"ok": True, "data": None},
    {"ok": True, "data": {"event_id": "other"}}, {"ok": False, "code": "ORD001", "data": {}},
)  # fmt: skip

ENDS = [
    (_reply(200, {"ok": True, "data": {"event_id": EVENT}}), Step.CONFIRM, LinkEffect.UP),
    (_refusal("ORD002", direction="early"), Step.WAIT, LinkEffect.UP),
    (_refusal("ORD002", direction="late"), Step.DUPLICATE, LinkEffect.UP),
    (_refusal("ORD002"), Step.ATTENTION, LinkEffect.UP),
    *(
        (_refusal(code), Step.ATTENTION, LinkEffect.UP)
        for code in ("ORD001", "ORD003", "ORD004", "INV001", "INV002", "AUTH001", "REQ001", "SYNC001", "NEW9")
    ),
    *(
        (_error(status, code), Step.ATTENTION, LinkEffect.UP)
        for status, code in (
            (400, "P0001"), (403, "42501"), (400, "22P02"), (409, "23505"), (400, "PGRST102"),
        )
    ),
    *(
        (_error(status, code), Step.RETRY, LinkEffect.SUSPECT)
        for status, code in (
            (500, "40001"), (400, "40P01"), (504, "57014"), (503, "53300"), (500, "08006"), (500, "57P01"),
            (503, "PGRST000"), (503, "PGRST001"), (503, "PGRST002"), (504, "PGRST003"), (400, "55P03"),
            (500, "XX000"), (429, "over_limit"), (408, ""),
        )
    ),
    *(
        (_error(status, code), Step.RETRY, LinkEffect.PAUSE)
        for status, code in (
            (404, "PGRST202"), (300, "PGRST203"), (406, "PGRST106"), (401, "PGRST301"), (401, "PGRST303"),
            (401, "42501"), (401, ""),
        )
    ),
    (_reply(404, b"<h1>Not Found</h1>", HTML), Step.RETRY, LinkEffect.PAUSE),
    (_reply(200, b"<!DOCTYPE html>welcome", HTML), Step.RETRY, LinkEffect.DOWN),
    (_reply(200, b"  <html>welcome", {}), Step.RETRY, LinkEffect.DOWN),
    *(
        (_reply(status, b"", HTML), Step.RETRY, LinkEffect.DOWN)
        for status in (301, 302, 303, 307, 308, 407, 511)
    ),
    (_reply(502, b"<h1>Bad Gateway</h1>", HTML), Step.RETRY, LinkEffect.SUSPECT),
    (_reply(403, b"<h1>Blocked</h1>", HTML), Step.RETRY, LinkEffect.SUSPECT),
    (_reply(204, b""), Step.RETRY, LinkEffect.SUSPECT),
    (_reply(200, b'{"ok": true, "data": {"event_'), Step.RETRY, LinkEffect.SUSPECT),
    (_reply(200, b"[" * 100_000), Step.RETRY, LinkEffect.SUSPECT),
    (_reply(200, b"\xff\xfe"), Step.RETRY, LinkEffect.SUSPECT),
    *((_reply(200, body), Step.RETRY, LinkEffect.SUSPECT) for body in ODD),
    (
        HttpReply(503, {"retry-after": "7"}, b'{"code": "PGRST002", "message": ""}'),
        Step.RETRY, LinkEffect.DOWN,
    ),
    (HttpReply(429, {"retry-after": "9999"}, b""), Step.RETRY, LinkEffect.DOWN),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "step", "link"), ENDS)
def test_each_end_has_its_consequence(reply: HttpReply, step: Step, link: LinkEffect) -> None:
    """What becomes of the entry, and what it says about the link."""
    found = verdict(_end(reply), "complete_covering")
    assert (found.step, found.link) == (step, link)


@pytest.mark.parametrize("function", ["qc_return_to_decorating", "assign_staff", "set_storage", ""])
def test_what_nobody_did_is_not_a_duplicate(function: str) -> None:
    """Too late to send a cake back: it was not done by anybody, so a person hears of it."""
    end = _end(_refusal("ORD002", direction="late"))
    assert verdict(end, function).step is Step.ATTENTION


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"<html>", NetworkSignIn), (302, b"", NetworkSignIn), (407, b"", BackendUnreachable),
        (401, b"{}", AuthExpired), (404, b"{}", ContractMismatch), (204, b"", OutcomeUnknown),
        (400, b'{"code": "P0001", "message": "Order must be in Filling stage"}', BackendRejected),
    ],
)  # fmt: skip
def test_each_end_is_an_error_of_its_own(status: int, body: bytes, kind: type[SyncError]) -> None:
    """The class says what happened; its message is a sentence."""
    end = _end(HttpReply(status, {}, body))
    assert type(end) is kind
    assert end.title
    assert end.message


def test_the_sign_in_page_is_named() -> None:
    """HTML where JSON should be: this network asks for a sign-in."""
    end = _end(_reply(200, b"<html>", HTML))
    assert isinstance(end, NetworkSignIn)
    assert end.message.startswith("This network asks for a sign-in")


def test_retry_after_is_read_and_clamped() -> None:
    """The server's wish is kept with the error, five minutes at most."""
    end = _end(HttpReply(429, {"retry-after": "9999"}, b""))
    assert isinstance(end, OutcomeUnknown)
    assert end.retry_after_s == 300.0


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (requests.ConnectTimeout(), BackendUnreachable),
        (requests.ReadTimeout(), OutcomeUnknown),
        (requests.exceptions.SSLError(), BackendUnreachable),
        (requests.exceptions.ProxyError(), BackendUnreachable),
        (requests.exceptions.ChunkedEncodingError(), OutcomeUnknown),
        (requests.ConnectionError(ProtocolError("reset")), OutcomeUnknown),
        (ConnectionResetError(), OutcomeUnknown),
    ],
)
def test_silence_is_told_apart(error: Exception, kind: type[SyncError]) -> None:
    """Did the call leave this computer? Only then is its outcome unknown."""
    assert type(read_transport(error)) is kind


def test_a_refused_connection_was_never_sent() -> None:
    """urllib3's reason inside requests' error says so."""

    class Reason(Exception):
        reason = NewConnectionError.__new__(NewConnectionError)

    assert type(read_transport(requests.ConnectionError(Reason()))) is BackendUnreachable
