"""Labels that test the hardware: the self-test's label, and the sheet of the keyboard's layout test."""

from uuid import uuid4

from printing.code_block import print_code
from printing.errors import PrintError
from printing.escpos_builder import EscposBuilder
from printing.profiles import Profile
from printing.spool import PrintRequest
from printing.typeset import Type, Typesetter
from scanning.layout import TEST_CODES
from station.services.bench_state import DeviceStatus
from station.services.notices import FeedbackKind, Notice
from station.services.workbench import Workbench

LAYOUT_NAME = "Layout test"
_BIG = Type(2, 2, bold=True)


def self_test_label(code: str, profile: Profile) -> PrintRequest:
    """The label that the self-test prints and wants scanned."""
    builder = EscposBuilder(profile)
    page = Typesetter(builder)
    page.paragraph("TEST", _BIG, "center")
    page.paragraph("This is no cake. Scan it, then throw it away.", Type(), "center")
    _bars(code, builder, page)
    builder.cut()
    return _request(code, "Test", builder)


def layout_sheet(profile: Profile) -> PrintRequest:
    """The four codes that show what a keyboard's layout does to codes."""
    builder = EscposBuilder(profile)
    page = Typesetter(builder)
    page.paragraph("LAYOUT TEST", _BIG, "center")
    page.paragraph("Touch the scanner on the screen, then scan all four.", Type(), "center")
    for code in TEST_CODES:
        _bars(code, builder, page)
    builder.cut()
    return _request(TEST_CODES[0], LAYOUT_NAME, builder)


def print_layout_sheet(bench: Workbench) -> None:
    """Print the sheet at this bench."""
    if bench.printer.status is DeviceStatus.NOT_SET:
        bench.say(FeedbackKind.REFUSED, Notice.PRINTER_NOT_SET)
        return
    try:
        sheet = layout_sheet(bench.settings.profile)
        bench.ports.spool.enqueue(sheet)
        bench.ports.wake_printer()
    except PrintError as error:
        bench.say(FeedbackKind.REFUSED, Notice.LABEL_FAILED, order=LAYOUT_NAME, detail=error.message)


def _bars(code: str, builder: EscposBuilder, page: Typesetter) -> None:
    # Far apart: a scanner that sees two reads the one that it likes.
    page.space(60)
    print_code(code, builder, page)


def _request(code: str, name: str, builder: EscposBuilder) -> PrintRequest:
    return PrintRequest(str(uuid4()), code, name, builder.output)
