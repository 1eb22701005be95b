"""How an entry ends: what each verdict on its call makes of it. Pure: no clock, no disk."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sync.entry import Entry, EntryState
from sync.outcome import Step, Verdict

OVERDUE_S = 30 * 60.0
"""An early entry that has waited this long is shown to a person too; it goes on trying."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One call's end for its entry: the verdict, the answer's data, and how long to rest if it goes again."""

    entry: Entry
    verdict: Verdict
    data: Mapping[str, Any] = field(default_factory=dict)
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Now:
    """The wall clock, which plans the next attempt, and the server's, which measures waiting."""

    wall: datetime
    server: datetime


def after(entry: Entry, ending: Ending, now: Now, *, hastened: bool, kept: Mapping[str, Any]) -> Entry:
    """The entry after this ending. `kept` is the answer's data without the document.

    `hastened`: its order changed while the call was under way, so that an early refusal is out of date.
    """
    ended, again_at = ending.verdict, now.wall + timedelta(seconds=ending.delay_s)
    said = ended.step is not Step.CONFIRM
    entry = replace(
        entry, last_error=said and ended.code or None, last_message=said and ended.message or None
    )
    match ended.step:
        case Step.CONFIRM:
            done = bool(ending.data.get("already_done"))
            return _settled(entry, EntryState.CONFIRMED, now.wall, kept, already_done=done)
        case Step.DUPLICATE:
            return _settled(entry, EntryState.DUPLICATE, now.wall, kept, already_done=True)
        case Step.ATTENTION:
            return _settled(entry, EntryState.ATTENTION, now.wall, kept, already_done=False)
        case Step.WAIT:
            return _waiting(entry, None if hastened else again_at, now.server, kept)
        case Step.RETRY:
            return replace(entry, state=EntryState.PENDING, next_attempt_at=again_at)


def _settled(
    entry: Entry, state: EntryState, at: datetime, answer: Mapping[str, Any], *, already_done: bool
) -> Entry:
    return replace(
        entry, state=state, settled_at=at, already_done=already_done, answer=answer, next_attempt_at=None
    )


def _waiting(entry: Entry, again_at: datetime | None, now: datetime, answer: Mapping[str, Any]) -> Entry:
    since = entry.waiting_since or now
    too_long = now - since >= timedelta(seconds=OVERDUE_S)
    return replace(
        entry,
        state=EntryState.WAITING,
        next_attempt_at=again_at,
        answer=answer,
        waiting_since=since,
        overdue_at=entry.overdue_at or (now if too_long else None),
    )
