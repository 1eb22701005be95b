"""Whether a row from a damaged database is an entry that can be trusted."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sync.entry import EntryState

SqlRow = Mapping[str, Any]
"""A row of the table of entries as SQLite holds it: JSON and times are text."""

_TEXTS = ("order_key", "function", "station")
_COUNTS = ("seq", "attempts", "payload_version")
_TIMES = ("occurred_at", "recorded_at")
_MAYBE_TIMES = ("next_attempt_at", "sent_at", "settled_at", "waiting_since", "overdue_at")


def is_sound(row: SqlRow) -> bool:
    """Whether every value that matters has its form: such a row can be sent."""
    try:
        uuid.UUID(row["event_id"])
        state = EntryState(row["state"])
        json.loads(row.get("answer") or "null")
        known = isinstance(json.loads(row["args"]), dict)
        times = [_is_time(row[name]) for name in _TIMES]
        times += [row.get(name) is None or _is_time(row[name]) for name in _MAYBE_TIMES]
        texts = [isinstance(row[name], str) and row[name] != "" for name in _TEXTS]
        counts = [isinstance(row[name], int) and row[name] >= 0 for name in _COUNTS]
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    reasoned = state is not EntryState.DISCARDED or bool(row.get("discard_reason"))
    return known and reasoned and all(times) and all(texts) and all(counts)


def _is_time(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None
