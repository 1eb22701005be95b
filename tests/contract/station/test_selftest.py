"""`ordak-station selftest` against a real backend, a printer that writes files and a scanner on a pty."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.server import Backend
from resources import seeds
from scanning.fakes import PtyScanner
from station.__main__ import main
from tests.kitchen import sample_kitchen

WITHIN_S = 30


@pytest.fixture(scope="module")
def kitchen() -> Iterator[Backend]:
    """A backend with the sample kitchen."""
    with sample_kitchen() as backend:
        yield backend


@pytest.fixture
def flags(kitchen: Backend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The settings of a bench."""
    account = next(person for person in seeds.staff() if person.email == "covering@station.test")
    monkeypatch.setenv("ORDAK_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("ORDAK_PASSWORD", account.password)
    (tmp_path / "labels").mkdir()
    return [
        *("--backend-url", kitchen.url, "--anon-key", kitchen.anon_key, "--email", account.email),
        *("--data-dir", str(tmp_path / "data"), "--printer", f"file://{tmp_path / 'labels'}"),
    ]


def scan_what_is_printed(labels: Path, scanner: PtyScanner, stop: threading.Event) -> None:
    """As a person would: wait for the label, scan it."""
    while not stop.wait(0.05):
        for label in labels.iterdir():
            words = label.read_bytes().split(b"{B")
            if len(words) == 2:
                scanner.scan(words[1][:10].decode())
                return


def test_a_label_that_comes_back_is_a_pass(
    flags: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Printed, scanned, clock, disk, database, link, version: a line each and exit 0."""
    stop = threading.Event()
    with PtyScanner(tmp_path / "ttyACM0") as scanner:
        person = threading.Thread(target=scan_what_is_printed, args=(tmp_path / "labels", scanner, stop))
        person.start()
        code = main(
            ["selftest", *flags, "--scanner", f"serial://{scanner.device}", "--within", str(WITHIN_S)]
        )
        stop.set()
        person.join()
    said = capsys.readouterr().out
    assert code == 0, said
    names = [line.split()[1] for line in said.splitlines() if line.startswith("ok")]
    assert names == ["data", "profile", "backend", "stores", "clock", "disk", "version", "label", "scan"]


def test_a_scan_that_does_not_come_is_a_failure(
    flags: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody scans: a sentence, and exit 1. With --no-scan it is left out."""
    with PtyScanner(tmp_path / "ttyACM0") as scanner:
        setting = f"serial://{scanner.device}"
        assert main(["selftest", *flags, "--scanner", setting, "--within", "0.5"]) == 1
        assert "Nothing was scanned." in capsys.readouterr().out
        assert main(["selftest", *flags, "--scanner", setting, "--no-scan"]) == 0
        assert "scan  " not in capsys.readouterr().out.replace("scanner", "")


def test_a_dead_printer_is_a_sentence(flags: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A printer that refuses is said, and the exit says it too."""
    changed = [*flags, "--printer", "file:///absent/folder", "--scanner", "none"]
    assert main(["selftest", *changed]) == 1
    assert "FAILED  label" in capsys.readouterr().out
