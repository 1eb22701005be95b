"""A scanner that is read as a stream of bytes by a thread of its own: a serial port, or grabbed keys."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import chain, repeat
from typing import Final

from scanning.errors import MalformedScan, ScanError, ScannerUnavailable
from scanning.events import FrameRefused, Scanned, ScannerConnected, ScannerEvent, ScannerLost
from scanning.framer import Frame, Framer
from scanning.ports import Connection, Rediscovery, SerialPort, open_port, port_error
from scanning.scan import Scan
from scanning.trace import Trace, TraceRecorder, decoded

_logger = logging.getLogger(__name__)

# Short at first: a plug that was knocked out is back within a second.
BACKOFF_S: Final = (0.2, 0.5, 1.0, 2.0)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SerialScanner:
    """Owns the thread `scanner`; only that thread touches the device.

    `report` is called in that thread with Scanned, FrameRefused, ScannerConnected and ScannerLost.
    `trace` hears there, besides, what came in character by character. `open_connection` opens the device.
    `wait` sleeps between two attempts and returns true when the thread has to stop.
    """

    def __init__(
        self,
        port: SerialPort,
        report: Callable[[ScannerEvent], None],
        *,
        framer: Callable[[], Framer] = Framer,
        rediscovery: Rediscovery | None = None,
        now: Callable[[], datetime] = _utc_now,
        wait: Callable[[threading.Event, float], bool] = threading.Event.wait,
        open_connection: Callable[[SerialPort], Connection] = open_port,
        trace: Callable[[Trace], None] | None = None,
    ) -> None:
        self._report = report
        self._framer = framer
        self._rediscovery = rediscovery or Rediscovery(port)
        self._now = now
        self._wait = wait
        self._open = open_connection
        self._trace = trace
        self._name = port.device
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
        self._loss: ScanError | None = None

    def start(self) -> None:
        """Start the thread; once only."""
        self._thread.start()

    def stop(self, timeout_s: float) -> bool:
        """Ask the thread to stop and wait up to `timeout_s`. Returns whether it has stopped."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        late = self._thread.is_alive()
        if late:
            _logger.warning("scanner thread did not stop within %.1f s", timeout_s)
        return not late

    def _run(self) -> None:
        delays_s = chain(BACKOFF_S, repeat(BACKOFF_S[-1]))
        while not self._stopping.is_set():
            try:
                if self._connect_and_read():
                    delays_s = chain(BACKOFF_S, repeat(BACKOFF_S[-1]))
            except Exception:
                _logger.exception("scanner thread failed; it starts again")
                message = "The scanner stopped because of a fault in this program. It starts again by itself."
                self._lose(ScannerUnavailable("Scanner stopped", message))
            if self._wait(self._stopping, next(delays_s)):
                return

    def _connect_and_read(self) -> bool:
        """Read until the port is lost or the thread has to stop; false: it could not even be opened."""
        try:
            port = self._rediscovery.locate()
            connection = self._open(port)
        except ScanError as error:
            self._lose(error)
            return False
        try:
            self._rediscovery.remember(port)
            self._name = port.device
            self._loss = None
            self._report(ScannerConnected(self._name))
            self._read(connection)
        except ScanError as error:
            self._lose(error)
        finally:
            _close(connection)
        return True

    def _read(self, connection: Connection) -> None:
        framer = self._framer()
        recorder = TraceRecorder(self._name, self._trace, self._now) if self._trace else None
        while not self._stopping.is_set():
            data = self._next_bytes(connection)
            if recorder is not None:
                _record(recorder, data)
            for frame in framer.feed(data) if data else framer.idle():
                self._report_frame(frame)

    def _next_bytes(self, connection: Connection) -> bytes:
        """Return what is there, empty after the time-out. Raises ScannerDisconnected."""
        try:
            first = connection.read(1)
            waiting = connection.in_waiting if first else 0
            return first + connection.read(waiting) if waiting else first
        except OSError as error:
            # Both SerialException and, from in_waiting, a bare OSError: the plug is out.
            raise port_error(self._name, error) from error

    def _report_frame(self, frame: Frame) -> None:
        if isinstance(frame, MalformedScan):
            self._report(FrameRefused(frame))
        else:
            self._report(Scanned(Scan.from_frame(frame, self._name, self._now())))

    def _lose(self, error: ScanError) -> None:
        """Report a cause once, not at every attempt."""
        if self._loss is None or self._loss.message != error.message:
            _logger.warning("scanner %s: %s", self._name, error.title)
            self._report(ScannerLost(self._name, error))
        self._loss = error


def _record(recorder: TraceRecorder, data: bytes) -> None:
    if data:
        recorder.take(decoded(data), time.monotonic())
    else:
        recorder.silence(time.monotonic())


def _close(connection: Connection) -> None:
    try:
        connection.close()
    except OSError as error:
        _logger.info("closing the scanner's port: %s", error)
