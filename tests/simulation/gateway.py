"""PostgREST and GoTrue around the model server: sessions, JSON, status codes, the Date header."""

import json
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime
from random import Random
from typing import Any

from sync.outcome import HttpReply
from tests.simulation.model_server import ModelServer
from tests.simulation.network import error_reply

RPC = "/rest/v1/rpc/"
_SESSION_S = 900


class Gateway:
    """Checks the session and calls the server. Refresh tokens rotate: each is good once."""

    def __init__(self, server: ModelServer, rng: Random) -> None:
        self._server = server
        self._rng = rng
        self._access: set[str] = set()
        self._refresh: set[str] = set()

    def forget_sessions(self) -> None:
        """Access tokens are refused from now on."""
        self._access.clear()

    def answer(self, path: str, body: dict[str, Any], headers: Mapping[str, str], now: datetime) -> HttpReply:
        """The reply to one POST."""
        reply = self._route(path, body, headers)
        return HttpReply(
            reply.status, {**reply.headers, "date": format_datetime(now, usegmt=True)}, reply.body
        )

    def _route(self, path: str, body: dict[str, Any], headers: Mapping[str, str]) -> HttpReply:
        if path.startswith("/auth/v1/token"):
            return self._sign_in(path, body)
        if headers["Authorization"].removeprefix("Bearer ") not in self._access:
            return error_reply(401, "PGRST301")
        answer = self._server.call(path.removeprefix(RPC), body)
        return error_reply(404, "PGRST202") if answer is None else _reply(200, answer)

    def _sign_in(self, path: str, body: dict[str, Any]) -> HttpReply:
        if path.endswith("refresh_token"):
            if body["refresh_token"] not in self._refresh:
                return _reply(400, {"error_code": "refresh_token_already_used"})
            self._refresh.remove(body["refresh_token"])
        access, refresh = (f"{self._rng.getrandbits(96):024x}" for _ in range(2))
        self._access.add(access)
        self._refresh.add(refresh)
        return _reply(200, {"access_token": access, "refresh_token": refresh, "expires_in": _SESSION_S})


def _reply(status: int, body: object) -> HttpReply:
    return HttpReply(status, {"content-type": "application/json"}, json.dumps(body).encode())
