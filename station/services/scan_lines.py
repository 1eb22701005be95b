"""Scans as a bench shows them: how far each has come, and which need a person. Frozen; may cross threads."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from station.domain.stages import Stage
from sync.attention import Cause as Cause
from sync.attention import WayOut as WayOut


class LedgerState(StrEnum):
    """How far a scan has come, in order."""

    HELD = "held"
    """Saved here, and kept back for a while so that it can be undone."""
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
    UNASSIGNED = "unassigned"
    UNDONE = "undone"
    UNKNOWN = "unknown"
    """A newer version of the program recorded it."""


class UndoRefusal(StrEnum):
    """Why a scan cannot be taken back now."""

    NOTHING = "nothing"  # no scan of this bench is left to take back
    ON_ITS_WAY = "on_its_way"  # sent, no answer yet
    OFFLINE = "offline"  # confirmed, and the server cannot be asked
    ASKED = "asked"  # another undo is on its way
    TOO_OLD = "too_old"
    MOVED_ON = "moved_on"  # another step was done after it
    BLOCKED = "blocked"  # a refused scan of this cake comes first
    # Sent to a backend that takes nothing back; the name says who puts the cake right.
    SENT_WEB_SYSTEM = "sent_web_system"
    SENT_PACKING = "sent_packing"
    SENT_DECORATING = "sent_decorating"
    SENT_SHELF = "sent_shelf"


SENT_FOR_GOOD = frozenset(
    {
        UndoRefusal.SENT_WEB_SYSTEM,
        UndoRefusal.SENT_PACKING,
        UndoRefusal.SENT_DECORATING,
        UndoRefusal.SENT_SHELF,
    }
)


class UndoWay(StrEnum):
    """How undo works now."""

    HERE = "here"
    """Nothing was sent: the scan is cancelled on this station."""
    SERVER = "server"
    """The server is asked to take it back."""
    NONE = "none"


class UndoView(Struct, frozen=True):
    """What undo does now. `until`: HERE, when the scan is sent; SERVER, when only a supervisor may."""

    way: UndoWay = UndoWay.NONE
    order_number: str | None = None
    until: datetime | None = None
    refusal: UndoRefusal | None = None


class LedgerLine(Struct, frozen=True):
    """One scan's line: saved here -> held -> sent -> confirmed (or waiting, or needs attention)."""

    event_id: str
    order_number: str
    action: Action
    stage: Stage
    state: LedgerState
    at: datetime
    staff_name: str | None
    already_done: bool
    detail: str | None
    code: str = ""
    """Why it was refused, or not answered: the server's code."""
    held_until: datetime | None = None
    """HELD: when it is sent."""
    waits_for: Stage | None = None
    """WAITING: the bench whose scan has to come first."""
    now_at: Stage | None = None
    """Where the cake was when the server answered."""
    done_at: datetime | None = None
    """Confirmed: the server's time of it, where it tells."""
    done_by: str | None = None
    """Done before: the person, else the bench, where the server tells."""
    server_time: bool = False
    """The server keeps its own time of this scan, not ours."""
    reconciled: bool = False
    """No answer came; the cake's state on the server showed that it was done."""
    missed: bool = False
    """The cake had gone past this step without it: nothing is left to do."""


class Ledger(Struct, frozen=True):
    """The last scans, newest first, and what undo does now."""

    lines: tuple[LedgerLine, ...]
    undo: UndoView


class GiveUpReason(StrEnum):
    """Why a scan is given up. The value is kept with the scan."""

    MISTAKE = "scanned by mistake"
    DONE_ELSEWHERE = "entered in another way"
    CAKE_GONE = "the cake is not made"


class AttentionLine(Struct, frozen=True):
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
