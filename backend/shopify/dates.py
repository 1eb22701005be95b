"""Reads the day and the hours that the shop's delivery app writes into one line of text."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_DAY_MONTH_YEAR = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+([0-9]{4})\b")
_SLASHES = re.compile(r"\b([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\b")
_ISO = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")
_CLOCK = r"([0-9]{1,2}(?:[:.][0-9]{2})?\s*(?:am|pm)?)"
_HOURS = re.compile(rf"\b{_CLOCK}\s*(?:and|to|until|[-\u2013\u2014])\s*{_CLOCK}(?![0-9/])")


@dataclass(frozen=True, slots=True)
class Due:
    """When a cake is due: ISO date and hours like `9am-1pm`, each None when the text does not say."""

    day: str | None = None
    hours: str | None = None


def parse_due(written: str) -> Due:
    """Read `Fri 28 Nov 2025 between 9am and 1pm`, `28/11/2025` (day first) or `2025-11-28`."""
    lowered = written.casefold()
    day, rest = _day(lowered)
    found = _HOURS.search(rest)
    hours = "-".join("".join(part.split()) for part in found.groups()) if found else None
    return Due(day, hours)


def _day(lowered: str) -> tuple[str | None, str]:
    """The ISO date in the text, and what follows it."""
    if found := _DAY_MONTH_YEAR.search(lowered):
        parts = int(found[3]), _MONTHS.get(found[2], 0), int(found[1])
    elif found := _SLASHES.search(lowered):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif found := _ISO.search(lowered):
        parts = int(found[1]), int(found[2]), int(found[3])
    else:
        return None, lowered
    try:
        return date(*parts).isoformat(), lowered[found.end() :]
    except ValueError:
        return None, lowered[found.end() :]
