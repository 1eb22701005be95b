"""A backend on a real socket that can be told how to fail. It speaks contract.md by `FakeKitchen`."""

import contextlib
import json
import socket
import threading
from collections.abc import Mapping
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from msgspec import Struct, field

from sync.fakes.kitchen import FakeKitchen

EMAIL, PASSWORD, ANON_KEY = "bench@kitchen.example", "a good password", "anon-key"


class FaultKind(Enum):
    """How one request goes wrong."""

    DROP = "drop"
    """The connection closes before anything happened."""
    DROP_AFTER_COMMIT = "drop after commit"
    """It takes effect, and the connection closes without an answer."""
    TRUNCATE = "truncate"
    """It takes effect, and half of the answer arrives."""
    TRICKLE = "trickle"
    """It takes effect, and the answer comes byte by byte, for ever."""
    HANG = "hang"
    """It takes effect, and no answer comes until the backend is stopped."""
    REPLY = "reply"
    """Nothing happens, and this reply comes instead."""


class Fault(Struct, frozen=True):
    """One fault; `function` None: whatever comes next. `status`, `body` and `headers` are for REPLY."""

    kind: FaultKind
    function: str | None = None
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def html(cls, status: int = 200, function: str | None = None) -> "Fault":
        """A captive portal's page."""
        page = b"<!DOCTYPE html><title>Welcome to the WiFi</title>"
        return cls(FaultKind.REPLY, function, status, page, {"Content-Type": "text/html"})

    @classmethod
    def redirect(cls, function: str | None = None) -> "Fault":
        """A captive portal's redirect."""
        return cls(FaultKind.REPLY, function, 302, b"", {"Location": "http://wifi.example/login"})

    @classmethod
    def error(cls, status: int, code: str, function: str | None = None, **headers: str) -> "Fault":
        """PostgREST's error form."""
        body = json.dumps({"code": code, "message": f"{code} happened", "details": None, "hint": None})
        sent = {"Content-Type": "application/json"} | {n.replace("_", "-"): v for n, v in headers.items()}
        return cls(FaultKind.REPLY, function, status, body.encode(), sent)


class FakeBackend:
    """Serves on 127.0.0.1 from `start()` to `stop()`, on the same port each time. `hangs`: a HANG was met."""

    def __init__(self, kitchen: FakeKitchen | None = None) -> None:
        self.kitchen = kitchen or FakeKitchen()
        self.email, self.password, self.anon_key = EMAIL, PASSWORD, ANON_KEY
        self.port = 0
        self.grants: list[str] = []
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._tokens: set[str] = set()
        self._refresh_tokens: set[str] = set()
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self.stopped = threading.Event()
        self.hangs = threading.Event()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen."""
        self.stopped.clear()
        self._server = _Server(self)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="fake-backend")
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and break every connection."""
        if self._server is None or self._thread is None:
            return
        self.stopped.set()
        self._server.shutdown()
        self._server.break_connections()
        self._server.server_close()
        self._thread.join()
        self._server = self._thread = None

    def script(self, *faults: Fault) -> None:
        """These faults come next, each once."""
        with self._lock:
            self._faults.extend(faults)

    def expire_tokens(self) -> None:
        """No access token is good any more."""
        with self._lock:
            self._tokens.clear()

    def revoke_sessions(self) -> None:
        """No access or refresh token is good any more."""
        with self._lock:
            self._tokens.clear()
            self._refresh_tokens.clear()

    def take_fault(self, function: str) -> Fault | None:
        """The fault scripted for this request, taken off the script."""
        with self._lock:
            for fault in self._faults:
                if fault.function in (None, function):
                    self._faults.remove(fault)
                    return fault
        return None

    def answer(self, path: str, body: dict[str, Any], bearer: str) -> tuple[int, Any]:
        """Status and JSON for a request."""
        if path.startswith("/auth/v1/token?grant_type="):
            return self._grant(path.partition("=")[2], body)
        function = path.removeprefix("/rest/v1/rpc/")
        with self._lock:
            known = bearer in self._tokens
        if not known:
            return 401, {"code": "PGRST301", "message": "JWT expired", "details": None, "hint": None}
        answer = self.kitchen.call(function, body)
        if answer is None:
            text = f"Could not find the function public.{function} in the schema cache"
            return 404, {"code": "PGRST202", "message": text, "details": None, "hint": None}
        return 200, answer

    def _grant(self, kind: str, body: dict[str, Any]) -> tuple[int, Any]:
        with self._lock:
            self.grants.append(kind)
            right = (body.get("email"), body.get("password")) == (self.email, self.password)
            kept = body.get("refresh_token", "") in self._refresh_tokens
            if not (right if kind == "password" else kept):
                return 400, {"code": 400, "error_code": "invalid_credentials", "msg": "Invalid credentials"}
            self._refresh_tokens.discard(body.get("refresh_token", ""))
            access, refresh = f"access-{len(self.grants)}", f"refresh-{len(self.grants)}"
            self._tokens.add(access)
            self._refresh_tokens.add(refresh)
        return 200, {
            "access_token": access,
            "refresh_token": refresh,
            "expires_in": 3600,
            "token_type": "bearer",
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, backend: FakeBackend) -> None:
        self.backend = backend
        self._connections: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(("127.0.0.1", backend.port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._guard:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._guard:
            self._connections.discard(request)
        super().shutdown_request(request)

    def break_connections(self) -> None:
        with self._guard:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that went away is part of the game.
        return


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body go out as two packets: without this the second waits for the client's delayed ACK.
    disable_nagle_algorithm = True
    server: _Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        backend = self.server.backend
        fault = backend.take_fault(self.path.rpartition("/")[2])
        if fault and fault.kind is FaultKind.DROP:
            self._hang_up()
            return
        if fault and fault.kind is FaultKind.REPLY:
            self._send(fault.status, fault.body, fault.headers)
            return
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        status, answer = backend.answer(self.path, body, bearer)
        content = json.dumps(answer).encode()
        if fault:
            self._fail(fault.kind, status, content)
        else:
            self._send(status, content, {"Content-Type": "application/json"})

    def _fail(self, kind: FaultKind, status: int, content: bytes) -> None:
        if kind is FaultKind.TRUNCATE:
            self._start(status, len(content), {})
            self.wfile.write(content[: len(content) // 2])
        elif kind is FaultKind.TRICKLE:
            self._start(status, 1_000_000, {})
            while not self.server.backend.stopped.wait(0.02):
                self.wfile.write(b" ")
        elif kind is FaultKind.HANG:
            self.server.backend.hangs.set()
            self.server.backend.stopped.wait()
        self._hang_up()

    def _hang_up(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _send(self, status: int, content: bytes, headers: Mapping[str, str]) -> None:
        self._start(status, len(content), headers)
        self.wfile.write(content)

    def _start(self, status: int, length: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        return
