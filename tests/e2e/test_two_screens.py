"""A bench on a machine with two screens: it fills the one that is set, and finds it again."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.alone

WITHIN_S = 30
LEFT, RIGHT = (0, 0, 700, 900), (700, 0, 700, 900)
Rect = tuple[int, int, int, int]


class TwoScreens:
    """An X server whose one picture is cut into two monitors, which can be unplugged and plugged in."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.plug("LEFT", LEFT, "screen")
        self.plug("RIGHT", RIGHT, "none")

    def plug(self, name: str, place: Rect, output: str = "none") -> None:
        """Plug a monitor in."""
        left, top, width, height = place
        self.run("xrandr", "--setmonitor", name, f"{width}/185x{height}/238+{left}+{top}", output)

    def unplug(self, name: str) -> None:
        """Unplug a monitor."""
        self.run("xrandr", "--delmonitor", name)

    def place_of_bench(self) -> Rect | None:
        """Left, top, width and height of the bench's window."""
        # It ends with an error when a window goes away while it looks; then it has said less, or nothing.
        seen = self.run("xwininfo", "-root", "-tree", check=False)
        found = re.search(r'"Filling - Ordak Station".*?(\d+)x(\d+)[+-]\d+[+-]\d+\s+\+(\d+)\+(\d+)', seen)
        if found is None:
            return None
        width, height, left, top = map(int, found.groups())
        return left, top, width, height

    def run(self, *command: str, check: bool = True) -> str:
        """Run an X program here."""
        assert shutil.which(command[0]), f"{command[0]} is missing. `make test` installs it."
        environment = os.environ | {"DISPLAY": self.display}
        return subprocess.run(
            command, env=environment, check=check, capture_output=True, text=True, timeout=20
        ).stdout


@pytest.fixture
def screens() -> Iterator[TwoScreens]:
    """An X server of its own; -noreset: else it forgets its monitors with the last program."""
    reader, writer = socket.socketpair()
    with reader, writer:
        command = ["Xvfb", "-displayfd", str(writer.fileno()), "-noreset", "-nolisten", "tcp"]
        command += ["-screen", "0", "1400x900x24"]
        with subprocess.Popen(
            command, pass_fds=[writer.fileno()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as server:
            try:
                reader.settimeout(WITHIN_S)
                yield TwoScreens(f":{reader.recv(16).decode().strip()}")
            finally:
                server.terminate()


@contextmanager
def bench(screens: TwoScreens, folder: Path, name: str) -> Iterator[None]:
    """A bench in full screen on the screen of that name; its backend is away, which keeps nothing closed."""
    settings = {
        **{"STAGE": "filling", "BACKEND_URL": "http://127.0.0.1:9", "ANON_KEY": "key", "EMAIL": "a@b.test"},
        **{"PASSWORD": "secret", "DATA_DIR": str(folder), "SCREEN": name, "SOUNDS": "false"},
    }
    environment = os.environ | {f"ORDAK_{key}": value for key, value in settings.items()}
    environment |= {"DISPLAY": screens.display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "station", "bench", "--full-screen"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            yield
            process.terminate()
            assert process.wait(20) == 0
        finally:
            process.kill()


def wait_for(place: Rect, look: Callable[[], Rect | None]) -> None:
    """Look until the window is there; each look is a program that takes its time."""
    end = time.monotonic() + WITHIN_S
    while (seen := look()) != place:
        assert time.monotonic() < end, f"the window is at {seen}, not at {place}"


def test_the_bench_fills_its_screen_and_finds_it_again(screens: TwoScreens, tmp_path: Path) -> None:
    """It opens over the whole screen of its name, goes to the other one when that is unplugged, and back."""
    with bench(screens, tmp_path, "RIGHT"):
        wait_for(RIGHT, screens.place_of_bench)
        screens.unplug("RIGHT")
        wait_for(LEFT, screens.place_of_bench)
        screens.plug("RIGHT", RIGHT)
        wait_for(RIGHT, screens.place_of_bench)


def test_a_screen_that_is_plugged_in_later_is_used(screens: TwoScreens, tmp_path: Path) -> None:
    """Without its screen the bench opens on the first one and the log names what is there; then it moves."""
    screens.unplug("RIGHT")
    with bench(screens, tmp_path, "RIGHT"):
        wait_for(LEFT, screens.place_of_bench)
        log = (tmp_path / "station.log").read_text(encoding="utf-8")
        assert "screen 'RIGHT' is not here; the window is on the first one. There are: 1 (LEFT)" in log
        screens.plug("RIGHT", RIGHT)
        wait_for(RIGHT, screens.place_of_bench)
