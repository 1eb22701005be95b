"""`ordak-station doctor`: checks everything that a bench needs, a sentence each; exits 1 when one failed."""

import argparse

from station.cli.common import add_setting_flags, load_settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="check everything that a bench needs")
    add_setting_flags(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line a check; 0 when all held, 1 when one did not."""
    settings = load_settings(args).settings
    # Loads the database and HTTP libraries, which commands beside this one do not need.
    from station.doctor import examine

    findings = list(examine(settings))
    for finding in findings:
        print(f"{'ok    ' if finding.held else 'FAILED'}  {finding.name:<10} {finding.sentence}")
    return 0 if all(finding.held for finding in findings) else 1
