"""Our label on a printer that we did not write: emupos, which draws what an Epson TM-T20III would print.

emupos needs Python 3.13 and so lives in a virtual environment of its own, which `make test` sets up.
"""

import http.client
import io
import json
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image

from printing.delivery import Tier
from printing.errors import PaperOut
from printing.label import Label
from printing.layout import render_label
from printing.profiles import PROFILES
from printing.transports.network import NetworkTransport

EMUPOS = Path(__file__).parents[3] / ".venv-emupos" / "bin" / "emupos"
DEADLINE_S = 20.0
PROFILE = PROFILES["epson-80"]
LABEL = Label(
    code="B25771BT",
    human_number="B25771-B",
    store_name="Bannos",
    store_letter="B",
    product="Vintage Cake",
    size='6" round',
    flavour="Vanilla bean",
    writing="Happy 30th Birthday Aimée!",
    notes="",
    accessories=("1 x Candle pack",),
    cake_index=2,
    cake_count=3,
    due=date(2026, 11, 27),
    due_window="9am-1pm",
    method="Pickup",
    priority="High",
    printed_at=datetime(2026, 11, 26, 14, 3, tzinfo=ZoneInfo("Australia/Sydney")),
    printed_by="Ana",
    station="filling-1",
)


@dataclass(frozen=True)
class Emupos:
    """A running simulator: its printer's port and its control API."""

    printer_port: int
    api_port: int

    def call(self, method: str, path: str) -> bytes:
        """One request to the control API about the printer."""
        with closing(
            http.client.HTTPConnection("127.0.0.1", self.api_port, timeout=DEADLINE_S)
        ) as connection:
            connection.request(method, f"/api/v1/devices/bench/{path}")
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status < 300, (path, answer.status, body)
            return body

    def receipts(self, count: int) -> list[Image.Image]:
        """The labels that came out, oldest first, once there are `count` of them."""
        tick = threading.Event()
        for _ in range(int(DEADLINE_S / 0.05)):
            rows = json.loads(self.call("GET", "receipts"))
            if len(rows) >= count:
                images = (self.call("GET", f"receipts/{row['id']}/image") for row in reversed(rows))
                return [Image.open(io.BytesIO(png)).convert("L") for png in images]
            tick.wait(0.05)
        raise AssertionError(f"fewer than {count} labels came out of emupos")


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@pytest.fixture
def emupos(tmp_path: Path) -> Iterator[Emupos]:
    """Emupos with one TCP printer on loopback."""
    assert EMUPOS.exists(), (
        "emupos is not installed: run 'make test', which makes .venv-emupos with Python 3.13"
    )
    printer_port, api_port = _free_ports(2)
    config = tmp_path / "emupos.yaml"
    config.write_text(
        f"schema: 1\napi: {{host: 127.0.0.1, port: {api_port}}}\ndevices:\n"
        "  - id: bench\n    type: printer\n    profile: epson-tm-t20iii\n"
        f"    connections:\n      - tcp: {{port: {printer_port}}}\n"
        f"    receipts_dir: {tmp_path / 'receipts'}\n"
    )
    command = [str(EMUPOS), "run", "--config", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        watchdog = threading.Timer(DEADLINE_S, process.kill)
        watchdog.start()
        said = []
        try:
            for line in process.stdout:
                said.append(line)
                if "Press Ctrl+C" in line:
                    break
            else:
                raise AssertionError(f"emupos did not start: {''.join(said)}")
            watchdog.cancel()
            yield Emupos(printer_port, api_port)
        finally:
            watchdog.cancel()
            process.terminate()


def test_a_label_printed_over_tcp_decodes_from_its_picture(emupos: Emupos) -> None:
    """Labels with native and with drawn text come out whole, and their barcodes read back as their codes."""
    drawn = replace(LABEL, code="F18617Q", writing="Χρόνια πολλά 生日快乐 🎂", notes="С днём рождения")
    transport = NetworkTransport("127.0.0.1", emupos.printer_port)
    for label in (LABEL, drawn):
        assert transport.deliver(render_label(label, PROFILE)).tier is Tier.STATUS_BEHIND
    pictures = emupos.receipts(2)
    assert [[found.text for found in zxingcpp.read_barcodes(p)] for p in pictures] == [
        ["B25771BT"],
        ["F18617Q"],
    ]
    assert {picture.width for picture in pictures} == {PROFILE.width_dots}


def test_without_paper_the_job_is_held_before_it_is_sent(emupos: Emupos) -> None:
    """Emupos says that its paper is out: nothing is sent; with a new roll the label comes out, once."""
    transport = NetworkTransport("127.0.0.1", emupos.printer_port)
    started: list[bool] = []
    emupos.call("PUT", "faults/paper-out")
    with pytest.raises(PaperOut):
        transport.deliver(render_label(LABEL, PROFILE), lambda: started.append(True))
    assert started == []
    emupos.call("DELETE", "faults/paper-out")
    transport.deliver(render_label(LABEL, PROFILE))
    assert len(emupos.receipts(1)) == 1
