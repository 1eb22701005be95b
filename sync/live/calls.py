"""Which calls may have arrived without our knowing, and the order before them. Survives a crash."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from sync.database import Database
from sync.live.surface import LiveOrder
from sync.tables import documents

_KIND = "live_call"


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that was begun: the order before the first try, and when the last try began (UTC)."""

    before: LiveOrder
    begun_at: datetime


class Calls:
    """Calls begun and not ended, by event id. Any thread; each method is one transaction, or a StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, event_id: str) -> OpenCall | None:
        """The call of this event that may have arrived, or None when certainly none did."""
        query = select(documents.c.body).where(documents.c.kind == _KIND, documents.c.key == event_id)
        with self._database.read() as connection:
            body = connection.execute(query).scalar_one_or_none()
        return None if body is None else _read(body)

    def begin(self, event_id: str, before: LiveOrder, at: datetime) -> None:
        """A call is about to be made. On the disk when this returns."""
        body = {
            "begun_at": at.isoformat(),
            "id": before.id,
            "store": before.store,
            "stage": before.stage,
            "times": dict(before.times),
        }
        new = insert(documents).values(kind=_KIND, key=event_id, version=0, body=body)
        again = new.on_conflict_do_update(index_elements=["kind", "key"], set_={"body": new.excluded.body})
        with self._database.write() as connection:
            connection.execute(again)

    def end(self, event_id: str) -> None:
        """It is known how the call ended, or a person will decide."""
        gone = delete(documents).where(documents.c.kind == _KIND, documents.c.key == event_id)
        with self._database.write() as connection:
            connection.execute(gone)


def _read(body: Mapping[str, Any]) -> OpenCall:
    before = LiveOrder(body["id"], body["store"], body["stage"], {}, body["times"])
    return OpenCall(before, datetime.fromisoformat(body["begun_at"]))
