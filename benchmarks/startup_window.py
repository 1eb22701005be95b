"""`python -m benchmarks.startup_window bench|wall FOLDER`: open a window, be ready, say the memory, close."""

import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QTimer

from station.bootstrap import open_bench, open_wall
from station.domain.stages import Stage
from station.settings import Settings
from station.ui.application import application


def main(kind: str, folder: str) -> None:
    """Print the most memory that the process had, in MB, when the orders are on the screen."""
    settings = Settings(
        station_id="Benchmark 1",
        stage=Stage.DECORATING,
        backend_url="http://127.0.0.1:9",
        anon_key="none",
        email="benchmark@station.test",
        data_dir=Path(folder),
        printer="none",
        scanner="none",
    )
    app = application(settings)
    with ExitStack() as stack:
        window, bridge = open_bench(settings, stack) if kind == "bench" else open_wall(settings, stack)

        def look(state: object) -> None:
            known = getattr(state, "queue", None) or getattr(state, "columns", None)
            if known is not None:
                QTimer.singleShot(0, app.quit)

        bridge.state_changed.connect(look)
        window.resize(1366, 768)
        window.show()
        app.exec()
        print(f"{_most_mb():.1f}", flush=True)


def _most_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
