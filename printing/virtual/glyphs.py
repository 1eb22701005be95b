"""What a printed byte looks like: characters of the code page in the cells of a ROM font."""

from functools import lru_cache

from PIL import Image, ImageDraw

from printing.fonts import draw_cell
from printing.profiles import CELL_HEIGHT_DOTS, CELL_WIDTH_DOTS

# ESC t n of Epson's TM printers.
_PAGES = {0: "cp437", 2: "cp850", 13: "cp857", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858"}
_THRESHOLD = 110
# Which arms a box drawing character has: left, right, up, down.
_ARMS = {"\u2500": "lr", "\u2502": "ud", "\u250c": "rd", "\u2510": "ld", "\u2514": "ru", "\u2518": "lu",
         "\u251c": "rud", "\u2524": "lud", "\u252c": "lrd", "\u2534": "lru", "\u253c": "lrud"}  # fmt: skip


def character_of(byte: int, page: int) -> str:
    """The character of a byte in a code page; an empty box when the page is not known."""
    if byte < 0x80:
        return chr(byte)
    return bytes([byte]).decode(_PAGES.get(page, "ascii"), errors="replace")


@lru_cache(maxsize=2048)
def cell_image(character: str, width: int, height: int, bold: bool, invert: bool) -> Image.Image:
    """A cell, dark (255) on empty (0), `width` x `height` times the normal size."""
    size = (CELL_WIDTH_DOTS * width, CELL_HEIGHT_DOTS * height)
    if character in _ARMS:
        cell = _box(_ARMS[character], size, width, height)
    else:
        cell = draw_cell(character, 20 * max(width, height)).resize(size, Image.Resampling.LANCZOS)
        cell = cell.point(lambda dot: 255 if dot > _THRESHOLD else 0)
    if bold:
        cell = _bold(cell, (width + 1) // 2)
    return cell.point(lambda dot: 255 - dot) if invert else cell


def _bold(cell: Image.Image, dots: int) -> Image.Image:
    heavier = cell.copy()
    for shift in range(-(dots // 2), dots - dots // 2 + 1):
        heavier.paste(255, (shift, 0), cell)
    return heavier


def _box(arms: str, size: tuple[int, int], width: int, height: int) -> Image.Image:
    image = Image.new("L", size, 0)
    pen = ImageDraw.Draw(image)
    x, y = size[0] // 2 - width, size[1] // 2 - height
    thick_x, thick_y = 2 * width - 1, 2 * height - 1
    lines = {
        "l": (0, y, x + thick_x, y + thick_y),
        "r": (x, y, size[0], y + thick_y),
        "u": (x, 0, x + thick_x, y + thick_y),
        "d": (x, y, x + thick_x, size[1]),
    }
    for arm in arms:
        pen.rectangle(lines[arm], fill=255)
    return image
