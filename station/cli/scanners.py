"""`ordak-station scanners`: what is attached, with the exact setting to write. Nothing is opened."""

import argparse

from scanning.discovery import Attached, keyboards, serial_ports


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("scanners", help="list scanners that may be attached, and their settings")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a block a kind; the lines can be copied into station.toml."""
    _print("Serial ports (recommended)", serial_ports(), "No serial port. Is the scanner in serial mode?")
    _print("Keyboards that can be taken (Linux)", keyboards(), "None, or this system does not list them.")
    print("Any scanner that types like a keyboard")
    print('  scanner = "wedge"')
    return 0


def _print(title: str, found: list[Attached], none: str) -> None:
    print(title)
    for attached in found:
        print(f'  scanner = "{attached.setting}"    # {attached.words}')
    if not found:
        print(f"  {none}")
