"""A local socket through which the demo and the tests look at a window: its picture, words and state.

Opened only when --control names it, for this user alone. One JSON object a line each way:
{"do": "grab", "path": P} saves a PNG; {"do": "words"} lists what a person can read; {"do": "state"} is
the state last drawn and the feedback last given; {"do": "quit"} closes the window as its user would.
"""

import json
from typing import Any

from msgspec import to_builtins
from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from station.errors import StationError
from station.services.bench_state import BenchState
from station.services.notices import Feedback
from station.services.wall_state import WallState


class ControlServer(QObject):
    """Answers on the local socket, in the GUI thread. No signals."""

    def __init__(self, name: str, window: QWidget) -> None:
        """Listen on `name`. Raises StationError when the name is taken."""
        super().__init__(window)
        self._window = window
        self._state: BenchState | WallState | None = None
        self._feedback: Feedback | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not self._server.listen(name):
            raise StationError("Control socket not opened", f"{name}: {self._server.errorString()}.")
        self._server.newConnection.connect(self._on_new_connection)

    def keep_state(self, state: BenchState | WallState) -> None:
        """Slot: this is drawn now."""
        self._state = state

    def keep_feedback(self, feedback: Feedback) -> None:
        """Slot: this was said last."""
        self._feedback = feedback

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Answer one request. Raises KeyError without a `do`."""
        match request["do"]:
            case "grab":
                return {"ok": self._window.grab().save(request["path"])}
            case "words":
                return {"ok": True, "words": visible_words(self._window)}
            case "state":
                return {"ok": True, "state": _plain(self._state), "feedback": _plain(self._feedback)}
            case "quit":
                # After the answer has left: closing at once would cut the socket under it.
                QTimer.singleShot(0, self._window.close)
                return {"ok": True}
            case other:
                return {"ok": False, "error": f"unknown request {other!r}"}

    def _on_new_connection(self) -> None:
        while self._server.hasPendingConnections():
            _Connection(self._server.nextPendingConnection(), self)


class _Connection(QObject):
    """One peer; lives as long as its socket."""

    def __init__(self, socket: QLocalSocket, server: ControlServer) -> None:
        super().__init__(socket)
        self._socket = socket
        self._server = server
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(socket.deleteLater)

    def _on_ready_read(self) -> None:
        while self._socket.canReadLine():
            try:
                answer = self._server.answer(json.loads(bytes(self._socket.readLine().data())))
            except (ValueError, KeyError, TypeError) as error:
                answer = {"ok": False, "error": str(error)}
            self._socket.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            self._socket.flush()


def visible_words(window: QWidget) -> dict[str, str]:
    """Object name -> text of every visible, named label, button and field."""
    labels = {w.objectName(): w.text() for w in window.findChildren(QLabel) if w.isVisible()}
    buttons = {w.objectName(): w.text() for w in window.findChildren(QAbstractButton) if w.isVisible()}
    fields = {w.objectName(): w.text() for w in window.findChildren(QLineEdit) if w.isVisible()}
    return {name: text for name, text in (labels | buttons | fields).items() if name and text}


def _plain(value: BenchState | WallState | Feedback | None) -> dict[str, Any] | None:
    """The record as JSON-ready dicts, without the pictures of label and cake."""
    if value is None:
        return None
    plain: dict[str, Any] = to_builtins(value, str_keys=True, enc_hook=str)
    if plain.get("current"):
        for picture in ("label_png", "picture"):
            plain["current"].pop(picture, None)
    return plain
