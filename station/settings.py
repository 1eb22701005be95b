"""The station's settings: policy > flags > environment > station.toml > defaults, each with its origin."""

import json
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from printing.profiles import Profile, ProfileChanges, choose_profile
from station.domain.stages import BENCH_STAGES, Stage
from station.domain.working_hours import WorkingHours
from station.errors import SettingsError

APP = "ordak-station"
ENV_PREFIX = "ORDAK_"
OVERRIDE = "printer_override"
SECRETS = ("password", "kiosk_code")
_HOURS = re.compile(r"(\d\d:\d\d)\s*-\s*(\d\d:\d\d)")


class WallLayout(StrEnum):
    """What a column of the wall is."""

    STAGES = "stages"
    STORES = "stores"
    WEEK = "week"


class PrinterOverride(BaseModel):
    """The table [printer_override]: what is different about this printer than its profile says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    width_dots: int | None = None
    dpi: int | None = None
    code_page: str | None = None
    code_page_number: int | None = Field(default=None, ge=0, le=255)
    native_barcode: bool | None = None
    native_qr: bool | None = None
    cutter: bool | None = None
    status: Literal["ask", "none"] = "ask"
    """'none' for a printer that prints questions instead of answering them: it is never asked."""

    @property
    def changes(self) -> ProfileChanges:
        """What they change about the profile."""
        return ProfileChanges(**self.model_dump(exclude={"status"}))


class Settings(BaseModel):
    """Everything that can be set. The README says how addresses are written."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    station_id: str = Field(default="Station 1", min_length=1, max_length=60)
    stage: Stage | None = None
    stores: tuple[str, ...] = ("bannos", "flourlane")
    backend_url: str = ""
    anon_key: str = ""
    email: str = ""
    password: SecretStr = SecretStr("")
    data_dir: Path = Path(platformdirs.user_data_dir(APP, appauthor=False))
    printer: str = "none"
    printer_2: str = "none"
    """Takes over when a person says so. It prints the same labels, so it has the profile of the first one."""
    printer_profile: str = ""
    printer_override: PrinterOverride = PrinterOverride()
    paper_mm: Literal[58, 80] = 80
    scanner: str = "wedge"
    scanner_prefix: str = Field(default="", max_length=8)
    """What a keyboard scanner was set up to type before each code, as it arrives."""
    scanner_suffix: str = Field(default="", max_length=8)
    """The same behind each code, before its Enter."""
    time_zone: str = "Australia/Sydney"
    sounds: bool = True
    pictures: bool = True
    """Whether cakes are shown with the pictures that their orders link to."""
    language: str = "en"
    theme: Literal["light", "dark"] = "light"
    require_pin: bool = False
    """Nobody signs on by touching a name alone: those without a PIN scan their badge."""
    kiosk_code: SecretStr = SecretStr("")
    """Digits that a supervisor types to leave a kiosk."""
    screen: str = ""
    """The screen to open on: its name or its number from 1. Empty: where the system puts the window."""
    open_hours: str = "06:00-18:00"
    """When the kitchen works, every day: the wall's pace counts no other hours."""
    wall_layout: tuple[WallLayout, ...] = (WallLayout.STAGES,)
    """What the wall's columns are: stages, stores, week; several take turns."""
    wall_turn_s: float = Field(default=40.0, ge=5.0, le=3600.0)
    """How long each of several layouts stays."""
    wall_distance_m: float | None = Field(default=None, ge=1.0, le=10.0)
    """From how far away the wall's cakes are read, usually 3 to 5 m. Not set: as large as looks well."""
    live_undo_s: float = Field(default=20.0, ge=0.0, lt=300.0)
    """On the live dialect nothing can be undone once it is sent, so each scan waits this long."""
    live_shelves: tuple[str, ...] = ()
    """Codes of the shelves of every store here: the live dialect has no list of them."""
    poll_interval_s: float = Field(default=2.0, ge=0.1, le=60.0)

    @property
    def zone(self) -> ZoneInfo:
        """The kitchen's time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def hours(self) -> WorkingHours:
        """The kitchen's hours."""
        opens, closes = map(time.fromisoformat, self.open_hours.split("-"))
        return WorkingHours(opens, closes, self.zone)

    @property
    def profile(self) -> Profile:
        """The profile that is named, or the paper's, with the overrides. Raises PrinterSettingsWrong."""
        return choose_profile(self.printer_profile, self.paper_mm, self.printer_override.changes)

    @field_validator("stage", mode="before")
    @classmethod
    def _stage(cls, value: object) -> object:
        if value is None:
            return None
        for stage in BENCH_STAGES:
            if str(value).lower() == stage.value.lower():
                return stage
        raise ValueError("is not a stage. Use filling, covering, decorating or packing")

    @field_validator("stores", mode="before")
    @classmethod
    def _stores(cls, value: object) -> object:
        names = value.split(",") if isinstance(value, str) else value
        if not isinstance(names, list | tuple) or not all(isinstance(n, str) and n.strip() for n in names):
            raise ValueError('is not a list of stores. Use for example ["bannos", "flourlane"]')
        return tuple(name.strip() for name in names)

    @field_validator("open_hours")
    @classmethod
    def _open_hours(cls, value: str) -> str:
        found = _HOURS.fullmatch(value.strip())
        try:
            usable = found is not None and time.fromisoformat(found[1]) < time.fromisoformat(found[2])
        except ValueError:
            usable = False
        if found is None or not usable:
            raise ValueError("are not opening hours. Use for example 06:00-18:00")
        return f"{found[1]}-{found[2]}"

    @field_validator("wall_layout", mode="before")
    @classmethod
    def _wall_layout(cls, value: object) -> object:
        given = value.split(",") if isinstance(value, str) else value
        names = [str(name).strip() for name in given] if isinstance(given, list | tuple) else []
        known = [layout.value for layout in WallLayout]
        if not names or any(name not in known for name in names):
            raise ValueError(f"is not a layout of the wall. Use {', '.join(known)}, or several of them")
        return tuple(dict.fromkeys(map(WallLayout, names)))

    @field_validator("live_shelves", mode="before")
    @classmethod
    def _live_shelves(cls, value: object) -> object:
        given = value.split(",") if isinstance(value, str) else value
        codes = [str(code).strip() for code in given] if isinstance(given, list | tuple) else [""]
        if not all(code.isascii() and code.isalnum() and code == code.upper() for code in codes):
            raise ValueError('is not a list of shelf codes. Use for example ["A1", "A2"]')
        return tuple(codes)

    @field_validator("paper_mm", mode="before")
    @classmethod
    def _paper_mm(cls, value: object) -> object:
        # The environment and the command line know only text.
        if str(value) not in ("58", "80"):
            raise ValueError("is not a paper width. Use 58 or 80")
        return int(str(value))

    @field_validator("time_zone")
    @classmethod
    def _time_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("is not a time zone. Use for example Australia/Sydney") from error
        return value

    @field_validator("kiosk_code")
    @classmethod
    def _kiosk_code(cls, value: SecretStr) -> SecretStr:
        code = value.get_secret_value()
        if code and not (code.isascii() and code.isdecimal() and 4 <= len(code) <= 12):
            raise ValueError("must have 4 to 12 digits")
        return value

    @field_validator("backend_url")
    @classmethod
    def _backend_url(cls, value: str) -> str:
        if not value:
            return value
        try:
            parts = urlsplit(value)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise ValueError("is not a web address. Use for example https://project.supabase.co")
        if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise ValueError("must start with https, because sign-ins cross the network")
        return value.rstrip("/")


