"""What a printer says about itself, from bytes. Pure: bits as in hardware.md ("Bytes"), Epson's reference.

No two kinds of answer look alike in their fixed bits, so answers are told apart however they are mixed.
"""

from collections.abc import Mapping

from msgspec import Struct

from printing.errors import CoverOpen, PaperOut, PrinterOffline

STATUS_REQUESTS: dict[int, bytes] = {n: bytes([0x10, 0x04, n]) for n in (1, 2, 3, 4)}
PAPER_SENSOR_REQUEST = b"\x1dr\x01"
_PROCESS_ID_LENGTH = 7
_AUTOMATIC_LENGTH = 4
_FLOW_CONTROL = (0x11, 0x13)


class PrinterStatus(Struct, frozen=True):
    """The four real-time answers as facts. All False: ready."""

    offline: bool = False
    cover_open: bool = False
    paper_out: bool = False
    paper_near_end: bool = False
    error: bool = False
    cutter_error: bool = False

    def trouble(self) -> PrinterOffline | None:
        """The error that keeps a job waiting, in words; None when the printer can print."""
        if self.cover_open:
            return CoverOpen(
                "Printer cover is open", "Close the printer's cover. The label prints by itself then."
            )
        if self.paper_out:
            return PaperOut("No paper", "Put a new roll into the printer. The label prints by itself then.")
        if self.cutter_error:
            return PrinterOffline("Cutter is jammed", "Open the printer, free the cutter, close it again.")
        if self.error:
            return PrinterOffline("Printer error", "Switch the printer off and on again.")
        if self.offline:
            return PrinterOffline(
                "Printer is offline", "Press the printer's feed button, or switch it off and on."
            )
        return None


def parse_status(answers: Mapping[int, int]) -> PrinterStatus:
    """Facts from the answers to DLE EOT n, by n; invalid and missing answers count as nothing said."""
    valid = {n: byte for n, byte in answers.items() if is_status(byte)}
    one, two, three, four = (valid.get(n, 0) for n in (1, 2, 3, 4))
    return PrinterStatus(
        offline=bool(one & 0x28),
        cover_open=bool(two & 0x04),
        paper_out=bool(two & 0x20) or four & 0x60 == 0x60,
        paper_near_end=four & 0x0C == 0x0C,
        error=bool(two & 0x40 or three & 0x64),
        cutter_error=bool(three & 0x08),
    )


def is_status(byte: int) -> bool:
    """Whether a byte can be the answer to DLE EOT."""
    return byte & 0x93 == 0x12


class StatusByte(Struct, frozen=True):
    """An answer to DLE EOT n."""

    byte: int


class PaperSensor(Struct, frozen=True):
    """An answer to GS r 1: everything before it in the buffer was obeyed."""

    byte: int


class ProcessDone(Struct, frozen=True):
    """An answer to GS ( H fn 48: everything before this id has been printed."""

    process_id: bytes


class AutomaticStatus(Struct, frozen=True):
    """Four bytes that a printer sends unasked after GS a."""

    frame: bytes


Answer = StatusByte | PaperSensor | ProcessDone | AutomaticStatus


class AnswerReader:
    """Bytes from a printer -> answers, however they were cut into pieces. Never raises."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, data: bytes) -> list[Answer]:
        """The complete answers so far; noise is passed over."""
        self._pending += data
        answers: list[Answer] = []
        while self._pending:
            length, answer = _first(self._pending)
            if length == 0:
                break
            self._pending = self._pending[length:]
            if answer is not None:
                answers.append(answer)
        return answers


def _first(data: bytes) -> tuple[int, Answer | None]:
    """Length and meaning of what `data` starts with; length 0 when more has to come."""
    byte = data[0]
    if is_status(byte):
        return 1, StatusByte(byte)
    if byte == 0x37:
        return _process_done(data)
    if byte & 0x93 == 0x10:
        return _automatic(data)
    if byte & 0x90 == 0 and byte not in _FLOW_CONTROL:
        return 1, PaperSensor(byte)
    return 1, None


def _process_done(data: bytes) -> tuple[int, Answer | None]:
    frame = data[:_PROCESS_ID_LENGTH]
    if len(frame) > 1 and frame[1] != 0x22:
        return 1, None
    if len(frame) < _PROCESS_ID_LENGTH:
        return 0, None
    if frame[-1] != 0 or not all(0x20 <= b <= 0x7E for b in frame[2:6]):
        return 1, None
    return _PROCESS_ID_LENGTH, ProcessDone(frame[2:6])


def _automatic(data: bytes) -> tuple[int, Answer | None]:
    frame = data[:_AUTOMATIC_LENGTH]
    if any(byte & 0x90 for byte in frame[1:]):
        return 1, None
    return (0, None) if len(frame) < _AUTOMATIC_LENGTH else (_AUTOMATIC_LENGTH, AutomaticStatus(frame))
