"""Printers that misbehave on purpose, for tests: what real ones do on a bad day."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator

from printing.delivery import Delivery, Tier, do_nothing
from printing.errors import PrintError
from printing.status import PrinterStatus

_LONGEST_S = 10.0


class RecordingTransport:
    """Keeps what it delivers. `outcomes` are used up one per delivery: an error is raised, None succeeds."""

    description = "recording printer"

    def __init__(
        self, outcomes: list[PrintError | None] | None = None, tier: Tier = Tier.STATUS_BEHIND
    ) -> None:
        self.delivered: list[bytes] = []
        self.condition = PrinterStatus()
        self._outcomes: Iterator[PrintError | None] = iter(outcomes or [])
        self._tier = tier

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver. An error that is not DeliveryUnknown comes before the first byte."""
        trouble = self.condition.trouble()
        error = trouble or next(self._outcomes, None)
        if error is not None and error.retryable:
            raise error
        before_write()
        if error is not None:
            raise error
        self.delivered.append(data)
        return Delivery(len(data), self._tier)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        return self.condition


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
