"""One delivery over an open channel, confirmed by the best means that this printer was seen to have.

(a) GS ( H: the printer answers when the label is printed.
(b) DLE EOT before, GS r 1 behind the job, DLE EOT after.
(c) a printer that answers nothing gets the plain job and nothing else: it could print our questions.

A printer that was seen to answer is not believed when it falls silent: before the job nothing is sent, behind
it a person is asked.
Sources: hardware.md; Epson's ESC/POS reference, GS ( H function 48, GS r, DLE EOT.
"""

import time
from collections.abc import Callable

from printing.delivery import Channel, ChannelError, Delivery, Tier, Timeouts
from printing.errors import DeliveryUnknown, PrintError, PrinterTimeout, PrinterUnreachable
from printing.measured import MeasuredPrinter
from printing.status import (
    PAPER_SENSOR_REQUEST,
    STATUS_REQUESTS,
    AnswerReader,
    PaperSensor,
    PrinterStatus,
    ProcessDone,
    StatusByte,
    parse_status,
)

_ID_DIGITS = 95  # printable characters 20 to 7E
_LAST_ID = _ID_DIGITS**4 - 1
# Time for the answer to GS ( H after the one to GS r, while it is not known whether the printer has it.
_GRACE_S = 0.5


def query_status(channel: Channel, timeout_s: float) -> PrinterStatus | None:
    """Ask all four; None when the first is not answered."""
    answers: dict[int, int] = {}
    reader = AnswerReader()
    for n, request in STATUS_REQUESTS.items():
        channel.write(request, timeout_s)
        byte = _status_byte(channel, reader, timeout_s)
        if byte is None and n == 1:
            return None
        if byte is not None:
            answers[n] = byte
    return parse_status(answers)


def _status_byte(channel: Channel, reader: AnswerReader, timeout_s: float) -> int | None:
    deadline = time.monotonic() + timeout_s
    while (left := deadline - time.monotonic()) > 0:
        for answer in reader.feed(channel.read(left)):
            if isinstance(answer, StatusByte):
                return answer.byte
    return None


def process_id(number: int) -> bytes:
    """Four characters that ascend with the number."""
    digits = []
    for _ in range(4):
        number, digit = divmod(number, _ID_DIGITS)
        digits.append(0x20 + digit)
    return bytes(reversed(digits))


class Courier:
    """Delivers over channels to one printer and remembers what it was seen to answer."""

    def __init__(
        self, timeouts: Timeouts, first_id: int | None = None, measured: MeasuredPrinter | None = None
    ) -> None:
        self._timeouts = timeouts
        self._asks = measured is None or measured.asked
        # Of a printer that was seen to answer neither GS ( H nor GS r, nothing is waited for.
        self._waits = measured is None or not measured.statuses or measured.tier is not Tier.NONE
        # Ids go on ascending after a restart.
        self._next_id = (int(time.time() * 10) if first_id is None else first_id) % _LAST_ID
        known = measured is not None and measured.tier is not Tier.NONE
        self._answers_when_printed: bool | None = measured.when_printed if measured and known else None
        self._answers_status = False
        self._answers_behind = False

    def ask(self, channel: Channel) -> PrinterStatus | None:
        """The printer's status over an open channel. Raises PrinterTimeout when it used to answer."""
        if not self._asks:
            return None
        try:
            status = query_status(channel, self._timeouts.status_s)
        except ChannelError as error:
            raise _unreachable(error) from error
        if status is None and self._answers_status:
            raise PrinterTimeout(
                "Printer does not react", "The printer does not answer any more. Switch it off and on."
            )
        self._answers_status = status is not None
        return status

    def deliver(self, channel: Channel, data: bytes, before_write: Callable[[], None]) -> Delivery:
        """See Transport.deliver."""
        status = self.ask(channel)
        trouble = status.trouble() if status else None
        if trouble is not None:
            raise trouble
        before_write()
        if status is None:
            self._send(channel, data)
            self._settle(channel)
            return Delivery(len(data), Tier.NONE)
        mine = process_id(self._next_id)
        self._next_id = (self._next_id + 1) % _LAST_ID
        questions = b"" if self._answers_when_printed is False else b"\x1d(H\x06\x0000" + mine
        self._send(channel, data + (questions + PAPER_SENSOR_REQUEST if self._waits else b""))
        return Delivery(len(data), self._confirmed(channel, mine))

    def _send(self, channel: Channel, data: bytes) -> None:
        try:
            channel.write(data, self._timeouts.write_s)
        except ChannelError as error:
            if error.some_sent:
                raise _unknown(
                    "The connection to the printer broke off in the middle of this label."
                ) from error
            raise _unreachable(error) from error

    def _settle(self, channel: Channel) -> None:
        """A silent printer: a reset that comes right behind the job still tells us something."""
        try:
            while channel.read(self._timeouts.drain_s):
                pass
        except ChannelError as error:
            raise _unknown("The printer broke the connection off while it took this label.") from error

    def _confirmed(self, channel: Channel, mine: bytes) -> Tier:
        try:
            tier = self._wait(channel, mine) if self._waits else Tier.NONE
            if tier is Tier.PRINTED_ANSWER:
                return tier
            status = query_status(channel, self._timeouts.status_s)
        except ChannelError as error:
            raise _unknown("The connection to the printer broke off behind this label.") from error
        if status is None:
            raise _unknown("The printer stopped answering while it printed this label.")
        trouble = status.trouble()
        if trouble is not None:
            raise _unknown(f"{trouble.title}, while this label was printing.")
        if tier is Tier.NONE and (self._answers_when_printed or self._answers_behind):
            raise _unknown("The printer did not say that this label is printed.")
        self._answers_behind = tier is Tier.STATUS_BEHIND
        return tier

    def _wait(self, channel: Channel, mine: bytes) -> Tier:
        reader, tier = AnswerReader(), Tier.NONE
        deadline = time.monotonic() + self._timeouts.confirm_s
        while (left := deadline - time.monotonic()) > 0:
            answers = reader.feed(channel.read(left))
            if any(isinstance(a, ProcessDone) and a.process_id >= mine for a in answers):
                self._answers_when_printed = True
                return Tier.PRINTED_ANSWER
            if tier is Tier.NONE and any(isinstance(a, PaperSensor) for a in answers):
                tier = Tier.STATUS_BEHIND
                if self._answers_when_printed is not True:
                    grace_s = 0.0 if self._answers_when_printed is False else _GRACE_S
                    deadline = min(deadline, time.monotonic() + grace_s)
        if tier is Tier.STATUS_BEHIND and self._answers_when_printed is None:
            self._answers_when_printed = False
        return tier


def _unknown(reason: str) -> DeliveryUnknown:
    return DeliveryUnknown("Did a label come out?", f"{reason} Look at the printer and answer yes or no.")


def _unreachable(error: ChannelError) -> PrintError:
    if error.timed_out:
        return PrinterTimeout(
            "Printer does not react", f"The printer takes nothing. Is it switched on? ({error})"
        )
    return PrinterUnreachable(
        "Printer hung up", f"The printer closed the connection. It is tried again. ({error})"
    )
