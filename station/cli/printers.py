"""`ordak-station printers`: what is attached, each with the line to write into station.toml."""

import argparse
from importlib.resources import files


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("printers", help="list the printers that are attached, and how to set each")
    parser.add_argument("--profiles", action="store_true", help="list the names for printer_profile instead")
    parser.add_argument("--udev-rule", action="store_true", help="print Linux' rule that allows printers")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line each; 1 when nothing was found."""
    # Loads the libraries of every kind of printer, which other commands do not need.
    from printing.discovery import attached_printers
    from printing.profiles import known_profiles
    from printing.transports.faults import UDEV_RULE

    if args.udev_rule:
        print(files("resources").joinpath("udev", UDEV_RULE).read_text(encoding="utf-8"), end="")
        return 0
    if args.profiles:
        print("\n".join(known_profiles()))
        return 0
    found = attached_printers()
    for printer in found:
        print(f'printer = "{printer.address}"  # {printer.what}')
    if not found:
        print("No printer is attached here. A printer on the network is not listed: write its address,")
        print(
            'as in printer = "tcp://192.168.1.50:9100". It prints its address when you hold its feed button'
        )
        print("while you switch it on.")
    return 0 if found else 1
