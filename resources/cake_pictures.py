"""Pictures of the sample cakes, drawn by us from size, flavour and writing.

They stand in for what a shop's customers choose or send. Nothing is loaded from anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 640, 480
_GROUND = HEIGHT - 80
_LAYER = 110
_JPEG_QUALITY = 82

_FLAVOURS = {
    "vanilla": "#F3E3B3", "choc": "#6B3E26", "red velvet": "#A32638", "lemon": "#F4E04D",
    "pistachio": "#A9C47F", "hazelnut": "#B58556", "strawberry": "#F08CA0", "caramel": "#C68E4E",
    "mango": "#F5B041", "coconut": "#F7F3EA", "coffee": "#8D6748", "raspberry": "#C73A63",
}  # fmt: skip
_OTHER_FLAVOURS = ("#E8C9A0", "#D9B8C4", "#C9D6B8", "#E6D08A")
_ICINGS = ("#FFFDF8", "#FBE3EA", "#DDEBF5", "#E9F2DF", "#FFF1D0", "#EADFF3")
_WALLS = ("#DCE6EA", "#EFE6DA", "#E4E2EE", "#E2EBDF")
_WIDTHS = (("small", 320), ("medium", 400), ("large", 480))


@dataclass(frozen=True, slots=True)
class CakeSketch:
    """What a cake looks like. `name`: the file's, without its ending."""

    name: str
    size: str
    flavour: str
    writing: str


def draw_cakes(sketches: Iterable[CakeSketch], folder: Path) -> None:
    """Draw each as `<name>.jpg` into this folder; what is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for sketch in sketches:
        path = folder / f"{sketch.name}.jpg"
        if not path.exists():
            drawn(sketch).save(path, "JPEG", quality=_JPEG_QUALITY)


def drawn(sketch: CakeSketch) -> Image.Image:
    """The cake on its board, the same for the same words."""
    seed = crc32(f"{sketch.size}{sketch.flavour}{sketch.writing}".encode())
    icing = _ICINGS[seed % len(_ICINGS)]
    picture = Image.new("RGB", (WIDTH, HEIGHT), _WALLS[seed // 8 % len(_WALLS)])
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, _GROUND - 30, WIDTH, HEIGHT), fill="#8A6A4F")
    layers = 3 if "tall" in sketch.size.casefold() else 2
    width = next((w for word, w in _WIDTHS if word in sketch.size.casefold()), 400)
    left, right = (WIDTH - width) // 2, (WIDTH + width) // 2
    top = _GROUND - layers * _LAYER
    pen.ellipse((left - 60, _GROUND - 50, right + 60, _GROUND + 50), fill="#C9C4BC")
    _body(pen, left, right, top, icing)
    for at in range(1, layers):
        _filling(pen, left, right, top + at * _LAYER + 22, _filling_colour(sketch.flavour, seed))
    _rim(pen, left, right, top, _filling_colour(sketch.flavour, seed))
    _write(pen, sketch.writing, width, top + _LAYER - 18)
    return picture


def _body(pen: ImageDraw.ImageDraw, left: int, right: int, top: int, icing: str) -> None:
    pen.ellipse((left, _GROUND - 40, right, _GROUND + 40), fill=icing)
    pen.rectangle((left, top, right, _GROUND), fill=icing)
    pen.ellipse((left, top - 40, right, top + 40), fill=icing, outline="#D8CFC2", width=3)


def _filling(pen: ImageDraw.ImageDraw, left: int, right: int, y: int, colour: str) -> None:
    pen.arc((left, y - 30, right, y + 50), 0, 180, fill=colour, width=10)


def _rim(pen: ImageDraw.ImageDraw, left: int, right: int, top: int, colour: str) -> None:
    """Piped dots along the front of the top."""
    dots = 13
    for at in range(dots):
        share = at / (dots - 1) * 2 - 1
        x = (left + right) / 2 + share * (right - left - 30) / 2
        y = top + 40 * (1 - share * share) ** 0.5
        pen.ellipse((x - 15, y - 15, x + 15, y + 15), fill=colour, outline="#FFFFFF", width=2)


def _write(pen: ImageDraw.ImageDraw, writing: str, width: int, y: int) -> None:
    words = " ".join(writing.split())
    # Pillow's own font has Latin letters only; a label and the screen have them all.
    if not words or not words.isascii():
        return
    size = max(14, min(44, int(width * 1.6 / len(words))))
    font = ImageFont.load_default(size)
    pen.text((WIDTH / 2, y), words, fill="#5B2333", font=font, anchor="mm")


def _filling_colour(flavour: str, seed: int) -> str:
    folded = flavour.casefold()
    known = (colour for word, colour in _FLAVOURS.items() if word in folded)
    return next(known, _OTHER_FLAVOURS[seed % len(_OTHER_FLAVOURS)])
