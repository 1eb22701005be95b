"""One cake through all four benches by scanning alone: no touch, no mouse, no key that a scanner lacks."""

import os
import subprocess
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from backend.server import Backend
from printing.profiles import profile_named
from printing.virtual.server import VirtualPrinter
from scanning.codes import Command, badge_code, command_code, shelf_code
from station.demo.barcodes import decode_picture
from station.demo.control_client import State, Window
from station.services.handle_scan import STEP_S
from tests.e2e.window import bench

pytestmark = pytest.mark.alone

PROFILE = "epson-80"
PEOPLE = {"filling": "1011", "covering": "1031", "decorating": "1031", "packing": "1011"}
KEY_DELAY_MS = "8"
OPEN_S = 60
PULLS = 6


class Scanner:
    """A keyboard-wedge scanner in the hands of whoever works at this bench."""

    def __init__(self, display: str, window: Window, pictures: Path) -> None:
        self._display = display
        self._window = window
        self._pictures = pictures

    def scan(self, code: str) -> State:
        """Scan until it was read whole, as people do; what the bench answered, by its history of scans.

        A busy machine tears the keys of xdotool apart, as no scanner does with its own.
        """
        for _ in range(PULLS):
            before = newest(self._window.state())
            self._run("xdotool", "type", "--delay", KEY_DELAY_MS, f"{code}\n")
            seen = self._window.wait(f"an answer to {code}", partial(answered, after=before))
            answer: State = seen["state"]["scans"][0]
            if answer["read"] == code:
                return answer
        raise AssertionError(f"{code} was never read whole: {answer}")

    def card(self, command: Command) -> str:
        """Scan a card of the sheet, no sooner after the last time than a hand does; what was answered."""
        code = command_code(command)
        self._window.wait(f"the hand with {code}", partial(hand_is_back, code=code))
        return str(self.scan(code)["notice"])

    def focus(self) -> None:
        """Without a window manager nobody gives a window the focus."""
        self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Ordak Station", "windowfocus")

    def wait(self, what: str, *words: str) -> State:
        """Until all of these stand on the screen; and a picture of it."""

        def shown(_: State) -> bool:
            text = " ".join(self._window.words().values())
            return all(word in text for word in words)

        seen = self._window.wait(f"{what}: {words}", shown)
        self._window.grab(self._pictures / f"{len(list(self._pictures.iterdir())):02}-{what}.png")
        return seen

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=os.environ | {"DISPLAY": self._display}, check=True, timeout=30)


def answered(seen: State, after: int) -> bool:
    """Whether a later scan than this one was read and answered."""
    scans = seen["state"]["scans"]
    return bool(scans and scans[0]["serial"] > after and scans[0]["notice"])


def hand_is_back(seen: State, code: str) -> bool:
    """Whether this code was not read just now: then its next reading would count as the scanner's."""
    now = datetime.fromisoformat(seen["state"]["now"])
    times = (datetime.fromisoformat(s["at"]) for s in seen["state"]["scans"] if s["read"] == code)
    return all((now - at).total_seconds() > STEP_S for at in times)


def newest(seen: State) -> int:
    """The number of the last scan."""
    scans = (seen["state"] or {}).get("scans") or [{"serial": -1}]
    return int(scans[0]["serial"])


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where the screens are kept; ORDAK_PICTURES names another folder to look at them."""
    folder = Path(os.environ.get("ORDAK_PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    """The printer at Filling."""
    with VirtualPrinter("127.0.0.1", 0, profile_named(PROFILE)) as virtual:
        yield virtual


def slip(backend: Backend) -> dict[str, Any]:
    """An order of two cakes, both with writing, that nobody has begun."""
    with psycopg.connect(backend.database_url, row_factory=dict_row) as connection:
        found = connection.execute(
            "select id, number, human_id as first, writing from public.orders"
            " where store = 'bannos' and stage = 'Filling' and unit_count = 2 and unit_index = 1"
            " and writing is not null order by number limit 1"
        ).fetchone()
    assert found is not None
    return dict(found)


def test_a_cake_goes_through_the_kitchen_by_scanning(
    display: str, kitchen: Backend, printer: VirtualPrinter, tmp_path: Path, pictures: Path
) -> None:
    """Slip, printed label, cards and a shelf take one of two cakes from Filling to the shelf of Packing."""
    order = slip(kitchen)
    more = {"PRINTER": printer.address, "PRINTER_PROFILE": PROFILE}
    with bench(display, kitchen, tmp_path, "filling", **more) as window:
        scanner = ready(display, window, pictures, "filling")
        label = fill(scanner, printer, order)
    for stage in ("covering", "decorating"):
        with bench(display, kitchen, tmp_path, stage) as window:
            work(ready(display, window, pictures, stage), stage, label, order)
    with bench(display, kitchen, tmp_path, "packing") as window:
        pack(ready(display, window, pictures, "packing"), label, order)
    check_ledger(kitchen, order["id"])


def ready(display: str, window: Window, pictures: Path, stage: str) -> Scanner:
    """The bench knows the kitchen, and somebody's badge was scanned."""
    window.wait("the kitchen", lambda s: s["state"]["staff"] and s["state"]["queue"] is not None, OPEN_S)
    scanner = Scanner(display, window, pictures)
    scanner.focus()
    assert scanner.scan(badge_code(PEOPLE[stage]))["notice"] == "signed_on"
    return scanner


