"""Reads the barcode off a label's picture, with a decoder that is not ours."""

from pathlib import Path

import zxingcpp
from PIL import Image

from station.errors import CheckFailed


def decode(path: Path) -> str:
    """The text of the one barcode in this picture. Raises CheckFailed when there is none, or several."""
    with Image.open(path) as picture:
        return decode_picture(picture, path.name)


def decode_picture(picture: Image.Image, name: str) -> str:
    """The same of a picture in memory; `name` is for the words of the error."""
    found = zxingcpp.read_barcodes(picture.convert("L"))
    if len(found) != 1:
        raise CheckFailed("Label not readable", f"{name} has {len(found)} readable barcodes, not one.")
    return str(found[0].text)
