"""`ordak-station sheets KIND`: cards with barcodes for the wall, for people and for shelves."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from printing.delivery import Transport
from printing.errors import PrintError, PrinterSettingsWrong
from printing.sheets.card import Card
from station.cli.common import add_setting_flags, load_settings
from station.errors import StationError
from station.settings import Settings
from sync.errors import AlreadyRunning

KINDS = {
    "commands": "every command of the bench, to hang on its wall",
    "badges": "a badge for each person of this station's stores",
    "shelves": "a card for each storage place of this station's stores",
}


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("sheets", help="make cards with barcodes: commands, badges, shelves")
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind, help_text in KINDS.items():
        sheet = kinds.add_parser(kind, help=help_text)
        add_setting_flags(sheet)
        way = sheet.add_mutually_exclusive_group(required=True)
        way.add_argument("--pdf", type=Path, metavar="FILE", help="A4 pages for an office printer")
        way.add_argument("--print", action="store_true", help="on this station's label printer, a card each")
        sheet.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the sheet. Raises errors in words."""
    settings = load_settings(args).settings
    # Loads the database, HTTP and drawing libraries, which other commands do not need.
    from station.sheet_cards import cards_of

    cards, without = cards_of(args.kind, settings)
    if args.pdf:
        print(_pdf(args.kind, cards, args.pdf))
    else:
        print(_print(cards, settings))
    for sentence in without:
        print(sentence, file=sys.stderr)
    return 1 if without else 0


def _pdf(kind: str, cards: Sequence[Card], path: Path) -> str:
    from printing.sheets.page import pages
    from printing.sheets.pdf import write_pdf

    made = pages(cards, kind.capitalize())
    write_pdf(made, path, f"Ordak Station: {kind}")
    return f"{len(cards)} cards on {len(made)} pages: {path}. Print them at actual size."


def _print(cards: Sequence[Card], settings: Settings) -> str:
    from printing.sheets.strip import render_card
    from station.printer_way import way_to
    from sync.database import Database

    profile = settings.profile
    jobs = [render_card(card, profile) for card in cards]
    transport = way_to(settings)
    if transport is None:
        raise PrinterSettingsWrong("No printer is set", "Set printer in station.toml, or use --pdf.")
    try:
        # Held while printing: a bench that opens in between would write into these cards.
        with closing(Database(settings.data_dir)):
            for done, job in enumerate(jobs):
                _deliver(transport, job, f"{done} of {len(jobs)} cards were printed before.")
    except AlreadyRunning:
        raise StationError(
            "The printer is in use",
            "A bench is open on this computer and prints its labels. Close it first, or use --pdf.",
        ) from None
    return f"{len(jobs)} cards went to {transport.description}."


def _deliver(transport: Transport, job: bytes, before: str) -> None:
    try:
        transport.deliver(job)
    except PrintError as error:
        raise StationError(error.title, f"{error.message} {before}") from error
