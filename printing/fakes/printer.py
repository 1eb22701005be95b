"""A network printer on loopback that does what its script says, and knows what really is on the paper."""

import contextlib
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator

from printing.fakes.faults import SENSOR_OF, Fault, FaultKind, Nature, Sensors
from printing.fakes.paper_side import PaperSide

_TICK_S = 0.01
_READ_BYTES = 512
_QUESTIONS = re.compile(rb"(?:\x10\x04.)*", re.DOTALL)


def no_listener(_fault: Fault) -> None:
    """The default for `on_fault`."""


class FakePrinter:
    """Listens at once. `script`: one entry for each connection that brings a job; None goes well.

    `on_fault` is called in the printer's thread when a fault strikes.
    Threads: 'fake-printer', and one for each client of a printer that takes several.
    """

    def __init__(
        self,
        nature: Nature | None = None,
        script: Iterable[Fault | None] = (),
        on_fault: Callable[[Fault], None] = no_listener,
    ) -> None:
        self.nature = nature or Nature()
        self._on_fault = on_fault
        self.sensors = Sensors()
        self.paper = PaperSide(self.nature, self.sensors)
        self.jobs = 0
        self._script: Iterator[Fault | None] = iter(script)
        self._guard = threading.Lock()
        self._closing = threading.Event()
        self._heals: list[tuple[float, str]] = []
        self._off_until = 0.0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, name="fake-printer", daemon=True)
        self._thread.start()

    def __enter__(self) -> "FakePrinter":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """For the settings: 'tcp://host:port'."""
        return f"tcp://127.0.0.1:{self.port}"

    def switch_on(self) -> None:
        """After a power cut that does not end by itself."""
        self._off_until = 0.0

    def close(self) -> None:
        """Stop listening and end the threads."""
        self._closing.set()
        self._thread.join(10.0)
        self._listener.close()

    def _serve(self) -> None:
        clients: list[threading.Thread] = []
        while not self._closing.is_set():
            self._follow_power()
            client = self._accepted()
            if client is None:
                self._tick()
            elif self.nature.clients == 1:
                self._serve_client(client)
            else:
                clients.append(threading.Thread(target=self._serve_client, args=(client,), daemon=True))
                clients[-1].start()
        for thread in clients:
            thread.join(10.0)

    def _follow_power(self) -> None:
        off = time.monotonic() < self._off_until
        if off and self._listener.fileno() >= 0:
            self._listener.close()
        elif not off and self._listener.fileno() < 0:
            self._listener = socket.create_server(("127.0.0.1", self.port))

    def _accepted(self) -> socket.socket | None:
        if self._listener.fileno() < 0:
            self._closing.wait(_TICK_S)
            return None
        self._listener.settimeout(_TICK_S)
        with contextlib.suppress(TimeoutError):
            return self._listener.accept()[0]
        return None

    def _serve_client(self, client: socket.socket) -> None:
        connection = _Connection(self._next_fault)
        client.settimeout(_TICK_S)
        if self.nature.clients == 1:
            self.paper.new_client()
        with client, contextlib.suppress(OSError):
            while not self._closing.is_set():
                try:
                    data = client.recv(_READ_BYTES)
                except TimeoutError:
                    client.sendall(self._tick())
                    continue
                if not data:
                    return
                before, fault = connection.take(data)
                with self._guard:
                    said = self.paper.feed(before)
                client.sendall(said)
                if fault is not None and not self._strike(fault, client):
                    return
                with self._guard:
                    said = self.paper.feed(data[len(before) :])
                client.sendall(said)

    def _next_fault(self) -> Fault | None:
        with self._guard:
            self.jobs += 1
            return next(self._script, None)

    def _strike(self, fault: Fault, client: socket.socket) -> bool:
        """True when the connection goes on."""
        self._on_fault(fault)
        if fault.kind in SENSOR_OF:
            setattr(self.sensors, SENSOR_OF[fault.kind], True)
            if fault.lasts_s is not None:
                self._heals.append((time.monotonic() + fault.lasts_s, SENSOR_OF[fault.kind]))
            return True
        if fault.kind is FaultKind.STOPS_READING:
            self._closing.wait(fault.lasts_s)
            return True
        if fault.kind is FaultKind.POWER_CUT:
            self._off_until = time.monotonic() + (float("inf") if fault.lasts_s is None else fault.lasts_s)
            with self._guard:
                self.paper.lose_power()
        if fault.kind is not FaultKind.HANGS_UP:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    def _tick(self) -> bytes:
        now = time.monotonic()
        for at, sensor in [heal for heal in self._heals if heal[0] <= now]:
            self._heals.remove((at, sensor))
            setattr(self.sensors, sensor, False)
        with self._guard:
            return self.paper.resume()


class _Connection:
    """Counts the bytes of a job on one connection, up to where its fault strikes."""

    def __init__(self, next_fault: Callable[[], Fault | None]) -> None:
        self._next_fault = next_fault
        self._fault: Fault | None = None
        self._read = -1

    def take(self, data: bytes) -> tuple[bytes, Fault | None]:
        """What is read before the fault, and the fault that comes then. All of it, and None, else."""
        start = 0
        if self._read < 0:
            found = _QUESTIONS.match(data)
            start = found.end() if found else 0
            if start == len(data):
                return data, None
            self._read, self._fault = 0, self._next_fault()
        fault, before = self._fault, self._read
        self._read += len(data) - start
        if fault is None or self._read < fault.after:
            return data, None
        self._fault = None
        return data[: start + fault.after - before], fault
