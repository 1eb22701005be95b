"""FULL keeps every promise at every cut; NORMAL, and a disk that lies, are seen to break them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.powercut.recorder import Op, Step
from tests.faults.powercut.story import Recording, cut_everywhere, record_story

_MEMORY = Path("/dev/shm")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: what would be on the disk is in the recording."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        yield Path(name)


def test_full_loses_nothing_at_any_cut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After every write, sync, truncate and delete each returned call is there, in a sound database."""
    recording = record_story(folder / "story", monkeypatch)
    operations = {step.op for step in recording.steps}
    assert operations == set(Op), "the story must meet every kind of operation"
    checkpoints = [step for step in recording.steps if step.op is Op.WRITE and step.file == "station.db"]
    assert len(checkpoints) > 30
    verdict = cut_everywhere(recording, folder)
    print(f"{verdict.cuts} cut points, {verdict.states} states of the disk")
    assert (verdict.lost, verdict.damaged) == ([], [])
    assert verdict.cuts == len(recording.steps)
    assert verdict.states > verdict.cuts


def test_normal_is_seen_to_lose(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With synchronous=NORMAL the same proof fails: scans that the screen confirmed are gone."""

    def normal(statement: str) -> str:
        if statement == "PRAGMA synchronous":
            # The check at start would refuse to run like that.
            return "SELECT 2"
        return statement.replace("synchronous = FULL", "synchronous = NORMAL")

    recording = record_story(folder / "story", monkeypatch, normal)
    assert cut_everywhere(recording, folder, until_lost=True).lost


def test_a_disk_that_lies_is_seen_to_lose(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the syncs of the log the proof fails: it is they that it rests on."""
    recording = record_story(folder / "story", monkeypatch)
    lying = [step for step in recording.steps if not _is_log_sync(step)]
    assert cut_everywhere(Recording(lying, recording.ledgers), folder, until_lost=True).lost


def test_saying_saved_before_the_commit_is_seen_to_lose(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the screen confirmed before the write, a cut in between would take the scan away."""
    recording = record_story(folder / "story", monkeypatch)
    first, second = [place for place, step in enumerate(recording.steps) if step.op is Op.RETURNED][:2]
    early = recording.steps.copy()
    early.insert(first + 1, early.pop(second))
    assert cut_everywhere(Recording(early, recording.ledgers), folder, until_lost=True).lost


def _is_log_sync(step: Step) -> bool:
    return step.op is Op.SYNC and step.file.endswith("-wal")
