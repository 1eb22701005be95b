"""The network between the benches and the server, and everything that it can do to a call."""

import json
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any

import requests

from sync.errors import BackendUnreachable
from sync.http import Http
from sync.outcome import UNREACHABLE, HttpReply, read_transport
from tests.simulation.loop import EventLoop

READ_TIMEOUT_S = 10.0
CONNECT_TIMEOUT_S = 4.0
Server = Callable[[str, dict[str, Any], Mapping[str, str]], HttpReply]


class Fault(StrEnum):
    """What happens to one call."""

    NONE = "none"
    REFUSED = "connection refused"
    BLACK_HOLE = "connection times out"
    REQUEST_LOST = "request lost"
    ANSWER_LOST = "answer lost after commit"
    RESET = "connection reset after commit"
    TRUNCATED = "answer truncated"
    LATE = "request arrives after the time-out"
    TWICE = "request delivered twice"
    GATEWAY = "504 after commit"
    SERVER_ERROR = "500 or 502"
    BUSY = "429 or 503 with Retry-After"
    SQL = "transient SQL error"
    SCHEMA_CACHE = "PGRST002"
    UNKNOWN_FUNCTION = "PGRST202"
    PORTAL_PAGE = "captive portal: a page"
    PORTAL_REDIRECT = "captive portal: a redirect"
    FOREIGN_ANSWER = "an answer for something else"
    SIGNED_OUT = "the server forgot its sessions"


FAULTS = tuple(fault for fault in Fault if fault is not Fault.NONE)
_AFTER_COMMIT_SILENT = (Fault.ANSWER_LOST, Fault.LATE, Fault.RESET)
_RETRY_AFTER = ("0", "3", "45", "86400", "soon", "Fri, 27 Nov 2026 06:02:00 GMT", "-1")


@dataclass
class Weather:
    """How bad it is: the share of calls that a fault meets, which ones, outages by bench, and until when."""

    rate: float
    faults: tuple[Fault, ...]
    until_s: float
    outages: dict[int, list[tuple[float, float]]] = field(default_factory=dict)

    def out(self, bench: int, now: float) -> bool:
        """Whether this bench has no network now."""
        return any(start <= now < end for start, end in self.outages.get(bench, ()))


@dataclass
class Call:
    """A call under way: the client waits for `reply` until it has one, or is cut off."""

    reply: HttpReply | None = None
    cut_off: bool = False

    @property
    def over(self) -> bool:
        """Whether the client has something to go on with."""
        return self.reply is not None or self.cut_off


