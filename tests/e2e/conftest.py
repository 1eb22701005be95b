"""Real windows on a real X server, against a real backend."""

import shutil
import socket
import subprocess
from collections.abc import Iterator

import pytest

from backend.server import Backend
from tests.kitchen import sample_kitchen

START_WITHIN_S = 20


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X server without a screen; `make test` installs it."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing. `make test` installs it, or: apt-get install xvfb xdotool"
    reader, writer = socket.socketpair()
    with reader, writer:
        command = [program, "-displayfd", str(writer.fileno()), "-nolisten", "tcp"]
        command += ["-screen", "0", "1400x900x24"]
        with subprocess.Popen(
            command, pass_fds=[writer.fileno()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as server:
            reader.settimeout(START_WITHIN_S)
            number = reader.recv(16).decode().strip()
            yield f":{number}"
            server.terminate()


@pytest.fixture
def kitchen() -> Iterator[Backend]:
    """The reference backend with the sample kitchen."""
    with sample_kitchen() as backend:
        yield backend
