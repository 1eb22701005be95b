"""The label as a picture for the screen: the very dots that the printer would burn."""

import io

from PIL import Image

from printing.profiles import Profile
from printing.virtual.interpreter import Interpreter


def pictures(data: bytes, profile: Profile) -> list[Image.Image]:
    """Every label in the bytes of a job, dark on white."""
    labels: list[Image.Image] = []
    printer = Interpreter(profile, labels.append)
    printer.feed(data)
    printer.finish()
    return labels


def png_bytes(picture: Image.Image) -> bytes:
    """A picture as PNG."""
    file = io.BytesIO()
    picture.convert("1", dither=Image.Dither.NONE).save(file, format="PNG", optimize=True)
    return file.getvalue()


def preview_png(data: bytes, profile: Profile) -> bytes:
    """The first label of a job as PNG (white paper if there is none). Not in the GUI thread: some ms."""
    labels = pictures(data, profile)
    return png_bytes(labels[0] if labels else Image.new("L", (profile.width_dots, 8), 255))
