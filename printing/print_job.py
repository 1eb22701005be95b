"""A job of the spool: what was wished for, where it is, and what keeps it waiting."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from printing.delivery import Tier
from printing.errors import (
    CoverOpen,
    DeliveryUnknown,
    PaperOut,
    PrinterOffline,
    PrintError,
    PrinterTimeout,
    PrinterUnreachable,
)

FIRST_PRINTER = 1


class JobState(StrEnum):
    """Where a job is. See printing/spool.py."""

    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CANCELLED = "cancelled"


WAITING = (JobState.QUEUED, JobState.HELD)
# Shown until somebody or something has dealt with them.
OPEN = (*WAITING, JobState.SENDING, JobState.UNKNOWN)
FINISHED = (JobState.SENT, JobState.PRINTED, JobState.FAILED, JobState.CANCELLED)


class JobCause(StrEnum):
    """What keeps a job from the paper, for a picture beside the words."""

    PAPER = "paper"
    COVER = "cover"
    OFFLINE = "offline"
    AWAY = "away"
    NOT_KNOWN = "not_known"
    OTHER = "other"


_CAUSES: tuple[tuple[type[PrintError], JobCause], ...] = (
    (PaperOut, JobCause.PAPER),
    (CoverOpen, JobCause.COVER),
    (PrinterOffline, JobCause.OFFLINE),
    (PrinterUnreachable, JobCause.AWAY),
    (PrinterTimeout, JobCause.AWAY),
    (DeliveryUnknown, JobCause.NOT_KNOWN),
)


def cause_of(error: PrintError) -> JobCause:
    """The picture that belongs to an error."""
    return next((cause for kind, cause in _CAUSES if isinstance(error, kind)), JobCause.OTHER)


class PrintRequest(Struct, frozen=True):
    """A wish for one label. The same request_id (a uuid) is the same wish, however often it comes."""

    request_id: str
    label_code: str
    human_number: str
    data: bytes
    event_id: str | None = None
    copy: int = 0


class PrintJob(Struct, frozen=True):
    """A row of the spool as it was when it was read. Times are aware (UTC)."""

    id: int
    request_id: str
    label_code: str
    human_number: str
    event_id: str | None
    copy: int
    data: bytes
    """Empty once the job was finished for days."""
    state: JobState
    tier: Tier | None
    attempts: int
    reason_title: str | None
    reason: str | None
    created_at: datetime
    updated_at: datetime
    printer: int
    """1, or the number of the printer that a person has chosen instead."""
    cause: JobCause | None
