"""What several commands share: the flags that override settings."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from station.errors import SettingsError
from station.settings_sources import Loaded, load

# No --password: other users of the machine can read a command line. The file or the environment has it.
FLAGS: tuple[tuple[str, str, str], ...] = (
    ("--station", "station_id", "the name of this station, for example 'Filling 1'"),
    ("--stage", "stage", "filling, covering, decorating or packing"),
    ("--stores", "stores", "the stores that this station works for, with commas between"),
    ("--backend-url", "backend_url", "the address of the backend, for example https://project.supabase.co"),
    ("--anon-key", "anon_key", "the anon key of the backend"),
    ("--email", "email", "the station's account"),
    ("--data-dir", "data_dir", "where scans are kept"),
    ("--printer", "printer", "its address, as `ordak-station printers` shows it, tcp://host:9100 or none"),
    ("--paper", "paper_mm", "58 or 80"),
    ("--language", "language", "the language of the windows: en, el"),
    ("--scanner", "scanner", "serial:///dev/ttyACM0?baud=9600, evdev:///dev/input/by-id/..., wedge or none"),
)


def add_setting_flags(parser: argparse.ArgumentParser) -> None:
    """The flags that override settings, and --config."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="the settings file (station.toml)")
    for flag, name, help_text in FLAGS:
        parser.add_argument(flag, dest=name, metavar="VALUE", help=help_text)


def load_settings(args: argparse.Namespace) -> Loaded:
    """The settings with this command line's flags. Raises SettingsError in words."""
    flags = {name: getattr(args, name) for _, name, _ in FLAGS if getattr(args, name, None) is not None}
    return load(flags, args.config)


@contextmanager
def said_in_a_window() -> Iterator[None]:
    """What is wrong with a window's settings is said on the screen as well: an icon has no terminal."""
    try:
        yield
    except SettingsError:
        # Qt is loaded later than the settings, and here only when something is wrong with them.
        from station.opening import said_on_screen

        with said_on_screen():
            raise
