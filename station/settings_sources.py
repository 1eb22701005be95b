"""Where settings come from: policy > flags > environment > station.toml > defaults, each with its origin."""

import json
import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs
from msgspec import Struct
from msgspec.structs import fields

from station.errors import SettingsError
from station.settings import APP, Settings
from station.settings_values import OVERRIDE, settings_from

ENV_PREFIX = "ORDAK_"
SETTINGS = tuple(each.name for each in fields(Settings))
"""The names of all of them."""


class Loaded(Struct, frozen=True):
    """The settings and, for each name, where its value came from."""

    settings: Settings
    origins: Mapping[str, str]


def load(flags: Mapping[str, Any], config: Path | None = None) -> Loaded:
    """Read every source and merge them.

    `flags`: values given on the command line (absent ones left out). `config`: the station.toml;
    without it, ORDAK_CONFIG or the platform's config folder. Raises SettingsError in words.
    """
    path = config or Path(os.environ.get("ORDAK_CONFIG", default_config_path()))
    if config is not None and not path.exists():
        raise SettingsError("Settings not found", f"There is no file {path}.")
    policy = policy_path()
    sources: list[tuple[str, Mapping[str, Any]]] = [
        (f"policy {policy}", _read_toml(policy)),
        ("flag", flags),
        ("environment", _environment()),
        (str(path), _read_toml(path)),
    ]
    merged: dict[str, Any] = {}
    origins = dict.fromkeys(SETTINGS, "default")
    for origin, values in reversed(sources):
        merged.update(values)
        origins.update(dict.fromkeys(values, origin))
    return Loaded(settings_from(merged, origins), origins)


def default_config_path() -> Path:
    """Where station.toml is looked for when nothing else is said."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "station.toml"


def policy_path() -> Path:
    """Where IT pins settings that nobody at the bench can change."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "Ordak Station" / "policy.toml"
    return Path("/etc") / APP / "policy.toml"


def _environment() -> Mapping[str, Any]:
    """ORDAK_NAME, in any case; a table as a JSON object."""
    there = {name.lower(): value for name, value in os.environ.items()}
    given = {name: there.get(f"{ENV_PREFIX}{name}".lower()) for name in SETTINGS}
    found: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if OVERRIDE in found:
        try:
            found[OVERRIDE] = json.loads(found[OVERRIDE])
        except ValueError as error:
            message = f"{ENV_PREFIX}{OVERRIDE.upper()} is not a JSON object: {error}."
            raise SettingsError("Settings cannot be read", message) from error
    return found


def _read_toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("Settings cannot be read", f"{path} is not correct TOML: {error}.") from error
    except OSError as error:
        raise SettingsError("Settings cannot be read", f"{path}: {error.strerror}.") from error
