"""`ordak-station demo`: a whole kitchen on this machine."""

import argparse
import os
import signal
import sys
from pathlib import Path

from station.errors import StationError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("demo", help="run a whole kitchen on this machine")
    parser.add_argument("--headless", action="store_true", help="play a day without windows and check it")
    parser.add_argument("--output", type=Path, default=Path("demo-output"), help="where results go")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Play by itself without a display, else open the windows."""
    try:
        # The backend's packages are an extra: a bench is installed without them.
        from station.demo.play import play_by_hand, play_headless
    except ImportError as error:
        raise StationError(
            "The demo is not installed", f"It needs {error.name}. Install ordak-station[demo]."
        ) from error
    # Ended from outside, it closes its windows and its backend as after Ctrl+C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if args.headless or not _has_display():
        return play_headless(args.output)
    return play_by_hand(args.output)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
