"""Opens a window's process again when it crashes: a kiosk has nobody who would do it."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from time import monotonic
from types import FrameType

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
STEADY_S = 60.0
"""A process that lived so long did not crash at its start: the pause begins anew."""
WANTED_ENDS = (0, 2)
"""Left with the code, and refused in words: the exit codes of `ordak-station`."""


class Keeper:
    """Runs one command again and again until it ends by wish. `keep` must run in the main thread."""

    def __init__(self, command: Sequence[str], clock: Callable[[], float] = monotonic) -> None:
        self._command, self._clock = list(command), clock
        self._stopped = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None

    def keep(self) -> int:
        """Returns the exit code of the last process, when it ended by wish or this one was told to stop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._pass_on)
        pause = FIRST_PAUSE_S
        while True:
            began = self._clock()
            self._child = subprocess.Popen(self._command)
            code = self._child.wait()
            if code in WANTED_ENDS or self._stopped.is_set():
                return max(code, 0)
            if self._clock() - began >= STEADY_S:
                pause = FIRST_PAUSE_S
            print(f"The window ended with {code} and is opened again.", file=sys.stderr)
            if self._stopped.wait(pause):
                return 0
            pause = min(pause * 2, LONGEST_PAUSE_S)

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        self._stopped.set()
        if self._child is not None and self._child.poll() is None:
            self._child.send_signal(number)


def own_command(arguments: Sequence[str]) -> list[str]:
    """This program with other arguments; a packaged build is its own interpreter."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "station"]
    return [*program, *arguments]
