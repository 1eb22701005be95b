"""A printer on loopback for the demo and training mode; the network transport takes it for a real one."""

import contextlib
import logging
import socket
import threading
from collections.abc import Callable

from PIL import Image

from printing.profiles import Profile
from printing.virtual.interpreter import Condition, Interpreter
from printing.virtual.preview import png_bytes

_log = logging.getLogger(__name__)
_POLL_S = 0.05
_READ_BYTES = 4096


def no_listener(_png: bytes, _index: int) -> None:
    """The default for `on_label`."""


class VirtualPrinter:
    """Listens at once (port 0: any free one, see `port`) and serves one client at a time, as printers do.

    Thread: 'virtual-printer'. `on_label` is called in it with the PNG and the label's number from 0. Setting
    `paper_out` or `cover_open` holds what comes, until it is taken back.
    """

    def __init__(
        self,
        host: str,
        port: int,
        profile: Profile,
        on_label: Callable[[bytes, int], None] = no_listener,
    ) -> None:
        self._listener = socket.create_server((host, port))
        self._listener.settimeout(_POLL_S)
        self._profile = profile
        self._on_label = on_label
        self._condition = Condition()
        self._changed = threading.Condition()
        self._labels: list[Image.Image] = []
        self._unknown: list[bytes] = []
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="virtual-printer", daemon=True)
        self._thread.start()

    def __enter__(self) -> "VirtualPrinter":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @property
    def port(self) -> int:
        """The TCP port that it listens on."""
        return int(self._listener.getsockname()[1])

    @property
    def address(self) -> str:
        """For the settings: 'tcp://host:port'."""
        return f"tcp://{self._listener.getsockname()[0]}:{self.port}"

    @property
    def labels(self) -> tuple[Image.Image, ...]:
        """The labels that came out so far."""
        with self._changed:
            return tuple(self._labels)

    @property
    def unknown_commands(self) -> tuple[bytes, ...]:
        """What it was told and did not understand."""
        return tuple(self._unknown)

    @property
    def paper_out(self) -> bool:
        """No paper: nothing prints."""
        return self._condition.paper_out

    @paper_out.setter
    def paper_out(self, value: bool) -> None:
        self._condition.paper_out = value

    @property
    def cover_open(self) -> bool:
        """Cover open: nothing prints."""
        return self._condition.cover_open

    @cover_open.setter
    def cover_open(self, value: bool) -> None:
        self._condition.cover_open = value

    def wait_for_labels(self, count: int, timeout_s: float) -> bool:
        """Block until that many labels came out in all; False when they did not in time."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._labels) >= count, timeout_s)

    def close(self) -> None:
        """Stop listening and end the thread."""
        self._closing.set()
        self._thread.join(5.0)
        self._listener.close()

    def _serve(self) -> None:
        printer = Interpreter(self._profile, self._came_out, self._condition, self._unknown)
        while not self._closing.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                printer.resume()
                printer.finish()
                continue
            except OSError:
                _log.exception("the virtual printer cannot listen any more")
                return
            with client:
                self._serve_client(client, printer)

    def _serve_client(self, client: socket.socket, printer: Interpreter) -> None:
        printer.connected()
        client.settimeout(_POLL_S)
        with contextlib.suppress(OSError):
            while not self._closing.is_set():
                try:
                    data = client.recv(_READ_BYTES)
                except TimeoutError:
                    answers = printer.resume()
                else:
                    if not data:
                        break
                    answers = printer.feed(data)
                if answers:
                    client.sendall(answers)
        printer.finish()

    def _came_out(self, picture: Image.Image) -> None:
        with self._changed:
            index = len(self._labels)
            self._labels.append(picture)
            self._changed.notify_all()
        try:
            self._on_label(png_bytes(picture), index)
        except Exception:  # a listener's fault must not stop the printer
            _log.exception("the listener for label %d failed", index)
