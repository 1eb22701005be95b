"""How a call ends: the one place where answers, refusals and silence are told apart.

    an answer in our own form that echoes the event id          -> Answer (ok, or a refusal with its code)
    PostgREST's error with a permanent code                      -> BackendRejected
    an unknown function, a foreign API, a wrong address          -> ContractMismatch
    401                                                          -> AuthExpired (the caller refreshes once)
    never left this computer: refused, no such name, bad TLS     -> BackendUnreachable
    a page, a redirect: something in between answered            -> NetworkSignIn
    anything else: time-out, reset, truncated, 204, 429, 5xx     -> OutcomeUnknown

and `verdict()` says what follows from each for an outbox entry and for the link. No I/O in here.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any

from msgspec import Struct

from sync.backoff import retry_after_s
from sync.errors import (
    AuthExpired,
    BackendRejected,
    BackendUnreachable,
    ContractMismatch,
    NetworkSignIn,
    NotInBatch,
    OutcomeUnknown,
    SyncError,
    UnverifiedError,
)

UNREACHABLE = "The backend cannot be reached"
UNCLEAR = "No answer from the backend"
SIGN_IN = "This network asks for a sign-in"
FOREIGN = "The backend speaks another language"

# PostgREST's own codes and PostgreSQL's SQLSTATEs that pass by themselves (contract.md, "PostgREST facts").
_TRANSIENT_CODES = ("40001", "40P01", "55P03", "57014", "PGRST000", "PGRST001", "PGRST002", "PGRST003")
_TRANSIENT_CLASSES = ("08", "53", "57P")
_TRANSIENT_STATUS = (408, 425, 429)
# A cake that is past such a step has had it, or went on without: there is nothing left to do. Nobody has done
# a late one of another kind, such as a return.
_ONWARD = ("start_", "complete_")
# The contract has no redirects; 511 is RFC 6585's "Network Authentication Required".
_ANSWERED_ELSEWHERE = (301, 302, 303, 307, 308, 511)


class HttpReply(Struct, frozen=True):
    """What came back over HTTP. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Answer(Struct, frozen=True):
    """A verified answer of the backend: `data` of an ok one, or a refusal's code, message and data."""

    ok: bool
    data: Any
    code: str = ""
    message: str = ""


def read_answer(reply: HttpReply, event_id: str | None, now: datetime) -> Answer:
    """The backend's answer in the form of contract.md. A write's answer must echo its event id.

    Raises SyncError when it is not that.
    """
    body = read_json(reply, now)
    if not isinstance(body, dict) or not isinstance(body.get("ok"), bool):
        raise OutcomeUnknown(UNCLEAR, "What came back is not an answer of the backend.", code="NOT_AN_ANSWER")
    data = body.get("data")
    if event_id is not None and (not isinstance(data, dict) or data.get("event_id") != event_id):
        raise OutcomeUnknown(UNCLEAR, "The answer belongs to another scan.", code="OTHER_EVENT")
    return Answer(body["ok"], data, str(body.get("code") or ""), str(body.get("message") or ""))


def read_json(reply: HttpReply, now: datetime) -> Any:
    """The JSON of a successful reply. Raises SyncError for everything else."""
    if reply.status == 407:
        raise _proxy_asks()
    if reply.status in _ANSWERED_ELSEWHERE:
        raise _sign_in_page()
    body = _json_or_none(reply)
    if 200 <= reply.status < 300:
        if body is None:
            raise _no_json(reply)
        return body
    raise _failure(reply, body if isinstance(body, dict) else {}, now)


def read_transport(error: Exception) -> UnverifiedError:
    """What an exception of requests means: did the call leave this computer?"""
    # Whoever has such an exception has loaded it; whoever only reads answers need not.
    from requests import exceptions as http_errors

    if isinstance(error, http_errors.ProxyError):
        return _proxy_asks()
    if isinstance(error, http_errors.SSLError):
        return BackendUnreachable(
            UNREACHABLE,
            "The backend's certificate is not trusted, or this network is in between. Call IT.",
            code="TLS",
        )
    if isinstance(error, http_errors.ConnectTimeout) or _never_connected(error):
        return BackendUnreachable(UNREACHABLE, "Scans are saved here and sent later.", code="UNREACHABLE")
    return OutcomeUnknown(UNCLEAR, "The answer did not arrive. The scan is sent again.", code="NO_ANSWER")


class Step(StrEnum):
    """What becomes of an entry."""

    CONFIRM = "confirmed"
    DUPLICATE = "duplicate"
    WAIT = "waiting"
    ATTENTION = "attention"
    RETRY = "retry"


class LinkEffect(Enum):
    """What a call's end says about the link."""

    UP = "up"
    SUSPECT = "suspect"
    """Ask the backend something cheap: is it this call, or everything?"""
    DOWN = "down"
    PAUSE = "pause"


