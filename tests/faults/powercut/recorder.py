"""An SQLite VFS that writes down what reaches the disk, in order."""

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

import apsw


class Op(Enum):
    """What happens to a file."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"
    RETURNED = "returned"
    """Not the disk's: a call of the outbox returned to its caller."""


@dataclass(frozen=True, slots=True)
class Step:
    """One operation. `at` is the offset of a write, the size of a truncate, 1 for a delete that is synced."""

    op: Op
    file: str = ""
    at: int = 0
    data: bytes = b""


class Recorder(apsw.VFS):
    """Passes everything on to the system's VFS, and keeps the steps for all files but the shared memory."""

    def __init__(self, name: str) -> None:
        self.steps: list[Step] = []
        self.name = name
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        """Open, and write down whether that makes a file."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        made = path is not None and not self.xAccess(path, apsw.SQLITE_ACCESS_EXISTS)
        file = _RecordedFile(self, name, flags, PurePath(path or "temporary").name)
        if made:
            self.steps.append(Step(Op.CREATE, file.short))
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Delete."""
        super().xDelete(filename, syncdir)
        self.steps.append(Step(Op.DELETE, PurePath(filename).name, int(syncdir)))

    def returned(self) -> None:
        """A call of the outbox came back: from now on it is a promise."""
        self.steps.append(Step(Op.RETURNED))


class _RecordedFile(apsw.VFSFile):
    def __init__(
        self, recorder: Recorder, name: str | apsw.URIFilename | None, flags: list[int], short: str
    ) -> None:
        super().__init__("", name, flags)
        self._recorder = recorder
        self.short = short

    def xWrite(self, data: bytes, offset: int) -> None:
        """Write."""
        super().xWrite(data, offset)
        self._recorder.steps.append(Step(Op.WRITE, self.short, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        """Cut off."""
        super().xTruncate(newsize)
        self._recorder.steps.append(Step(Op.TRUNCATE, self.short, newsize))

    def xSync(self, flags: int) -> None:
        """Bring it to the disk."""
        super().xSync(flags)
        self._recorder.steps.append(Step(Op.SYNC, self.short))
