"""The printers that python-escpos knows (its capabilities.json), read without importing it: that is slow."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

_BEST_PAGES = ("CP1252", "CP858", "CP850")
_FIRST_PAGE = "CP437"
_USUAL_DPI = 203


class EscposProfile(Struct, frozen=True):
    """One printer as python-escpos describes it. `cannot`: why it prints no labels, or empty."""

    cannot: str
    width_dots: int | None
    dpi: int
    code_page: str
    code_page_number: int
    native_barcode: bool
    native_qr: bool
    cutter: bool


@cache
def escpos_profiles() -> Mapping[str, EscposProfile]:
    """By name, in lower case."""
    spec = find_spec("escpos")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return {}
    data = json.loads((Path(folders[0]) / "capabilities.json").read_text(encoding="utf-8"))
    return {name.lower(): _profile(row) for name, row in data["profiles"].items()}


def _profile(row: Mapping[str, Any]) -> EscposProfile:
    features, media = row["features"], row["media"]
    width, dpi = media.get("width", {}).get("pixels"), media.get("dpi")
    barcode = bool(features.get("barcodeB"))
    # Printers without a barcode of their own are the cheapest, and what they say of code pages is not so.
    page, number = _code_page(row["codePages"]) if barcode else (_FIRST_PAGE, 0)
    return EscposProfile(
        cannot=_cannot(row),
        width_dots=width if isinstance(width, int) else None,
        dpi=dpi if isinstance(dpi, int) else _USUAL_DPI,
        code_page=page,
        code_page_number=number,
        native_barcode=barcode,
        native_qr=bool(features.get("qrCode")),
        cutter=bool(features.get("paperFullCut") or features.get("paperPartCut")),
    )


def _cannot(row: Mapping[str, Any]) -> str:
    features = row["features"]
    if features.get("starCommands"):
        return "in Star mode it does not know ESC/POS. Switch it to ESC/POS and use generic-80"
    if not features.get("bitImageRaster"):
        return "it prints no pictures"
    if row["codePages"].get("0") != _FIRST_PAGE:
        return "it does not have code page 437"
    return ""


def _code_page(pages: Mapping[str, str]) -> tuple[str, int]:
    numbers: dict[str, int] = {}
    for number, page in pages.items():
        numbers.setdefault(page, int(number))
    best = next((page for page in _BEST_PAGES if page in numbers), _FIRST_PAGE)
    return best, numbers.get(best, 0)
