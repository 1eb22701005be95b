"""What the transports with a connection of their own share: open, one job or one question, close."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable

from printing.confirmation import Courier
from printing.delivery import Channel, Delivery, Timeouts, do_nothing
from printing.measured import MeasuredPrinter
from printing.status import PrinterStatus


class ChannelTransport(ABC):
    """A printer that is reached over a channel, opened afresh for each job."""

    def __init__(self, timeouts: Timeouts | None = None, measured: MeasuredPrinter | None = None) -> None:
        self.timeouts = timeouts or Timeouts()
        self._courier = Courier(self.timeouts, measured=measured)

    @property
    @abstractmethod
    def description(self) -> str:
        """The address in words."""

    @abstractmethod
    def open(self) -> Channel:
        """A channel that nobody has used. Raises PrinterUnreachable, or one that derives from it."""

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver."""
        with contextlib.closing(self.open()) as channel:
            return self._courier.deliver(channel, data, before_write)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        with contextlib.closing(self.open()) as channel:
            return self._courier.ask(channel)
