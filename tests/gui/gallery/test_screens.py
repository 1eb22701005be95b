"""Every window on every screen, at the scales of the system, under a real X server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
SCALES = {"1": "", "1.25": "widest", "1.5": "widest", "2": "widest"}
LARGEST = "3840x2160x24"
WITHIN_S = 240
"""The longest of all; a quiet machine needs some seconds."""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """An X server of its own, as large as the largest screen, with 96 dots to the inch."""
    read, write = os.pipe()
    command = ("Xvfb", "-displayfd", str(write), "-screen", "0", LARGEST, "-dpi", "96", "-nolisten", "tcp")
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        server.terminate()


def measured(display: str, scale: str, what: str) -> dict[str, Any]:
    """What measure.py finds at this scale."""
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": scale}
    command = (sys.executable, "-m", "tests.gui.gallery.measure", *what.split())
    done = subprocess.run(
        command, check=True, timeout=WITHIN_S, cwd=ROOT, env=environment, stdout=subprocess.PIPE
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("scale", SCALES)
def test_every_window_on_every_screen(display: str, scale: str) -> None:
    """Nothing is cut off, no target is too small for a finger, no text too small for its distance."""
    found = measured(display, scale, SCALES[scale])
    assert found["platform"] == "xcb"
    assert found["ratio"] == float(scale)
    assert found["looked"] >= (36 if SCALES[scale] else 132)
    assert found["found"] == []
