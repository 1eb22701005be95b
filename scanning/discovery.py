"""Which scanners may be attached, and the exact setting for each. Nothing is opened to find out."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct
from serial.tools import list_ports

from scanning.evdev_source import SCHEME
from scanning.ports import DEFAULT_BAUD

BY_ID: Final = Path("/dev/serial/by-id")
KEYBOARDS: Final = Path("/dev/input/by-id")


class Attached(Struct, frozen=True):
    """`setting` is what goes behind `scanner =`; `words` is what the device says that it is."""

    setting: str
    words: str


ListedDevice = tuple[str, str]


def listed_ports() -> list[ListedDevice]:
    """Path and description of the serial ports, from the system's own lists."""
    return [(info.device, info.description) for info in list_ports.comports()]


def serial_ports(
    listed: Callable[[], Iterable[ListedDevice]] = listed_ports, by_id: Path = BY_ID
) -> list[Attached]:
    """The serial ports. A name that stays the same is taken where the system keeps one."""
    lasting = {os.path.realpath(link): str(link) for link in _links(by_id)}
    return [
        Attached(_serial_setting(lasting.get(os.path.realpath(path), path)), _words(description, path))
        for path, description in sorted(listed())
    ]


def keyboards(by_id: Path = KEYBOARDS) -> list[Attached]:
    """Keyboard devices, scanners among them, that can be grabbed (Linux)."""
    return [
        Attached(f"{SCHEME}://{link}", link.name.removesuffix("-event-kbd").replace("_", " "))
        for link in _links(by_id)
        if link.name.endswith("-event-kbd")
    ]


def _serial_setting(device: str) -> str:
    path = device if device.startswith("/") else f"/{device}"
    return f"serial://{path}?baud={DEFAULT_BAUD}"


def _words(description: str, device: str) -> str:
    plain = description.strip()
    return plain if plain not in ("", "n/a") else f"a port of this computer ({os.path.basename(device)})"


def _links(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
