"""`ordak-station selftest`: the morning's checks, with a label that is printed and scanned back."""

import argparse
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from station.cli.common import add_setting_flags, load_settings

if TYPE_CHECKING:
    from station.doctor import Finding
    from station.selftest import ScanBack
    from station.settings import Settings

STOP_WITHIN_S = 5.0
FREE_OF_BENCH = ("printer", "scanner")
"""Checks of the doctor that the self-test does by using the device."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("selftest", help="print a label, scan it back, check the rest")
    add_setting_flags(parser)
    parser.add_argument("--no-scan", action="store_true", help="leave the scan out")
    parser.add_argument("--within", type=float, default=60.0, metavar="SECONDS", help="how long to wait")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line a check; 0 when all held, 1 when one did not."""
    settings = load_settings(args).settings
    good = True
    for finding in _findings(settings, not args.no_scan, args.within):
        print(f"{'ok    ' if finding.held else 'FAILED'}  {finding.name:<10} {finding.sentence}", flush=True)
        good = good and finding.held
    return 0 if good else 1


def _findings(settings: "Settings", scan: bool, within_s: float) -> Iterator["Finding"]:
    # Loads the database and HTTP libraries, which commands beside this one do not need.
    from scanning.codes import self_test_code
    from station import selftest
    from station.doctor import examine
    from station.selftest import Check, ScanBack

    reached = False
    for finding in examine(settings):
        reached = reached or (finding.name == "backend" and finding.held)
        if finding.name not in FREE_OF_BENCH or not _is_used(settings, finding.name, scan):
            yield finding
    yield Check("disk", lambda: selftest.disk(_existing(settings.data_dir))).run()
    if reached:
        yield Check("version", selftest.version).run()
    code = self_test_code(secrets.randbelow(10_000))
    prints = settings.printer != "none"
    given_up = threading.Event()
    scans = ScanBack(within_s)
    with ExitStack() as stack:
        if scan and settings.scanner != "none":
            stack.enter_context(_listening(settings, scans))
        if prints:
            label = Check("label", lambda: _print(settings, code, given_up)).run()
            prints = label.held
            yield label
        if scan and settings.scanner != "none":
            print(f"        scan       {_asked(prints)}", flush=True)
            yield Check("scan", lambda: scans.wait(code if prints else None, given_up)).run()


def _is_used(settings: "Settings", name: str, scan: bool) -> bool:
    return settings.printer != "none" if name == "printer" else scan and settings.scanner != "none"


def _asked(prints: bool) -> str:
    return "Scan the test label now." if prints else "Scan any label now."


def _existing(folder: Path) -> Path:
    return next(parent for parent in (folder, *folder.resolve().parents) if parent.exists())


def _print(settings: "Settings", code: str, given_up: threading.Event) -> str:
    """Through a spool of its own: the bench's may be open in another process."""
    from printing.errors import PrinterUnreachable
    from printing.printer_thread import PrinterThread
    from printing.spool import Spool
    from station import selftest
    from station.printer_way import owned_way_to
    from station.services.hardware_labels import self_test_label

    way = owned_way_to(settings)
    if way is None:
        raise PrinterUnreachable("No printer is set", "Labels cannot be printed here.")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="ordak-selftest-")))
        spool = Spool(folder / "spool.db")
        stack.callback(spool.close)
        printer = PrinterThread(spool, way, lambda event: None)
        printer.start()
        stack.callback(printer.stop, STOP_WITHIN_S)
        request = self_test_label(code, settings.profile)
        return selftest.label(spool, printer.wake, request, given_up)


@contextmanager
def _listening(settings: "Settings", scans: "ScanBack") -> Iterator[None]:
    from scanning.events import Scanned, ScannerEvent
    from station.scanners_up import scanner_thread

    def report(event: ScannerEvent) -> None:
        if isinstance(event, Scanned):
            scans.hear(event.scan.payload)

    thread = scanner_thread(settings.scanner, report)
    if thread is None:
        # A keyboard scanner types into this terminal; nothing can end the wait for a line but the line.
        threading.Thread(target=_read_lines, args=(scans.hear,), name="keyboard", daemon=True).start()
        yield
        return
    thread.start()
    try:
        yield
    finally:
        thread.stop(STOP_WITHIN_S)


def _read_lines(hear: Callable[[str], None]) -> None:
    for line in sys.stdin:
        hear(line.strip())
