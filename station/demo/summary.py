"""The demo's result: summary.json for machines, a short table for people."""

import json
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import asdict

from station import __version__
from station.demo.checks import Checks


def write_summary(path: Path, checks: Checks, counts: Mapping[str, int], times: Mapping[str, float]) -> None:
    """Write summary.json: whether all held, each check, the counts and the times in seconds."""
    summary = {
        "version": __version__,
        "all_held": checks.all_held,
        "checks": {check.name: check.held for check in checks.made},
        "details": [asdict(check) for check in checks.made if not check.held],
        "counts": dict(counts),
        "times": dict(times),
    }
    path.write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def print_table(checks: Checks, counts: Mapping[str, int], times: Mapping[str, float]) -> None:
    """Print what was counted, what took how long, and every check that did not hold."""
    for name, value in (*counts.items(), *times.items()):
        print(f"  {name.replace('_', ' '):<28} {value:>8}")
    failed = [check for check in checks.made if not check.held]
    print(f"  {'checks held':<28} {len(checks.made) - len(failed):>8} of {len(checks.made)}")
    for check in failed:
        print(f"  did not hold: {check.name}. {check.detail}")
