"""Stations with one guard taken out each: the simulation must notice every one of them."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, update

from sync import entry_sql
from sync.decisions import TAKEN_BACK, Decisions
from sync.entry import Entry, EntryState, NewEntry
from sync.errors import SyncError
from sync.outbox import Outbox
from sync.outcome import HttpReply
from sync.tables import entries
from tests.simulation.faulty_database import FaultyDatabase
from tests.simulation.model_server import Json, ModelServer
from tests.simulation.network import SimHttp

_RPC = "/rest/v1/rpc/"


class FreshIds(SimHttp):
    """Each attempt goes under an event id of its own."""

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> HttpReply:
        """POST with other ids; the reply speaks of the right ones again."""
        sent = json.dumps(body)
        fresh: dict[str, str] = {}
        for known in _event_ids(body):
            fresh[known] = str(uuid.uuid5(uuid.UUID(known), str(self._network.calls)))
            sent = sent.replace(known, fresh[known])
        reply = super().post(path, json.loads(sent), headers)
        answer = reply.body
        for known, other in fresh.items():
            answer = answer.replace(other.encode(), known.encode())
        return HttpReply(reply.status, reply.headers, answer)


class Optimist(SimHttp):
    """No answer is taken for a good one: marked as done because it was sent."""

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> HttpReply:
        """POST; silence becomes an answer that suits."""
        try:
            return super().post(path, body, headers)
        except SyncError:
            ids = _event_ids(body)
            if not ids:
                raise
            answers = [{"ok": True, "data": {"event_id": each}} for each in ids]
            one = answers[0] if "p_event_id" in body else {"ok": True, "data": answers}
            return HttpReply(200, {"content-type": "application/json"}, json.dumps(one).encode())


class ForgetfulServer(ModelServer):
    """The server does not know an event again."""

    def take(self, function: str, args: Mapping[str, Any]) -> Json:
        """Judge it as if it had never come."""
        self.answers.pop(str(args["p_event_id"]), None)
        return super().take(function, args)


class _Meddling(FaultyDatabase):
    """Does something of its own whenever an entry changes its state, whichever part of sync it was."""

    trigger = ""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        with self.write() as connection:
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER meddle AFTER UPDATE OF state ON entry {self.trigger}"
            )


class DropsRefused(_Meddling):
    """What is refused is thrown away."""

    trigger = "WHEN new.state = 'attention' BEGIN DELETE FROM entry WHERE seq = new.seq; END"


class DropsEarly(_Meddling):
    """An early event is taken for a duplicate instead of waiting."""

    trigger = "WHEN new.state = 'waiting' BEGIN UPDATE entry SET state = 'duplicate' WHERE seq = new.seq; END"


class NoRetry(_Meddling):
    """A call without an answer is not made again: it is somebody else's business."""

    trigger = (
        "WHEN new.state = 'pending' AND old.state = 'sending' "
        "BEGIN UPDATE entry SET state = 'attention' WHERE seq = new.seq; END"
    )


class ForgetsGivenUp(Decisions):
    """What a person gave up is not kept."""

    def discard(self, event_id: str, reason: str, by: str | None = None) -> Entry:
        """Throw it away."""
        given_up = super().discard(event_id, reason, by)
        with self._database.write() as connection:
            connection.execute(delete(entries).where(entries.c.seq == given_up.seq))
        return given_up


class AnotherIdAgain(Decisions):
    """What a person sends again goes under another event id."""

    def requeue(self, event_id: str) -> Entry:
        """As a new event."""
        again = super().requeue(event_id)
        other = {"event_id": str(uuid.uuid5(uuid.UUID(event_id), "again"))}
        with self._database.write() as connection:
            connection.execute(update(entries).where(entries.c.seq == again.seq).values(other))
        return again


class WaitsForEver(_Meddling):
    """An early event that waits too long is nobody's business."""

    trigger = "WHEN new.state = 'waiting' BEGIN UPDATE entry SET overdue_at = NULL WHERE seq = new.seq; END"


class TakesBackAnything(Decisions):
    """An undo takes back what may have been sent already."""

    def withdraw(self, event_id: str, by: str | None = None) -> Entry:
        """Without looking whether anything has left."""
        return self.discard(event_id, TAKEN_BACK, by)


class ReadsAnything(Outbox):
    """Sends what a newer version of the program recorded."""

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """Every head, whoever wrote it."""
        first = f"SELECT min(seq) FROM entry WHERE {entry_sql.IS_OPEN} GROUP BY order_key"
        query = f"{entry_sql.ALL} WHERE seq IN ({first}) AND {entry_sql.IS_UNSENT} LIMIT ?"
        return self._select(query, limit)


class TrustsTheClock(Outbox):
    """What rests until a time that the wall clock was set back from rests until then."""

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """Only those whose time has come."""
        found = super().due(now, limit)
        return tuple(e for e in found if e.next_attempt_at is None or e.next_attempt_at <= now)


class OrderBlind(Outbox):
    """Everything unsent is due, whatever stands before it in its order."""

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """All of it, newest first."""
        return self._select(f"{entry_sql.ALL} WHERE {entry_sql.IS_UNSENT} ORDER BY seq DESC LIMIT ?", limit)


class OneQueue(Outbox):
    """One queue for all orders: what is refused or waits at its head holds up everything."""

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """The oldest open entry, when it may be sent."""
        head = self._select(f"{entry_sql.ALL} WHERE {entry_sql.IS_OPEN} ORDER BY seq LIMIT 1")
        return tuple(entry for entry in head if entry.state is not EntryState.ATTENTION)


class ForgetsSending(Outbox):
    """What was under way when the program died is not sent again."""

    def due(self, now: datetime, limit: int) -> tuple[Entry, ...]:
        """All that is due but what seems to be under way."""
        return tuple(entry for entry in super().due(now, limit) if entry.state is not EntryState.SENDING)


class SavesLater(Outbox):
    """The screen says saved before the disk has it."""

    def __init__(self, database: FaultyDatabase, *others: Any) -> None:
        super().__init__(database, *others)
        self._unsaved: list[NewEntry] = []

    def record(self, new: NewEntry) -> Entry:
        """Save the one before."""
        self._unsaved.append(new)
        if len(self._unsaved) > 1:
            return super().record(self._unsaved.pop(0))
        return Entry(
            0, new.event_id or "", new.order_key, new.function, new.args, new.occurred_at, new.occurred_at,
            None, new.station, new.staff, 1, EntryState.PENDING, 0, None, None, None, None, None, False,
        )  # fmt: skip


def _event_ids(body: Mapping[str, Any]) -> list[str]:
    if "p_event_id" in body:
        return [str(body["p_event_id"])]
    return [str(event["event_id"]) for event in body.get("p_events", ())]
