"""One thread's HTTP: explicit time-outs, no redirects, the system's trust store, and an end to every call."""

import json
import socket
import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct

from sync.errors import BackendUnreachable, ContractMismatch, OutcomeUnknown, Superseded
from sync.outcome import UNCLEAR, UNREACHABLE, HttpReply, read_transport

if TYPE_CHECKING:
    import ssl

    from requests import Response

    from sync.http_session import Session


class Timeouts(Struct, frozen=True):
    """Seconds: to connect, between two bytes, and for a whole call. DNS has the resolver's own limit."""

    connect_s: float = 4.0
    read_s: float = 10.0
    total_s: float = 20.0


class Http:
    """POSTs JSON to one server, or GETs from it, over kept-alive connections.

    Only the thread that owns it may call it: the one that called `adopt()`; nobody owns it before that.
    """

    def __init__(
        self,
        url: str,
        timeouts: Timeouts | None = None,
        max_bytes: int = 32 * 1024 * 1024,
        tls: "ssl.SSLContext | None" = None,
    ) -> None:
        self._base = _sound_url(url)
        self._timeouts = timeouts or Timeouts()
        self._max_bytes = max_bytes
        self._aborted = False
        self._tls = tls
        self._wire = _Wire(self._base, self._tls)

    def adopt(self) -> None:
        """From now on only the calling thread may call. Other threads' calls end in Superseded."""
        old, me = self._wire, threading.get_ident()
        if old.owner is None:
            old.owner = me
            return
        # Ours before the old call is broken off: that one asks whose it is when it ends.
        self._wire = _Wire(self._base, self._tls, me)
        old.guard.end()
        old.close()

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> HttpReply:
        """POST and read the whole reply. Raises BackendUnreachable or OutcomeUnknown."""
        wanted = {"Content-Type": "application/json", "Accept": "application/json", **headers}
        return self._call("POST", path, json.dumps(body).encode(), wanted)

    def get(self, path: str, headers: Mapping[str, str]) -> HttpReply:
        """GET and read the whole reply. Raises the same."""
        return self._call("GET", path, None, headers)

    def _call(self, method: str, path: str, data: bytes | None, headers: Mapping[str, str]) -> HttpReply:
        self.refuse_if_over()
        wire, limits = self._wire, self._timeouts
        session = wire.session
        with wire.guard.limit(limits.total_s):
            try:
                response = session.request(
                    method,
                    self._base + path,
                    data=data,
                    headers=dict(headers),
                    timeout=(limits.connect_s, limits.read_s),
                    allow_redirects=False,
                    stream=True,
                )
                try:
                    content = self._read(response)
                finally:
                    response.close()
            except session.failures as error:
                self._mine()
                raise read_transport(error) from error
        self._mine()
        if wire.guard.ended_it:
            # http.client takes the end of the stream for the end of the headers.
            raise OutcomeUnknown(
                UNCLEAR, "The answer took too long. The scan is sent again.", code="TOO_SLOW"
            )
        lower = {name.lower(): value for name, value in response.headers.items()}
        return HttpReply(response.status_code, lower, content)

    def refuse_if_over(self) -> None:
        """Raise BackendUnreachable after `abort()`, Superseded for a thread that was replaced."""
        self._mine()
        if self._aborted:
            raise BackendUnreachable(
                UNREACHABLE, "The station is closing. Scans are saved here.", code="STOPPED"
            )

    def abort(self) -> None:
        """End the call under way and refuse further ones. Any thread."""
        self._aborted = True
        self._wire.guard.end()

    def close(self) -> None:
        """Close its connections."""
        self._wire.close()

    def _mine(self) -> None:
        if self._wire.owner not in (None, threading.get_ident()):
            raise Superseded

    def _read(self, response: "Response") -> bytes:
        """Whatever has arrived, again and again: read(n) would wait for n bytes, however slow."""
        content = bytearray()
        while chunk := response.raw.read1(65536, decode_content=True):
            content += chunk
            if len(content) > self._max_bytes:
                raise OutcomeUnknown(UNCLEAR, "The answer is far too long.", code="TOO_LONG")
        return bytes(content)


class _Wire:
    """The connections of one owner: whoever comes after has its own."""

    def __init__(self, base: str, tls: "ssl.SSLContext | None", owner: int | None = None) -> None:
        self.owner = owner
        self.guard = Guard()
        self._base = base
        self._tls = tls

    @cached_property
    def session(self) -> "Session":
        """Opened by the first call, in the thread that makes it."""
        # requests, urllib3 and their TLS take a fifth of a second to load: no window waits for them.
        from sync.http_session import open_session

        return open_session(self._base, self.guard, self._tls)

    def close(self) -> None:
        if "session" in self.__dict__:
            self.session.close()


class Guard:
    """Ends a call that outlives its limit by shutting its socket down: time-outs between bytes cannot."""

    def __init__(self) -> None:
        self._connection: object = None
        self.ended_it = False

    def watch(self, connection: object) -> None:
        """This connection is about to be used."""
        self._connection = connection

    def limit(self, seconds: float) -> "_Limit":
        """Ends the call within the returned context after so many seconds."""
        self._connection = None
        self.ended_it = False
        return _Limit(seconds, self.end)

    def end(self) -> None:
        """End the call now. Any thread."""
        self.ended_it = True
        sock = getattr(self._connection, "sock", None)
        if sock is not None:
            try:
                # Not SSLSocket.shutdown: that would take the TLS layer away under the reading thread.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
            except OSError:
                return


class _Limit:
    def __init__(self, seconds: float, end: Callable[[], None]) -> None:
        self._timer = threading.Timer(seconds, end)
        self._timer.daemon = True
        self._timer.name = "call-limit"

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()


def _sound_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ContractMismatch(
            "The backend's address is wrong",
            f"backend_url must look like https://kitchen.example, not {url!r}. Correct it in the settings.",
            code="BAD_URL",
        )
    return url.rstrip("/")
