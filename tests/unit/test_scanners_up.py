"""From the scanner setting to the part that reads it."""

from pathlib import Path

import pytest

from scanning.errors import ScanError, ScannerDisconnected
from scanning.fakes import PtyScanner
from scanning.grammar import Grammar
from scanning.wedge import Outcome
from station.__main__ import main
from station.scanners_up import open_scanner, scanner_thread, wedge_collector
from station.settings import Settings


@pytest.mark.parametrize("setting", ["wedge", "none"])
def test_no_thread_is_needed(setting: str) -> None:
    """Nothing to open, nothing to start."""
    assert scanner_thread(setting, lambda event: None) is None


@pytest.mark.parametrize("setting", ["tcp://x", "evdev:///etc", "serial://"])
def test_a_wrong_setting_is_said_before_anything_starts(setting: str) -> None:
    """A mistake in the setting ends in words."""
    with pytest.raises(ScanError):
        scanner_thread(setting, lambda event: None)


def test_an_absent_device_is_waited_for() -> None:
    """Both kinds say that nothing is there."""
    for setting in ("evdev:///dev/input/by-id/absent-event-kbd", "serial:///dev/absent"):
        with pytest.raises(ScannerDisconnected):
            open_scanner(setting)


def test_an_attached_scanner_opens(tmp_path: Path) -> None:
    """What doctor does with the scanner that is set."""
    with PtyScanner(tmp_path / "ttyACM0") as scanner:
        open_scanner(f"serial://{scanner.device}").close()


def test_prefix_and_suffix_come_from_the_settings() -> None:
    """With both set, only a burst with both is a scan."""
    settings = Settings(scanner_prefix="~", scanner_suffix="!")
    wedge = wedge_collector(settings, lambda: Grammar({"B": "bannos"}))
    for text, outcome in (("~B18617!", Outcome.CODE), ("B18617", Outcome.UNREADABLE)):
        for place, character in enumerate(text):
            wedge.key(character, 10.0 + place * 0.005)
        ended = wedge.key("\r", 10.0 + len(text) * 0.005).ended
        assert ended is not None
        assert ended.outcome is outcome


def test_the_list_says_how_to_write_each_setting(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is attached here, the keyboard scanner is always possible."""
    assert main(["scanners"]) == 0
    assert 'scanner = "wedge"' in capsys.readouterr().out
