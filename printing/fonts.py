"""Real fonts for what a printer's code page lacks: which font has which character, and drawing with it.

The files come from two packages (manimgx_fonts: Noto; paperang_p2_fonts_cjk: WenQuanYi Micro Hei), so one
label looks the same on every machine.
"""

import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import manimgx_fonts
import paperang_p2_fonts_cjk
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

_NOTO = Path(manimgx_fonts.__file__).parent
_CJK = Path(paperang_p2_fonts_cjk.__file__).parent / "fonts" / "wqy-microhei.ttc"
_CJK_MONO_INDEX = 1
_MAIN = "NotoSans[wght].ttf"
# After the scripts: both have letters that the script fonts draw better.
_LAST = ("NotoEmoji[wght].ttf", _CJK.name, "NotoSansSymbols[wght].ttf")
_INVISIBLE = frozenset("\u200c\u200d\ufe0e\ufe0f")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})

# A FreeType face is not safe in two threads at once; the preview and the printer both draw.
_drawing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters that one font draws."""

    font: str
    text: str


@cache
def _order() -> tuple[str, ...]:
    scripts = sorted(p.name for p in _NOTO.glob("*.ttf") if p.name not in (_MAIN, *_LAST))
    return (_MAIN, *(name for name in scripts if "Italic" not in name), *_LAST)


def _path(font: str) -> Path:
    return _CJK if font == _CJK.name else _NOTO / font


@cache
def _coverage(font: str) -> frozenset[int]:
    with TTFont(_path(font), lazy=True, fontNumber=0) as file:
        return frozenset(file.getBestCmap())


@lru_cache(maxsize=4096)
def font_of(character: str) -> str:
    """The first font that has the character; the main one (an empty box) when none has."""
    return next((font for font in _order() if ord(character) in _coverage(font)), _MAIN)


@lru_cache(maxsize=64)
def _face(font: str, size: int, bold: bool, mono: bool = False) -> ImageFont.FreeTypeFont:
    if font == _CJK.name:
        return ImageFont.truetype(str(_CJK), size, index=_CJK_MONO_INDEX if mono else 0)
    face = ImageFont.truetype(str(_path(font)), size)
    face.set_variation_by_axes([700 if bold else 500])
    return face


def runs_of(text: str) -> tuple[Run, ...]:
    """Split into runs, in reading order from the left.

    Blanks, marks and joiners stay with the run before them when its font has them. A line that
    starts with a right-to-left letter has its runs from right to left.
    """
    runs: list[Run] = []
    for character in text:
        last = runs[-1] if runs else None
        if last is not None and _stays(character, last.font):
            runs[-1] = Run(last.font, last.text + character)
        elif character not in _INVISIBLE:
            font = font_of(character)
            if last is not None and last.font == font:
                runs[-1] = Run(font, last.text + character)
            else:
                runs.append(Run(font, character))
    strong = next((d for d in map(unicodedata.bidirectional, text) if d in {"L", "R", "AL"}), "L")
    return tuple(reversed(_neutral_tails_apart(runs))) if strong in _RIGHT_TO_LEFT else tuple(runs)


def _neutral_tails_apart(runs: list[Run]) -> list[Run]:
    """Blanks and commas after a left-to-right word follow the line's direction, not the word's."""
    apart: list[Run] = []
    for run in runs:
        directions = {unicodedata.bidirectional(character) for character in run.text}
        word = run.text if directions & _RIGHT_TO_LEFT else run.text.rstrip(" ,.;:!-")
        apart += [Run(run.font, part) for part in (word, *run.text[len(word) :]) if part]
    return apart


def _stays(character: str, font: str) -> bool:
    if (
        character in _INVISIBLE
        or unicodedata.combining(character)
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    ):
        return True
    return character == " " and ord(character) in _coverage(font)


def width_of(text: str, size: int, bold: bool) -> float:
    """Width of one line in dots."""
    with _drawing:
        return sum(_face(run.font, size, bold).getlength(run.text) for run in runs_of(text))


def draw_line(text: str, size: int, bold: bool) -> Image.Image:
    """One line as dark (255) on empty (0), cropped to its advance width; nothing of a glyph is cut off."""
    runs = runs_of(text)
    with _drawing:
        faces = [_face(run.font, size, bold) for run in runs]
        boxes = [f.getbbox(r.text, anchor="ls") for f, r in zip(faces, runs, strict=True)]
        above = max([size, *(int(-box[1]) + 1 for box in boxes)])
        below = max([size // 4, *(int(box[3]) + 1 for box in boxes)])
        width = sum(f.getlength(r.text) for f, r in zip(faces, runs, strict=True))
        image = Image.new("L", (max(1, int(width) + 2), above + below), 0)
        pen, x = ImageDraw.Draw(image), 0.0
        for face, run in zip(faces, runs, strict=True):
            stroke = 1 if bold and run.font == _CJK.name and size >= 30 else 0
            pen.text((x, above), run.text, font=face, fill=255, anchor="ls", stroke_width=stroke)
            x += face.getlength(run.text)
    return image


def draw_cell(character: str, size: int) -> Image.Image:
    """One monospaced character in a cell of 0.6 x 1.2 em (a printer's ROM font), dark (255) on empty (0)."""
    image = Image.new("L", (size * 3 // 5, size * 6 // 5), 0)
    with _drawing:
        face = _face(_CJK.name, size, bold=False, mono=True)
        ImageDraw.Draw(image).text((0, size * 19 // 20), character, font=face, fill=255, anchor="ls")
    return image
