"""A proxy on loopback that loses one answer or one request of a named function, or answers in its place."""

import contextlib
import socket
import threading
from enum import Enum
from urllib.parse import urlsplit


class Loss(Enum):
    """What gets lost."""

    REQUEST = "request"
    """It never reaches the backend."""
    ANSWER = "answer"
    """It takes effect, and the answer never comes back."""


class LossyProxy:
    """Speaks HTTP/1.1 with lengths on both sides. Close it at the end."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._server = (str(parts.hostname), int(parts.port or 80))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._faults: dict[str, list[Loss | bytes]] = {}
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self.requests: list[str] = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._accepting = threading.Thread(target=self._accept, name="lossy-proxy")
        self._accepting.start()

    def lose(self, function: str, loss: Loss) -> None:
        """Lose this the next time the function is called."""
        self._faults.setdefault(function, []).append(loss)

    def answer_instead(self, function: str, status: str, body: str = "") -> None:
        """Answer the next call of the function without asking the backend."""
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._faults.setdefault(function, []).append((head + body).encode("ascii"))

    def calls(self, function: str) -> int:
        """How often the function was called, lost requests included."""
        return self.requests.count(function)

    def close(self) -> None:
        """End every connection."""
        # shutdown() wakes accept(); close() alone does not.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._open.add(client)
            thread = threading.Thread(target=self._serve, args=(client,), name="lossy-proxy-connection")
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client, socket.create_connection(self._server) as server:
            self._open.add(server)
            while request := _message(client):
                function = request.split(b" ", 2)[1].decode().rsplit("/", 1)[-1]
                self.requests.append(function)
                faults = self._faults.get(function)
                fault = faults.pop(0) if faults else None
                if isinstance(fault, bytes):
                    client.sendall(fault)
                    continue
                if fault is Loss.REQUEST:
                    return
                server.sendall(request)
                answer = _message(server)
                if fault is Loss.ANSWER:
                    return
                client.sendall(answer)


def _message(source: socket.socket) -> bytes:
    """One HTTP message with a Content-Length, or without a body; empty when the other side has gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = source.recv(65536)
        if not chunk:
            return b""
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        chunk = source.recv(65536)
        if not chunk:
            return b""
        body += chunk
    return head + b"\r\n\r\n" + body
