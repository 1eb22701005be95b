"""`ordak-station wall`: the supervisor's queue on the wall."""

import argparse
import sys

from station.cli.bench import add_window_flags
from station.cli.common import add_setting_flags, load_settings, said_in_a_window
from station.keeper import Keeper, own_command
from station.quick_start import WALL, load_rooms


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("wall", help="open the supervisor's wall")
    add_setting_flags(parser)
    add_window_flags(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    with said_in_a_window():
        settings = load_settings(args).settings
    if args.kiosk and not args.kept:
        return Keeper(own_command([*sys.argv[1:], "--kept"])).keep()
    load_rooms(WALL)
    # Qt takes a fifth of a second to load: commands that need no window do not pay for it.
    from station.opening import Place, run_wall

    return run_wall(settings, Place(args.full_screen, args.kiosk, args.size, args.control))
