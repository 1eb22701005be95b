"""The printers we know, as numbers: dots, columns, code page and what the firmware draws by itself.

Widths: hardware.md ("Paper"). Font A is 12 x 24 dots on all of them.
"""

import codecs

from msgspec import Struct
from msgspec.structs import asdict, replace

from printing.errors import PrinterSettingsWrong

CELL_WIDTH_DOTS = 12
CELL_HEIGHT_DOTS = 24
FRAME_PAGE = "CP437"
FRAME_PAGE_NUMBER = 0
_NARROWEST_DOTS, _SMALLEST_80_MM_DOTS, _WIDEST_DOTS = 360, 450, 832


class Profile(Struct, frozen=True):
    """One kind of printer. `code_page` is python-escpos' name, `code_page_number` the n of ESC t n."""

    name: str
    paper_mm: int
    width_dots: int
    dpi: int
    code_page: str
    code_page_number: int
    native_barcode: bool = True
    native_qr: bool = True
    cutter: bool = True

    @property
    def columns(self) -> int:
        """Characters of font A in a line."""
        return self.width_dots // CELL_WIDTH_DOTS

    @property
    def codec(self) -> str:
        """Python's name of the code page."""
        return self.code_page.lower()


_ALL = (
    Profile("epson-80", 80, 576, 203, "CP1252", 16),
    Profile("epson-80-180dpi", 80, 512, 180, "CP1252", 16),
    Profile("epson-58", 58, 384, 203, "CP1252", 16),
    # Clones agree on page 0 alone; what it lacks is drawn.
    Profile("generic-80", 80, 576, 203, "CP437", 0),
    Profile("generic-58", 58, 384, 203, "CP437", 0, cutter=False),
    Profile("pos-5890", 58, 384, 203, "CP437", 0, native_barcode=False, native_qr=False, cutter=False),
)
PROFILES: dict[str, Profile] = {profile.name: profile for profile in _ALL}


class ProfileChanges(Struct, frozen=True):
    """What the settings say differently about a printer; None keeps what its profile says."""

    width_dots: int | None = None
    dpi: int | None = None
    code_page: str | None = None
    code_page_number: int | None = None
    native_barcode: bool | None = None
    native_qr: bool | None = None
    cutter: bool | None = None


NO_CHANGES = ProfileChanges()


def profile_named(name: str) -> Profile:
    """The profile called `name`: ours, or python-escpos'. Raises PrinterSettingsWrong with close names."""
    return _named(name, NO_CHANGES)


def profile_for_paper(paper_mm: int) -> Profile:
    """The careful choice when only the paper's width is known (58 or 80 mm)."""
    for profile in (PROFILES["generic-80"], PROFILES["generic-58"]):
        if profile.paper_mm == paper_mm:
            return profile
    raise PrinterSettingsWrong("Unknown paper", f"Paper of {paper_mm} mm is not known. Use 58 or 80.")


def choose_profile(name: str, paper_mm: int, changes: ProfileChanges = NO_CHANGES) -> Profile:
    """The profile of the settings: the named one, else the paper's, with the changes. Raises in words."""
    profile = _named(name, changes) if name.strip() else profile_for_paper(paper_mm)
    given = {key: value for key, value in asdict(changes).items() if value is not None}
    profile = replace(profile, **given)
    if profile.width_dots < _NARROWEST_DOTS or profile.width_dots > _WIDEST_DOTS:
        raise _wrong(f"{profile.width_dots} dots is no label's width. Printers have 384, 512 or 576.")
    if changes.code_page is not None:
        _check_code_page(changes)
    return profile


def known_profiles() -> list[str]:
    """Every name that `profile_named` takes, ours first."""
    from printing.escpos_profiles import escpos_profiles

    return [*PROFILES, *(name for name in escpos_profiles() if name not in PROFILES)]


def _named(name: str, changes: ProfileChanges) -> Profile:
    wanted = name.strip().lower()
    if wanted in PROFILES:
        return PROFILES[wanted]
    # Our own are known without reading python-escpos' list.
    from printing.escpos_profiles import escpos_profiles

    found = escpos_profiles().get(wanted)
    if found is None:
        from difflib import get_close_matches

        close = get_close_matches(wanted, known_profiles(), 4, 0.5)
        advice = f"Did you mean {' or '.join(close)}?" if close else f"Use one of: {', '.join(PROFILES)}."
        raise PrinterSettingsWrong(
            "Unknown printer profile",
            f"There is no printer profile '{name}'. {advice} `ordak-station printers --profiles` lists all.",
        )
    if found.cannot:
        raise _wrong(f"'{name}' cannot print labels: {found.cannot}.")
    width_dots = changes.width_dots or found.width_dots
    if width_dots is None:
        raise _wrong(f"The width of '{name}' is not known. Set width_dots in [printer_override].")
    return Profile(
        wanted,
        58 if width_dots < _SMALLEST_80_MM_DOTS else 80,
        width_dots,
        found.dpi,
        found.code_page,
        found.code_page_number,
        found.native_barcode,
        found.native_qr,
        found.cutter,
    )


def _check_code_page(changes: ProfileChanges) -> None:
    try:
        codecs.lookup(str(changes.code_page))
    except LookupError:
        raise _wrong(
            f"'{changes.code_page}' is no code page. Use for example CP437, CP858, CP1252."
        ) from None
    if changes.code_page_number is None:
        raise _wrong("A code_page needs its code_page_number, the n of ESC t n in the printer's manual.")


def _wrong(sentence: str) -> PrinterSettingsWrong:
    return PrinterSettingsWrong("Printer profile cannot be used", sentence)
