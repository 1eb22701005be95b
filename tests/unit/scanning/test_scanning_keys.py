"""A grabbed keyboard scanner: keys to characters, and the thread that reads them."""

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanning.errors import ScanError, ScannerDisconnected, ScannerUnavailable
from scanning.evdev_source import key_error, key_scanner, open_keys, parse_key_device
from scanning.events import Scanned, ScannerConnected, ScannerLost
from scanning.fakes import KeyScanner, key_strokes
from scanning.key_codes import CAPS_LOCK, KEYS_OF, PRESSED, RELEASED, KeyDecoder
from scanning.serial_source import SerialScanner
from tests.unit.scanning.key_device_contract import keeps_the_contract
from tests.unit.scanning.reports import DEADLINE_S, Reports

SETTING = "evdev:///dev/input/by-id/usb-Honeywell_1900-event-kbd"


def typed(strokes: list[tuple[int, int]]) -> str:
    """What the strokes type."""
    decoder = KeyDecoder()
    return "".join(decoder.take(key, value) for key, value in strokes)


@given(st.text(st.sampled_from(sorted(KEYS_OF))))
def test_what_a_scanner_types_is_read_back(text: str) -> None:
    """Every printable ASCII character, TAB and Enter: the keys that a US scanner presses give it back."""
    assert typed(key_strokes(text)) == text


@given(st.lists(st.tuples(st.integers(0, 0x2FF), st.integers(-1, 3)), max_size=60))
def test_no_keys_crash_the_decoder(strokes: list[tuple[int, int]]) -> None:
    """Media keys, repeats and nonsense type nothing or one ASCII character each."""
    assert typed(strokes).isascii()


def test_a_held_key_types_once() -> None:
    """Auto-repeat (value 2) is no new character."""
    assert typed([(30, PRESSED), (30, 2), (30, 2), (30, RELEASED)]) == "a"


def test_caps_lock_swaps_the_case() -> None:
    """Caps Lock changes letters alone, until it is pressed again."""
    lock = [(CAPS_LOCK, PRESSED), (CAPS_LOCK, RELEASED)]
    assert typed([*lock, *key_strokes("aB1"), *lock, *key_strokes("a")]) == "Ab1a"


def test_control_combinations_are_control_characters() -> None:
    """Ctrl+J is LF, Ctrl+D is EOT, Ctrl+] is GS; Ctrl+1 is nothing."""
    control = (29, PRESSED)
    keys = [(36, PRESSED), (32, PRESSED), (27, PRESSED), (2, PRESSED)]
    assert typed([control, *keys]) == "\n\x04\x1d"


def test_the_keypad_types_digits() -> None:
    """Some scanners send digits as keys of the keypad, and its Enter."""
    assert typed([(79, PRESSED), (82, PRESSED), (96, PRESSED)]) == "10\r"


def test_the_fake_keeps_the_contract() -> None:
    """The shipped stand-in behaves as a key device has to."""
    scanner = KeyScanner()
    keeps_the_contract(scanner, scanner.open("any"))


@pytest.fixture
def reports() -> Reports:
    """Return a collector of reports."""
    return Reports()


@pytest.fixture
def fake() -> Iterator[KeyScanner]:
    """Yield a keyboard scanner that is plugged in."""
    scanner = KeyScanner()
    yield scanner
    scanner.unplug()


@pytest.fixture
def running(fake: KeyScanner, reports: Reports) -> Iterator[SerialScanner]:
    """Yield the thread that has taken it."""
    scanner = key_scanner(SETTING, reports, open_device=fake.open)
    scanner.start()
    reports.next(ScannerConnected)
    yield scanner
    assert scanner.stop(DEADLINE_S)


@pytest.mark.usefixtures("running")
def test_a_grabbed_scan_arrives(fake: KeyScanner, reports: Reports) -> None:
    """Keys become the scan of a code, capitals, marks and all."""
    fake.scan("#B18617-B")
    scan = reports.next(Scanned).scan
    assert scan.payload == "#B18617-B"
    assert scan.source.startswith("/dev/input/")


@pytest.mark.usefixtures("running")
def test_a_grabbed_scanner_that_was_unplugged_goes_on(fake: KeyScanner, reports: Reports) -> None:
    """Pulling the cable is reported once, half a code is forgotten, and after plugging in scans arrive."""
    fake.strike(key_strokes("B25"))
    fake.unplug()
    assert isinstance(reports.next(ScannerLost).error, ScannerDisconnected)
    fake.plug()
    reports.next(ScannerConnected)
    fake.scan("B18617")
    assert reports.next(Scanned).scan.payload == "B18617"


def test_a_device_that_another_program_took_is_said(fake: KeyScanner) -> None:
    """A grab that fails gives the device back and names the cause."""
    fake.taken_by_another = True
    with pytest.raises(ScannerUnavailable, match="Another program"):
        open_keys("/dev/input/event3", fake.open)


def test_missing_rights_name_the_udev_rule_file() -> None:
    """Permission denied names the rule that the station brings."""
    error = key_error("/dev/input/event3", PermissionError(errno.EACCES, "denied"))
    assert isinstance(error, ScannerUnavailable)
    name = next(word.strip("()") for word in error.message.split() if ".rules" in word)
    assert (Path(__file__).parents[3] / "resources" / "udev" / name).is_file()


def test_what_is_no_key_device_is_refused_by_the_real_door(tmp_path: Path) -> None:
    """The evdev package itself: an absent path is waited for, a file and a terminal are a wrong setting."""
    with pytest.raises(ScannerDisconnected):
        open_keys(str(tmp_path / "absent"))
    plain = tmp_path / "plain"
    plain.touch()
    master, slave = os.openpty()
    try:
        for path in (str(plain), os.ttyname(slave)):
            with pytest.raises(ScannerUnavailable, match="not a keyboard"):
                open_keys(path)
    finally:
        os.close(master)
        os.close(slave)


@pytest.mark.parametrize("setting", ["evdev://", "evdev:///etc/passwd", "evdev:///dev/input/", "evdev:x"])
def test_a_wrong_key_setting_is_refused_in_words(setting: str) -> None:
    """A mistake in the setting is a sentence."""
    with pytest.raises(ScanError, match="scanners"):
        parse_key_device(setting)


def test_a_stopped_thread_gives_the_device_back(fake: KeyScanner, reports: Reports) -> None:
    """After the stop nobody holds the device."""
    scanner = key_scanner(SETTING, reports, open_device=fake.open)
    scanner.start()
    reports.next(ScannerConnected)
    assert scanner.stop(DEADLINE_S)
    assert "scanner" not in {thread.name for thread in threading.enumerate()}
