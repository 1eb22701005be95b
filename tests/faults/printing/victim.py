"""Leads the driver's lives from outside, and reads afterwards what its spool says about each label."""

import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from printing.print_job import JobState
from printing.spool import Spool
from printing.spool_recovery import FILE_NAME
from tests.faults.printing.driver import Life

KILLED = -9
_REPOSITORY = Path(__file__).resolve().parents[3]
_PATIENCE_S = 30.0


class Victim:
    """The driver as a process of its own, and the life that it leads now."""

    def __init__(self) -> None:
        self._pid: int | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.printing.driver"],
            cwd=_REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(_REPOSITORY)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._reader = threading.Thread(target=self._read, name="victim-reader")
        self._reader.start()

    def __enter__(self) -> "Victim":
        return self

    def __exit__(self, *_exc: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self.kill()
        self._process.wait(_PATIENCE_S)
        self._reader.join(_PATIENCE_S)
        assert self._process.stdout
        self._process.stdout.close()

    def begin(self, life: Life) -> None:
        """Start a life and return when it has begun."""
        assert self._process.stdin
        self._process.stdin.write(life.as_line())
        word, _, rest = self._lines.get(timeout=_PATIENCE_S).partition(" ")
        assert word == "life", f"the driver says {word} {rest}: the life before has not ended"
        self._pid = int(rest)

    def kill(self) -> None:
        """SIGKILL, if it lives."""
        if self._pid is not None:
            # It may have ended without our having read so yet.
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def end(self, patience_s: float = _PATIENCE_S) -> int:
        """Listen until it has ended. -9 when it was killed, 0 when nothing moved any more."""
        while True:
            word, _, rest = self._lines.get(timeout=patience_s).partition(" ")
            if word == "ended":
                self._pid = None
                return int(rest.split()[1])

    def kill_after(self, seconds: float) -> int:
        """Let it live for so long at most, then kill it; how it ended."""
        try:
            return self.end(seconds)
        except queue.Empty:
            self.kill()
            return self.end()

    def lead(self, life: Life) -> int:
        """A whole life; how it ended."""
        self.begin(life)
        return self.end()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))


def states(folder: Path) -> dict[str, JobState]:
    """What the spool says about each request."""
    spool = Spool(folder / FILE_NAME)
    try:
        return {job.request_id: job.state for job in spool.recent(10_000)}
    finally:
        spool.close()
