"""Empties the outbox: each order's entries one after the other, none of them held up by another order's.

The logic without its thread, so that it can also run on a virtual clock.

A batch holds at most the head of each order: the server judges each event of a batch by itself, so one that
stood behind a refused event of its order would take effect before it.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, Protocol

from sync.backoff import Random, full_jitter_s
from sync.batch import FEW, MOST, BatchCall, BatchCaller, Pace, not_in_batch
from sync.clock import Clock
from sync.ending import Ending
from sync.entry import Entry
from sync.errors import BackendRejected, NotInBatch, SyncError
from sync.events import EntryChanged, ReplicaChanged, Report
from sync.link import Link, Prober
from sync.outbox import Outbox
from sync.outcome import Answer, verdict

IDLE_S = 30.0
"""The longest rest: whoever records an entry wakes us, this is for the day when that is forgotten."""
_ROUND_S = 5.0
"""How long what was found due is gone on with before the outbox is asked again."""

End = Answer | SyncError


class Caller(Prober, Protocol):
    """Whoever can call the backend's functions (`sync.rpc.RpcClient`).

    One that is a `BatchCaller` too is given batches.
    """

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
        self._pace = Pace(clock)
        # Events that a batch gave no clear answer to: they are heard by themselves.
        self._alone: set[str] = set()
        self._begun = False
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Send nothing more after the call that is under way."""
        self._stopping.set()

    def step(self) -> float:
        """Send one round of what is due. Returns the seconds until there may be something to do again.

        Raises StoreError when the disk refuses; nothing is lost by that, the entry is sent again.
        """
        if not self._begun:
            self._outbox.nothing_is_under_way()
            self._begun = True
        if not self._link.ready(self._caller):
            return self._link.wait_s()
        due = self._outbox.due(self._clock.now(), MOST)
        until = self._clock.monotonic() + _ROUND_S
        for group in self._groups(due):
            if self._stopping.is_set():
                return IDLE_S
            self._send(group)
            if not self._link.online:
                return self._link.wait_s()
            if self._clock.monotonic() >= until:
                break
        return 0.0 if due else self._rest_s()

    def _rest_s(self) -> float:
        now = self._clock.now()
        at = self._outbox.next_due_at(now)
        return IDLE_S if at is None else min(max(0.0, (at - now).total_seconds()), IDLE_S)

    def _groups(self, due: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
        """What goes out together: as many attempts each, for one that always fails drags none along."""
        while due:
            group = self._alike(due[: self._pace.size])
            if len(group) <= FEW or not self._can_batch():
                group = due[:1]
            yield group
            due = due[len(group) :]

    def _alike(self, due: Sequence[Entry]) -> Sequence[Entry]:
        attempts = due[0].attempts
        return tuple(
            takewhile(lambda each: each.attempts == attempts and each.event_id not in self._alone, due)
        )

    def _can_batch(self) -> bool:
        if not isinstance(self._caller, BatchCaller):
            return False
        try:
            return self._caller.takes_batches()
        except SyncError as error:
            self._link.after(error, self._caller)
            return False

    def _send(self, due: Sequence[Entry]) -> None:
        # Before the call: after a crash it must be known that it may have arrived.
        sending = self._outbox.mark_sending(due)
        if not sending:
            return
        for entry in sending:
            self._report(EntryChanged(entry))
        ends = self._call(sending)
        self._alone.difference_update(entry.event_id for entry in sending)
        self._alone.update(entry.event_id for entry, end in ends if isinstance(end, NotInBatch))
        self._settle(ends)
        failed = next((end for _, end in ends if isinstance(end, SyncError)), None)
        if failed is not None:
            self._link.after(failed, self._caller)

    def _settle(self, ends: Sequence[tuple[Entry, End]]) -> None:
        # One draw for all: what went out together comes due together, as a batch again.
        rest_s = full_jitter_s(ends[0][0].attempts, self._random)
        settled = self._outbox.settle([_ending(entry, end, rest_s) for entry, end in ends])
        for entry in settled.entries:
            self._report(EntryChanged(entry))
        if settled.changed:
            self._report(ReplicaChanged(self._outbox.answer_document.kind, settled.changed))

    def _call(self, sending: Sequence[Entry]) -> list[tuple[Entry, End]]:
        if len(sending) > 1 and isinstance(self._caller, BatchCaller):
            return self._call_batch(self._caller, sending)
        (entry,) = sending
        started, end = self._clock.monotonic(), self._call_one(entry)
        if isinstance(end, Answer):
            self._pace.went_well(1, self._clock.monotonic() - started)
        return [(entry, end)]

    def _call_one(self, entry: Entry) -> End:
        try:
            return self._caller.write(entry.function, call_args(entry), entry.event_id, entry.order_key)
        except SyncError as error:
            return error

    def _call_batch(self, caller: BatchCaller, sending: Sequence[Entry]) -> list[tuple[Entry, End]]:
        calls = [BatchCall(each.event_id, each.function, call_args(each), each.order_key) for each in sending]
        started = self._clock.monotonic()
        try:
            answers = caller.write_batch(calls)
        except SyncError as error:
            meant = self._pace.failed(len(calls), error)
            return [(entry, meant) for entry in sending]
        self._pace.went_well(len(calls), self._clock.monotonic() - started)
        return [(entry, answers.get(entry.event_id) or not_in_batch()) for entry in sending]


def _ending(entry: Entry, end: End, rest_s: float) -> Ending:
    ended = verdict(end, entry.function)
    data = end.data if isinstance(end, Answer | BackendRejected) else {}
    return Ending(entry, ended, data, 0.0 if ended.immediate else rest_s)


def call_args(entry: Entry) -> dict[str, Any]:
    """The function's own arguments and the common ones of contract.md."""
    common: dict[str, Any] = {
        "p_event_id": entry.event_id,
        "p_occurred_at": entry.server_time.isoformat(),
        "p_station": entry.station,
    }
    if entry.staff is not None:
        common["p_performed_by"] = entry.staff
    return {**entry.args, **common}
