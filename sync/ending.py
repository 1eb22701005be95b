"""How an entry ends: what each verdict on its call makes of it. Pure: no clock, no disk."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from sync.entry import Entry, EntryState
from sync.outcome import Step, Verdict

OVERDUE_S = 30 * 60.0
"""An early entry that has waited this long is shown to a person too; it goes on trying."""


class Ending(Struct, frozen=True):
    """One call's end for its entry: the verdict, the answer's data, and how long to rest if it goes again."""

    entry: Entry
    verdict: Verdict
    data: Mapping[str, Any] = field(default_factory=dict)
    delay_s: float = 0.0


class Now(Struct, frozen=True):
    """The wall clock, which plans the next attempt, and the server's, which measures waiting."""

    wall: datetime
    server: datetime


def after(entry: Entry, ending: Ending, now: Now, *, hastened: bool, kept: Mapping[str, Any]) -> Entry:
    """The entry after this ending. `kept` is the answer's data without the document.

    `hastened`: its order changed while the call was under way, so that an early refusal is out of date.
    """
    return replace(entry, **_changes(entry, ending, now, hastened, kept))


def _changes(
    entry: Entry, ending: Ending, now: Now, hastened: bool, kept: Mapping[str, Any]
) -> dict[str, Any]:
    ended, again_at = ending.verdict, now.wall + timedelta(seconds=ending.delay_s)
    said = {"last_error": ended.code or None, "last_message": ended.message or None}
    settled = {"settled_at": now.wall, "answer": kept, "next_attempt_at": None}
    match ended.step:
        case Step.CONFIRM:
            # Sent again after a lost answer, it was done by this scan itself.
            done = bool(ending.data.get("already_done")) and not ending.data.get("own_effect")
            silent = {"last_error": None, "last_message": None}
            return {**silent, **settled, "state": EntryState.CONFIRMED, "already_done": done}
        case Step.DUPLICATE:
            return {**said, **settled, "state": EntryState.DUPLICATE, "already_done": True}
        case Step.ATTENTION:
            return {**said, **settled, "state": EntryState.ATTENTION, "already_done": False}
        case Step.WAIT:
            return {**said, **_waiting(entry, None if hastened else again_at, now.server), "answer": kept}
        case Step.RETRY:
            return {**said, "state": EntryState.PENDING, "next_attempt_at": again_at}


def _waiting(entry: Entry, again_at: datetime | None, now: datetime) -> dict[str, Any]:
    since = entry.waiting_since or now
    too_long = now - since >= timedelta(seconds=OVERDUE_S)
    return {
        "state": EntryState.WAITING,
        "next_attempt_at": again_at,
        "waiting_since": since,
        "overdue_at": entry.overdue_at or (now if too_long else None),
    }
