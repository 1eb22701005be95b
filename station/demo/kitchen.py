"""A kitchen on this machine: backend, virtual printer, and a process for each bench and the wall."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from backend.seeding import deliver, demo_orders, demo_settings
from backend.server import Backend
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from resources import seeds
from scanning.fakes import PtyScanner
from station.demo.control_client import Window
from station.domain.stages import BENCH_STAGES, Stage

WALL = "wall"
PROFILE = "epson-80"
CLOSE_WITHIN_S = 15.0
OPEN_WITHIN_S = 60.0
OnLabel = Callable[[bytes, int], None]
"""Takes a printed label: its PNG, and 1 for the first one."""

BENCH_SIZE = "1366x768"
WALL_SIZE = "1920x1080"


@dataclass(frozen=True, slots=True)
class Station:
    """One running window: its process, its data, the demo's eyes and hands on it."""

    name: str
    process: subprocess.Popen[bytes]
    data_dir: Path
    window: Window
    scanner: PtyScanner | None

    def is_running(self) -> bool:
        """Whether its process has not ended."""
        return self.process.poll() is None


class Kitchen:
    """Context manager: everything that was started is stopped when it ends.

    Headless windows draw offscreen and read their scans from a pty that `scanner` writes to;
    with a display they are ordinary windows with a keyboard-wedge scanner.
    """

    def __init__(self, folder: Path, headless: bool, on_label: OnLabel) -> None:
        self.folder = folder
        self.stations: dict[str, Station] = {}
        self._headless = headless
        self._on_label = on_label
        self._stack = ExitStack()
        self._logs: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            # A socket's address may have 104 characters at most: a short folder of its own.
            self._sockets = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ordak-")))
            self.backend = stack.enter_context(Backend(demo_settings(self.folder / "backend")))
            self.webhooks = deliver(self.backend, demo_orders())
            self.printer = stack.enter_context(
                VirtualPrinter("127.0.0.1", 0, profile_named(PROFILE), self._on_label)
            )
            stack.callback(self._close)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def open_benches(self) -> None:
        """Start the four benches and wait until each answers."""
        for stage in BENCH_STAGES:
            self._start(stage.value.lower(), BENCH_SIZE, stage)
        self._wait_open()

    def open_wall(self) -> None:
        """Start the wall and wait until it answers."""
        self._start(WALL, WALL_SIZE, None)
        self._wait_open()

    def bench(self, stage: Stage) -> Station:
        """The bench of a stage."""
        return self.stations[stage.value.lower()]

    def running(self) -> bool:
        """Whether a window is still open."""
        return any(station.process.poll() is None for station in self.stations.values())

    def close_windows(self) -> None:
        """Close every window as its user would, and wait until its process has ended."""
        for station in self.stations.values():
            if station.is_running():
                station.process.terminate()
        for station in self.stations.values():
            station.window.close()
            try:
                station.process.wait(CLOSE_WITHIN_S)
            except subprocess.TimeoutExpired:
                station.process.kill()
                station.process.wait()

    def _start(self, name: str, size: str, stage: Stage | None) -> None:
        data_dir = self.folder / name
        address = self._sockets / name
        scanner = PtyScanner() if self._headless and stage is not None else None
        command = [sys.executable, "-m", "station", WALL if stage is None else "bench"]
        command += ["--size", size, "--control", str(address)]
        log = (self.folder / f"{name}.out").open("wb")
        self._logs.append(log)
        process = subprocess.Popen(
            command, env=self._environment(name, stage, data_dir, scanner), stdout=log, stderr=log
        )
        self.stations[name] = Station(name, process, data_dir, Window(name, address), scanner)

    def _environment(
        self, name: str, stage: Stage | None, data_dir: Path, scanner: PtyScanner | None
    ) -> dict[str, str]:
        account = next(person for person in seeds.staff() if person.email == f"{name}@station.test")
        settings = {
            "STATION_ID": f"{name.title()} 1",
            "BACKEND_URL": self.backend.url,
            "ANON_KEY": self.backend.anon_key,
            "EMAIL": account.email,
            "PASSWORD": account.password,
            "STORES": ",".join(account.stores),
            "DATA_DIR": str(data_dir),
            "PRINTER": self.printer.address if stage is Stage.FILLING else "none",
            "PRINTER_PROFILE": PROFILE,
            "SCANNER": f"serial://{scanner.device}" if scanner else "wedge",
            "POLL_INTERVAL_S": "0.5",
        }
        environment = {key: value for key, value in os.environ.items() if not key.startswith("ORDAK_")}
        environment |= {f"ORDAK_{key}": value for key, value in settings.items() if stage or key != "STAGE"}
        # No demo account belongs in the keyring of whoever runs the demo.
        environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        if stage is not None:
            environment["ORDAK_STAGE"] = stage.value
        if self._headless:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        return environment

    def _wait_open(self) -> None:
        for station in self.stations.values():
            if not station.window.connected:
                station.window.connect(OPEN_WITHIN_S, station.is_running)

    def _close(self) -> None:
        self.close_windows()
        for station in self.stations.values():
            if station.scanner is not None:
                station.scanner.close()
        for log in self._logs:
            log.close()
