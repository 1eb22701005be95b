"""The demo's eyes: asks a window for its picture, words and state (the other end: station/ui/control.py)."""

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from station.errors import CheckFailed

ANSWER_TIMEOUT_S = 20.0
LOOK_EVERY_S = 0.05

State = dict[str, Any]


class Window:
    """One window of another process."""

    def __init__(self, name: str, address: Path) -> None:
        self.name = name
        self._address = address
        self._socket: socket.socket | None = None
        self._buffer = b""

    @property
    def connected(self) -> bool:
        """Whether the window answered and is looked at."""
        return self._socket is not None

    def connect(self, deadline_s: float, alive: Callable[[], bool]) -> None:
        """Wait until the window answers. Raises CheckFailed when its process ends or the time is over."""
        end = time.monotonic() + deadline_s
        while time.monotonic() < end and alive():
            client = socket.socket(socket.AF_UNIX)
            client.settimeout(ANSWER_TIMEOUT_S)
            try:
                client.connect(str(self._address))
            except OSError:
                client.close()
                time.sleep(LOOK_EVERY_S)
                continue
            self._socket = client
            return
        raise CheckFailed("A window did not open", f"{self.name} did not come up. Its log says why.")

    def grab(self, path: Path) -> None:
        """Save a picture of the window as a PNG."""
        if not self._ask({"do": "grab", "path": str(path)})["ok"]:
            raise CheckFailed("No picture", f"{self.name} could not save {path}.")

    def words(self) -> dict[str, str]:
        """What a person can read: object name -> text."""
        words: dict[str, str] = self._ask({"do": "words"})["words"]
        return words

    def state(self) -> State:
        """{"state": last drawn, "feedback": last said}."""
        return self._ask({"do": "state"})

    def wait(self, what: str, holds: Callable[[State], bool], deadline_s: float = 20.0) -> State:
        """Look until `holds`; returns what was seen. Raises CheckFailed with the last look in it."""
        end = time.monotonic() + deadline_s
        seen = self.state()
        while not (seen["state"] is not None and holds(seen)):
            if time.monotonic() > end:
                raise CheckFailed(
                    f"{self.name} did not show it",
                    f"Waited {deadline_s:.0f} s for: {what}. Last: {_short(seen)}",
                )
            time.sleep(LOOK_EVERY_S)
            seen = self.state()
        return seen

    def quit(self) -> None:
        """Close the window as its user would."""
        self._ask({"do": "quit"})
        self.close()

    def close(self) -> None:
        """Stop looking."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _ask(self, request: State) -> State:
        if self._socket is None:
            raise CheckFailed("Not connected", f"{self.name} is not open.")
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        while b"\n" not in self._buffer:
            chunk = self._socket.recv(1 << 20)
            if not chunk:
                raise CheckFailed("A window went away", f"{self.name} closed. Its log says why.")
            self._buffer += chunk
        line, self._buffer = self._buffer.split(b"\n", 1)
        answer: State = json.loads(line)
        return answer


def _short(seen: State) -> str:
    status = (seen["state"] or {}).get("status", {})
    return json.dumps({"feedback": seen.get("feedback"), "status": status}, default=str)[:800]
