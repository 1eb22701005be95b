"""`python -m benchmarks.startup_window bench|wall|plain|bare FOLDER [CODE]`: open a window, say when.

Times are the machine's monotonic clock, which is the same for the process that started this one. Nothing of
the station, and no Qt, is imported before the window asks for it: a bare one has none of ours.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from station.settings import Settings

SIZE = (1366, 768)


def bare(_folder: str, _code: str) -> dict[str, float]:
    """What nobody can do without."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication(sys.argv)
    window = QWidget()
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    return {"painted": monotonic()}


def plain(folder: str, _code: str) -> dict[str, float]:
    """What Qt and SQLite alone need for as much."""
    from benchmarks.startup_plain import plain as open_plain

    return {"painted": open_plain(Path(folder), SIZE)}


def bench(folder: str, code: str) -> dict[str, float]:
    """Painted; a label's bytes read, saved and answered on the screen; the whole queue on the screen."""
    from station.quick_start import BENCH, load_rooms

    load_rooms(BENCH)
    from benchmarks.startup_watch import Watch
    from station.bootstrap import open_bench
    from station.ui.application import application

    settings = _settings(folder)
    app = application(settings)
    with ExitStack() as stack:
        window, bridge = open_bench(settings, stack)
        watch = Watch(window, "ready", "complete")
        bridge.feedback_given.connect(watch.hear)
        bridge.state_changed.connect(watch.look)
        window.resize(*SIZE)
        window.show()
        app.processEvents()
        watch.note("painted")
        _read(code, window.bench.scan)
        app.exec()
        return watch.times


def wall(folder: str, _code: str) -> dict[str, float]:
    """Painted, and all columns on the screen."""
    from station.quick_start import WALL, load_rooms

    load_rooms(WALL)
    from benchmarks.startup_watch import Watch
    from station.bootstrap_wall import open_wall
    from station.ui.application import application

    settings = _settings(folder)
    app = application(settings)
    with ExitStack() as stack:
        window, bridge = open_wall(settings, stack)
        watch = Watch(window, "complete")
        bridge.state_changed.connect(watch.look)
        window.resize(*SIZE)
        window.show()
        app.processEvents()
        watch.note("painted")
        app.exec()
        return watch.times


def _settings(folder: str) -> "Settings":
    from station.domain.stages import Stage
    from station.settings import Settings

    return Settings(
        station_id="Benchmark 1",
        stage=Stage.DECORATING,
        backend_url="http://127.0.0.1:9",
        anon_key="none",
        email="benchmark@station.test",
        data_dir=Path(folder),
        printer="none",
        scanner="none",
    )


def _read(code: str, take: Callable[[str, str], None]) -> None:
    """What a scanner's thread does with a label's bytes."""
    from datetime import UTC, datetime

    from scanning.framer import Framer
    from scanning.scan import Scan

    for frame in Framer().feed(code.encode() + b"\r"):
        scan = Scan.from_frame(str(frame), "benchmark", datetime.now(UTC))
        take(scan.payload, scan.source)


def _most_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


WINDOWS: dict[str, Callable[[str, str], dict[str, float]]] = {
    "bare": bare,
    "plain": plain,
    "bench": bench,
    "wall": wall,
}


def main(kind: str, folder: str = "", code: str = "") -> None:
    """Print `what time` of each thing that was waited for, and `mb` for the most memory."""
    times = WINDOWS[kind](folder, code)
    for what, at in (*times.items(), ("mb", _most_mb())):
        print(what, at)


if __name__ == "__main__":
    main(*sys.argv[1:])
