"""`ordak-station gallery`: every part of the windows in every state, in a window or as pictures."""

import argparse
import os
from pathlib import Path


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("gallery", help="look at every part of the windows in every state")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="draw PNGs; needs no display")
    only = "only pages whose names begin so, or 'readme': the documents' pictures"
    parser.add_argument("--only", metavar="NAME", default="", help=only)
    parser.add_argument("--dark", action="store_true", help="open the window in the dark theme")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Draw the pictures, or open the window and stay until it is closed."""
    if args.pictures:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # A picture has the pixels of its page, whatever the screen's scale.
        os.environ["QT_SCALE_FACTOR"] = "1"
    # Qt takes a fifth of a second to load: commands that need no window do not pay for it.
    from station.ui.application import application
    from station.ui.gallery.pictures import take_pictures
    from station.ui.gallery.window import GalleryWindow

    app = application()
    if args.pictures:
        for path in take_pictures(args.pictures, args.only):
            print(path)
        return 0
    window = GalleryWindow(args.dark)
    window.show()
    return app.exec()
