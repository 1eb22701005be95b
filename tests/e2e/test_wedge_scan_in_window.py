"""A bench in a real window under Xvfb, scanned into with real key presses."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest

from backend.server import Backend
from scanning.codes import badge_code, label_code
from station.demo.control_client import State
from tests.e2e.window import bench

pytestmark = pytest.mark.alone

ORDER = "bannos-25771-A"
KEY_DELAY_MS = "8"


def type_scan(display: str, text: str) -> None:
    """Type like a keyboard-wedge scanner: a burst of keys, then Enter."""
    environment = os.environ | {"DISPLAY": display}
    command = ["xdotool", "type", "--delay", KEY_DELAY_MS, f"{text}\n"]
    subprocess.run(command, env=environment, check=True, timeout=30)


def confirmed(seen: State) -> bool:
    """Whether the last scan is confirmed by the backend."""
    ledger = seen["state"]["ledger"]
    return bool(ledger) and ledger[0]["state"] == "confirmed"


@pytest.fixture
def at_covering(kitchen: Backend) -> Backend:
    """The sample kitchen with one cake waiting at Covering."""
    with psycopg.connect(kitchen.database_url, autocommit=True) as connection:
        connection.execute(
            "update public.orders set stage = 'Covering', filling_start_ts = now(),"
            " filling_complete_ts = now() where id = %s",
            [ORDER],
        )
    return kitchen


def test_scan_into_real_window(display: str, at_covering: Backend, tmp_path: Path) -> None:
    """A badge and a label typed by a scanner sign someone on and complete the cake, down to PostgreSQL."""
    with bench(display, at_covering, tmp_path) as window:
        window.wait("the queue", lambda s: bool(s["state"]["queue"] and s["state"]["staff"]), 40)
        type_scan(display, badge_code("1031"))
        window.wait("signed on", lambda s: s["state"]["status"]["staff_name"] == "Lena Brandt")
        type_scan(display, label_code("B", 25771, "A"))
        window.wait("confirmed", confirmed)
        window.grab(tmp_path / "covering.png")
    with psycopg.connect(at_covering.database_url) as connection:
        row = connection.execute("select stage from public.orders where id = %s", [ORDER]).fetchone()
        events = connection.execute(
            "select function, performed_by is not null from public.stage_events where order_id = %s", [ORDER]
        ).fetchall()
    assert row == ("Decorating",)
    assert events == [("complete_covering", True)]
