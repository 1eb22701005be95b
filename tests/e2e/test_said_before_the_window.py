"""What keeps a window from opening is said on the screen, for whoever started it from an icon."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.alone

FOUND_WITHIN_S = 30
WRONG = {
    "The backend is not set": ("--stage", "filling"),
    # Found before Qt is loaded, and before the language is known.
    "A setting cannot be used": ("--stage", "baking"),
    "No stage": (),
}


@pytest.mark.parametrize("title", WRONG)
def test_the_reason_is_on_the_screen_until_it_was_read(display: str, tmp_path: Path, title: str) -> None:
    """A bench that cannot open says why in a window and, when that is closed, ends with its sentence."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ORDAK_")}
    environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "ORDAK_DATA_DIR": str(tmp_path)}
    environment |= {"ORDAK_CONFIG": str(tmp_path / "station.toml")}
    command = [sys.executable, "-m", "station", "bench", *WRONG[title]]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as bench:
        try:
            look = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
            subprocess.run(look, env=environment, check=True, timeout=FOUND_WITHIN_S, capture_output=True)
            assert bench.poll() is None
            press = [*look, "key", "--window", "%1", "Return"]
            # The window may be gone before xdotool has let the key go, and then it complains.
            subprocess.run(press, env=environment, check=False, timeout=10, capture_output=True)
            _, errors = bench.communicate(timeout=20)
        finally:
            bench.kill()
    assert bench.returncode == 2
    assert errors.startswith(f"{title}. ")
