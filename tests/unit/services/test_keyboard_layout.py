"""The measured layout on the disk."""

from pathlib import Path

import pytest

from scanning.layout import ALPHABET, LayoutMap, arrives_on
from station.services.keyboard_layout import FILE_NAME, LayoutNotSaved, load_layout, save_layout

FRENCH = LayoutMap({arrives_on("French (AZERTY)", character): character for character in ALPHABET})


def test_a_saved_layout_comes_back(tmp_path: Path) -> None:
    """What was measured is used after a restart; an intact layout is remembered as nothing."""
    assert load_layout(tmp_path) is None
    save_layout(tmp_path, FRENCH)
    assert load_layout(tmp_path) == FRENCH
    save_layout(tmp_path, None)
    assert load_layout(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"arrives_as": {"A": "B"}}', '{"arrives_as": 3}'])
def test_a_damaged_file_is_not_used(tmp_path: Path, text: str) -> None:
    """A file that is not whole is as if nothing had been measured: no code is changed by it."""
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert load_layout(tmp_path) is None


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """A folder that takes no file is a sentence."""
    with pytest.raises(LayoutNotSaved):
        save_layout(tmp_path / "absent", FRENCH)
