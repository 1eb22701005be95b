"""Scans as a bench shows them: how far each has come, and which need a person. Frozen; may cross threads."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.domain.stages import Stage
from sync.attention import Cause as Cause
from sync.attention import WayOut as WayOut


class LedgerState(StrEnum):
    """How far a scan has come, in order."""

    SAVED = "saved"
    SENT = "sent"
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    ATTENTION = "attention"
    TAKEN_BACK = "taken_back"
    GIVEN_UP = "given_up"


class Action(StrEnum):
    """What a scan did."""

    PRINTED = "printed"
    STARTED = "started"
    COMPLETED = "completed"
    QC_RETURNED = "qc_returned"
    STORED = "stored"
    ASSIGNED = "assigned"
    UNDONE = "undone"
    UNKNOWN = "unknown"
    """A newer version of the program recorded it."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One scan's line: saved here -> sent -> confirmed (or waiting, or needs attention)."""

    event_id: str
    order_number: str
    action: Action
    stage: Stage
    state: LedgerState
    at: datetime
    staff_name: str | None
    already_done: bool
    detail: str | None
    undoable: bool = False
    """Undo takes this scan back, and it is possible now. One line at most."""


class GiveUpReason(StrEnum):
    """Why a scan is given up. The value is kept with the scan."""

    MISTAKE = "scanned by mistake"
    DONE_ELSEWHERE = "entered in another way"
    CAKE_GONE = "the cake is not made"


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """A scan that needs a person: what was scanned, what happened, and the ways out."""

    event_id: str
    order_number: str
    action: Action
    stage: Stage
    cause: Cause
    code: str
    message: str
    now_at: Stage | None
    """Where the cake is now; None for a cake that this bench does not know."""
    since: datetime
    behind: int
    """How many later scans of the cake wait for this one."""
    ways: tuple[WayOut, ...]
