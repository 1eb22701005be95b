"""`ordak-station outbox` on a real data folder."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station.__main__ import main
from sync.clock import SystemClock
from sync.database import Database
from sync.ending import Ending
from sync.entry import EntryState, NewEntry
from sync.outbox import Outbox
from sync.outcome import LinkEffect, Step, Verdict

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run an action on the folder; (exit code, stdout, stderr)."""
    monkeypatch.setenv("ORDAK_CONFIG", str(tmp_path / "none.toml"))

    def ran(*words: str) -> tuple[int, str, str]:
        code = main(["outbox", "--data-dir", str(tmp_path / "data"), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


@pytest.fixture
def refused(tmp_path: Path) -> str:
    """A folder with one refused scan, one behind it, and one of another cake; the refused one's id."""
    database = Database(tmp_path / "data")
    outbox = Outbox(database, SystemClock())
    for order in ("bannos-1", "bannos-1", "bannos-2"):
        outbox.record(NewEntry(order, "complete_covering", {}, datetime.now(UTC), "Covering 1"))
    (sending,) = outbox.mark_sending([outbox.unconfirmed()[0]])
    verdict = Verdict(Step.ATTENTION, LinkEffect.UP, "ORD003", "The order was cancelled.")
    outbox.settle([Ending(sending, verdict)])
    database.close()
    return sending.event_id


def state_of(folder: Path, event_id: str) -> EntryState:
    """The scan's state on the disk."""
    database = Database(folder / "data")
    try:
        entry = Outbox(database, SystemClock()).get(event_id)
    finally:
        database.close()
    assert entry is not None
    return entry.state


def test_list_says_what_happened(run: Run, refused: str) -> None:
    """What needs attention is listed with the reason, what waits behind it and the ways out."""
    code, out, _ = run("list")
    assert code == 0
    assert refused in out
    assert "The order was cancelled." in out
    assert "1 later scans of this cake wait behind it." in out
    assert "requeue" in out


def test_reading_while_a_bench_is_open(run: Run, refused: str, tmp_path: Path) -> None:
    """Looking works while a bench is open; deciding says that it is, and changes nothing."""
    database = Database(tmp_path / "data")
    try:
        assert refused in run("list")[1]
        code, _, err = run("requeue", refused)
    finally:
        database.close()
    assert (code, err.split(".")[0]) == (2, "Already running")
    assert state_of(tmp_path, refused) is EntryState.ATTENTION


def test_requeue(run: Run, refused: str, tmp_path: Path) -> None:
    """A refused scan can be sent again."""
    assert run("requeue", refused)[0] == 0
    assert state_of(tmp_path, refused) is EntryState.PENDING


def test_discard_keeps_the_scan(run: Run, refused: str, tmp_path: Path) -> None:
    """A scan is given up with a reason only, and stays on the disk with it."""
    assert run("discard", refused, "--reason", " ")[0] == 2
    assert run("discard", refused, "--reason", "cancelled in the shop")[0] == 0
    assert state_of(tmp_path, refused) is EntryState.DISCARDED
    assert "cancelled in the shop" in run("show", refused)[1]


def test_export_is_complete(run: Run, refused: str) -> None:
    """Every scan is exported as a line of JSON, oldest first."""
    rows = [json.loads(line) for line in run("export")[1].splitlines()]
    assert [row["order_key"] for row in rows] == ["bannos-1", "bannos-1", "bannos-2"]
    assert rows[0]["event_id"] == refused


def test_nothing_here(run: Run) -> None:
    """A folder without scans is named, and an unknown scan is not found."""
    code, _, err = run("list")
    assert code == 2
    assert "not the data folder of a station" in err
