"""Which calls may have arrived without our knowing, and the order before them. Survives a crash."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from sync.database import Database
from sync.live.surface import LiveOrder

_KIND = "live_call"
_GET = "SELECT body FROM document WHERE kind = ? AND key = ?"
_BEGIN = (
    "INSERT INTO document (kind, key, version, body) VALUES (?, ?, 0, ?) "
    "ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body"
)
_END = "DELETE FROM document WHERE kind = ? AND key = ?"


class OpenCall(Struct, frozen=True):
    """A call that was begun: the order before the first try, and when the last try began (UTC)."""

    before: LiveOrder
    begun_at: datetime


class Calls:
    """Calls begun and not ended, by event id. Any thread; each method is one transaction, or a StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, event_id: str) -> OpenCall | None:
        """The call of this event that may have arrived, or None when certainly none did."""
        with self._database.look() as connection:
            row = connection.execute(_GET, (_KIND, event_id)).fetchone()
        return None if row is None else _read(json.loads(row[0]))

    def begin(self, event_id: str, before: LiveOrder, at: datetime) -> None:
        """A call is about to be made. On the disk when this returns."""
        body = {
            "begun_at": at.isoformat(),
            "id": before.id,
            "store": before.store,
            "stage": before.stage,
            "times": dict(before.times),
        }
        with self._database.append() as connection:
            connection.execute(_BEGIN, (_KIND, event_id, json.dumps(body))).close()

    def end(self, event_id: str) -> None:
        """It is known how the call ended, or a person will decide."""
        with self._database.append() as connection:
            connection.execute(_END, (_KIND, event_id)).close()


def _read(body: Mapping[str, Any]) -> OpenCall:
    before = LiveOrder(body["id"], body["store"], body["stage"], {}, body["times"])
    return OpenCall(before, datetime.fromisoformat(body["begun_at"]))
