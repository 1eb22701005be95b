"""`ordak-station labels`: a line for each sample label, and the pictures for whoever wants to look."""

from pathlib import Path

import pytest
from PIL import Image

from printing.samples import SAMPLES
from station.__main__ import main


def test_each_sample_is_read_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every sample is said to be readable with its bytes, and its picture is the paper's width."""
    monkeypatch.setenv("ORDAK_CONFIG", str(tmp_path / "none.toml"))
    assert main(["labels", "--paper", "58", "--pictures", str(tmp_path / "look")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(SAMPLES)
    assert all(line.startswith("ok      generic-58") and line.endswith("bytes") for line in said)
    with Image.open(tmp_path / "look" / "generic-58 Greek.png") as picture:
        assert picture.width == 384 + 48


def test_an_unknown_profile_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """The profiles that there are stand in the refusal."""
    assert main(["labels", "--profile", "acme"]) == 2
    assert "Use one of: epson-80" in capsys.readouterr().err
