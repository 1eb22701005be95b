"""The local copy of the backend's documents: what a bench shows when the backend is away."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from sync.database import Database
from sync.tables import documents, marks

PAGE = 500
_PAGE = "SELECT key, body FROM document WHERE kind = ? AND key > ? {only}ORDER BY key LIMIT ?"
_ONLY = "AND json_extract(body, ?) = ? "
_FAMILY = "SELECT key, body FROM document WHERE kind = ? AND key >= ? AND key < ? ORDER BY key"


@dataclass(frozen=True, slots=True)
class Document:
    """One document: what it is, its name, how new it is (greater is newer), and the JSON object itself."""

    kind: str
    key: str
    version: int
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FeedMark:
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
        with self._database.write() as connection:
            changed = keep_newer(connection, new)
            _remember(connection, mark)
        return changed

    def replace_all(self, kind: str, new: Sequence[Document], mark: FeedMark) -> tuple[str, ...]:
        """Make `new` the whole truth about `kind`. Returns the keys that changed or went away."""
        with self._database.write() as connection:
            here = {each.key: each for each in load(connection, documents.c.kind == kind)}
            there = {document.key: document for document in new}
            gone = here.keys() - there.keys()
            changed = [document for document in there.values() if here.get(document.key) != document]
            if gone:
                one = delete(documents).where(documents.c.kind == kind, documents.c.key == bindparam("gone"))
                connection.execute(one, [{"gone": key} for key in sorted(gone)])
            if changed:
                connection.execute(insert(documents).prefix_with("OR REPLACE"), [*map(_row, changed)])
            _remember(connection, mark)
        return (*sorted(gone), *(document.key for document in changed))

    def all(self, kind: str) -> tuple[Document, ...]:
        """Every document of this kind, by key."""
        with self._database.read() as connection:
            return tuple(load(connection, documents.c.kind == kind))

    def bodies(self, kind: str, only: tuple[str, str] | None = None) -> Iterator[Mapping[str, Any]]:
        """The JSON objects of every document of this kind, by key; read in pages, so no view of one moment.

        For many thousands at a start: never all of them in memory, and their JSON read at one go a page.
        `only`: those whose field of this name has this value.
        """
        last = ""
        query = _PAGE.format(only=_ONLY if only else "")
        wanted = (f"$.{only[0]}", only[1]) if only else ()
        while True:
            with self._database.read() as connection:
                page = connection.exec_driver_sql(query, (kind, last, *wanted, PAGE)).all()
            if page:
                yield from json.loads(f"[{','.join(body for _, body in page)}]")
            if len(page) < PAGE:
                return
            last = page[-1][0]

    def family(self, kind: str, stem: str) -> tuple[Mapping[str, Any], ...]:
        """The JSON objects of the document called `stem` and of those called `stem-...`, by key."""
        # "." is the character after "-".
        with self._database.read() as connection:
            found = connection.exec_driver_sql(_FAMILY, (kind, stem, f"{stem}.")).all()
        return tuple(json.loads(body) for key, body in found if key == stem or key.startswith(f"{stem}-"))

    def get(self, kind: str, key: str) -> Document | None:
        """One document, or None."""
        found = self.get_many(kind, [key])
        return found[0] if found else None

    def get_many(self, kind: str, keys: Sequence[str]) -> tuple[Document, ...]:
        """Those of `keys` that are here, by key."""
        with self._database.read() as connection:
            return tuple(load(connection, documents.c.kind == kind, documents.c.key.in_(keys)))

    def mark(self, name: str) -> FeedMark | None:
        """How far this feed has been read; None before the first time."""
        with self._database.read() as connection:
            row = connection.execute(select(marks).where(marks.c.name == name)).one_or_none()
        return None if row is None else FeedMark(row.name, row.position, row.synced_at)


def keep_newer(connection: Connection, new: Sequence[Document]) -> tuple[str, ...]:
    """Upsert what is newer, inside the caller's transaction. Returns the keys that changed."""
    newest: dict[tuple[str, str], Document] = {}
    for document in new:
        name = (document.kind, document.key)
        if name not in newest or document.version > newest[name].version:
            newest[name] = document
    here = _versions(connection, newest.keys())
    changed = [each for name, each in newest.items() if each.version > here.get(name, each.version - 1)]
    if changed:
        connection.execute(insert(documents).prefix_with("OR REPLACE"), [*map(_row, changed)])
    return tuple(document.key for document in changed)


def _versions(connection: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    kinds: dict[str, list[str]] = {}
    for kind, key in names:
        kinds.setdefault(kind, []).append(key)
    query = select(documents.c.key, documents.c.version)
    return {
        (kind, key): version
        for kind, keys in kinds.items()
        for key, version in connection.execute(
            query.where(documents.c.kind == kind, documents.c.key.in_(keys))
        )
    }


def _row(document: Document) -> dict[str, object]:
    return {
        "kind": document.kind,
        "key": document.key,
        "version": document.version,
        "body": dict(document.body),
    }


def load(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
) -> Iterable[Document]:
    """Documents by key, inside the caller's transaction."""
    query = select(documents).where(*conditions).order_by(documents.c.key).limit(limit)
    for row in connection.execute(query):
        yield Document(row.kind, row.key, row.version, row.body)


def _remember(connection: Connection, mark: FeedMark) -> None:
    statement = insert(marks).values(name=mark.name, position=mark.position, synced_at=mark.synced_at)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["name"],
            set_={"position": statement.excluded.position, "synced_at": statement.excluded.synced_at},
        )
    )