class Verdict(Struct, frozen=True):
    """What follows from a call's end. `code` and `message` say why, for the ledger."""

    step: Step
    link: LinkEffect
    code: str = ""
    message: str = ""
    immediate: bool = False
    """The call was not made at all, or is now made alone: nothing is gained by letting the entry wait."""


def verdict(end: Answer | SyncError, function: str = "") -> Verdict:
    """What follows for the entry and the link. `function` is the one that was called."""
    if isinstance(end, Answer):
        return Verdict(_step(end, function), LinkEffect.UP, end.code, end.message)
    if isinstance(end, BackendRejected):
        return Verdict(Step.ATTENTION, LinkEffect.UP, end.code, end.message)
    if isinstance(end, UnverifiedError):
        immediate = isinstance(end, BackendUnreachable | NotInBatch)
        return Verdict(Step.RETRY, _link_effect(end), end.code, end.message, immediate)
    # Wrong language, wrong key, no session: a person must act, and no scan is to blame.
    code = end.code if isinstance(end, ContractMismatch) else type(end).__name__
    return Verdict(Step.RETRY, LinkEffect.PAUSE, code, end.message)


def is_mendable(error: SyncError) -> bool:
    """Whether it is this network or computer, and a person can do something about it."""
    return isinstance(error, NetworkSignIn) or (
        isinstance(error, BackendUnreachable) and error.code in ("TLS", "PROXY")
    )


def _step(answer: Answer, function: str) -> Step:
    if answer.ok:
        return Step.CONFIRM
    direction = answer.data.get("direction") if answer.code == "ORD002" else None
    if direction == "early":
        return Step.WAIT
    # A cake that went back, or to somebody, did not do so because it has been packed since.
    passed = direction == "late" and function.startswith(_ONWARD)
    return Step.DUPLICATE if passed else Step.ATTENTION


def _link_effect(end: UnverifiedError) -> LinkEffect:
    if isinstance(end, NotInBatch):
        return LinkEffect.UP
    down = isinstance(end, BackendUnreachable | NetworkSignIn) or end.retry_after_s is not None
    return LinkEffect.DOWN if down else LinkEffect.SUSPECT


def _failure(reply: HttpReply, body: Mapping[str, Any], now: datetime) -> SyncError:
    """An HTTP error: by PostgREST's code first, then by the status."""
    code = str(body.get("code") or "")
    message = str(body.get("message") or "")
    if _is_transient(code, reply.status):
        wait_s = retry_after_s(reply.headers.get("retry-after"), now)
        text = "The backend is busy or starting. The scan is sent again."
        return OutcomeUnknown(UNCLEAR, text, code=code or f"HTTP {reply.status}", retry_after_s=wait_s)
    if reply.status == 401 or code in ("PGRST301", "PGRST302", "PGRST303"):
        return AuthExpired(
            "The backend refuses this station",
            "Its session or key is not accepted. IT: check backend_url, anon_key and the station's account.",
        )
    if code.startswith("PGRST2") or code == "PGRST106" or (reply.status == 404 and not code):
        detail = message or f"HTTP {reply.status} at the backend's address"
        return ContractMismatch(
            FOREIGN, f"IT must look at it: {detail}. Nothing is lost.", code=code or "404"
        )
    if code:
        return BackendRejected(code, message, status=reply.status, data={"details": body.get("details")})
    return OutcomeUnknown(UNCLEAR, f"HTTP {reply.status} came back.", code=f"HTTP {reply.status}")


def _is_transient(code: str, status: int) -> bool:
    by_code = code in _TRANSIENT_CODES or code.startswith(_TRANSIENT_CLASSES)
    return by_code or status >= 500 or status in _TRANSIENT_STATUS


def _never_connected(error: Exception) -> bool:
    from urllib3 import exceptions as pool_errors

    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(reason, pool_errors.NewConnectionError | pool_errors.ConnectTimeoutError)


def _json_or_none(reply: HttpReply) -> Any:
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        return None


def _no_json(reply: HttpReply) -> SyncError:
    kind = reply.headers.get("content-type", "")
    if "html" in kind or reply.body.lstrip()[:1] == b"<":
        return _sign_in_page()
    return OutcomeUnknown(UNCLEAR, "The answer is empty or cut off.", code="NO_JSON")


def _sign_in_page() -> SyncError:
    return NetworkSignIn(
        SIGN_IN, f"{SIGN_IN}. Open a browser on this computer, or call IT.", code="SIGN_IN_PAGE"
    )


def _proxy_asks() -> UnverifiedError:
    return BackendUnreachable(
        UNREACHABLE, "The network's proxy refuses this station. IT: check the proxy settings.", code="PROXY"
    )
