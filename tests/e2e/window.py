"""A bench as its own process on a real X server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.server import Backend
from resources import seeds
from station.demo.control_client import Window


@contextmanager
def bench(
    display: str, backend: Backend, folder: Path, stage: str = "covering", **more: str
) -> Iterator[Window]:
    """A bench as its own process on that display; `more` settings by their names."""
    account = next(person for person in seeds.staff() if person.email == f"{stage}@station.test")
    settings = {
        "STATION_ID": f"{stage.capitalize()} 1",
        "STAGE": stage,
        "BACKEND_URL": backend.url,
        "ANON_KEY": backend.anon_key,
        "EMAIL": account.email,
        "PASSWORD": account.password,
        "DATA_DIR": str(folder / stage),
        "POLL_INTERVAL_S": "0.3",
        **more,
    }
    environment = os.environ | {f"ORDAK_{name}": value for name, value in settings.items()}
    environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    socket = folder / f"control-{stage}"
    command = [sys.executable, "-m", "station", "bench", "--control", str(socket)]
    with subprocess.Popen(command, env=environment) as process:
        window = Window(stage, socket)
        try:
            window.connect(60, lambda: process.poll() is None)
            yield window
            window.quit()
            assert process.wait(20) == 0
        finally:
            window.close()
            process.kill()
