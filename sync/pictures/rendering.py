"""Makes of any bytes the picture that a station keeps, or says that they are none."""

import io
import struct

from PIL import Image, ImageOps

from sync.pictures.picture import FULL_PX, PANEL_PX, NoPicture, Picture

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 50_000_000
_QUALITY = 85
_PAPER = "#FFFFFF"
# Pillow's readers meet broken files with all of these.
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, struct.error, IndexError, KeyError, TypeError, OverflowError,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip


def rendered(content: bytes) -> Picture:
    """The picture in both sizes, upright, without what else the file says. Raises NoPicture."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NoPicture("Picture too large", f"It has {opened.width} x {opened.height} dots.")
            # A JPEG of a camera is read at a fraction of its size.
            opened.draft("RGB", (FULL_PX, FULL_PX))
            upright = ImageOps.exif_transpose(opened)
            full = _on_paper(upright)
    except _BROKEN as error:
        raise NoPicture("No picture", f"What came is no picture ({type(error).__name__}).") from error
    full.thumbnail((FULL_PX, FULL_PX), Image.Resampling.LANCZOS)
    panel = full.copy()
    panel.thumbnail((PANEL_PX, PANEL_PX), Image.Resampling.LANCZOS)
    return Picture(panel=_jpeg(panel), full=_jpeg(full))


def _on_paper(image: Image.Image) -> Image.Image:
    """Without transparency: a window would show its own colour through it, light or dark."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, _PAPER)
    paper.paste(seen, mask=seen)
    return paper


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
