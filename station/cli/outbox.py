"""`ordak-station outbox ACTION`: the scans of one data folder, for IT to look at and to decide about."""

import argparse

from station.cli.common import add_setting_flags, load_settings

READING = ("list", "show", "export", "stats")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("outbox", help="look at the scans of a station, and decide about them")
    add_setting_flags(parser)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="scans that need attention, or --all")
    listing.add_argument("--all", action="store_true", help="every scan that is kept, newest first")
    actions.add_parser("stats", help="how many scans are in which state")
    actions.add_parser("export", help="every scan as a line of JSON")
    for name, help_text in (
        ("show", "one scan, whole"),
        ("retry", "try a waiting scan now"),
        ("requeue", "send a refused scan again"),
        ("discard", "give a scan up; it is kept with the reason"),
    ):
        action = actions.add_parser(name, help=help_text)
        action.add_argument("event_id", help="the scan's id, as `list` shows it")
        if name == "discard":
            action.add_argument("--reason", required=True, help="why it is given up")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do it and print what was found. Raises SyncError in words."""
    settings = load_settings(args).settings
    # Loads the database library, which other commands do not need.
    from station.outbox_desk import OutboxDesk

    with OutboxDesk(settings.data_dir, reading=args.action in READING) as desk:
        match args.action:
            case "list":
                lines = desk.history() if args.all else desk.attention()
            case "stats":
                lines = desk.stats()
            case "export":
                lines = desk.export()
            case "show":
                lines = desk.show(args.event_id)
            case "discard":
                lines = desk.discard(args.event_id, args.reason)
            case "retry":
                lines = desk.retry(args.event_id)
            case _:
                lines = desk.requeue(args.event_id)
        for line in lines:
            print(line)
    return 0
