"""A listening socket with a script of a few lines, for what only one test needs."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable

_LONGEST_S = 10.0

Script = Callable[[socket.socket], None]


class ScriptedPrinter:
    """A real listening socket; each client that comes is given to `script`, in a thread of its own."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="scripted-printer", daemon=True)
        self._thread.start()

    def __enter__(self) -> "ScriptedPrinter":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._closing.set()
        self._thread.join(_LONGEST_S)
        self._listener.close()

    @property
    def port(self) -> int:
        """The TCP port that it listens on."""
        return int(self._listener.getsockname()[1])

    def _serve(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                client, _ = self._listener.accept()
                with client, contextlib.suppress(OSError):
                    client.settimeout(_LONGEST_S)
                    self._script(client)


def silent_clone(taken: list[bytes]) -> Script:
    """Takes everything until the client hangs up, and answers nothing."""

    def script(client: socket.socket) -> None:
        received = b""
        while data := client.recv(4096):
            received += data
        taken.append(received)

    return script


def resets_after(count: int) -> Script:
    """Answers no status, reads `count` bytes and tears the connection down."""

    def script(client: socket.socket) -> None:
        read = 0
        while read < count and (data := client.recv(min(64, count - read))):
            read += len(data)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return script


def answering(answer_job: Callable[[bytes], bytes]) -> Script:
    """Ready by DLE EOT; `answer_job` gets what comes and returns the other answers."""

    def script(client: socket.socket) -> None:
        while data := client.recv(65536):
            answers = b"\x12" * data.count(b"\x10\x04") + answer_job(data)
            if answers:
                client.sendall(answers)

    return script