@dataclass(frozen=True, slots=True)
class Loaded:
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
    origins = dict.fromkeys(Settings.model_fields, "default")
    for origin, values in reversed(sources):
        merged.update(values)
        origins.update(dict.fromkeys(values, origin))
    try:
        return Loaded(Settings(**merged), origins)
    except ValidationError as error:
        raise SettingsError("A setting cannot be used", _in_words(error, origins)) from error


def default_config_path() -> Path:
    """Where station.toml is looked for when nothing else is said."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "station.toml"


def policy_path() -> Path:
    """Where IT pins settings that nobody at the bench can change."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "Ordak Station" / "policy.toml"
    return Path("/etc") / APP / "policy.toml"


def _environment() -> Mapping[str, Any]:
    """ORDAK_NAME, in any case; a table as a JSON object. (pydantic-settings would load asyncio for this.)"""
    there = {name.lower(): value for name, value in os.environ.items()}
    given = {name: there.get(f"{ENV_PREFIX}{name}".lower()) for name in Settings.model_fields}
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


def _in_words(error: ValidationError, origins: Mapping[str, str]) -> str:
    sentences = []
    for problem in error.errors():
        setting = str(problem["loc"][0])
        # [table] and name within it
        name, origin = ".".join(map(str, problem["loc"])), origins.get(setting, "unknown")
        if problem["type"] == "extra_forbidden":
            sentences.append(f"{name} ({origin}) is not the name of a setting.")
            continue
        reason = problem["msg"].removeprefix("Value error, ").rstrip(".")
        value = "" if name in SECRETS else f" {str(problem['input'])!r}"
        verb = "" if reason.startswith(("is ", "are ", "must ")) else ":"
        sentences.append(f"{name}{value} ({origin}){verb} {reason}.")
    return " ".join(sentences)
