"""`ordak-station training`: a bench to learn at; nothing there is real."""

import argparse
import os

from station.cli.bench import add_window_flags
from station.cli.common import add_setting_flags, load_settings, said_in_a_window
from station.errors import StationError

NO_KEYRING = "keyring.backends.null.Keyring"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("training", help="a bench to learn at; nothing there is real")
    add_setting_flags(parser)
    add_window_flags(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    with said_in_a_window():
        own = load_settings(args).settings
    try:
        # The backend's packages are an extra: a bench is installed without them.
        from station.training.ground import Ground
    except ImportError as error:
        raise StationError(
            "Training is not installed", f"It needs {error.name}. Install ordak-station[demo]."
        ) from error
    # No training account belongs in the keyring of whoever learns.
    os.environ["PYTHON_KEYRING_BACKEND"] = NO_KEYRING
    from backend.errors import BackendError
    from station.opening import Place, run_training

    try:
        return run_training(Ground, own, Place(args.full_screen, args.kiosk, args.size, args.control))
    except BackendError as error:
        raise StationError(error.title, error.message) from error
