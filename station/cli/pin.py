"""`ordak-station pin PERSON`: a supervisor gives a person a PIN, or takes it away."""

import argparse
import sys
from getpass import getpass

from station.cli.common import add_setting_flags, load_settings
from station.errors import StationError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("pin", help="give a person the PIN with which they sign on by name")
    add_setting_flags(parser)
    parser.add_argument("person", help="their name or their badge's number")
    account = "the account of a supervisor or admin"
    parser.add_argument("--as", dest="supervisor", required=True, metavar="EMAIL", help=account)
    parser.add_argument("--clear", action="store_true", help="take the PIN away")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask for what nobody may read on a command line, and do it. Raises errors in words."""
    settings = load_settings(args).settings
    # Loads the database and HTTP libraries, which other commands do not need.
    from station.pin_desk import PinDesk

    password = _ask(f"Password of {args.supervisor}: ")
    with PinDesk(settings, args.supervisor, password) as desk:
        person = desk.find(args.person)
        print(desk.give(person, None if args.clear else _new_pin(person["name"])))
    return 0


def _new_pin(name: str) -> str:
    pin = _ask(f"New PIN of {name}, 4 to 6 digits: ")
    if _ask("Again: ") != pin:
        raise StationError("Two different PINs", "Nothing was changed. Type the same one twice.")
    return pin


def _ask(prompt: str) -> str:
    """Unseen at a terminal; a script gives a line each."""
    return getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