class Network:
    """Carries calls over virtual time. `met` counts the faults, `deliveries` the requests that arrived."""

    def __init__(
        self, loop: EventLoop, rng: Random, weather: Weather, server: Server, sign_out: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._rng = rng
        self._weather = weather
        self._server = server
        self._sign_out = sign_out
        self.met: Counter[Fault] = Counter()
        self.calls = 0
        self.in_flight = 0

    def carry(self, bench: int, path: str, body: bytes, headers: Mapping[str, str]) -> HttpReply:
        """One POST. Raises what sync.http.Http raises."""
        self.calls += 1
        fault = self._draw(bench)
        self.met[fault] += 1
        if fault is Fault.REFUSED:
            self._loop.run_until(self._loop.now + 0.01)
            raise _unreachable()
        if fault is Fault.BLACK_HOLE:
            self._loop.run_until(self._loop.now + CONNECT_TIMEOUT_S)
            raise _unreachable()
        call = Call()
        self._send(call, fault, path, body, headers)
        self._loop.run_until(self._loop.now + READ_TIMEOUT_S, lambda: call.over)
        if call.reply is None:
            error = requests.ConnectionError if call.cut_off else requests.ReadTimeout
            raise read_transport(error())
        return call.reply

    def _draw(self, bench: int) -> Fault:
        weather, rng = self._weather, self._rng
        if self._loop.now >= weather.until_s:
            return Fault.NONE
        if weather.out(bench, self._loop.now):
            return rng.choice((Fault.REFUSED, Fault.REFUSED, Fault.BLACK_HOLE))
        return rng.choice(weather.faults) if rng.random() < weather.rate else Fault.NONE

    def _latency(self) -> float:
        # Mostly quick, now and then seconds: so calls of several benches overtake one another.
        return min(self._rng.expovariate(12.0), 4.0)

    def _send(self, call: Call, fault: Fault, path: str, body: bytes, headers: Mapping[str, str]) -> None:
        if fault is Fault.REQUEST_LOST:
            return
        instead = self._without_server(fault)
        if instead is not None:
            self._answer(call, instead)
            return
        delay_s = self._latency()
        if fault is Fault.LATE:
            delay_s = READ_TIMEOUT_S + self._rng.uniform(0.1, 60.0)
        self._deliver(call, fault, delay_s, path, body, headers)
        if fault is Fault.TWICE:
            self._deliver(Call(), Fault.NONE, self._rng.uniform(0.0, 30.0), path, body, headers)

    def _deliver(
        self, call: Call, fault: Fault, delay_s: float, path: str, body: bytes, headers: Mapping[str, str]
    ) -> None:
        def arrive() -> None:
            self.in_flight -= 1
            if fault is Fault.SIGNED_OUT:
                self._sign_out()
            reply = self._server(path, json.loads(body), headers)
            if fault is Fault.RESET:
                call.cut_off = True
            if fault not in _AFTER_COMMIT_SILENT:
                self._answer(call, self._spoilt(fault, reply))

        self.in_flight += 1
        self._loop.after(delay_s, arrive)

    def _answer(self, call: Call, reply: HttpReply) -> None:
        def arrive() -> None:
            call.reply = reply

        self._loop.after(self._latency(), arrive)

    def _spoilt(self, fault: Fault, reply: HttpReply) -> HttpReply:
        if fault is Fault.TRUNCATED:
            return HttpReply(reply.status, reply.headers, reply.body[: self._rng.randrange(len(reply.body))])
        return error_reply(504, "") if fault is Fault.GATEWAY else reply

    def _without_server(self, fault: Fault) -> HttpReply | None:
        """The reply of whatever stands before the server and does not let the call through."""
        rng = self._rng
        match fault:
            case Fault.SERVER_ERROR:
                return HttpReply(
                    rng.choice((500, 502)), {"content-type": "text/html"}, b"<h1>Bad Gateway</h1>"
                )
            case Fault.BUSY:
                return error_reply(rng.choice((429, 503)), "", {"retry-after": rng.choice(_RETRY_AFTER)})
            case Fault.SQL:
                return error_reply(
                    rng.choice((400, 500, 503)), rng.choice(("40001", "40P01", "57014", "53300"))
                )
            case Fault.SCHEMA_CACHE:
                return error_reply(503, "PGRST002")
            case Fault.UNKNOWN_FUNCTION:
                return error_reply(404, "PGRST202")
            case Fault.PORTAL_PAGE:
                return HttpReply(200, {"content-type": "text/html"}, b"<html>Welcome to the market</html>")
            case Fault.PORTAL_REDIRECT:
                return HttpReply(302, {"location": "http://portal.example/"}, b"")
            case Fault.FOREIGN_ANSWER:
                return _json(200, rng.choice(self._lies()))
        return None

    def _lies(self) -> list[Any]:
        other = str(uuid.UUID(int=self._rng.getrandbits(128), version=4))
        data = {"event_id": other, "order_id": "bannos-1", "stage": "Filling", "already_done": False}
        return [{"ok": True, "data": data}, {"ok": True, "data": None}, {"ok": True}, {"status": "ok"}, []]


class SimHttp(Http):
    """The client's end: `sync.rpc` and `sync.auth` post through it. `alive` raises when the process died."""

    def __init__(self, network: Network, bench: int, alive: Callable[[], None]) -> None:
        self._network = network
        self._bench = bench
        self._alive = alive

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> HttpReply:
        """POST over the network. Raises BackendUnreachable or OutcomeUnknown."""
        self._alive()
        try:
            return self._network.carry(self._bench, path, json.dumps(body).encode(), headers)
        finally:
            self._alive()

    def abort(self) -> None:
        """Nothing to break off: there is one thread."""

    def close(self) -> None:
        """Nothing to close."""


def error_reply(status: int, code: str, headers: Mapping[str, str] | None = None) -> HttpReply:
    """PostgREST's form of an error; without a code, an empty body of some gateway."""
    if not code:
        return HttpReply(status, {**(headers or {})}, b"")
    body = {"code": code, "message": "in the simulation", "details": None, "hint": None}
    return HttpReply(status, {"content-type": "application/json"}, json.dumps(body).encode())


def _json(status: int, body: Any) -> HttpReply:
    return HttpReply(status, {"content-type": "application/json"}, json.dumps(body).encode())


def _unreachable() -> BackendUnreachable:
    return BackendUnreachable(UNREACHABLE, "The network is away.", code="UNREACHABLE")
