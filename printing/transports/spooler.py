"""Printers behind the system's print queue: a RAW job, followed until the queue says what became of it.

A queue takes a job at any time and may print it much later. So it gets one only when it is idle and running,
and a job that it does not finish in time is taken back: it must not print after somebody has said "no label".
"""

import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from msgspec import Struct

from printing.delivery import ChannelError, Delivery, Tier, Timeouts, do_nothing
from printing.errors import DeliveryUnknown, PrinterBusy, PrinterUnreachable
from printing.status import PrinterStatus

_POLL_S = 0.1


class JobFate(Enum):
    """What a queue says about a job."""

    WAITING = "waiting"
    PASSED_ON = "passed on to the printer"
    GIVEN_UP = "given up"


class QueueState(Struct, frozen=True):
    """How a queue is. `status` holds what it knows about the printer's paper and cover; None when nothing."""

    idle: bool
    status: PrinterStatus | None = None


class Queue(Protocol):
    """One print queue of the operating system. Everything may raise PrinterUnreachable."""

    @property
    def description(self) -> str:
        """The queue in words."""

    def state(self, timeout_s: float) -> QueueState:
        """How it is. Raises PrinterOffline when a person stopped it, NoSuchQueue when there is none."""

    def submit(self, data: bytes, timeout_s: float) -> str:
        """Hand a RAW job over; its id. Raises ChannelError when some of it may have been taken."""

    def fate(self, job: str, timeout_s: float) -> JobFate:
        """What became of a job. Raises ChannelError when that cannot be learned."""

    def cancel(self, job: str, timeout_s: float) -> None:
        """Take the job back; one that has ended already is left alone."""


class SpoolerTransport:
    """A print queue. What it passed on counts as sent: that the paper came out, no queue knows."""

    def __init__(self, queue: Queue, timeouts: Timeouts | None = None) -> None:
        self._queue = queue
        self._timeouts = timeouts or Timeouts()
        self._tick = threading.Event()

    @property
    def description(self) -> str:
        """The address in words."""
        return self._queue.description

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver."""
        state = self._queue.state(self._timeouts.connect_s)
        trouble = state.status.trouble() if state.status else None
        if trouble is not None:
            raise trouble
        if not state.idle:
            raise PrinterBusy(
                "Printer is busy",
                f"{self.description} prints something else. The label prints by itself behind it.",
            )
        before_write()
        try:
            job = self._queue.submit(data, self._timeouts.write_s)
        except ChannelError as error:
            raise _unknown("The queue broke off while it took this label.") from error
        return self._followed(job, len(data))

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        return self._queue.state(self._timeouts.connect_s).status

    def _followed(self, job: str, length: int) -> Delivery:
        deadline = time.monotonic() + self._timeouts.confirm_s
        try:
            while (fate := self._queue.fate(job, self._timeouts.connect_s)) is JobFate.WAITING:
                if time.monotonic() >= deadline:
                    # Whether its last byte had gone out before it was taken back, nobody knows.
                    self._queue.cancel(job, self._timeouts.connect_s)
                    fate = JobFate.GIVEN_UP
                    break
                self._tick.wait(_POLL_S)
        except (ChannelError, PrinterUnreachable) as error:
            raise _unknown("The queue stopped answering behind this label.") from error
        if fate is JobFate.PASSED_ON:
            return Delivery(length, Tier.NONE)
        raise _unknown("The queue could not finish this label and gave it up.")


def _unknown(reason: str) -> DeliveryUnknown:
    return DeliveryUnknown("Did a label come out?", f"{reason} Look at the printer and answer yes or no.")
