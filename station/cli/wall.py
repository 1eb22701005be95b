"""`ordak-station wall`: the supervisor's queue on the wall."""

import argparse

from station.cli.bench import add_window_flags
from station.cli.common import add_setting_flags, load_settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("wall", help="open the supervisor's wall")
    add_setting_flags(parser)
    add_window_flags(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    settings = load_settings(args).settings
    # Qt takes a fifth of a second to load: commands that need no window do not pay for it.
    from station.bootstrap import run_wall

    return run_wall(settings, args.full_screen, args.size, args.control)
