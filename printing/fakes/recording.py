"""A transport without a printer: it keeps what it delivers and fails as it is told."""

from collections.abc import Callable, Iterator

from printing.delivery import Delivery, Tier, do_nothing
from printing.errors import PrintError
from printing.status import PrinterStatus


class RecordingTransport:
    """Keeps what it delivers. `outcomes` are used up one per delivery: an error is raised, None succeeds."""

    description = "recording printer"

    def __init__(
        self, outcomes: list[PrintError | None] | None = None, tier: Tier = Tier.STATUS_BEHIND
    ) -> None:
        self.delivered: list[bytes] = []
        self.condition = PrinterStatus()
        self._outcomes: Iterator[PrintError | None] = iter(outcomes or [])
        self._tier = tier

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """See Transport.deliver. An error that is not DeliveryUnknown comes before the first byte."""
        trouble = self.condition.trouble()
        error = trouble or next(self._outcomes, None)
        if error is not None and error.retryable:
            raise error
        before_write()
        if error is not None:
            raise error
        self.delivered.append(data)
        return Delivery(len(data), self._tier)

    def status(self) -> PrinterStatus | None:
        """See Transport.status."""
        return self.condition