def fill(scanner: Scanner, printer: VirtualPrinter, order: dict[str, Any]) -> str:
    """Slip, which of the two, print, label: the code of the label that came out of the printer."""
    assert scanner.scan(f"#B{order['number']}")["notice"] == "choose_order"
    scanner.wait("filling-which", "Which cake is it?", order["first"])
    assert scanner.card(Command.NEXT) == "screen_card"
    scanner.wait("filling-marked", "Which cake is it?")
    assert scanner.card(Command.YES) == "screen_card"
    scanner.wait("filling-cake", order["first"], order["writing"], "Print label")
    assert scanner.card(Command.PRINT) == "label_queued"
    assert printer.wait_for_labels(1, 30)
    scanner.wait("filling-printed", "label is printing", "Complete Filling")
    label = decode_picture(printer.labels[0], "the label")
    assert scanner.scan(label)["notice"] == "stage_completed"
    scanner.wait("filling-done", f"{order['first']}: Filling finished", "Next: Covering.", "Confirmed")
    return label


def work(scanner: Scanner, stage: str, label: str, order: dict[str, Any]) -> None:
    """The label finishes the stage; its writing is on the screen before and the next bench after."""
    name, following = stage.capitalize(), {"covering": "Decorating", "decorating": "Packing"}[stage]
    walk_to(scanner, order["first"])
    scanner.wait(f"{stage}-cake", order["writing"], f"Complete {name}")
    assert scanner.card(Command.TAKE) == "screen_card"
    scanner.wait(f"{stage}-taken", "Lena Brandt", "Confirmed")
    assert scanner.card(Command.START) == "stage_started"
    scanner.wait(f"{stage}-started", f"{name} started", "Scan it again when it is done.")
    assert scanner.scan(label)["notice"] == "stage_completed"
    scanner.wait(f"{stage}-done", f"{name} finished", f"Next: {following}.", "Confirmed")


def walk_to(scanner: Scanner, number: str) -> None:
    """NEXT shows the queue's first cake, which is the only one here."""
    assert scanner.card(Command.NEXT) == "showing_order"
    scanner.wait("queue", number)


def pack(scanner: Scanner, label: str, order: dict[str, Any]) -> None:
    """Started, looked at against the order, ticked, put on a shelf, packed although the other is not here."""
    assert scanner.scan(label)["notice"] == "stage_started"
    scanner.wait("packing-started", "Packing started", "Complete Packing")
    assert scanner.card(Command.COMPLETE) == "check_packing"
    scanner.wait("packing-check", order["writing"], "1 of 2")
    # What goes with it is ticked one by one; other scans between them, for the same card at once is one scan.
    assert scanner.card(Command.NEXT) == "ticked"
    scanner.wait("packing-ticked", order["writing"])
    assert scanner.scan(shelf_code("A1"))["notice"] == "stored_on_shelf"
    scanner.wait("packing-shelf", "A1")
    assert scanner.scan(badge_code(PEOPLE["covering"]))["notice"] == "signed_on"
    assert scanner.card(Command.NEXT) == "all_ticked"
    scanner.wait("packing-all-ticked", "Pack this one alone")
    assert scanner.card(Command.YES) == "screen_card"
    scanner.wait("packing-done", f"{order['first']} is done", "Confirmed")


def check_ledger(backend: Backend, order_id: str) -> None:
    """PostgreSQL has the cake complete on its shelf, and who did what."""
    with psycopg.connect(backend.database_url) as connection:
        row = connection.execute(
            "select stage, storage, num_nonnulls(filling_start_ts, filling_complete_ts, covering_start_ts,"
            " covering_complete_ts, decorating_start_ts, decorating_complete_ts, packing_start_ts,"
            " packing_complete_ts) from public.orders where id = %s",
            [order_id],
        ).fetchone()
        events = connection.execute(
            "select function from public.stage_events where order_id = %s and performed_by is not null"
            " order by id",
            [order_id],
        ).fetchall()
    assert row == ("Complete", "A1", 8)
    assert [name for (name,) in events] == [
        *("handle_print_barcode", "complete_filling"),
        *("assign_staff", "start_covering", "complete_covering"),
        *("assign_staff", "start_decorating", "complete_decorating"),
        *("start_packing", "set_storage", "complete_packing"),
    ]
