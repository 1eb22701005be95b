"""One window of the demo as a process: how it is started, and how it ends."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from scanning.fakes import PtyScanner
from station.demo.control_client import Window

CLOSE_WITHIN_S = 15.0


class Station(Struct, frozen=True):
    """One running window: its process, its data, the demo's eyes and hands on it."""

    name: str
    process: subprocess.Popen[bytes]
    data_dir: Path
    window: Window
    scanner: PtyScanner | None

    def is_running(self) -> bool:
        """Whether its process has not ended."""
        return self.process.poll() is None

    def kill(self) -> None:
        """SIGKILL: it learns nothing and saves nothing any more."""
        self.process.kill()
        self.process.wait()
        self.window.close()

    def wait_closed(self) -> None:
        """Wait until its process has ended; one that does not end is killed."""
        self.window.close()
        try:
            self.process.wait(CLOSE_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.kill()


def start_process(arguments: list[str], environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """`ordak-station` with these arguments; what it says goes to the end of `log`."""
    command = [sys.executable, "-m", "station", *arguments]
    with log.open("ab") as output:
        return subprocess.Popen(command, env=environment, stdout=output, stderr=output)


def environment_of(settings: Mapping[str, str], headless: bool) -> dict[str, str]:
    """Ours, with these settings of the station instead of any others."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ORDAK_")}
    environment |= {f"ORDAK_{key}": value for key, value in settings.items()}
    # No demo account belongs in the keyring of whoever runs the demo.
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    if headless:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment
