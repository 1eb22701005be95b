"""A stream of ESC/POS bytes -> commands, however the stream was cut into pieces.

Lengths: Epson's ESC/POS command reference for TM printers. A command that is not in the table is handed on
as unknown, one byte at a time, so that nothing can stop the printer.
"""

from collections.abc import Iterator

from msgspec import Struct

# Prefix -> (name, parameter bytes that follow).
_FIXED: dict[bytes, tuple[str, int]] = {
    b"\n": ("LF", 0),
    b"\x1b@": ("ESC @", 0),
    b"\x1bE": ("ESC E", 1),
    b"\x1bG": ("ESC G", 1),
    b"\x1b-": ("ESC -", 1),
    b"\x1bM": ("ESC M", 1),
    b"\x1ba": ("ESC a", 1),
    b"\x1bt": ("ESC t", 1),
    b"\x1bR": ("ESC R", 1),
    b"\x1b2": ("ESC 2", 0),
    b"\x1b3": ("ESC 3", 1),
    b"\x1bJ": ("ESC J", 1),
    b"\x1bd": ("ESC d", 1),
    b"\x1b{": ("ESC {", 1),
    b"\x1d!": ("GS !", 1),
    b"\x1dB": ("GS B", 1),
    b"\x1db": ("GS b", 1),
    b"\x1dh": ("GS h", 1),
    b"\x1dw": ("GS w", 1),
    b"\x1dH": ("GS H", 1),
    b"\x1df": ("GS f", 1),
    b"\x1dr": ("GS r", 1),
    b"\x1da": ("GS a", 1),
    b"\x10\x04": ("DLE EOT", 1),
    b"\x10\x05": ("DLE ENQ", 1),
}
_SHORTEST_TEXT = 0x20


class Command(Struct, frozen=True):
    """One command with what follows it; text is the command 'text'."""

    name: str
    data: bytes = b""


class CommandStream:
    """Keeps the incomplete end of what was fed until the rest comes."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, data: bytes) -> Iterator[Command]:
        """The complete commands so far."""
        self._pending += data
        while self._pending:
            found = _first(self._pending)
            if found is None:
                return
            command, length = found
            self._pending = self._pending[length:]
            yield command


def _first(stream: bytes) -> tuple[Command, int] | None:
    if stream[0] >= _SHORTEST_TEXT:
        end = next((i for i, byte in enumerate(stream) if byte < _SHORTEST_TEXT), len(stream))
        return Command("text", stream[:end]), end
    if stream[:1] == b"\n":
        return Command("LF"), 1
    if stream[0] not in (0x10, 0x1B, 0x1D):
        return Command("unknown", stream[:1]), 1
    if len(stream) < 2:
        return None
    prefix = stream[:2]
    if prefix in _FIXED:
        name, extra = _FIXED[prefix]
        return _taken(stream, name, 2, extra)
    return _variable(stream, prefix)


def _variable(stream: bytes, prefix: bytes) -> tuple[Command, int] | None:
    head = stream[2:8]
    if prefix == b"\x1dv":
        if len(head) < 6:
            return None
        return _taken(stream, "GS v 0", 3, 5 + (head[2] + 256 * head[3]) * (head[4] + 256 * head[5]))
    if prefix == b"\x1d(":
        if len(head) < 3:
            return None
        return _taken(stream, "GS ( " + chr(head[0]), 3, 2 + head[1] + 256 * head[2])
    if prefix == b"\x1dk":
        return _barcode(stream, head)
    if prefix == b"\x1dV":
        if not head:
            return None
        return _taken(stream, "GS V", 2, 2 if head[0] in (65, 66, 97, 98, 103, 104) else 1)
    return Command("unknown", prefix[:1]), 1


def _barcode(stream: bytes, head: bytes) -> tuple[Command, int] | None:
    if not head:
        return None
    if head[0] <= 6:
        end = stream.find(b"\0", 3)
        return None if end < 0 else (Command("GS k", stream[2 : end + 1]), end + 1)
    if len(head) < 2:
        return None
    return _taken(stream, "GS k", 2, 2 + head[1])


def _taken(stream: bytes, name: str, start: int, extra: int) -> tuple[Command, int] | None:
    end = start + extra
    return None if len(stream) < end else (Command(name, stream[start:end]), end)
