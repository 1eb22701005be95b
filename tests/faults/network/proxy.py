"""A TCP proxy on loopback that does to each exchange what the test's script says."""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import TracebackType

from tests.faults.network.wire import Message, Wire

_LINGER_NOT = struct.pack("ii", 1, 0)
_PATIENCE_S = 30.0


class Exchange:
    """One request and what can be done about it. Only the connection's own thread uses it."""

    def __init__(self, proxy: "FaultProxy", client: Wire, request: Message) -> None:
        self._proxy = proxy
        self._client = client
        self.request = request

    def forward(self) -> Message:
        """Let the server have the request; its answer. When this returns, the server has committed."""
        with socket.create_connection(self._proxy.upstream, _PATIENCE_S) as server:
            self._proxy.opened(server)
            server.sendall(self.request.raw)
            return Wire(server).read()

    def send(self, data: bytes) -> None:
        """Let the client have these bytes."""
        self._client.sock.sendall(data)

    def rest(self, seconds: float) -> None:
        """Do nothing for a while, or until the proxy is closed."""
        self._proxy.closing.wait(seconds)

    def reset(self) -> None:
        """Close so that the client gets an RST."""
        self._client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)

    def until_next_bytes(self) -> None:
        """Wait until the client sends something more, and leave it unread."""
        self._client.sock.recv(1, socket.MSG_PEEK)

    def until_client_leaves(self) -> None:
        """Wait until the client closes; whatever it still sends is swallowed."""
        while self._client.sock.recv(65536):
            continue


Fault = Callable[[Exchange], bool]
"""Deals with one exchange. Whether the connection may carry another one."""
Where = Callable[[Message], bool]


def pass_on(exchange: Exchange) -> bool:
    """No fault."""
    exchange.send(exchange.forward().raw)
    return True


def anywhere(_: Message) -> bool:
    """Any request."""
    return True


@dataclass(slots=True)
class _Act:
    fault: Fault
    times: int
    where: Where


class FaultProxy:
    """Listens on a free port of loopback and passes requests on to `upstream`, with the faults of the script.

    Threads: one accepts, one per connection. `close()` ends them all.
    """

    def __init__(self, upstream: tuple[str, int]) -> None:
        self.upstream = upstream
        self.closing = threading.Event()
        self.requests: list[Message] = []
        self.faulted = 0
        self._script: list[_Act] = []
        self._changed = threading.Condition()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._port = 0
        self._listener: socket.socket | None = None
        self.listen()

    @property
    def url(self) -> str:
        """Where clients reach it."""
        return f"http://127.0.0.1:{self._port}"

    def play(self, fault: Fault, times: int = 1, where: Where = anywhere) -> None:
        """Do this to the next `times` requests that fit; then the network is well again."""
        with self._changed:
            self._script.append(_Act(fault, times, where))

    def heal(self) -> None:
        """Forget what is left of the script."""
        with self._changed:
            self._script.clear()

    def wait_faulted(self, count: int, timeout_s: float = _PATIENCE_S) -> None:
        """Return when so many requests have met a fault."""
        with self._changed:
            done = self._changed.wait_for(lambda: self.faulted >= count, timeout_s)
        assert done, f"only {self.faulted} of {count} requests met a fault"

    def wait_requests(self, where: Where, count: int = 1, timeout_s: float = _PATIENCE_S) -> None:
        """Return when so many requests of this kind have come."""
        with self._changed:
            done = self._changed.wait_for(lambda: sum(map(where, self.requests)) >= count, timeout_s)
        assert done, f"fewer than {count} such requests came"

    def listen(self) -> None:
        """Take connections, on the port of the first time."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        listener.listen(128)
        self._port = listener.getsockname()[1]
        self._listener = listener
        self._run(lambda: self._accept(listener))

    def refuse(self) -> None:
        """Refuse connections from now on, and cut those that are there."""
        listener, self._listener = self._listener, None
        if listener is not None:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        with self._changed:
            for sock in self._open:
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def opened(self, sock: socket.socket) -> None:
        """Cut this one, too, when everything is cut."""
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._changed:
            self._open = {each for each in self._open if each.fileno() >= 0} | {sock}

    def close(self) -> None:
        """End everything."""
        self.closing.set()
        self.refuse()
        for thread in self._threads:
            thread.join(_PATIENCE_S)
            assert not thread.is_alive(), "a connection of the proxy did not end"

    def __enter__(self) -> "FaultProxy":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name="fault-proxy", daemon=True)
        self._threads = [each for each in self._threads if each.is_alive()] + [thread]
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while not self.closing.is_set():
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self._run(partial(self._serve, client))

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            self.opened(client)
            wire = Wire(client)
            while not self.closing.is_set():
                exchange = Exchange(self, wire, wire.read())
                if not self._next(exchange.request)(exchange):
                    return

    def _next(self, request: Message) -> Fault:
        with self._changed:
            self.requests.append(request)
            act = next((act for act in self._script if act.where(request)), None)
            if act is not None:
                self.faulted += 1
                act.times -= 1
                if act.times == 0:
                    self._script.remove(act)
            self._changed.notify_all()
        return pass_on if act is None else act.fault
