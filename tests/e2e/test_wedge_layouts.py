"""A scanner set to US presses its keys; the computer has another layout, a text field has the focus."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.server import Backend
from scanning.codes import Command, badge_code, command_code, label_code, shelf_code
from scanning.layout import TEST_CODES, arrives_on, known_layouts
from station.demo.control_client import State, Window
from tests.e2e.window import bench
from tests.e2e.x_keys import press_keys
from tests.kitchen import sample_kitchen

pytestmark = pytest.mark.alone

BY_HAND = "253"
ENTER = "\r"
Y_LABEL = next(code for n in range(25771, 26000) if (code := label_code("B", n, "A")).endswith("Y"))
CODES = (
    *(Y_LABEL, label_code("F", 18640, None), badge_code("1031"), command_code(Command.SIGN_OFF)),
    *(shelf_code("A1"), "#B25771", "bannos-25771-A"),
)
LAYOUTS = ["us", "gb", "de", "fr", "gr"]
NAMES = {"gb": "British", "de": "German (QWERTZ)", "fr": "French (AZERTY)", "gr": "Greek"}


@pytest.fixture(scope="module")
def open_kitchen() -> Iterator[Backend]:
    """The sample kitchen, for all layouts."""
    with sample_kitchen() as backend:
        yield backend


@pytest.fixture(scope="module")
def window(display: str, open_kitchen: Backend, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """One bench, for all layouts: a layout may change while it is open."""
    folder: Path = tmp_path_factory.mktemp("layouts")
    set_layout(display, "us")
    with bench(display, open_kitchen, folder) as opened:
        opened.wait("the staff", lambda s: bool(s["state"]["staff"]), 40)
        # Without a window manager nobody gives a window the focus.
        run(display, "xdotool", "search", "--onlyvisible", "--name", "Ordak Station", "windowfocus")
        yield opened
        set_layout(display, "us")


def run(display: str, *command: str) -> None:
    """Run a program on that display."""
    subprocess.run(command, env=os.environ | {"DISPLAY": display}, check=True, timeout=30)


def set_layout(display: str, layout: str) -> None:
    """The computer's keyboard layout."""
    run(display, "setxkbmap", "-layout", layout, "-option", "")


def scans(seen: State) -> list[State]:
    """The bench's history of scans."""
    listed: list[State] = seen["state"]["scans"]
    return listed


def field(window: Window) -> str:
    """What is in the text field."""
    return window.words().get("code_edit", "")


def scan(display: str, window: Window, code: str) -> State:
    """Scan a code; its line of the history, once it is answered."""
    before = scans(window.state())[0]["serial"] if scans(window.state()) else -1
    press_keys(display, code + ENTER)

    def answered(seen: State) -> bool:
        newest = scans(seen)[0] if scans(seen) else None
        return bool(newest and newest["serial"] > before and newest["notice"])

    return scans(window.wait(f"an answer to {code}", answered))[0]


def wait_for_another_verdict(display: str, window: Window, code: str) -> None:
    """Scan a code of the layout test."""
    before = window.words()["layout_fact"]
    press_keys(display, code + ENTER)
    window.wait(code, lambda _: window.words()["layout_fact"] != before)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_codes_arrive_whole_or_are_refused(display: str, window: Window, layout: str) -> None:
    """A scan is read as printed or refused in words; the field keeps what was typed by hand."""
    set_layout(display, "us")
    run(display, "xdotool", "key", "F2", "key", "ctrl+a", "key", "BackSpace")
    run(display, "xdotool", "type", "--delay", "120", BY_HAND)
    window.wait("typing", lambda _: field(window) == BY_HAND)
    set_layout(display, layout)
    for code in CODES:
        line = scan(display, window, code)
        assert line["read"] == code or line["kind"] == "refused", line
        arrived = arrives_on(NAMES[layout], code) if layout in NAMES else code
        # The table of known layouts is what this X server really does.
        assert line["read"] == arrived
        assert (line["notice"] == "layout_wrong") <= (arrived != code)
        assert field(window) == BY_HAND


def test_the_layout_test_repairs_a_french_layout(display: str, window: Window, tmp_path: Path) -> None:
    """Four test codes scanned on a French layout; from then on labels and badges arrive as printed."""
    assert NAMES["fr"] in known_layouts()
    set_layout(display, "fr")
    run(display, "xdotool", "key", "F10")
    window.wait("the scanner test", lambda _: "characters_fact" in window.words())
    for code in TEST_CODES:
        wait_for_another_verdict(display, window, code)
    assert window.words()["layout_fact"].startswith("French (AZERTY): ")
    window.grab(tmp_path / "layout.png")
    run(display, "xdotool", "key", "Escape")
    window.wait("the bench", lambda _: "characters_fact" not in window.words())
    line = scan(display, window, badge_code("1031"))
    assert (line["read"], line["notice"]) == (badge_code("1031"), "signed_on")
    assert scan(display, window, "#B25771")["read"] == "#B25771"
