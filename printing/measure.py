"""What can a printer confirm? Asked over one connection, in bounded time, without a mark on the paper.

A printer that does not answer DLE EOT is asked nothing more: it could print the questions.
"""

import time
from collections.abc import Callable
from contextlib import closing

from printing.delivery import Channel, ChannelError, Transport
from printing.errors import PrinterUnreachable
from printing.measured import NEVER_ASKED, MeasuredPrinter
from printing.status import (
    PAPER_SENSOR_REQUEST,
    STATUS_REQUESTS,
    Answer,
    AnswerReader,
    PaperSensor,
    ProcessDone,
    StatusByte,
    parse_status,
)
from printing.transports.channel import ChannelTransport

TEST_LINE = b"\x1b@Ordak Station: test line\n\n\n\n\n\n"
# Epson's printers answer at once when nothing is left to print; the line above takes a moment.
_ANSWER_S = 1.5
_ANSWER_BEHIND_LINE_S = 5.0
_PROCESS_ID = b"MEAS"
_PROCESS_REQUEST = b"\x1d(H\x06\x0000" + _PROCESS_ID
# What a printer that does not know a question took for text leaves its buffer unprinted.
_FORGET = b"\x1b@"


def measure(
    transport: Transport, measured_at: str, *, test_line: bool = False, asked: bool = True
) -> MeasuredPrinter:
    """Ask everything, unless not `asked`. With `test_line` one short line is printed, so that paper moves.

    A queue or a folder cannot be asked. Raises the PrintError that stands in the way: no paper, busy, ...
    """
    if not isinstance(transport, ChannelTransport):
        transport.status()
        if test_line:
            transport.deliver(TEST_LINE)
        return MeasuredPrinter(measured_at=measured_at)
    try:
        with closing(transport.open()) as channel:
            if asked:
                return _Interview(channel, transport.timeouts.status_s).measured(measured_at, test_line)
            if test_line:
                channel.write(TEST_LINE, _ANSWER_S)
            return NEVER_ASKED
    except ChannelError as error:
        raise PrinterUnreachable(
            "Printer hung up",
            f"The {transport.description} broke off. Does another computer use it? ({error})",
        ) from error


class _Interview:
    """One connection's questions and answers."""

    def __init__(self, channel: Channel, status_s: float) -> None:
        self._channel = channel
        self._status_s = status_s
        self._reader = AnswerReader()
        self._status_byte = 0

    def measured(self, measured_at: str, test_line: bool) -> MeasuredPrinter:
        answers: dict[int, int] = {}
        for n, request in STATUS_REQUESTS.items():
            if self._answered(request, self._status_s, self._is_status):
                answers[n] = self._status_byte
            elif n == 1:
                if test_line:
                    self._channel.write(TEST_LINE, _ANSWER_S)
                return MeasuredPrinter(measured_at=measured_at)
        trouble = parse_status(answers).trouble()
        if trouble is not None:
            raise trouble
        if test_line:
            self._channel.write(TEST_LINE, _ANSWER_S)
        wait_s = _ANSWER_BEHIND_LINE_S if test_line else _ANSWER_S
        in_order = self._answered(PAPER_SENSOR_REQUEST, wait_s, lambda a: isinstance(a, PaperSensor))
        printed = self._answered(_PROCESS_REQUEST, wait_s, _is_ours)
        self._channel.write(_FORGET, _ANSWER_S)
        return MeasuredPrinter(tuple(answers), in_order, printed, measured_at)

    def _answered(self, question: bytes, timeout_s: float, fits: Callable[[Answer], bool]) -> bool:
        self._channel.write(question, timeout_s)
        deadline = time.monotonic() + timeout_s
        while (left_s := deadline - time.monotonic()) > 0:
            if any([fits(answer) for answer in self._reader.feed(self._channel.read(left_s))]):
                return True
        return False

    def _is_status(self, answer: Answer) -> bool:
        if isinstance(answer, StatusByte):
            self._status_byte = answer.byte
            return True
        return False


def _is_ours(answer: Answer) -> bool:
    return isinstance(answer, ProcessDone) and answer.process_id >= _PROCESS_ID
