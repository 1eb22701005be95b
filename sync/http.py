"""One thread's HTTP: explicit time-outs, no redirects, the system's trust store, and an end to every call."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from sync.errors import BackendUnreachable, ContractMismatch, OutcomeUnknown, Superseded
from sync.outcome import UNCLEAR, UNREACHABLE, HttpReply, read_transport

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Timeouts:
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
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._base = _sound_url(url)
        self._timeouts = timeouts or Timeouts()
        self._max_bytes = max_bytes
        self._aborted = False
        self._tls = tls
        if tls is None and self._base.startswith("https:"):
            self._tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
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
        old.session.close()

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
        with wire.guard.limit(limits.total_s):
            try:
                response = wire.session.request(
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
            except (requests.RequestException, HTTPError, OSError) as error:
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
        self._wire.session.close()

    def _mine(self) -> None:
        if self._wire.owner not in (None, threading.get_ident()):
            raise Superseded

    def _read(self, response: requests.Response) -> bytes:
        """Whatever has arrived, again and again: read(n) would wait for n bytes, however slow."""
        content = bytearray()
        while chunk := response.raw.read1(65536, decode_content=True):
            content += chunk
            if len(content) > self._max_bytes:
                raise OutcomeUnknown(UNCLEAR, "The answer is far too long.", code="TOO_LONG")
        return bytes(content)


class _Wire:
    """The connections of one owner: whoever comes after has its own."""

    def __init__(self, base: str, tls: ssl.SSLContext | None, owner: int | None = None) -> None:
        self.owner = owner
        self.guard = _Guard()
        self.session = requests.Session()
        # A .netrc must not replace our Authorization header.
        self.session.auth = _keep_headers
        # No proxy stands between us and ourselves.
        self.session.trust_env = urlsplit(base).hostname not in _LOOPBACK
        self.session.mount("http://", _Adapter(self.guard, None))
        if tls is not None:
            self.session.mount("https://", _Adapter(self.guard, tls))


class _Guard:
    """Ends a call that outlives its limit by shutting its socket down: time-outs between bytes cannot."""

    def __init__(self) -> None:
        self._connection: HTTPConnection | None = None
        self.ended_it = False

    def watch(self, connection: HTTPConnection) -> None:
        self._connection = connection

    def limit(self, seconds: float) -> "_Limit":
        self._connection = None
        self.ended_it = False
        return _Limit(seconds, self.end)

    def end(self) -> None:
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


class _Adapter(HTTPAdapter):
    """requests' adapter with connections that the guard knows, and TLS by the system's trust store."""

    def __init__(self, guard: _Guard, tls: ssl.SSLContext | None) -> None:
        self._tls = tls
        self._pools = _guarded_pools(guard)
        super().__init__(pool_connections=2, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **self._with_tls(kwargs))
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **self._with_tls(kwargs))
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        # requests would add certifi's list to the system's; the context alone decides whom we trust.
        conn.cert_reqs, conn.ca_certs, conn.ca_cert_dir = "CERT_REQUIRED", None, None

    def _with_tls(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        return kwargs if self._tls is None else {**kwargs, "ssl_context": self._tls}


def _guarded_pools(guard: _Guard) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def request(self, *args: Any, **kwargs: Any) -> None:
            guard.watch(self)
            super().request(*args, **kwargs)

    class Secure(HTTPSConnection):
        def request(self, *args: Any, **kwargs: Any) -> None:
            guard.watch(self)
            super().request(*args, **kwargs)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _sound_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ContractMismatch(
            "The backend's address is wrong",
            f"backend_url must look like https://kitchen.example, not {url!r}. Correct it in the settings.",
            code="BAD_URL",
        )
    return url.rstrip("/")


def _keep_headers(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
