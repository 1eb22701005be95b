"""What every way to a printer has in common: one delivery, one question, and bytes to and fro.

A transport opens a fresh connection for each of them, and belongs to the thread named 'printer'.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from printing.status import PrinterStatus


class Tier(StrEnum):
    """How sure we are that a label came out (hardware.md, Printing 4)."""

    PRINTED_ANSWER = "a"
    STATUS_BEHIND = "b"
    NONE = "c"


class Delivery(Struct, frozen=True):
    """A job that was sent completely."""

    bytes_sent: int
    tier: Tier

    @property
    def confirmed(self) -> bool:
        """Whether the printer said that the label is printed."""
        return self.tier is not Tier.NONE


class Timeouts(Struct, frozen=True):
    """Longest waits in seconds. `status_s` is what a printer that says nothing costs per job."""

    connect_s: float = 3.0
    write_s: float = 10.0
    status_s: float = 0.7
    confirm_s: float = 10.0
    drain_s: float = 0.3


def do_nothing() -> None:
    """The default for `before_write`."""


class Transport(Protocol):
    """A way to one printer."""

    @property
    def description(self) -> str:
        """The address in words."""

    def deliver(self, data: bytes, before_write: Callable[[], None] = do_nothing) -> Delivery:
        """Send one job over a fresh connection.

        `before_write` is called when the printer is connected and ready, just before the first byte;
        what it raises ends the delivery with nothing sent. Raises DeliveryUnknown when some of the job
        was sent and its fate is not known, and any other PrintError when not one byte was.
        """

    def status(self) -> PrinterStatus | None:
        """Ask the printer; None when it cannot say. Raises PrinterUnreachable."""


class ChannelError(Exception):
    """The connection failed. `some_sent`: whether bytes of this write may have left; `sent`: how many did."""

    def __init__(
        self, reason: str, *, some_sent: bool = False, timed_out: bool = False, sent: int = 0
    ) -> None:
        super().__init__(reason)
        self.sent = sent
        self.some_sent = some_sent or sent > 0
        self.timed_out = timed_out


class Channel(Protocol):
    """One open connection. Everything raises ChannelError and nothing else."""

    def write(self, data: bytes, timeout_s: float) -> None:
        """All of `data`, or ChannelError."""

    def read(self, timeout_s: float) -> bytes:
        """What came within the time; empty when nothing did."""

    def close(self) -> None:
        """Read what is left, then close: unread bytes would turn the close into a reset."""
