"""What IT can see of a station's scans, and decide about them, from the command line."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from msgspec.structs import asdict

from sync.attention import AttentionItem, AttentionList
from sync.clock import SystemClock
from sync.database import Database
from sync.decisions import Decisions
from sync.entry import Entry, EntryState
from sync.errors import NotPossible
from sync.outbox import Outbox
from sync.snapshot import snapshot

EVERY = 1_000_000
WAYS = {"requeue": "send again: requeue", "retry_now": "try now: retry", "discard": "give up: discard"}


class OutboxDesk:
    """Context manager. Reading works on a copy, so a bench may be open; deciding needs the bench closed.

    Raises StoreError and NotPossible in words.
    """

    def __init__(self, folder: Path, reading: bool) -> None:
        self._folder = folder
        self._reading = reading

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            folder = self._folder
            if self._reading:
                folder = Path(stack.enter_context(TemporaryDirectory(prefix="ordak-outbox-")))
                snapshot(self._folder, folder)
            self._database = Database(folder)
            stack.callback(self._database.close)
            self._stack = stack.pop_all()
        clock = SystemClock()
        self._outbox = Outbox(self._database, clock)
        self._decisions = Decisions(self._database, clock)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def attention(self) -> Iterator[str]:
        """What needs a person: what happened and the ways out."""
        items = AttentionList(self._database).items()
        if not items:
            yield "Nothing needs attention."
        for item in items:
            yield from _asked(item)

    def history(self) -> Iterator[str]:
        """Every scan that is kept, newest first."""
        for entry in self._outbox.recent(EVERY):
            yield _line(entry)

    def stats(self) -> Iterator[str]:
        """How many scans are in which state, and since when the oldest waits."""
        entries = self._outbox.recent(EVERY)
        found = Counter(entry.state for entry in entries)
        for state in EntryState:
            yield f"{state.value:<10} {found[state]:>8}"
        oldest = self._outbox.counts().oldest_at
        yield f"oldest unsent: {oldest.isoformat(timespec='seconds') if oldest else 'none'}"

    def export(self) -> Iterator[str]:
        """Every scan as one line of JSON, oldest first, with everything that is kept of it."""
        for entry in reversed(self._outbox.recent(EVERY)):
            yield json.dumps(_plain(entry), ensure_ascii=False, default=str)

    def show(self, event_id: str) -> Iterator[str]:
        """One scan, a line a field."""
        for name, value in _plain(self._found(event_id)).items():
            yield f"{name:<16} {value if value is not None else '-'}"

    def retry(self, event_id: str) -> Iterator[str]:
        """A waiting scan is tried as soon as the bench is open again."""
        yield _line(self._decisions.retry_now(event_id))

    def requeue(self, event_id: str) -> Iterator[str]:
        """A refused scan is sent again, under its own id."""
        yield _line(self._decisions.requeue(event_id))

    def discard(self, event_id: str, reason: str) -> Iterator[str]:
        """Give a scan up. It is kept, with the reason and who ran this command."""
        yield _line(self._decisions.discard(event_id, reason, by=f"IT {os.environ.get('USER', '')}".strip()))

    def _found(self, event_id: str) -> Entry:
        entry = self._outbox.get(event_id)
        if entry is None:
            raise NotPossible("Not found", f"There is no scan {event_id} on this station.")
        return entry


def _asked(item: AttentionItem) -> Iterator[str]:
    yield _line(item.entry)
    yield f"    {item.message or item.code} (since {item.since.isoformat(timespec='seconds')})"
    if item.behind:
        yield f"    {item.behind} later scans of this cake wait behind it."
    yield f"    ways out: {', '.join(WAYS[way.value] for way in item.ways_out)}"


def _line(entry: Entry) -> str:
    at = entry.occurred_at.isoformat(timespec="seconds")
    return f"{entry.event_id}  {at}  {entry.state.value:<10} {entry.order_key}  {entry.function}"


def _plain(entry: Entry) -> dict[str, object]:
    return asdict(entry)
