"""The printers we know, as numbers: dots, columns, code page and what the firmware draws by itself.

Widths: hardware.md ("Paper"). Font A is 12 x 24 dots on all of them.
"""

from dataclasses import dataclass

from printing.errors import PrinterSettingsWrong

CELL_WIDTH_DOTS = 12
CELL_HEIGHT_DOTS = 24
FRAME_PAGE = "CP437"
FRAME_PAGE_NUMBER = 0


@dataclass(frozen=True, slots=True)
class Profile:
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


def profile_named(name: str) -> Profile:
    """The profile called `name`; raises PrinterSettingsWrong with the known names."""
    try:
        return PROFILES[name.strip().lower()]
    except KeyError:
        known = ", ".join(PROFILES)
        raise PrinterSettingsWrong(
            "Unknown printer profile", f"There is no printer profile '{name}'. Use one of: {known}."
        ) from None


def profile_for_paper(paper_mm: int) -> Profile:
    """The careful choice when only the paper's width is known (58 or 80 mm)."""
    for profile in (PROFILES["generic-80"], PROFILES["generic-58"]):
        if profile.paper_mm == paper_mm:
            return profile
    raise PrinterSettingsWrong("Unknown paper", f"Paper of {paper_mm} mm is not known. Use 58 or 80.")
