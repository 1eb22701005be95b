"""`ordak-station bench --stage filling`: the window of one bench."""

import argparse
import sys

from station.cli.common import add_setting_flags, load_settings, said_in_a_window
from station.errors import SettingsError
from station.keeper import Keeper, own_command
from station.quick_start import BENCH, load_rooms


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("bench", help="open the window of one bench")
    add_setting_flags(parser)
    add_window_flags(parser)
    parser.set_defaults(run=run)


def add_window_flags(parser: argparse.ArgumentParser) -> None:
    """The flags of every window."""
    parser.add_argument("--full-screen", action="store_true", help="fill the screen")
    kiosk = "fill the screen; leave only with kiosk_code; open again after a crash"
    parser.add_argument("--kiosk", action="store_true", help=kiosk)
    parser.add_argument("--kept", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--size", metavar="WxH", default="", help="the window's size in pixels")
    parser.add_argument("--control", metavar="NAME", default="", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    with said_in_a_window():
        settings = load_settings(args).settings
        if settings.stage is None:
            raise SettingsError(
                "No stage", "Say which bench this is: --stage filling, covering, decorating or packing."
            )
    if args.kiosk and not args.kept:
        return Keeper(own_command([*sys.argv[1:], "--kept"])).keep()
    load_rooms(BENCH)
    # Qt takes a fifth of a second to load: commands that need no window do not pay for it.
    from station.opening import Place, run_bench

    return run_bench(settings, Place(args.full_screen, args.kiosk, args.size, args.control))
