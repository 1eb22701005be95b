"""The dots of a QR code, for printers that draw none themselves and for the virtual printer."""

from importlib import import_module
from typing import Any

from PIL import Image

QUIET_MODULES = 4
# Far above any code of ours, and far below what a symbol holds.
MOST_CHARACTERS = 500


def qr_image(data: str, module_dots: int) -> Image.Image:
    """Dark (255) modules on empty (0), with the quiet zone; error correction M."""
    # `qrcode` comes with python-escpos and has no type information.
    qrcode: Any = import_module("qrcode")
    code = qrcode.QRCode(error_correction=0, box_size=1, border=QUIET_MODULES)
    code.add_data(data)
    code.make(fit=True)
    matrix: list[list[bool]] = code.get_matrix()
    side = len(matrix)
    dots = bytes(255 if dark else 0 for row in matrix for dark in row)
    image = Image.frombytes("L", (side, side), dots)
    return image.resize((side * module_dots, side * module_dots), Image.Resampling.NEAREST)
