"""What a benchmark found: a value, what it was measured against, and whether the target was met."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Of(StrEnum):
    """What a target is about."""

    RATIO = "ratio"
    """Value by reference: it holds on a fast and on a slow machine."""
    VALUE = "value"
    """The value itself, in the result's unit."""


@dataclass(frozen=True, slots=True)
class Target:
    """A limit: at least so much of something good, or at most so much of something bad."""

    of: Of
    limit: float
    at_least: bool = False

    def is_met(self, measured: float) -> bool:
        """Whether a measurement is on the right side; the limit itself is."""
        return measured >= self.limit if self.at_least else measured <= self.limit

    def __str__(self) -> str:
        return f"{self.of} {'>=' if self.at_least else '<='} {self.limit:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One measurement. `runs` is how many repetitions `value` is the median or percentile of."""

    name: str
    unit: str
    value: float
    reference: str
    reference_value: float
    target: Target
    runs: int
    machine: str

    @property
    def ratio(self) -> float:
        """Value by reference value."""
        return self.value / self.reference_value

    @property
    def met(self) -> bool:
        """Computed from what was measured, before anything is rounded for a person."""
        return self.target.is_met(self.ratio if self.target.of is Of.RATIO else self.value)

    def as_json(self) -> dict[str, object]:
        """The object of performance.md."""
        return {
            "name": self.name,
            "unit": self.unit,
            "value": self.value,
            "reference": self.reference,
            "reference_value": self.reference_value,
            "ratio": self.ratio,
            "target": str(self.target),
            "met": self.met,
            "runs": self.runs,
            "machine": self.machine,
        }

    def write(self, folder: Path) -> Path:
        """Write it to `folder`/NAME.json, over the one before."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.json"
        path.write_text(json.dumps(self.as_json(), indent=2) + "\n", encoding="utf-8")
        return path


def table(results: Iterable[Result]) -> str:
    """The results for a person, a line each."""
    rows = [("what", "value", "measured against", "its value", "ratio", "target", "met")]
    rows += [
        (
            result.name,
            f"{result.value:,.2f} {result.unit}",
            result.reference,
            f"{result.reference_value:,.2f}",
            f"{result.ratio:.2f}",
            str(result.target),
            "yes" if result.met else "NO",
        )
        for result in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
