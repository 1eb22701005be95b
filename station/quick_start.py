"""Loads what a window is made of sooner than Python and Qt would by themselves. Nothing here imports Qt."""

import gc
from collections.abc import Sequence
from importlib import import_module

BENCH = (
    *("station.services.bench", "station.services.lookup", "station.services.pin_check"),
    *("station.services.scanner_test", "station.services.keyboard_layout", "station.link_up"),
    *("station.scanners_up", "station.log", "sync.recovery", "sync.pictures.store"),
    "printing.spool_recovery",
)
WALL = ("station.services.wall", "station.link_up", "station.log", "sync.recovery")


def load_rooms(rooms: Sequence[str]) -> None:
    """Load these and all that they need. To be called before anything imports Qt.

    PySide reads the source of every module that comes after it, and the cycle collector looks through each
    as it comes: a tenth of a start each. It is not switched on again: a window has its own (`GuiGarbage`).
    """
    gc.disable()
    for room in rooms:
        import_module(room)
