"""`ordak-station doctor`: checks everything that a bench needs, a sentence each; exits 1 when one failed."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from station.cli.common import add_setting_flags, load_settings

if TYPE_CHECKING:
    from station.doctor import Finding
    from station.settings import Settings

_AS_SET = "as set"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "doctor", help="check everything that a bench needs", conflict_handler="resolve"
    )
    add_setting_flags(parser)
    parser.add_argument(
        "--printer",
        nargs="?",
        const=_AS_SET,
        metavar="ADDRESS",
        help="only the printer, as set or at ADDRESS: measure what it can confirm and keep it for the bench",
    )
    parser.add_argument("--test-line", action="store_true", help="with --printer: print one short line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line a check; 0 when all held, 1 when one did not."""
    alone = args.printer is not None
    if args.printer == _AS_SET:
        args.printer = None
    findings = list(_findings(load_settings(args).settings, alone, args.test_line))
    for finding in findings:
        print(f"{'ok    ' if finding.held else 'FAILED'}  {finding.name:<10} {finding.sentence}")
    return 0 if all(finding.held for finding in findings) else 1


def _findings(settings: "Settings", alone: bool, test_line: bool) -> "Iterable[Finding]":
    # Loads the database and HTTP libraries, which commands beside this one do not need.
    if alone:
        from station.printer_check import examine_printer

        return examine_printer(settings, test_line=test_line)
    from station.doctor import examine

    return examine(settings)
