"""`ordak-station labels`: sample labels as the printer will print them, each decoded again."""

import argparse
from pathlib import Path

from station.cli.common import add_setting_flags, load_settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("labels", help="check that this printer's labels read back as their codes")
    add_setting_flags(parser)
    parser.add_argument("--profile", metavar="NAME", help="another profile than the station's, or 'all'")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="keep a PNG of each label here")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line a label; 0 when all were read, 1 when one was not."""
    settings = load_settings(args).settings
    # Loads the drawing libraries, which other commands do not need.
    from printing.profiles import PROFILES, profile_named
    from printing.self_check import check_profile

    profiles = [settings.profile]
    if args.profile:
        profiles = [*PROFILES.values()] if args.profile == "all" else [profile_named(args.profile)]
    failed = 0
    for profile in profiles:
        for checked in check_profile(profile):
            failed += checked.trouble is not None
            word = "FAILED" if checked.trouble else "ok    "
            told = checked.trouble or f"{checked.byte_count:,} bytes"
            print(f"{word}  {profile.name:<16} {checked.sample:<16} {told}")
            if args.pictures:
                args.pictures.mkdir(parents=True, exist_ok=True)
                checked.picture.save(args.pictures / f"{profile.name} {checked.sample}.png")
    return 1 if failed else 0
