"""What a person wrote for each setting, made into what the program uses; what cannot be used, in words."""

import re
from collections.abc import Callable, Mapping
from datetime import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import fields

from station.domain.stages import BENCH_STAGES, Stage
from station.errors import SettingsError
from station.secret import Secret
from station.settings import PrinterOverride, Settings, WallLayout

Reader = Callable[[Any], object]
"""Makes a value of what was written, or raises ValueError with the rest of a sentence: 'is not a stage.'"""

OVERRIDE = "printer_override"
SECRETS = ("password", "kiosk_code")
_HOURS = re.compile(r"(\d\d:\d\d)\s*-\s*(\d\d:\d\d)")
_TRUE = ("true", "yes", "on", "1")
_FALSE = ("false", "no", "off", "0")


def settings_from(values: Mapping[str, Any], origins: Mapping[str, str] | None = None) -> Settings:
    """Read every value. Raises SettingsError that names each one that cannot be used, and its origin."""
    origins = origins or {}
    read: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in values.items():
        origin = origins.get(name, "given")
        if name == OVERRIDE and isinstance(value, Mapping):
            parts = {part: _read(f"{OVERRIDE}.{part}", given, origin, wrong) for part, given in value.items()}
            read[name] = parts
        else:
            read[name] = _read(name, value, origin, wrong)
    if wrong:
        raise SettingsError("A setting cannot be used", " ".join(wrong))
    if isinstance(read.get(OVERRIDE), dict):
        read[OVERRIDE] = PrinterOverride(**read[OVERRIDE])
    return Settings(**read)


def _read(name: str, value: object, origin: str, wrong: list[str]) -> object:
    reader = _READERS.get(name)
    if reader is None:
        wrong.append(f"{name} ({origin}) is not the name of a setting.")
        return None
    try:
        return reader(value)
    except ValueError as error:
        shown = "" if name in SECRETS else f" {str(value)!r}"
        wrong.append(f"{name}{shown} ({origin}) {error}.")
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError('is not a text. Put it between "')
    return value


def _text_of(least: int, most: int) -> Reader:
    def read(value: object) -> str:
        text = _text(value)
        if not least <= len(text) <= most:
            raise ValueError(f"must have {least} to {most} characters")
        return text

    return read


def _secret(value: object) -> Secret:
    return value if isinstance(value, Secret) else Secret(_text(value))


def _kiosk_code(value: object) -> Secret:
    code = _secret(value)
    digits = code.reveal()
    if digits and not (digits.isascii() and digits.isdecimal() and 4 <= len(digits) <= 12):
        raise ValueError("must have 4 to 12 digits")
    return code


def _yes_or_no(value: object) -> bool:
    # The environment and the command line know only text.
    written = str(value).lower()
    if written not in (*_TRUE, *_FALSE):
        raise ValueError("is neither true nor false")
    return written in _TRUE


def _one_of(*known: str) -> Reader:
    def read(value: object) -> str:
        if value not in known:
            raise ValueError(f"is not one of these: {', '.join(known)}")
        return str(value)

    return read


def _number(least: float, most: float) -> Reader:
    def read(value: Any) -> float:
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = least - 1
        if isinstance(value, bool) or not least <= number <= most:
            raise ValueError(f"is not a number from {least:g} to {most:g}")
        return number

    return read


def _whole(least: int, most: int) -> Reader:
    def read(value: object) -> int:
        written = str(value)
        if not (written.isascii() and written.isdecimal() and least <= int(written) <= most):
            raise ValueError(f"is not a whole number from {least} to {most}")
        return int(written)

    return read


def _unless_absent(reader: Reader) -> Reader:
    return lambda value: None if value is None else reader(value)


def _table(value: object) -> PrinterOverride:
    if not isinstance(value, PrinterOverride):
        raise ValueError("is not a table of settings")
    return value


