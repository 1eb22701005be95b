"""The measured keyboard layout of this station, kept in its data folder."""

import json
import logging
import os
from pathlib import Path
from typing import Final

from scanning.layout import LayoutMap
from station.errors import StationError

log = logging.getLogger(__name__)

FILE_NAME: Final = "keyboard-layout.json"


class LayoutNotSaved(StationError):
    """The disk refused the measured layout."""


def load_layout(folder: Path) -> LayoutMap | None:
    """Return the saved map; None: not measured, intact, or a file that cannot be used (it is logged)."""
    path = folder / FILE_NAME
    try:
        return LayoutMap(dict(json.loads(path.read_text(encoding="utf-8"))["arrives_as"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("the measured keyboard layout cannot be used: %s", error)
        return None


def save_layout(folder: Path, layout: LayoutMap | None) -> None:
    """Keep the map, or forget it (None: the layout changes nothing). Raises LayoutNotSaved."""
    path = folder / FILE_NAME
    try:
        if layout is None:
            path.unlink(missing_ok=True)
            return
        new = path.with_suffix(".new")
        new.write_text(json.dumps({"arrives_as": dict(layout.characters)}), encoding="utf-8")
        os.replace(new, path)
    except OSError as error:
        raise LayoutNotSaved(
            "The layout was not saved", f"The disk refused it: {error.strerror}. Call IT."
        ) from error
