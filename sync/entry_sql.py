"""Entries in plain SQL: what a screen and a scan wait for. For what the dispatcher asks: entry_rows.py."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import fields

from sync.entry import OPEN, UNSENT, Entry, EntryState

_TIMES = (
    *("occurred_at", "recorded_at", "next_attempt_at", "sent_at", "settled_at"),
    *("waiting_since", "overdue_at"),
)
_NAMES = tuple(each.name for each in fields(Entry))
COLUMNS = (*_NAMES, "hastened")
"""Every column of the table of entries."""


def _in(states: Sequence[EntryState]) -> str:
    # Written out, not bound: SQLite uses a partial index only for a condition that it can read.
    return "state IN ({})".format(", ".join(f"'{state}'" for state in states))


ALL = f"SELECT {', '.join(_NAMES)} FROM entry"
IS_OPEN = _in(OPEN)
IS_UNSENT = _in(UNSENT)
IS_REFUSED = _in((EntryState.ATTENTION,))
NEEDS_PERSON = f"({IS_REFUSED} OR overdue_at IS NOT NULL OR payload_version > ?)"
"""Refused, waiting for too long, or unreadable for this version, which is the parameter."""
COUNTS = (
    f"SELECT state, count(*), min(recorded_at), sum({NEEDS_PERSON}) FROM entry WHERE {IS_OPEN} GROUP BY state"
)


def text_of(time: datetime) -> str:
    """A time as the columns have it: UTC, of one fixed width, so that text order is time order."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


_READ: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(_TIMES, datetime.fromisoformat),
    **dict.fromkeys(("args", "answer"), json.loads),
    "state": EntryState,
    "already_done": bool,
}
_WRITE: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(_TIMES, text_of),
    **dict.fromkeys(("args", "answer"), json.dumps),
    **dict.fromkeys(("already_done", "hastened"), int),
}
_READ_AT = tuple((at, _READ[name]) for at, name in enumerate(_NAMES) if name in _READ)


def entry_of(row: Sequence[Any]) -> Entry:
    """A row of `ALL` as an entry."""
    values = list(row)
    for at, read in _READ_AT:
        if values[at] is not None:
            values[at] = read(values[at])
    return Entry(*values)


def written(name: str, value: Any) -> object:
    """A value as its column has it."""
    return _WRITE[name](value) if value is not None and name in _WRITE else value
