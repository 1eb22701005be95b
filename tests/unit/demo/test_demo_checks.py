"""The demo's checks can fail."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from station.demo.barcodes import decode
from station.demo.checks import Checks
from station.demo.summary import write_summary
from station.errors import CheckFailed


def test_nothing_checked_is_not_good() -> None:
    """A demo that checked nothing has not passed."""
    assert not Checks().all_held


def test_one_failure_fails_all() -> None:
    """One check that did not hold fails the demo and says what was found."""
    checks = Checks()
    checks.equal("two cakes", 2, 2)
    assert checks.all_held
    checks.equal("three cakes", 2, 3)
    assert not checks.all_held
    assert checks.made[-1].detail == "2, not 3"


def test_summary_names_the_failure(tmp_path: Path) -> None:
    """summary.json says that not all held, and details what did not."""
    checks = Checks()
    checks.that("labels decode", False, "none did")
    write_summary(tmp_path / "summary.json", checks, {"scans": 1}, {"total_s": 2.0})
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert summary["all_held"] is False
    assert summary["checks"] == {"labels decode": False}
    assert summary["details"][0]["detail"] == "none did"


def test_no_barcode_is_no_label(tmp_path: Path) -> None:
    """A picture without a barcode is not taken for a label."""
    picture = io.BytesIO()
    Image.new("L", (300, 300), 255).save(picture, "PNG")
    path = tmp_path / "empty.png"
    path.write_bytes(picture.getvalue())
    with pytest.raises(CheckFailed, match="0 readable barcodes"):
        decode(path)
