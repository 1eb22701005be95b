"""Pictures as printer dots: stripes of GS v 0 that hold no byte pair which a printer would obey.

Some printers execute real-time commands (10 04, 10 05, 10 14) even inside raster data (hardware.md), so such
a pair never leaves this module: one dot beside an existing dark one is darkened.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from PIL import Image

# Small stripes print while the rest is still coming, and their height never needs a second byte.
STRIPE_ROWS = 128
_DLE = 0x10
_OBEYED = frozenset({0x04, 0x05, 0x14})
_NEIGHBOUR_DOT = 0x08


class Stripe(Struct, frozen=True):
    """One GS v 0 command's worth of dots; a set bit is dark."""

    data: bytes
    width_bytes: int
    height: int


def has_realtime_pair(data: bytes) -> bool:
    """Whether a printer could take something in `data` for a real-time command."""
    return any(a == _DLE and b in _OBEYED for a, b in pairwise(data))


def safe(data: bytes) -> bytes:
    """The same dots, with one more where a real-time command would be."""
    dots = bytearray(data)
    for i in range(len(dots) - 1):
        if dots[i] == _DLE and dots[i + 1] in _OBEYED:
            dots[i] |= _NEIGHBOUR_DOT
    return bytes(dots)


def stripes(dark: Image.Image) -> Iterator[Stripe]:
    """Cut a picture (mode '1' or 'L', bright = dark on paper) into stripes."""
    dots = dark.convert("1", dither=Image.Dither.NONE)
    width_bytes = (dots.width + 7) // 8
    for top in range(0, dots.height, STRIPE_ROWS):
        part = dots.crop((0, top, dots.width, min(top + STRIPE_ROWS, dots.height)))
        yield Stripe(safe(part.tobytes()), width_bytes, part.height)


def bars_image(widths: Sequence[int], height: int, paper_dots: int) -> Image.Image:
    """Bars (module widths already in dots; bar, space, bar ...) centred on the paper.

    The place is moved by a few dots when the row would hold a real-time command: darkening a dot would
    widen a bar.
    """
    left = (paper_dots - sum(widths)) // 2
    rows = (_bar_row(widths, left + shift, paper_dots) for shift in (0, 1, 2, 3, 4, 5, 6, 7))
    row = next((row for row in rows if not has_realtime_pair(row.tobytes() * 2)), None)
    return (row or _bar_row(widths, left, paper_dots)).resize((paper_dots, height))


def _bar_row(widths: Sequence[int], left: int, paper_dots: int) -> Image.Image:
    row, x = Image.new("1", (paper_dots, 1), 0), left
    for i, width in enumerate(widths):
        if i % 2 == 0:
            row.paste(1, (x, 0, x + width, 1))
        x += width
    return row
