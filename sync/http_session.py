"""requests as this room uses it: guarded connections, the system's trust store, none of its surprises."""

import ssl
from typing import Any, ClassVar
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from sync.http import Guard

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Session(requests.Session):
    """The kept-alive connections of one thread."""

    failures: ClassVar[tuple[type[Exception], ...]] = (requests.RequestException, HTTPError, OSError)
    """What a call can raise."""


def open_session(base: str, guard: Guard, tls: ssl.SSLContext | None) -> Session:
    """A session for one server; `tls` None: what the system trusts."""
    session = Session()
    # A .netrc must not replace our Authorization header.
    session.auth = _keep_headers
    # No proxy stands between us and ourselves.
    session.trust_env = urlsplit(base).hostname not in _LOOPBACK
    session.mount("http://", _Adapter(guard, None))
    if base.startswith("https:"):
        session.mount("https://", _Adapter(guard, tls or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)))
    return session


class _Adapter(HTTPAdapter):
    """requests' adapter with connections that the guard knows, and TLS by the system's trust store."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext | None) -> None:
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


def _guarded_pools(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
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


def _keep_headers(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
