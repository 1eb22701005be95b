"""Shaping and drawing with HarfBuzz alone: letters join, marks sit in place, and every machine agrees.

Pillow shapes text only where the system has FriBiDi, which Windows has not.
"""

from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct
from PIL import Image

# HarfBuzz counts in 64ths of a dot.
_DOT = 64
_MEDIUM, _BOLD = 500, 700
_FACES_KEPT = 64
# Of the type's size: how much a font without a bold is thickened.
_THICKENED = 0.03


class FontFile(Struct, frozen=True):
    """A file of one font; `variable` when it has a weight to choose."""

    path: Path
    variable: bool = True


class Piece(Struct, frozen=True):
    """What one font draws in one direction, at a size in dots."""

    font: FontFile
    size: int
    bold: bool
    text: str
    rightwards: bool = True


class Drawing(Struct, frozen=True):
    """Dark (255) on empty (0); `left` and `below` say how far ink reaches past the start and the baseline."""

    image: Image.Image
    left: int
    below: int


def characters(font: FontFile) -> frozenset[int]:
    """The code points that the font has."""
    return frozenset(_face(font).unicodes)


def advance(piece: Piece) -> float:
    """How far the pen moves, in dots."""
    return float(sum(position.x_advance for position in _shaped(piece).glyph_positions)) / _DOT


def drawn(pieces: list[Piece]) -> Drawing:
    """The pieces one after the other, from the left, on one baseline."""
    raster = hb.RasterDraw()
    raster.scale_factor = (_DOT, _DOT)
    x = 0
    for piece in pieces:
        font, buffer = _font(piece.font, piece.size, piece.bold), _shaped(piece)
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            raster.transform = (1, 0, 0, 1, x + place.x_offset, place.y_offset)
            raster.draw_glyph(font, glyph.codepoint)
            x += place.x_advance
    dots = raster.render()
    if dots is None or not dots.extents.width or not dots.extents.height:
        return Drawing(Image.new("L", (1, 1), 0), 0, 0)
    area = dots.extents
    # Its rows go from the lowest to the highest.
    image = Image.frombytes("L", (area.width, area.height), dots.buffer, "raw", "L", area.stride, -1)
    return Drawing(image, area.x_origin, area.y_origin)


@lru_cache(maxsize=_FACES_KEPT)
def _face(font: FontFile) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(font.path)))


@lru_cache(maxsize=_FACES_KEPT)
def _font(file: FontFile, size: int, bold: bool) -> hb.Font:
    font = hb.Font(_face(file))
    font.scale = (size * _DOT, size * _DOT)
    if file.variable:
        font.set_variations({"wght": _BOLD if bold else _MEDIUM})
    elif bold:
        font.synthetic_bold = (_THICKENED, _THICKENED, False)
    return font


def _shaped(piece: Piece) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(piece.text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if piece.rightwards else "rtl"
    hb.shape(_font(piece.font, piece.size, piece.bold), buffer)
    return buffer
