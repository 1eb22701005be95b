"""What a station does to its database in a day, recorded; and what of it must be there after a power cut."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

import sync.database
from sync.database import FILE_NAME, Database
from sync.entry import Entry, NewEntry
from sync.errors import DatabaseDamaged
from sync.fakes import ManualClock, order_document
from sync.outbox import Outbox
from sync.replica import Document, FeedMark, Replica
from tests.faults.powercut.apsw_driver import ApswDriver, Rewrite
from tests.faults.powercut.disk import Disk, Files
from tests.faults.powercut.recorder import Op, Recorder, Step

Ledger = Mapping[str, str]
"""Event id to state: what the outbox holds."""

_names = count()


@dataclass
class Recording:
    """The steps of a story, and what the outbox held each time that a call had returned."""

    steps: list[Step] = field(default_factory=list)
    ledgers: list[Ledger] = field(default_factory=list)


@dataclass
class Verdict:
    """What the power cuts showed."""

    cuts: int = 0
    states: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def unchanged(statement: str) -> str:
    """Every statement as the station says it."""
    return statement


def record_story(folder: Path, monkeypatch: pytest.MonkeyPatch, rewrite: Rewrite = unchanged) -> Recording:
    """Run the story over the recording VFS: real Database, Outbox and Replica; only the driver is apsw."""
    recorder = Recorder(f"powercut-{next(_names)}")
    recording = Recording(recorder.steps)
    with monkeypatch.context() as patched:
        patched.setattr(sync.database, "load_driver", lambda: ApswDriver(recorder.name, 8, rewrite))
        _Story(folder, recorder, recording).tell()
    recorder.unregister()
    return recording


def cut_everywhere(recording: Recording, folder: Path, until_lost: bool = False) -> Verdict:
    """Fail the power after every step and open whatever the disk can hold then with the real Database."""
    rng, disk, verdict = Random(0), Disk(), Verdict()
    promised = 0
    seen: set[tuple[int, int]] = set()
    for place, step in enumerate(recording.steps):
        disk.take(step)
        promised += step.op is Op.RETURNED
        verdict.cuts += 1
        for files in disk.after_power_cut(rng):
            key = (promised, hash(frozenset(files.items())))
            if key not in seen:
                seen.add(key)
                verdict.states += 1
                _look(files, recording.ledgers, promised, folder / str(verdict.states), place, verdict)
        if until_lost and verdict.lost:
            break
    return verdict


class _Story:
    """Scans are recorded, sent, refused, confirmed; the program ends and starts again in between."""

    def __init__(self, folder: Path, recorder: Recorder, recording: Recording) -> None:
        self._folder = folder
        self._recorder = recorder
        self._recording = recording
        self._clock = ManualClock()
        self._ids = Random(1)

    def tell(self) -> None:
        for number in range(3):
            with self._open() as (outbox, replica):
                self._day(outbox, replica, number)

    @contextmanager
    def _open(self) -> Iterator[tuple[Outbox, Replica]]:
        database = Database(self._folder)
        try:
            yield Outbox(database, self._clock), Replica(database)
        finally:
            database.close()

    def _day(self, outbox: Outbox, replica: Replica, day: int) -> None:
        entries = [self._record(outbox, f"bannos-{day}{number}") for number in range(4)]
        sent = []
        for entry in entries:
            sent.append(outbox.mark_sending(entry))
            self._promise(outbox)
        ends = (
            lambda: outbox.mark_confirmed(sent[0], _answer(sent[0])),
            lambda: outbox.mark_retry(sent[1], 3.0, "NO_ANSWER", "It is sent again."),
            lambda: outbox.mark_waiting(sent[2], 3.0, "ORD002", "Not yet.", _answer(sent[2])),
            lambda: outbox.mark_attention(sent[3], "ORD001", "There is no such order.", _answer(sent[3])),
            lambda: outbox.hasten([sent[2].order_key]),
            lambda: self._feed(replica, day),
        )
        for end in ends:
            end()
            self._promise(outbox)
        for number in range(4):
            self._record(outbox, f"bannos-{day}{number}")

    def _record(self, outbox: Outbox, order: str) -> Entry:
        self._clock.advance(1.0)
        event_id = str(uuid.UUID(int=self._ids.getrandbits(128), version=4))
        args = {"p_order_id": order, "p_store": "bannos"}
        new = NewEntry(order, "complete_filling", args, self._clock.now(), "filling-1", None, event_id)
        entry = outbox.record(new)
        self._promise(outbox)
        return entry

    def _feed(self, replica: Replica, day: int) -> None:
        body = order_document(day)
        mark = FeedMark("order@bannos", day, self._clock.now())
        replica.apply("order", [Document("order", body["id"], 1, body)], mark)

    def _promise(self, outbox: Outbox) -> None:
        # The marker first: reading may move pages, and the promise is older than that.
        self._recorder.returned()
        self._recording.ledgers.append(_ledger(outbox))


def _answer(entry: Entry) -> dict[str, Any]:
    body = order_document(int(entry.order_key.removeprefix("bannos-")))
    return {"event_id": entry.event_id, "order_id": entry.order_key, "already_done": False, "order": body}


def _ledger(outbox: Outbox) -> Ledger:
    return {entry.event_id: str(entry.state) for entry in outbox.recent(1000)}


def _look(
    files: Files, ledgers: list[Ledger], promised: int, folder: Path, place: int, verdict: Verdict
) -> None:
    """What was promised is there; beyond it there may only be what was being written at the cut."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    try:
        database = Database(folder)
    except DatabaseDamaged as error:
        verdict.damaged.append(f"step {place}: {error}")
        return
    try:
        found = _ledger(Outbox(database, ManualClock()))
        with database.read() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    finally:
        database.close()
    if sound != "ok":
        verdict.damaged.append(f"step {place}: {sound}")
    before = ledgers[promised - 1] if promised else {}
    possible = [before, *ledgers[promised : promised + 1]]
    if found not in possible:
        missing = [event for event in before if found.get(event) != before[event]]
        verdict.lost.append(f"step {place}, {FILE_NAME}: {len(missing)} of {len(before)} promises")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
