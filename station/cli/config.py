"""`ordak-station config`: every setting, its value and where it came from."""

import argparse

from msgspec.structs import asdict

from station.cli.common import add_setting_flags, load_settings
from station.secret import Secret
from station.settings import PrinterOverride
from station.settings_sources import SETTINGS

SECRET = "********"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("config", help="show every setting and where it came from")
    add_setting_flags(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the table. A secret is shown as set or not, never as it is."""
    loaded = load_settings(args)
    rows = [("setting", "value", "from")]
    for name in SETTINGS:
        value = getattr(loaded.settings, name)
        rows.append((name, _shown(value), loaded.origins[name]))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def _shown(value: object) -> str:
    if isinstance(value, Secret):
        return SECRET if value else "(not set)"
    if isinstance(value, PrinterOverride):
        value = tuple(f"{key} = {part}" for key, part in asdict(value).items() if part is not None)
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return str(value) if value not in (None, "") else "(not set)"
