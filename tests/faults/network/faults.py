"""What a network does to a request: each a function of one exchange (see proxy.py)."""

import json
import random
from collections.abc import Callable

from tests.faults.network.proxy import Exchange, Fault
from tests.faults.network.wire import Message


def is_write(request: Message) -> bool:
    """Whether the request carries an event: not the probe, not a sign-in."""
    return b'"p_event_id"' in request.body or b'"event_id"' in request.body


def is_refresh(request: Message) -> bool:
    """Whether the request asks for another token by a refresh token."""
    return "grant_type=refresh_token" in request.path


def is_sign_in(request: Message) -> bool:
    """Whether the request asks for a token at all."""
    return "/auth/v1/token" in request.path


def drop_request(_: Exchange) -> bool:
    """Hang up before the server has seen it."""
    return False


def drop_answer(exchange: Exchange) -> bool:
    """The server commits; the connection ends without an answer."""
    exchange.forward()
    return False


def drop_answer_after(then: Callable[[], None]) -> Fault:
    """The server commits, something else happens in the kitchen, and the answer is dropped."""

    def fault(exchange: Exchange) -> bool:
        exchange.forward()
        then()
        return False

    return fault


def reset_request(exchange: Exchange) -> bool:
    """RST before the server has seen it."""
    exchange.reset()
    return False


def reset_answer(exchange: Exchange) -> bool:
    """The server commits; the client gets an RST."""
    exchange.forward()
    exchange.reset()
    return False


def truncate_body(exchange: Exchange) -> bool:
    """The server commits; the answer ends in the middle of its body."""
    answer = exchange.forward()
    exchange.send(answer.head + answer.body[: len(answer.body) // 2])
    return False


def byte_limit(count: int) -> Fault:
    """The server commits; the connection carries so many bytes of the answer and no more."""

    def fault(exchange: Exchange) -> bool:
        exchange.send(exchange.forward().raw[:count])
        return False

    return fault


def late(seconds: float) -> Fault:
    """The server commits; the answer comes when nobody waits for it any more."""

    def fault(exchange: Exchange) -> bool:
        answer = exchange.forward()
        exchange.rest(seconds)
        exchange.send(answer.raw)
        return True

    return fault


def black_hole(exchange: Exchange) -> bool:
    """Packets go nowhere: the server never sees it, and no answer comes."""
    exchange.until_client_leaves()
    return False


def one_way_drop(exchange: Exchange) -> bool:
    """Only the way back is broken: the server commits, and no answer comes."""
    exchange.forward()
    exchange.until_client_leaves()
    return False


def latency(mean_s: float, jitter_s: float) -> Fault:
    """Every exchange takes longer, each by another amount. Nothing is lost."""
    rng = random.Random(1)

    def fault(exchange: Exchange) -> bool:
        exchange.rest(max(0.0, mean_s + rng.uniform(-jitter_s, jitter_s)))
        exchange.send(exchange.forward().raw)
        return True

    return fault


def bandwidth(bytes_per_s: int) -> Fault:
    """The answer trickles at this rate, in pieces of a twentieth of a second. Nothing is lost."""

    def fault(exchange: Exchange) -> bool:
        data = exchange.forward().raw
        size = max(1, bytes_per_s // 20)
        for start in range(0, len(data), size):
            exchange.send(data[start : start + size])
            exchange.rest(0.05)
        return True

    return fault


def sliced(exchange: Exchange) -> bool:
    """The answer comes in pieces of one byte. Nothing is lost."""
    for byte in exchange.forward().raw:
        exchange.send(bytes((byte,)))
    return True


def slow_close(seconds: float) -> Fault:
    """The answer ends where the connection ends, and that takes a while."""

    def fault(exchange: Exchange) -> bool:
        answer = exchange.forward()
        lines = [
            line for line in answer.head.split(b"\r\n") if not line.lower().startswith(b"content-length")
        ]
        lines.insert(1, b"Connection: close")
        exchange.send(b"\r\n".join(lines) + answer.body)
        exchange.rest(seconds)
        return False

    return fault


def stale_keep_alive(exchange: Exchange) -> bool:
    """All is well, but the kept connection is closed in the moment of its next use."""
    exchange.send(exchange.forward().raw)
    exchange.until_next_bytes()
    return False


def trickle(every_s: float) -> Fault:
    """The server commits; bytes of a head that never ends come just often enough for the read time-out."""

    def fault(exchange: Exchange) -> bool:
        exchange.forward()
        exchange.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            exchange.send(b"x")
            exchange.rest(every_s)

    return fault


def reply(status: int, body: bytes, *, kind: str = "application/json", **headers: str) -> Fault:
    """Something in between, or the server's front door, answers; the server never sees the request."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    raw = "\r\n".join([*lines, "", ""]).encode() + body

    def fault(exchange: Exchange) -> bool:
        exchange.send(raw)
        return True

    return fault


def error(status: int, code: str, **headers: str) -> Fault:
    """PostgREST's error body with this code."""
    body = {"code": code, "message": "said by the test", "details": None, "hint": None}
    return reply(status, json.dumps(body).encode(), **headers)


PORTAL_PAGE = b"<!DOCTYPE html><html><title>Welcome</title><form>Sign in to this network</form></html>"


def portal_page(exchange: Exchange) -> bool:
    """A captive portal that answers everything with its page."""
    return reply(200, PORTAL_PAGE, kind="text/html")(exchange)


def portal_redirect(exchange: Exchange) -> bool:
    """A captive portal: everything is sent to its page; the page itself is a 200."""
    if exchange.request.path == "/welcome":
        return portal_page(exchange)
    return reply(302, b"", kind="text/html", Location="/welcome")(exchange)


def raw(answer: bytes) -> Fault:
    """The server commits; these bytes come instead of its answer, and then the end."""

    def fault(exchange: Exchange) -> bool:
        exchange.forward()
        exchange.send(answer)
        return False

    return fault


def nested(depth: int) -> bytes:
    """JSON that goes deeper than any reader."""
    return b"[" * depth + b"]" * depth
