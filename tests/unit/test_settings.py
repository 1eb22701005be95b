"""Settings: where each value comes from, and what a person reads when one cannot be used."""

from pathlib import Path

import pytest

from station.domain.stages import Stage
from station.errors import SettingsError
from station.settings import WallLayout
from station.settings_sources import load


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine's own settings reaches these tests."""
    for name in ("STAGE", "BACKEND_URL", "STORES", "PAPER_MM"):
        monkeypatch.delenv(f"ORDAK_{name}", raising=False)
    monkeypatch.setenv("ORDAK_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setattr("station.settings_sources.policy_path", lambda: tmp_path / "policy.toml")


def test_precedence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Policy beats flags, flags the environment, the environment station.toml, and each origin is known."""
    config = tmp_path / "station.toml"
    config.write_text('stage = "filling"\nstation_id = "From file"\npaper_mm = 58\nstores = ["bannos"]\n')
    monkeypatch.setenv("ORDAK_STATION_ID", "From environment")
    monkeypatch.setenv("ORDAK_PAPER_MM", "80")
    (tmp_path / "policy.toml").write_text('stores = ["flourlane"]\n')
    loaded = load({"paper_mm": "58", "stores": "bannos"}, config)
    assert loaded.settings.stage is Stage.FILLING
    assert loaded.settings.station_id == "From environment"
    assert loaded.settings.paper_mm == 58
    assert loaded.settings.stores == ("flourlane",)
    assert loaded.origins["station_id"] == "environment"
    assert loaded.origins["paper_mm"] == "flag"
    assert loaded.origins["stores"].startswith("policy")
    assert loaded.origins["sounds"] == "default"
    assert loaded.origins["stage"] == str(config)


def test_nothing_set() -> None:
    """Without any setting every default is usable, and no stage is guessed."""
    assert load({}).settings.stage is None


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"stage": "fillin"}, "stage 'fillin' (flag) is not a stage. Use filling, covering"),
        ({"backend_url": "kitchen"}, "backend_url 'kitchen' (flag) is not a web address."),
        ({"backend_url": "http://10.0.0.1"}, "must start with https"),
        ({"time_zone": "Mars/Base"}, "time_zone 'Mars/Base' (flag) is not a time zone."),
        ({"paper_mm": "70"}, "is not a paper width. Use 58 or 80."),
        ({"stores": ""}, "is not a list of stores."),
        ({"live_shelves": "A1,b2"}, "live_shelves 'A1,b2' (flag) is not a list of shelf codes."),
        ({"colour": "red"}, "colour (flag) is not the name of a setting."),
        ({"printer_override": {"colour": "red"}}, "printer_override.colour (flag) is not the name of"),
        ({"printer_override": {"status": "maybe"}}, "printer_override.status 'maybe' (flag)"),
    ],
)
def test_words(flags: dict[str, str], words: str) -> None:
    """A value that cannot be used is named with where it stands and what it may be."""
    with pytest.raises(SettingsError) as caught:
        load(flags)
    assert words in caught.value.message


def test_broken_file(tmp_path: Path) -> None:
    """A settings file that is no TOML, or is not there, is named."""
    config = tmp_path / "station.toml"
    with pytest.raises(SettingsError, match="There is no file"):
        load({}, config)
    config.write_text("stage = filling")
    with pytest.raises(SettingsError, match="is not correct TOML"):
        load({}, config)


def test_the_walls_settings() -> None:
    """Hours, layouts and distance are read; what they cannot be is said in words."""
    settings = load({"open_hours": "05:30 - 17:00", "wall_layout": "stages, week"}).settings
    assert settings.hours.opens.isoformat() == "05:30:00"
    assert settings.wall_layout == (WallLayout.STAGES, WallLayout.WEEK)
    assert settings.wall_distance_m is None
    for name, wrong in (("open_hours", "18:00-06:00"), ("open_hours", "6-18"), ("wall_layout", "months")):
        with pytest.raises(SettingsError, match=name):
            load({name: wrong})
