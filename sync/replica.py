"""The local copy of the backend's documents: what a bench shows when the backend is away."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sync.database import Database

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sync.replica_rows import ReplicaWriter

PAGE = 500
_ALL = "SELECT kind, key, version, body FROM document WHERE kind = ? ORDER BY key"
# As one JSON list: any number of keys, and one statement for SQLite to remember.
_SOME = (
    "SELECT kind, key, version, body FROM document "
    "WHERE kind = ? AND key IN (SELECT value FROM json_each(?)) ORDER BY key"
)
_MARK = "SELECT name, position, synced_at FROM feed_mark WHERE name = ?"
_PAGE = "SELECT key, body FROM document WHERE kind = ? AND key > ? {only}ORDER BY key LIMIT ?"
_ONLY = "AND json_extract(body, ?) = ? "
_FAMILY = "SELECT key, body FROM document WHERE kind = ? AND key >= ? AND key < ? ORDER BY key"


class Document(Struct, frozen=True):
    """One document: what it is, its name, how new it is (greater is newer), and the JSON object itself."""

    kind: str
    key: str
    version: int
    body: Mapping[str, Any]


class FeedMark(Struct, frozen=True):
    """How far the feed of this name has been read (None: it has no positions), confirmed when (UTC)."""

    name: str
    position: int | None
    synced_at: datetime


class Replica:
    """Documents by kind and key. Any thread; every method is one transaction. All raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def apply(self, kind: str, new: Sequence[Document], mark: FeedMark) -> tuple[str, ...]:
        """Keep those of `new` that are newer than what is here, and the feed's mark.

        Returns the keys that changed.
        """
        return self._writer.apply(new, mark)

    def replace_all(self, kind: str, new: Sequence[Document], mark: FeedMark) -> tuple[str, ...]:
        """Make `new` the whole truth about `kind`. Returns the keys that changed or went away."""
        return self._writer.replace_all(kind, new, mark)

    @cached_property
    def _writer(self) -> "ReplicaWriter":
        # It uses SQLAlchemy, which takes a quarter of a second to load: a start only reads.
        from sync.replica_rows import ReplicaWriter

        return ReplicaWriter(self._database)

    def all(self, kind: str) -> tuple[Document, ...]:
        """Every document of this kind, by key."""
        with self._database.look() as connection:
            return tuple(map(document_of, connection.execute(_ALL, (kind,)).fetchall()))

    def bodies(self, kind: str, only: tuple[str, str] | None = None) -> Iterator[Mapping[str, Any]]:
        """The JSON objects of every document of this kind, by key; read in pages, so no view of one moment.

        For many thousands at a start: never all of them in memory, and their JSON read at one go a page.
        `only`: those whose field of this name has this value.
        """
        last = ""
        query = _PAGE.format(only=_ONLY if only else "")
        wanted = (f"$.{only[0]}", only[1]) if only else ()
        while True:
            with self._database.look() as connection:
                page = connection.execute(query, (kind, last, *wanted, PAGE)).fetchall()
            if page:
                yield from json.loads(f"[{','.join(body for _, body in page)}]")
            if len(page) < PAGE:
                return
            last = page[-1][0]

    def families(self, kind: str, stems: Iterable[str]) -> tuple[Mapping[str, Any], ...]:
        """The JSON objects of the documents called as a stem, and of those called `stem-...`."""
        with self._database.look() as connection:
            return tuple(json.loads(body) for stem in stems for body in _family(connection, kind, stem))

    def get(self, kind: str, key: str) -> Document | None:
        """One document, or None."""
        found = self.get_many(kind, [key])
        return found[0] if found else None

    def get_many(self, kind: str, keys: Sequence[str]) -> tuple[Document, ...]:
        """Those of `keys` that are here, by key."""
        wanted = (kind, json.dumps(list(keys)))
        with self._database.look() as connection:
            return tuple(map(document_of, connection.execute(_SOME, wanted).fetchall()))

    def mark(self, name: str) -> FeedMark | None:
        """How far this feed has been read; None before the first time."""
        with self._database.look() as connection:
            row = connection.execute(_MARK, (name,)).fetchone()
        return None if row is None else FeedMark(row[0], row[1], datetime.fromisoformat(row[2]))


def _family(connection: "Connection", kind: str, stem: str) -> list[str]:
    # "." is the character after "-".
    found = connection.execute(_FAMILY, (kind, stem, f"{stem}.")).fetchall()
    return [body for key, body in found if key == stem or key.startswith(f"{stem}-")]


def document_of(row: tuple[str, str, int, str]) -> Document:
    """A row of kind, key, version and body as a document."""
    kind, key, version, body = row
    return Document(kind, key, version, json.loads(body))
