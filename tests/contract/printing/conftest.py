"""The rigs of every transport, and the server that one of them needs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.contract.printing.cups_server import CupsServer
from tests.contract.printing.far_end import FarEnd
from tests.contract.printing.rigs import (
    CupsRig,
    DeviceRig,
    NetworkRig,
    PtyFarEnd,
    Rig,
    SerialRig,
    UsbRig,
    WindowsRig,
)

CHANNELS = ("network", "serial", "device", "usb")
QUEUES = ("cups", "windows")


@pytest.fixture(scope="module")
def cups() -> Iterator[CupsServer]:
    """A print service of the tests' own."""
    with TemporaryDirectory(prefix="ordak-cups-") as folder:
        # cupsd hands its jobs to programs that run as another user.
        Path(folder).chmod(0o755)
        with CupsServer(Path(folder)) as server:
            yield server


@pytest.fixture
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    """The rig that the test's parameter names."""
    kind, nowhere = str(request.param), tmp_path / "nowhere"
    ends: list[Callable[[], None]] = []
    made: Rig
    if kind == "network":
        made = network = NetworkRig()
        ends.append(network.end.close)
    elif kind in ("serial", "device"):
        end = PtyFarEnd(FarEnd())
        ends.append(end.close)
        made = SerialRig(end, nowhere) if kind == "serial" else DeviceRig(end, nowhere)
    elif kind == "cups":
        server: CupsServer = request.getfixturevalue("cups")
        request.getfixturevalue("monkeypatch").setenv("CUPS_SERVER", server.address)
        made = queue = CupsRig(server, f"labels{abs(hash(request.node.name)) % 10**6}")
        ends.append(queue.end.close)
    else:
        made = UsbRig() if kind == "usb" else WindowsRig()
    yield made
    made.far.released.set()
    for end_it in ends:
        end_it()
