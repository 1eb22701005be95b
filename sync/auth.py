"""The station's session with GoTrue: refreshed by one thread at a time, saved before it is used."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from sync.clock import Clock
from sync.errors import AuthExpired, BackendRejected, ContractMismatch, SignInFailed
from sync.http import Http
from sync.keys import refuse_service_key
from sync.outcome import FOREIGN, HttpReply, read_json
from sync.token_store import TokenStore

_log = logging.getLogger(__name__)

# Renewed this long before it ends: clocks drift, and a call takes time.
_EARLY_S = 60.0
_LOOK_UP_S = 0.2


class _Session(Struct, frozen=True):
    access_token: str
    refresh_token: str
    renew_at: float


class Auth:
    """Hands out access tokens. Shared by the sync threads: each brings its own `Http`.

    Raises ServiceKeyRefused at once for a key that must not be here.
    """

    def __init__(self, anon_key: str, email: str, password: str, store: TokenStore, clock: Clock) -> None:
        refuse_service_key(anon_key)
        self.anon_key = anon_key
        self._email = email
        self._password = password
        self._store = store
        self._clock = clock
        # GoTrue revokes the session when a refresh token is used twice: one refresher at a time.
        self._turn = threading.Lock()
        self._session: _Session | None = None

    def token(self, http: Http) -> str:
        """A token that is good for a while. Raises SignInFailed and what a call can raise."""
        with self._my_turn(http):
            if self._session is None or self._clock.monotonic() >= self._session.renew_at:
                self._session = self._renew(http)
            return self._session.access_token

    def replace(self, http: Http, refused: str) -> str:
        """Another token for one that the backend refused. Someone else may have replaced it already."""
        with self._my_turn(http):
            if self._session is None or self._session.access_token == refused:
                self._session = self._renew(http)
            return self._session.access_token

    @contextmanager
    def _my_turn(self, http: Http) -> Iterator[None]:
        # Another thread's sign-in may take long: whoever waits for it can still be stopped.
        while not self._turn.acquire(timeout=_LOOK_UP_S):
            http.refuse_if_over()
        try:
            yield
        finally:
            self._turn.release()

    def _renew(self, http: Http) -> _Session:
        kept = self._session.refresh_token if self._session else self._store.load()
        if kept:
            try:
                return self._grant(http, "refresh_token", {"refresh_token": kept})
            except (BackendRejected, AuthExpired) as error:
                # Used, revoked or too old, e.g. after a crash between rotation and save: sign in again.
                _log.info("refresh token refused: %s", error.message)
                self._session = None
                self._store.clear()
        try:
            return self._grant(http, "password", {"email": self._email, "password": self._password})
        except (BackendRejected, AuthExpired) as error:
            raise SignInFailed(
                "The station cannot sign in",
                "The backend refuses its e-mail, password or anon key. IT: correct them in the settings.",
            ) from error

    def _grant(self, http: Http, kind: str, body: dict[str, str]) -> _Session:
        headers = {"apikey": self.anon_key}
        reply = http.post(f"/auth/v1/token?grant_type={kind}", body, headers)
        answer = _read_grant(reply, self._clock)
        try:
            session = _Session(
                str(answer["access_token"]),
                str(answer["refresh_token"]),
                self._clock.monotonic() + max(0.0, float(answer["expires_in"]) - _EARLY_S),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ContractMismatch(
                FOREIGN, "The sign-in answered something unknown. IT: check backend_url.", code="NO_SESSION"
            ) from error
        # Before anyone uses it: losing a rotated token would end the session.
        self._store.save(session.refresh_token)
        return session


def _read_grant(reply: HttpReply, clock: Clock) -> dict[str, Any]:
    # GoTrue says `error_code` or `error` where PostgREST says `code`; 400, 401, 403 and 422 are its refusals.
    if reply.status in (400, 401, 403, 422) and reply.body.lstrip()[:1] == b"{":
        raise BackendRejected("SIGN_IN", "The sign-in was refused.", status=reply.status)
    body = read_json(reply, clock.now())
    return body if isinstance(body, dict) else {}
