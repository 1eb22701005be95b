"""What the disk can hold when the power fails: everything synced, and any part of the rest in any order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.faults.powercut.recorder import Op, Step

_SECTOR = 512
_RANDOM_PICKS = 2
Files = dict[str, bytes]


@dataclass
class Disk:
    """Replays steps. `safe` is what is on the disk for sure, `waiting` what was asked since, per file;
    `unnamed` logs whose name is not.
    """

    safe: Files = field(default_factory=dict)
    waiting: list[Step] = field(default_factory=list)
    unnamed: set[str] = field(default_factory=set)

    def take(self, step: Step) -> None:
        """The program did this."""
        if step.op is Op.SYNC:
            done = [each for each in self.waiting if self._synced_by(step, each)]
            self.waiting = [each for each in self.waiting if not self._synced_by(step, each)]
            self.unnamed.discard(step.file)
            self.safe = _apply(self.safe, done)
        elif step.op is Op.DELETE and step.at:
            self.waiting = [each for each in self.waiting if each.file != step.file]
            self.safe = _apply(self.safe, [step])
        elif step.op is not Op.RETURNED:
            self.waiting.append(step)
            if step.op is Op.CREATE and step.file.endswith(("-wal", "-journal")):
                self.unnamed.add(step.file)

    def _synced_by(self, sync: Step, step: Step) -> bool:
        # SQLite syncs the folder with a new log's first sync (os_unix.c, UNIXFILE_DIRSYNC).
        return step.file == sync.file or (step.op is Op.DELETE and sync.file in self.unnamed)

    def after_power_cut(self, rng: Random) -> Iterator[Files]:
        """Each state worth looking at that the disk may be in: unsynced writes lost, torn, out of order."""
        for kept in _picks(self.waiting, rng):
            yield _apply(self.safe, kept)


def _picks(waiting: Sequence[Step], rng: Random) -> Iterator[list[Step]]:
    yield []
    if not waiting:
        return
    yield list(waiting)
    last = waiting[-1]
    if last.op is Op.WRITE and len(last.data) > 1:
        half = (
            len(last.data) // 2 if len(last.data) <= _SECTOR else _SECTOR * (len(last.data) // _SECTOR // 2)
        )
        torn = Step(Op.WRITE, last.file, last.at, last.data[:half])
        yield [*waiting[:-1], torn]
        yield [*waiting[:-1], Step(Op.WRITE, last.file, last.at + half, last.data[half:])]
    if len(waiting) > 1:
        yield [last]
        yield list(waiting[1:])
        yield list(waiting[:-1])
        yield list(reversed(waiting))
        for _ in range(_RANDOM_PICKS):
            yield [step for step in waiting if rng.random() < 0.5]


def _apply(files: Files, steps: Sequence[Step]) -> Files:
    changed = {name: bytearray(files[name]) for step in steps if (name := step.file) in files}
    gone: set[str] = set()
    for step in steps:
        if step.op is Op.DELETE:
            changed.pop(step.file, None)
            gone.add(step.file)
            continue
        gone.discard(step.file)
        content = changed.setdefault(step.file, bytearray())
        if step.op is Op.TRUNCATE:
            del content[step.at :]
        elif step.op is Op.WRITE:
            content.extend(bytes(max(0, step.at - len(content))))
            content[step.at : step.at + len(step.data)] = step.data
    untouched = {name: content for name, content in files.items() if name not in gone}
    return untouched | {name: bytes(content) for name, content in changed.items()}
