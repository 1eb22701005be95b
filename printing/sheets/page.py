"""A4 pages of cards at 300 dpi: big words, whole-dot bars with quiet zones, dashed lines to cut along."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from PIL import Image, ImageDraw

from printing.code128 import bar_widths, widest_module
from printing.code_block import check_code
from printing.errors import LabelRejected
from printing.fonts import draw_line, named, width_of
from printing.sheets.card import Card, CardSize
from printing.text import clean, wrapped

DPI = 300
A4_DOTS = (2480, 3508)
AS_IS = "Print at actual size (100 %)."
_EDGE = 48
_SIGN_DOTS = 230
_BAR_HEIGHT = 210
_CODE_GAP = 6
_WIDEST_MODULE = 6
_SMALL = 40
_TITLE_SIZES = (150, 128, 108, 92, 78, 66, 56, 48, 40, 34, 28)
_DETAIL_SIZES = (50, 44, 38, 32, 28)
_DASH, _GAP = 18, 14


def pages(cards: Sequence[Card], title: str) -> list[Image.Image]:
    """The pages, black on white (mode '1'). Raises LabelRejected when a code does not fit its card."""
    heaps = list(_heaps(cards))
    return [
        _page(heap, heap[0].size, f"{_heading(title, heap[0])}, page {number} of {len(heaps)}. {AS_IS}")
        for number, heap in enumerate(heaps, 1)
    ]


def _heaps(cards: Sequence[Card]) -> Iterator[list[Card]]:
    """What stands on each page."""
    for (_, size), group in groupby(cards, lambda card: (card.group, card.size)):
        together, each = list(group), size.across * size.down
        for start in range(0, len(together), each):
            yield together[start : start + each]


def _heading(title: str, card: Card) -> str:
    return f"{title}: {card.group}" if card.group else title


def _page(cards: Sequence[Card], size: CardSize, note: str) -> Image.Image:
    page = Image.new("L", A4_DOTS, 0)
    left = (A4_DOTS[0] - size.across * size.width) // 2
    top = (A4_DOTS[1] - size.down * size.height) // 2
    for place, card in enumerate(cards):
        down, across = divmod(place, size.across)
        page.paste(_card(card, size), (left + across * size.width, top + down * size.height))
    for down in range(size.down + 1):
        _dashes(page, (left, top + down * size.height), (size.across * size.width, 0))
    for across in range(size.across + 1):
        _dashes(page, (left + across * size.width, top), (0, size.down * size.height))
    words = draw_line(note, _SMALL, bold=False)
    page.paste(words, ((page.width - words.width) // 2, page.height - (top + words.height) // 2))
    return page.point(lambda dot: 255 if dot < 128 else 0).convert("1", dither=Image.Dither.NONE)


def _dashes(page: Image.Image, start: tuple[int, int], way: tuple[int, int]) -> None:
    pen, length = ImageDraw.Draw(page), max(way)
    for at in range(0, length, _DASH + _GAP):
        until = min(at + _DASH, length)
        first = (start[0] + at, start[1]) if way[0] else (start[0], start[1] + at)
        last = (start[0] + until, start[1]) if way[0] else (start[0], start[1] + until)
        pen.line((*first, *last), fill=255, width=2)


def _card(card: Card, size: CardSize) -> Image.Image:
    image = Image.new("L", (size.width, size.height), 0)
    bars_top = size.height - _EDGE - _BAR_HEIGHT - _CODE_GAP - _SMALL
    sign = _sign(card.sign)
    image.paste(sign, (_EDGE, _EDGE))
    left = _EDGE * 2 + sign.width if sign.getbbox() else _EDGE
    room = (size.width - left - _EDGE, bars_top - _EDGE * 2)
    image.paste(_words(card, *room), (left, _EDGE))
    bars = _bars(card.code, size.width)
    image.paste(bars, ((size.width - bars.width) // 2, bars_top))
    code = draw_line(card.code, _SMALL, bold=False)
    image.paste(code, ((size.width - code.width) // 2, bars_top + _BAR_HEIGHT + _CODE_GAP))
    return image


def _sign(sign: str) -> Image.Image:
    text = named(clean(sign))
    times = max(1.0, width_of(text, _SIGN_DOTS, True) / _SIGN_DOTS)
    drawing = draw_line(text, int(_SIGN_DOTS / times), bold=True)
    return drawing.crop(drawing.getbbox() or (0, 0, 1, 1))


def _words(card: Card, width: int, height: int) -> Image.Image:
    """Title over detail, each in the largest type in which its words stay whole."""
    detail = _block(card.detail, _DETAIL_SIZES, False, width, height // 2)
    title = _block(card.title, _TITLE_SIZES, True, width, height - detail.height)
    image = Image.new("L", (width, height), 0)
    image.paste(title, (0, 0))
    image.paste(detail, (0, min(title.height, height - detail.height)))
    return image


def _block(text: str, sizes: Sequence[int], bold: bool, width: int, height: int) -> Image.Image:
    text = named(clean(text))
    block = Image.new("L", (width, 1), 0)
    for size in sizes:
        fits = partial(_fits, size, bold, width)
        block = _stacked([draw_line(line, size, bold) for line in wrapped(text, fits)], width)
        if block.height <= height and all(map(fits, text.split())):
            break
    return block


def _fits(size: int, bold: bool, width: int, text: str) -> bool:
    return width_of(text, size, bold) <= width


def _stacked(lines: list[Image.Image], width: int) -> Image.Image:
    image = Image.new("L", (width, sum(line.height for line in lines) or 1), 0)
    y = 0
    for line in lines:
        image.paste(line, (0, y))
        y += line.height
    return image


def _bars(code: str, width: int) -> Image.Image:
    check_code(code)
    module = widest_module(len(code), width, most=_WIDEST_MODULE, least=4)
    if module is None:
        raise LabelRejected("Barcode too wide", f"'{code}' is too long for a card of this size.")
    widths = bar_widths(code, module)
    image, x = Image.new("L", (sum(widths), _BAR_HEIGHT), 0), 0
    for i, bar in enumerate(widths):
        image.paste(255 if i % 2 == 0 else 0, (x, 0, x + bar, _BAR_HEIGHT))
        x += bar
    return image
