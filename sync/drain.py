"""Empties the outbox: each order's entries one after the other, none of them held up by another order's.

The logic without its thread, so that it can also run on a virtual clock.
"""

import threading
from collections.abc import Mapping
from typing import Any, Protocol

from sync.backoff import Random, full_jitter_s
from sync.clock import Clock
from sync.entry import Entry
from sync.errors import BackendRejected, SyncError
from sync.events import EntryChanged, ReplicaChanged, Report
from sync.link import Link, Prober
from sync.outbox import Outbox, Settled
from sync.outcome import Answer, Step, Verdict, verdict

IDLE_S = 30.0
"""The longest rest: whoever records an entry wakes us, this is for the day when that is forgotten."""
_BATCH = 50


class Caller(Prober, Protocol):
    """Whoever can call the backend's functions (`sync.rpc.RpcClient`)."""

    def write(self, function: str, args: Mapping[str, Any], event_id: str, order_key: str = "-") -> Answer:
        """One verified answer. Raises SyncError."""


class Drain:
    """Sends what is due. One thread calls `step()`; `stop()` may come from any."""

    def __init__(
        self, outbox: Outbox, caller: Caller, link: Link, clock: Clock, report: Report, random: Random
    ) -> None:
        self._outbox = outbox
        self._caller = caller
        self._link = link
        self._clock = clock
        self._report = report
        self._random = random
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Send nothing more after the call that is under way."""
        self._stopping.set()

    def step(self) -> float:
        """Send one round of what is due. Returns the seconds until there may be something to do again.

        Raises StoreError when the disk refuses; nothing is lost by that, the entry is sent again.
        """
        if not self._link.ready(self._caller):
            return self._link.wait_s()
        due = self._outbox.due(self._clock.now(), _BATCH)
        for entry in due:
            if self._stopping.is_set():
                return IDLE_S
            self._send(entry)
            if not self._link.online:
                return self._link.wait_s()
        return 0.0 if due else self._rest_s()

    def _rest_s(self) -> float:
        now = self._clock.now()
        at = self._outbox.next_due_at(now)
        return IDLE_S if at is None else min(max(0.0, (at - now).total_seconds()), IDLE_S)

    def _send(self, entry: Entry) -> None:
        # Before the call: after a crash it must be known that it may have arrived.
        entry = self._outbox.mark_sending(entry)
        self._report(EntryChanged(entry))
        end = self._call(entry)
        settled = self._settle(entry, end, verdict(end))
        self._report(EntryChanged(settled.entry))
        if settled.changed:
            self._report(ReplicaChanged(self._outbox.answer_document.kind, settled.changed))
        if isinstance(end, SyncError):
            self._link.after(end, self._caller)

    def _call(self, entry: Entry) -> Answer | SyncError:
        try:
            return self._caller.write(entry.function, call_args(entry), entry.event_id, entry.order_key)
        except SyncError as error:
            return error

    def _settle(self, entry: Entry, end: Answer | SyncError, ending: Verdict) -> Settled:
        data = end.data if isinstance(end, Answer | BackendRejected) else {}
        delay_s = 0.0 if ending.immediate else full_jitter_s(entry.attempts, self._random)
        code, message = ending.code, ending.message
        match ending.step:
            case Step.CONFIRM:
                return self._outbox.mark_confirmed(entry, data)
            case Step.DUPLICATE:
                return self._outbox.mark_duplicate(entry, code, message, data)
            case Step.WAIT:
                return self._outbox.mark_waiting(entry, delay_s, code, message, data)
            case Step.ATTENTION:
                return self._outbox.mark_attention(entry, code, message, data)
            case Step.RETRY:
                return Settled(self._outbox.mark_retry(entry, delay_s, code, message))


def call_args(entry: Entry) -> dict[str, Any]:
    """The function's own arguments and the common ones of contract.md."""
    common: dict[str, Any] = {
        "p_event_id": entry.event_id,
        "p_occurred_at": entry.occurred_at.isoformat(),
        "p_station": entry.station,
    }
    if entry.staff is not None:
        common["p_performed_by"] = entry.staff
    return {**entry.args, **common}
