"""The printer's side of every way to it: keeps what it gets, answers questions, and goes wrong when told."""

import re
import threading

_QUESTION = re.compile(rb"\x10\x04[\x01-\x04]|\x1dr\x01|\x1d\(H\x06\x0000(....)", re.DOTALL)
STALL = "stall"
UNPLUG = "unplug"


class FarEnd:
    """What is at the other end of a cable. `takes`: how many bytes it takes before `then` happens."""

    def __init__(self) -> None:
        self.takes: int | None = None
        self.then = STALL
        self.silent = False
        self.turned_away = False
        self.chatter = b""
        self.connections = 0
        self.released = threading.Event()
        self._received = bytearray()
        self._answered = 0
        self._changed = threading.Condition()

    @property
    def jobs(self) -> bytes:
        """All that came, without the questions."""
        return _QUESTION.sub(b"", bytes(self._received))

    @property
    def all(self) -> bytes:
        """All that came, questions and all."""
        return bytes(self._received)

    @property
    def came(self) -> int:
        """How many bytes came, questions and all."""
        return len(self._received)

    def room(self, at_most: int) -> int:
        """How many of the next bytes it takes; 0 when what was told happens now."""
        return at_most if self.takes is None else min(at_most, self.takes - len(self._received))

    def feed(self, data: bytes) -> bytes:
        """Take bytes, give answers: a TM printer without paper trouble, or a silent clone."""
        with self._changed:
            self._received += data
            self._changed.notify_all()
        answers = b""
        for question in _QUESTION.finditer(self._received, self._answered):
            self._answered = question.end()
            answers += self._answer(question)
        return b"" if self.silent else answers

    def wait_for(self, job: bytes, deadline_s: float = 10.0) -> bool:
        """Whether exactly these job bytes came in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self.jobs == job, deadline_s)

    def _answer(self, question: "re.Match[bytes]") -> bytes:
        if question.group(1) is not None:
            return b"\x37\x22" + question.group(1) + b"\x00" + self.chatter
        return b"\x12" if question.group().startswith(b"\x10") else b"\x00"
