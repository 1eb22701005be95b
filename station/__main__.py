"""The command line: `ordak-station COMMAND`. Every error that a person can act on ends in words here."""

import argparse
import sys
from collections.abc import Sequence

from printing.errors import PrintError
from scanning.errors import ScanError
from station import __version__
from station.cli import (
    backend,
    bench,
    config,
    demo,
    doctor,
    gallery,
    labels,
    outbox,
    pin,
    printers,
    scanners,
    selftest,
    sheets,
    training,
    wall,
)
from station.errors import StationError
from sync.errors import SyncError

COMMANDS = (
    *(bench, wall, training, demo, backend),
    *(doctor, selftest, printers, scanners, labels, sheets, outbox, pin, config, gallery),
)
EXIT_CANNOT = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0: done, 1: a check did not hold, 2: it cannot be done (the reason is on stderr)."""
    parser = argparse.ArgumentParser(
        prog="ordak-station",
        description="The application at every bench of a cake kitchen: print a label, scan it, lose nothing.",
    )
    parser.add_argument("--version", action="version", version=f"ordak-station {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands)
    args = parser.parse_args(argv)
    try:
        code: int = args.run(args)
    except (StationError, PrintError, ScanError, SyncError) as error:
        print(f"{error.title}. {error.message}", file=sys.stderr)
        return EXIT_CANNOT
    return code


if __name__ == "__main__":
    sys.exit(main())
