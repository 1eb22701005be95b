"""A bench on Wayland: it fills the screen that is set and takes a keyboard scanner's codes."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from station.demo.control_client import Window

pytestmark = pytest.mark.alone

WITHIN_S = 30
NOBODY = 65534
SETTLED = ("-s", "1000")
"""wtype plugs a new keyboard in; what it types at once comes before the window knows its keys."""
SCREENS = """
output HEADLESS-1 resolution 1366x768 position 0,0
output HEADLESS-2 resolution 1280x720 position 1366,0
focus output HEADLESS-2
"""


class Compositor:
    """Sway with two screens that nobody sees."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def environment(self) -> dict[str, str]:
        """For programs that open a window or talk to the compositor; empty until it is up."""
        displays = [path.name for path in self._folder.glob("wayland-*") if path.is_socket()]
        talks = [str(path) for path in self._folder.glob("sway-ipc.*.sock")]
        if not displays or not talks:
            return {}
        here = {"XDG_RUNTIME_DIR": str(self._folder), "WAYLAND_DISPLAY": displays[0], "SWAYSOCK": talks[0]}
        return {name: text for name, text in os.environ.items() if name != "DISPLAY"} | here

    def run(self, *command: str) -> str:
        """Run a program here."""
        done = subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=20
        )
        return done.stdout

    def windows(self) -> list[dict[str, Any]]:
        """What is on the screens, as the compositor knows it."""
        return list(_with_a_process(json.loads(self.run("swaymsg", "-r", "-t", "get_tree"))))


def _with_a_process(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if node.get("pid"):
        yield node
    for child in node.get("nodes", []):
        yield from _with_a_process(child)


@pytest.fixture
def compositor() -> Iterator[Compositor]:
    """Sway refuses to be root's: then it runs as nobody, in a folder that is nobody's."""
    for program in ("sway", "swaymsg", "wtype"):
        assert shutil.which(program), f"{program} is missing. `make test` installs it."
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ordak-wayland-")))
        (folder / "config").write_text(SCREENS, encoding="utf-8")
        nobody = NOBODY if os.getuid() == 0 else None
        if nobody:
            shutil.chown(folder, nobody, nobody)
        environment = os.environ | {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
        environment |= {"WLR_BACKENDS": "headless", "WLR_HEADLESS_OUTPUTS": "2"}
        environment |= {"WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
        server = stack.enter_context(
            subprocess.Popen(
                ["sway", "-c", str(folder / "config")],
                env=environment,
                cwd=folder,
                user=nobody,
                group=nobody,
                extra_groups=None if nobody is None else [],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        stack.callback(server.terminate)
        found = Compositor(folder)
        wait_for("sway", lambda: bool(found.environment))
        yield found


@contextmanager
def kiosk(compositor: Compositor, folder: Path) -> Iterator[Window]:
    """A bench in kiosk on the second screen; its backend is away, which keeps nothing closed."""
    settings = {
        **{"STAGE": "filling", "BACKEND_URL": "http://127.0.0.1:9", "ANON_KEY": "key", "EMAIL": "a@b.test"},
        **{"PASSWORD": "secret", "DATA_DIR": str(folder / "data"), "SOUNDS": "false"},
        **{"SCREEN": "HEADLESS-2", "KIOSK_CODE": "2468"},
    }
    environment = compositor.environment | {f"ORDAK_{key}": value for key, value in settings.items()}
    environment |= {"QT_QPA_PLATFORM": "wayland"}
    control = folder / "control"
    command = [sys.executable, "-m", "station", "bench", "--kiosk", "--kept", "--control", str(control)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        window = Window("kiosk", control)
        try:
            window.connect(WITHIN_S, lambda: process.poll() is None)
            yield window
            process.terminate()
            assert process.wait(20) == 0
        finally:
            window.close()
            process.kill()


def wait_for(what: str, holds: Callable[[], bool]) -> None:
    """Look until it is so; each look is a program that takes its time."""
    end = time.monotonic() + WITHIN_S
    while not holds():
        assert time.monotonic() < end, f"{what} did not come"


def test_a_kiosk_fills_its_screen_and_takes_scans(compositor: Compositor, tmp_path: Path) -> None:
    """On the screen of its name, over all of it; a keyboard scanner's code is read, with its meaning."""
    with kiosk(compositor, tmp_path) as window:
        wait_for("the window", lambda: bool(compositor.windows()))
        (bench,) = compositor.windows()
        assert bench["fullscreen_mode"] == 1
        assert bench["rect"] == {"x": 1366, "y": 0, "width": 1280, "height": 720}
        wait_for("the focus", lambda: compositor.windows()[0]["focused"])
        window.wait("the first state", lambda seen: True)
        compositor.run("wtype", *SETTLED, "B25771AX", "-k", "Return")
        said = window.wait("the scan's answer", lambda seen: seen["feedback"] is not None)["feedback"]
        assert (said["notice"], said["params"]) == ("check_character_wrong", {"payload": "B25771AX"})
