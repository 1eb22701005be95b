"""What is written into the replica: newer documents, whole lists, and how far a feed was read."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from sync.database import Database
from sync.replica import Document, FeedMark
from sync.tables import documents, marks

# Made once: SQLAlchemy takes longer to make a statement than SQLite to execute it.
_PUT = insert(documents).prefix_with("OR REPLACE")
_VERSIONS = select(documents.c.key, documents.c.version).where(
    documents.c.kind == bindparam("of_kind"), documents.c.key.in_(bindparam("keys", expanding=True))
)


class ReplicaWriter:
    """The half of `Replica` that writes. Any thread; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def apply(self, new: Sequence[Document], mark: FeedMark) -> tuple[str, ...]:
        """Keep those of `new` that are newer than what is here, and the feed's mark."""
        with self._database.write() as connection:
            changed = keep_newer(connection, new)
            _remember(connection, mark)
        return changed

    def replace_all(self, kind: str, new: Sequence[Document], mark: FeedMark) -> tuple[str, ...]:
        """Make `new` the whole truth about `kind`."""
        with self._database.write() as connection:
            here = {each.key: each for each in _load(connection, kind)}
            there = {document.key: document for document in new}
            gone = here.keys() - there.keys()
            changed = [document for document in there.values() if here.get(document.key) != document]
            if gone:
                one = delete(documents).where(documents.c.kind == kind, documents.c.key == bindparam("gone"))
                connection.execute(one, [{"gone": key} for key in sorted(gone)])
            if changed:
                connection.execute(_PUT, [*map(_row, changed)])
            _remember(connection, mark)
        return (*sorted(gone), *(document.key for document in changed))


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
        connection.execute(_PUT, [*map(_row, changed)])
    return tuple(document.key for document in changed)


def _versions(connection: Connection, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    kinds: dict[str, list[str]] = {}
    for kind, key in names:
        kinds.setdefault(kind, []).append(key)
    return {
        (kind, key): version
        for kind, keys in kinds.items()
        for key, version in connection.execute(_VERSIONS, {"of_kind": kind, "keys": keys})
    }


def _row(document: Document) -> dict[str, object]:
    return {
        "kind": document.kind,
        "key": document.key,
        "version": document.version,
        "body": dict(document.body),
    }


def _load(connection: Connection, kind: str) -> Iterable[Document]:
    for row in connection.execute(select(documents).where(documents.c.kind == kind)):
        yield Document(row.kind, row.key, row.version, row.body)


def _remember(connection: Connection, mark: FeedMark) -> None:
    statement = insert(marks).values(name=mark.name, position=mark.position, synced_at=mark.synced_at)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["name"],
            set_={"position": statement.excluded.position, "synced_at": statement.excluded.synced_at},
        )
    )
