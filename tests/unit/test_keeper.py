"""A window's process that crashes is opened again; one that was left by wish is not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from station.keeper import own_command

KEEP = "import sys; from station.keeper import Keeper; sys.exit(Keeper(sys.argv[1:]).keep())"
LIFE = """
import os, sys, time
log, wanted = sys.argv[1], sys.argv[2:]
with open(log, "a") as lives:
    lives.write("x")
end = wanted[min(os.path.getsize(log), len(wanted)) - 1]
if end == "stay":
    print("staying", flush=True)
    time.sleep(60)
if end == "killed":
    os.kill(os.getpid(), 9)
sys.exit(int(end))
"""


def keep(tmp_path: Path, *ends: str) -> "subprocess.Popen[str]":
    """A keeper of a process whose lives end like that, one after the other."""
    command = [sys.executable, "-c", KEEP, sys.executable, "-c", LIFE, str(tmp_path / "lives"), *ends]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("ends", "code", "lives"), [(("killed", "1", "0"), 0, 3), (("2",), 2, 1)], ids=str)
def test_opened_again_until_it_ends_by_wish(
    tmp_path: Path, ends: tuple[str, ...], code: int, lives: int
) -> None:
    """A kill and a crash open it again; a wish (0) or a refusal in words (2) ends the keeper as well."""
    with keep(tmp_path, *ends) as keeper:
        _out, errors = keeper.communicate(timeout=30)
    assert keeper.returncode == code
    assert len((tmp_path / "lives").read_text()) == lives
    assert errors.count("opened again") == lives - 1


def test_told_to_stop_it_stops_what_it_keeps(tmp_path: Path) -> None:
    """SIGTERM reaches the window and is not answered with another life."""
    with keep(tmp_path, "stay") as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == "staying\n"
        os.kill(keeper.pid, signal.SIGTERM)
        assert keeper.wait(30) == 0
    assert (tmp_path / "lives").read_text() == "x"


def test_it_starts_this_very_program() -> None:
    """The kept process is the same interpreter and package with other arguments."""
    done = subprocess.run(own_command(["--version"]), capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.startswith("ordak-station ")
