"""What a station does to its database in a day, recorded; and what of it must be there after a power cut."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

import pytest

import sync.database
from sync.database import FILE_NAME, Database
from sync.errors import DatabaseDamaged
from sync.fakes import ManualClock
from sync.outbox import Outbox
from tests.faults.powercut.apsw_driver import ApswDriver, Rewrite
from tests.faults.powercut.disk import Disk, Files
from tests.faults.powercut.recorder import Op, Recorder, Step
from tests.simulation.bench import Bench, Life, Parts
from tests.simulation.faulty_database import Point
from tests.simulation.gateway import Gateway
from tests.simulation.loop import START, EventLoop
from tests.simulation.model_server import ModelServer
from tests.simulation.network import Fault, Network, Weather
from tests.simulation.script import Scan

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
    """Run the story over the recording VFS: the real station's sync; only the driver is apsw."""
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
    """A bench scans, is refused, waits, gets no answer; the program ends and starts again on the same file.

    Each commit of the real Database is a promise, whoever asked for it.
    """

    def __init__(self, folder: Path, recorder: Recorder, recording: Recording) -> None:
        self._folder = folder
        self._recorder = recorder
        self._recording = recording
        self._loop = EventLoop()
        server = ModelServer(lambda: START)
        rng = Random(1)
        for number in range(6):
            server.put(number)
        gateway = Gateway(server, rng)
        weather = Weather(0.3, (Fault.ANSWER_LOST, Fault.SQL, Fault.RESET), 200.0)
        self._bench = Bench(
            0,
            self._loop,
            rng,
            Network(self._loop, rng, weather, partial(gateway.answer, now=START), gateway.forget_sessions),
            folder,
            Parts(),
        )

    def tell(self) -> None:
        for day in range(3):
            life = Life(self._bench, self._folder, Parts(), feed=True)
            life.database.trouble = partial(self._promise, life)
            self._bench.life = life
            life.wake()
            for order in (f"bannos-{2 * day}", f"bannos-{2 * day + 1}", "bannos-404"):
                for function in ("handle_print_barcode", "complete_filling", "complete_decorating"):
                    self._bench.scan(Scan(self._loop.now, 0, order, function))
            self._loop.run_until(self._loop.now + 45.0)
            life.dead = True
            life.database.close()

    def _promise(self, life: Life, point: Point) -> None:
        if point is Point.AFTER_COMMIT:
            self._recorder.returned()
            self._recording.ledgers.append(_ledger(life.outbox))


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