def _folder(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        raise ValueError("is not the path of a folder")
    return Path(value)


def _listed(value: object) -> list[str]:
    """The names of a list, or of a text with commas; one empty name when it is neither."""
    given = value.split(",") if isinstance(value, str) else value
    return [str(name).strip() for name in given] if isinstance(given, list | tuple) else [""]


def _stage(value: object) -> Stage | None:
    if value is None:
        return None
    for stage in BENCH_STAGES:
        if str(value).lower() == stage.value.lower():
            return stage
    raise ValueError("is not a stage. Use filling, covering, decorating or packing")


def _stores(value: object) -> tuple[str, ...]:
    names = _listed(value)
    if not names or not all(names):
        raise ValueError('is not a list of stores. Use for example ["bannos", "flourlane"]')
    return tuple(names)


def _open_hours(value: object) -> str:
    found = _HOURS.fullmatch(_text(value).strip())
    try:
        usable = found is not None and time.fromisoformat(found[1]) < time.fromisoformat(found[2])
    except ValueError:
        usable = False
    if found is None or not usable:
        raise ValueError("are not opening hours. Use for example 06:00-18:00")
    return f"{found[1]}-{found[2]}"


def _wall_layout(value: object) -> tuple[WallLayout, ...]:
    names = _listed(value)
    known = [layout.value for layout in WallLayout]
    if not names or any(name not in known for name in names):
        raise ValueError(f"is not a layout of the wall. Use {', '.join(known)}, or several of them")
    return tuple(dict.fromkeys(map(WallLayout, names)))


def _shelves(value: object) -> tuple[str, ...]:
    codes = _listed(value)
    if not all(code.isascii() and code.isalnum() and code == code.upper() for code in codes):
        raise ValueError('is not a list of shelf codes. Use for example ["A1", "A2"]')
    return tuple(codes)


def _paper_mm(value: object) -> int:
    if str(value) not in ("58", "80"):
        raise ValueError("is not a paper width. Use 58 or 80")
    return int(str(value))


def _time_zone(value: object) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("is not a time zone. Use for example Australia/Sydney") from error


def _backend_url(value: object) -> str:
    written = _text(value)
    if not written:
        return written
    try:
        parts = urlsplit(written)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("is not a web address. Use for example https://project.supabase.co")
    if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ValueError("must start with https, because sign-ins cross the network")
    return written.rstrip("/")


_READERS: Mapping[str, Reader] = {
    **{each.name: _text for each in fields(Settings) if each.type is str},
    **{each.name: _yes_or_no for each in fields(Settings) if each.type is bool},
    "station_id": _text_of(1, 60),
    "stage": _stage,
    "stores": _stores,
    "backend_url": _backend_url,
    "password": _secret,
    "data_dir": _folder,
    "paper_mm": _paper_mm,
    "scanner_prefix": _text_of(0, 8),
    "scanner_suffix": _text_of(0, 8),
    "time_zone": _time_zone,
    "theme": _one_of("light", "dark"),
    "kiosk_code": _kiosk_code,
    "open_hours": _open_hours,
    "wall_layout": _wall_layout,
    "wall_turn_s": _number(5, 3600),
    "wall_distance_m": _unless_absent(_number(1, 10)),
    "live_undo_s": _number(0, 299),
    "live_shelves": _shelves,
    "poll_interval_s": _number(0.1, 60),
    OVERRIDE: _table,
    f"{OVERRIDE}.width_dots": _unless_absent(_whole(1, 9999)),
    f"{OVERRIDE}.dpi": _unless_absent(_whole(1, 9999)),
    f"{OVERRIDE}.code_page": _unless_absent(_text),
    f"{OVERRIDE}.code_page_number": _unless_absent(_whole(0, 255)),
    f"{OVERRIDE}.native_barcode": _unless_absent(_yes_or_no),
    f"{OVERRIDE}.native_qr": _unless_absent(_yes_or_no),
    f"{OVERRIDE}.cutter": _unless_absent(_yes_or_no),
    f"{OVERRIDE}.status": _one_of("ask", "none"),
}
