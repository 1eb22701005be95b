"""A kitchen on this machine: backend, virtual printer, and a process for each bench and the wall."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from backend.seeding import deliver_with_pictures, demo_settings
from backend.server import Backend
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from resources import seeds
from scanning.fakes import PtyScanner
from station.demo.control_client import Window
from station.demo.process import Station, environment_of, start_process
from station.demo.wire import Wire
from station.domain.stages import BENCH_STAGES, Stage

WALL = "wall"
PROFILE = "epson-80"
OPEN_WITHIN_S = 60.0
OnLabel = Callable[[bytes, int], None]
"""Takes a printed label: its PNG, and 1 for the first one."""

BENCH_SIZE = "1366x768"
WALL_SIZE = "1920x1080"


class Kitchen:
    """Context manager: everything that was started is stopped when it ends.

    Headless windows draw offscreen, read their scans from a pty that `scanner` writes to, and each bench has
    a wire of its own to the gateway; with a display they are ordinary windows with a keyboard-wedge scanner.
    """

    def __init__(self, folder: Path, headless: bool, on_label: OnLabel) -> None:
        self.folder = folder
        self.stations: dict[str, Station] = {}
        self.wires: dict[Stage, Wire] = {}
        self._headless = headless
        self._on_label = on_label
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            # A socket's address may have 104 characters at most: a short folder of its own.
            self._sockets = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ordak-")))
            self.backend = stack.enter_context(Backend(demo_settings(self.folder / "backend")))
            self.webhooks = deliver_with_pictures(self.backend, self.folder / "backend")
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
            if self._headless:
                self.wires[stage] = Wire(self.backend.url)
            self._start(stage.value.lower(), stage, PtyScanner() if self._headless else None)
        self._wait_open()

    def open_wall(self) -> None:
        """Start the wall and wait until it answers."""
        self._start(WALL, None, None)
        self._wait_open()

    def bench(self, stage: Stage) -> Station:
        """The bench of a stage."""
        return self.stations[stage.value.lower()]

    def open_again(self, stage: Stage) -> None:
        """Start a bench that has ended, on the data folder and with the scanner that it left."""
        self._start(stage.value.lower(), stage, self.bench(stage).scanner)
        self._wait_open()

    def running(self) -> bool:
        """Whether a window is still open."""
        return any(station.is_running() for station in self.stations.values())

    def close_windows(self) -> None:
        """Close every window as its user would, and wait until its process has ended."""
        for station in self.stations.values():
            if station.is_running():
                station.process.terminate()
        for station in self.stations.values():
            station.wait_closed()

    def _start(self, name: str, stage: Stage | None, scanner: PtyScanner | None) -> None:
        data_dir = self.folder / name
        address = self._sockets / name
        # One that was killed has left its socket there.
        address.unlink(missing_ok=True)
        arguments = [WALL, "--size", WALL_SIZE] if stage is None else ["bench", "--size", BENCH_SIZE]
        settings = self._settings(name, stage, data_dir, scanner)
        process = start_process(
            [*arguments, "--control", str(address)],
            environment_of(settings, self._headless),
            self.folder / f"{name}.out",
        )
        self.stations[name] = Station(name, process, data_dir, Window(name, address), scanner)

    def _settings(
        self, name: str, stage: Stage | None, data_dir: Path, scanner: PtyScanner | None
    ) -> dict[str, str]:
        account = next(person for person in seeds.staff() if person.email == f"{name}@station.test")
        wire = self.wires.get(stage) if stage else None
        settings = {
            "STATION_ID": f"{name.title()} 1",
            "BACKEND_URL": wire.url if wire else self.backend.url,
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
        return settings if stage is None else {**settings, "STAGE": stage.value}

    def _wait_open(self) -> None:
        for station in self.stations.values():
            if not station.window.connected:
                station.window.connect(OPEN_WITHIN_S, station.is_running)

    def _close(self) -> None:
        self.close_windows()
        for wire in self.wires.values():
            wire.close()
        for station in self.stations.values():
            if station.scanner is not None:
                station.scanner.close()
