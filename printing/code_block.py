"""A code on paper: native bars where they fit and the printer has them, else drawn bars or a QR code."""

from printing.code128 import bar_widths, widest_module
from printing.errors import LabelRejected
from printing.escpos_builder import EscposBuilder
from printing.profiles import CELL_WIDTH_DOTS
from printing.qr import qr_image
from printing.raster import bars_image
from printing.typeset import Type, Typesetter

_HEIGHT_DOTS = 110
_QR_MODULE_DOTS = 6
# A QR code of it fits the narrowest paper.
_LONGEST_CODE = 40


def check_code(code: str) -> None:
    """Raises LabelRejected when no barcode can hold the code."""
    if not 0 < len(code) <= _LONGEST_CODE or not all(33 <= ord(character) < 127 for character in code):
        raise LabelRejected("No barcode", f"'{code}' cannot be printed as a barcode.")


def print_code(code: str, builder: EscposBuilder, page: Typesetter) -> None:
    """The code, with its characters below it."""
    profile = builder.profile
    module = widest_module(len(code), profile.width_dots)
    builder.style()
    builder.align("center")
    if module is not None and profile.native_barcode:
        builder.code128(code, module, _HEIGHT_DOTS)
        return
    if module is not None:
        paper_dots = page.columns * CELL_WIDTH_DOTS
        page.image(bars_image(bar_widths(code, module), _HEIGHT_DOTS, paper_dots).convert("L"))
    elif profile.native_qr:
        builder.qr(code, _QR_MODULE_DOTS)
    else:
        page.image(qr_image(code, _QR_MODULE_DOTS))
    page.space(4)
    page.paragraph(code, Type(), "center")
