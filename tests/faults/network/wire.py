"""HTTP/1.1 messages as bytes on a socket: enough of it to know where a request or an answer ends."""

import socket
from dataclasses import dataclass


class Gone(ConnectionError):
    """The other side has closed the connection."""


@dataclass(frozen=True, slots=True)
class Message:
    """A request or an answer: the head with its empty line, and the body."""

    head: bytes
    body: bytes

    @property
    def raw(self) -> bytes:
        """All of it."""
        return self.head + self.body

    @property
    def path(self) -> str:
        """What a request asks for."""
        return self.head.split(b" ", 2)[1].decode("ascii", "replace")


class Wire:
    """Reads messages off a socket; what came too early is kept for the next one."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._kept = b""

    def read(self) -> Message:
        """The next message. Raises Gone at the end of the stream."""
        while b"\r\n\r\n" not in self._kept:
            self._more()
        head, _, rest = self._kept.partition(b"\r\n\r\n")
        head += b"\r\n\r\n"
        length = _length(head)
        self._kept = rest
        while len(self._kept) < length:
            self._more()
        body, self._kept = self._kept[:length], self._kept[length:]
        return Message(head, body)

    def _more(self) -> None:
        chunk = self.sock.recv(65536)
        if not chunk:
            raise Gone("the other side has closed")
        self._kept += chunk


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
