"""The station's settings, as the program uses them."""

from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import platformdirs
from msgspec import Struct
from msgspec.structs import asdict

from printing.profiles import Profile, ProfileChanges, choose_profile
from station.domain.stages import Stage
from station.domain.working_hours import WorkingHours
from station.secret import Secret

APP = "ordak-station"
DATA_DIR = Path(platformdirs.user_data_dir(APP, appauthor=False))


class WallLayout(StrEnum):
    """What a column of the wall is."""

    STAGES = "stages"
    STORES = "stores"
    WEEK = "week"


class PrinterOverride(Struct, frozen=True, kw_only=True):
    """The table [printer_override]: what is different about this printer than its profile says."""

    width_dots: int | None = None
    dpi: int | None = None
    code_page: str | None = None
    code_page_number: int | None = None
    native_barcode: bool | None = None
    native_qr: bool | None = None
    cutter: bool | None = None
    status: Literal["ask", "none"] = "ask"
    """'none' for a printer that prints questions instead of answering them: it is never asked."""

    @property
    def changes(self) -> ProfileChanges:
        """What they change about the profile."""
        return ProfileChanges(**{name: value for name, value in asdict(self).items() if name != "status"})


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that can be set, as it is used: whatever a person wrote goes through `settings_from` first.

    The README says how addresses are written.
    """

    station_id: str = "Station 1"
    stage: Stage | None = None
    stores: tuple[str, ...] = ("bannos", "flourlane")
    backend_url: str = ""
    anon_key: str = ""
    email: str = ""
    password: Secret = Secret()
    data_dir: Path = DATA_DIR
    printer: str = "none"
    printer_2: str = "none"
    """Takes over when a person says so. It prints the same labels, so it has the profile of the first one."""
    printer_profile: str = ""
    printer_override: PrinterOverride = PrinterOverride()
    paper_mm: Literal[58, 80] = 80
    scanner: str = "wedge"
    scanner_prefix: str = ""
    """What a keyboard scanner was set up to type before each code, as it arrives."""
    scanner_suffix: str = ""
    """The same behind each code, before its Enter."""
    time_zone: str = "Australia/Sydney"
    sounds: bool = True
    pictures: bool = True
    """Whether cakes are shown with the pictures that their orders link to."""
    language: str = "en"
    theme: Literal["light", "dark"] = "light"
    require_pin: bool = False
    """Nobody signs on by touching a name alone: those without a PIN scan their badge."""
    kiosk_code: Secret = Secret()
    """Digits that a supervisor types to leave a kiosk."""
    screen: str = ""
    """The screen to open on: its name or its number from 1. Empty: where the system puts the window."""
    open_hours: str = "06:00-18:00"
    """When the kitchen works, every day: the wall's pace counts no other hours."""
    wall_layout: tuple[WallLayout, ...] = (WallLayout.STAGES,)
    """What the wall's columns are: stages, stores, week; several take turns."""
    wall_turn_s: float = 40.0
    """How long each of several layouts stays."""
    wall_distance_m: float | None = None
    """From how far away the wall's cakes are read, usually 3 to 5 m. Not set: as large as looks well."""
    live_undo_s: float = 20.0
    """On the live dialect nothing can be undone once it is sent, so each scan waits this long."""
    live_shelves: tuple[str, ...] = ()
    """Codes of the shelves of every store here: the live dialect has no list of them."""
    poll_interval_s: float = 2.0

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
