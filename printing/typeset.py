"""Lines, fields and frames: native text where the code page has the characters, drawn dots where not.

Positions are columns of font A (12 dots), so that native and drawn lines share one grid.
"""

from collections.abc import Callable

from msgspec import Struct
from PIL import Image, ImageDraw

from printing.bidi import base_level
from printing.escpos_builder import EscposBuilder
from printing.fonts import draw_line, named, width_of
from printing.profiles import CELL_HEIGHT_DOTS, CELL_WIDTH_DOTS
from printing.raster import stripes
from printing.text import clean, encodable, fitted, wrapped

_LINE_GAP_DOTS = 6
_FRAME_DOTS = 2
_LABEL_SIZE = 20


class Type(Struct, frozen=True):
    """How characters look: 1 to 8 times the cell in each direction, bold, white on black."""

    width: int = 1
    height: int = 1
    bold: bool = False
    invert: bool = False

    @property
    def drawn_size(self) -> int:
        """Size of a real font, in dots, that reads like this cell."""
        return 10 * (self.width + self.height) + 2


class Span(Struct, frozen=True):
    """A piece of a line in one type."""

    text: str
    type: Type

    @property
    def columns(self) -> int:
        """Cells of font A that it takes."""
        return len(self.text) * self.type.width


class Typesetter:
    """Writes lines into a builder."""

    def __init__(self, builder: EscposBuilder) -> None:
        self._out = builder
        self.columns = builder.profile.columns
        self._dots = self.columns * CELL_WIDTH_DOTS
        self._codec = builder.profile.codec

    def paragraph(self, text: str, kind: Type, align: str = "left") -> None:
        """Text over as many lines as it needs."""
        text = self._sayable(text)
        self._spacing(CELL_HEIGHT_DOTS + _LINE_GAP_DOTS)
        if not encodable(text, self._codec):
            self._raster(self._drawn(text, kind, 0, align))
            return
        self._out.align(align)
        for line in wrapped(text, self._fits(kind, 0)):
            self._spans([Span(line, kind)])
            self._out.line_feed()

    def line(self, left: list[Span], right: list[Span]) -> bool:
        """One line with spans at both edges; False, and nothing written, when it does not fit."""
        gap = self.columns - sum(span.columns for span in (*left, *right))
        if gap < (1 if left and right else 0):
            return False
        if not all(encodable(span.text, self._codec) for span in (*left, *right)):
            return False
        self._spacing(CELL_HEIGHT_DOTS + _LINE_GAP_DOTS)
        self._out.align("left")
        height = max(span.type.height for span in (*left, *right))
        self._spans([*left, Span(" " * gap, Type(height=height)) if right else Span("", Type()), *right])
        self._out.line_feed()
        return True

    def field(self, name: str, value: str, indent: int, kind: Type) -> None:
        """A name in the first `indent` columns and its value beside it, wrapped under itself."""
        value = self._sayable(value)
        self._spacing(CELL_HEIGHT_DOTS + _LINE_GAP_DOTS)
        self._out.align("left")
        if not encodable(value, self._codec):
            lines = self._drawn(value, kind, indent)
            label = draw_line(name, _LABEL_SIZE, bold=False)
            lines[0].paste(label, (0, max(0, lines[0].height - label.height)))
            self._raster(lines)
            return
        for i, line in enumerate(wrapped(value, self._fits(kind, indent))):
            self._spans([Span((name if i == 0 else "").ljust(indent), Type()), Span(line, kind)])
            self._out.line_feed()

    def rule(self) -> None:
        """A thin line across the paper."""
        self._spacing(CELL_HEIGHT_DOTS)
        self._out.align("left")
        self._out.style()
        self._out.frame("\u2500" * self.columns)
        self._out.line_feed()

    def framed(self, title: str, text: str, kind: Type) -> None:
        """Text in a closed frame with a title in its upper edge; it wraps and is never cut off."""
        text = self._sayable(text)
        self._spacing(CELL_HEIGHT_DOTS)
        self._out.align("left")
        self._edge("\u250c\u2500 " + title + " " + "\u2500" * (self.columns - 5 - len(title)) + "\u2510")
        if encodable(text, self._codec):
            for line in wrapped(text, self._fits(kind, 4)):
                self._framed_line(line, kind)
        else:
            self._raster([self._in_frame(line) for line in self._drawn(text, kind, 2, "center", 2)])
        self._edge("\u2514" + "\u2500" * (self.columns - 2) + "\u2518")

    def space(self, dots: int) -> None:
        """Empty paper."""
        self._out.feed_dots(dots)

    def image(self, picture: Image.Image) -> None:
        """A picture, centred."""
        page = Image.new("L", (self._dots, picture.height), 0)
        page.paste(picture, ((self._dots - picture.width) // 2, 0))
        self._raster([page])

    def _sayable(self, text: str) -> str:
        text = fitted(clean(text), self._codec)
        return text if encodable(text, self._codec) else named(text)

    def _edge(self, characters: str) -> None:
        self._out.style()
        self._out.frame(characters)
        self._out.line_feed()

    def _framed_line(self, line: str, kind: Type) -> None:
        room = self.columns - 2 - len(line) * kind.width
        self._out.style(height=kind.height)
        self._out.frame("\u2502" + " " * (room // 2))
        self._spans([Span(line, kind)])
        self._out.style(height=kind.height)
        self._out.frame(" " * (room - room // 2) + "\u2502")
        self._out.line_feed()

    def _in_frame(self, page: Image.Image) -> Image.Image:
        pen, middle = ImageDraw.Draw(page), CELL_WIDTH_DOTS // 2 - 1
        for x in (middle, self._dots - CELL_WIDTH_DOTS + middle):
            pen.rectangle((x, 0, x + _FRAME_DOTS - 1, page.height), fill=255)
        return page

    def _fits(self, kind: Type, taken: int) -> Callable[[str], bool]:
        return lambda line: len(line) * kind.width + taken <= self.columns

    def _drawn(
        self, text: str, kind: Type, indent: int, align: str = "left", right: int = 0
    ) -> list[Image.Image]:
        """Lines of dots between `indent` and `right` empty columns."""
        room = self._dots - (indent + right) * CELL_WIDTH_DOTS
        size, base = kind.drawn_size, base_level(text)
        pages = []
        for line in wrapped(text, lambda line: width_of(line, size, kind.bold) <= room):
            words = draw_line(line, size, kind.bold, base)
            page = Image.new("L", (self._dots, words.height + _LINE_GAP_DOTS), 0)
            x = {"left": 0, "center": (room - words.width) // 2, "right": room - words.width}[align]
            page.paste(words, (indent * CELL_WIDTH_DOTS + max(0, x), 0))
            pages.append(page.point(lambda dot: 255 - dot) if kind.invert else page)
        return pages

    def _raster(self, lines: list[Image.Image]) -> None:
        page = Image.new("L", (self._dots, sum(line.height for line in lines)), 0)
        y = 0
        for line in lines:
            page.paste(line, (0, y))
            y += line.height
        # White at the right is not sent: on a serial line a label's dots take seconds.
        *_, right, _ = page.getbbox() or (0, 0, 1, 0)
        page = page.crop((0, 0, right, page.height))
        self._out.align("left")
        for stripe in stripes(page):
            self._out.raster(stripe.data, stripe.width_bytes, stripe.height)

    def _spans(self, spans: list[Span]) -> None:
        for span in spans:
            if span.text:
                kind = span.type
                self._out.style(width=kind.width, height=kind.height, bold=kind.bold, invert=kind.invert)
                self._out.text(span.text)

    def _spacing(self, dots: int) -> None:
        self._out.line_spacing(dots)
