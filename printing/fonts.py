"""Real fonts for what a printer's code page lacks: which font has which character, and lines drawn with them.

The files come from two packages (manimgx_fonts: Noto; paperang_p2_fonts_cjk: WenQuanYi Micro Hei), so one
label looks the same on every machine.
"""

import threading
import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

import manimgx_fonts
import paperang_p2_fonts_cjk
from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from printing.bidi import in_order, levels
from printing.shaping import FontFile, Piece, advance, characters, drawn
from printing.text import clusters

_NOTO = Path(manimgx_fonts.__file__).parent
_CJK = FontFile(Path(paperang_p2_fonts_cjk.__file__).parent / "fonts" / "wqy-microhei.ttc", variable=False)
_CJK_MONO_INDEX = 1
_MAIN = FontFile(_NOTO / "NotoSans[wght].ttf")
_EMOJI = FontFile(_NOTO / "NotoEmoji[wght].ttf")
_SYMBOLS = FontFile(_NOTO / "NotoSansSymbols[wght].ttf")
_INVISIBLE = frozenset("\u200c\u200d\ufe0e\ufe0f")
_AS_PICTURE = "\ufe0f"

# What is kept of a font is not safe in two threads at once; the preview and the printer both draw.
_drawing = threading.Lock()


class Run(Struct, frozen=True):
    """Neighbouring characters that one font draws in one direction (odd level: from the right)."""

    font: FontFile
    level: int
    text: str


@cache
def _order() -> tuple[FontFile, ...]:
    """The main one, the scripts by name, and last those that have letters which the scripts draw better."""
    last = (_EMOJI, _CJK, _SYMBOLS)
    files = (FontFile(path) for path in sorted(_NOTO.glob("*.ttf")) if "Italic" not in path.name)
    return (_MAIN, *(font for font in files if font not in (_MAIN, *last)), *last)


@cache
def _coverage(font: FontFile) -> frozenset[int]:
    return characters(font)


@lru_cache(maxsize=4096)
def font_of(cluster: str) -> FontFile | None:
    """The first font that has all of a character and its marks, or at least the character; None: none has."""
    seen = {ord(character) for character in cluster if character not in _INVISIBLE}
    order = (_EMOJI, *_order()) if _AS_PICTURE in cluster else _order()
    whole = next((font for font in order if seen <= _coverage(font)), None)
    return whole or next((font for font in order if ord(cluster[0]) in _coverage(font)), None)


def named(text: str) -> str:
    """Characters that no font has, in words: '(melting face)'. Nothing that a customer wrote is lost."""
    return "".join(map(_named, text))


def _named(character: str) -> str:
    if character in _INVISIBLE or character == "\n" or font_of(character) is not None:
        return character
    name = unicodedata.name(character, "").lower()
    return f"({name or f'sign U+{ord(character):04X}'})"


def runs_of(text: str, base: int | None = None) -> tuple[Run, ...]:
    """Split into runs, from the left to the right; `base` is its paragraph's level.

    Blanks go with the run before them, except with pictures.
    """
    if not text:
        return ()
    runs: list[Run] = []
    parts = clusters(text)
    starts = [0, *accumulate(map(len, parts))]
    line_levels = levels(text, base)
    for part, start in zip(parts, starts, strict=False):
        last, level = runs[-1] if runs else None, line_levels[start]
        font = font_of(part) or _MAIN
        if last is not None and part == " " and last.font != _EMOJI and ord(" ") in _coverage(last.font):
            font = last.font
        if last is not None and (last.font, last.level) == (font, level):
            runs[-1] = Run(font, level, last.text + part)
        else:
            runs.append(Run(font, level, part))
    return tuple(runs[i] for i in in_order([run.level for run in runs]))


def width_of(text: str, size: int, bold: bool) -> float:
    """Width of one line in dots."""
    with _drawing:
        return sum(map(advance, _pieces(text, size, bold)))


def draw_line(text: str, size: int, bold: bool, base: int | None = None) -> Image.Image:
    """One line as dark (255) on empty (0), as wide as its advance; nothing of a glyph is cut off.

    `base`: the level of the paragraph whose line it is.
    """
    with _drawing:
        pieces = _pieces(text, size, bold, base)
        drawing, width = drawn(pieces), sum(map(advance, pieces))
    ink, left = drawing.image, max(0, -drawing.left)
    top = drawing.below + ink.height
    above, below = max(size, top), max(size // 4, -drawing.below)
    image = Image.new("L", (max(int(width) + 2, drawing.left + ink.width) + left, above + below), 0)
    image.paste(ink, (drawing.left + left, above - top))
    return image


def _pieces(text: str, size: int, bold: bool, base: int | None = None) -> list[Piece]:
    return [Piece(run.font, size, bold, run.text, run.level % 2 == 0) for run in runs_of(text, base)]


@cache
def _cell_face(size: int) -> ImageFont.FreeTypeFont:
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(str(_CJK.path), size, index=_CJK_MONO_INDEX, layout_engine=basic)


def draw_cell(character: str, size: int) -> Image.Image:
    """One monospaced character in a cell of 0.6 x 1.2 em (a printer's ROM font), dark (255) on empty (0)."""
    image = Image.new("L", (size * 3 // 5, size * 6 // 5), 0)
    with _drawing:
        face = _cell_face(size)
        ImageDraw.Draw(image).text((0, size * 19 // 20), character, font=face, fill=255, anchor="ls")
    return image
