"""What a printer was seen to support, and the file that keeps it by the printer's address."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from printing.delivery import Tier
from printing.errors import PrintError

_log = logging.getLogger(__name__)
_FILE = "printers.json"


class MeasuredPrinter(Struct, frozen=True):
    """The answers of one printer.

    `statuses`: each n of DLE EOT n that was answered. `in_order`: GS r 1 was. `when_printed`: GS ( H was.
    `asked`: False when the settings say that this printer is never to be asked.
    """

    statuses: tuple[int, ...] = ()
    in_order: bool = False
    when_printed: bool = False
    measured_at: str = ""
    asked: bool = True

    @property
    def tier(self) -> Tier:
        """The best confirmation that it can give (hardware.md, Printing 4)."""
        if not self.asked or not self.statuses:
            return Tier.NONE
        if self.when_printed:
            return Tier.PRINTED_ANSWER
        return Tier.STATUS_BEHIND if self.in_order else Tier.NONE


NEVER_ASKED = MeasuredPrinter(asked=False)


class MeasurementsFile:
    """The measurements of one station, by the address that stands in its settings."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _FILE

    def load(self, address: str) -> MeasuredPrinter | None:
        """What was measured at this address; None when nothing was, or it cannot be read."""
        row = self._rows().get(address.strip())
        try:
            return None if row is None else MeasuredPrinter(**(row | {"statuses": tuple(row["statuses"])}))
        except (TypeError, KeyError):
            _log.warning("a measurement in %s is not understood: measure again", self.path.name)
            return None

    def save(self, address: str, measured: MeasuredPrinter) -> None:
        """Keep it, whole or not at all. Raises PrintError in words."""
        rows = dict(self._rows()) | {address.strip(): asdict(measured)}
        partial = self.path.with_suffix(".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(rows, indent=2, sort_keys=True) + "\n", encoding="utf-8")
            partial.replace(self.path)
        except OSError as error:
            raise PrintError(
                "The result cannot be kept", f"{self.path} cannot be written: {error.strerror}."
            ) from error

    def _rows(self) -> Mapping[str, Any]:
        try:
            rows = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            _log.warning("%s cannot be read: measure again", self.path.name)
            return {}
        return rows if isinstance(rows, dict) else {}
