"""Is what a printer will print readable? Every sample is rendered, printed on virtual paper and decoded."""

from collections.abc import Iterator

import zxingcpp
from msgspec import Struct
from PIL import Image

from printing.errors import LabelRejected
from printing.layout import render_label
from printing.profiles import Profile
from printing.samples import SAMPLES
from printing.virtual.preview import pictures


class Checked(Struct, frozen=True):
    """One sample on one printer. `trouble` in words; None: it reads back as its own code."""

    sample: str
    byte_count: int
    picture: Image.Image
    trouble: str | None


def check_readable(data: bytes, profile: Profile, code: str) -> Image.Image:
    """The label's picture. Raises LabelRejected when a scanner would not read exactly this code from it."""
    found = pictures(data, profile)
    if len(found) != 1:
        raise LabelRejected("Not one label", f"The job prints {len(found)} labels where one is meant.")
    read = [barcode.text for barcode in zxingcpp.read_barcodes(found[0])]
    if read != [code]:
        seen = " and ".join(read) or "nothing"
        raise LabelRejected("Label not readable", f"Its code is {code}; a scanner reads {seen} from it.")
    return found[0]


def check_profile(profile: Profile) -> Iterator[Checked]:
    """Every sample on this printer."""
    for name, label in SAMPLES.items():
        data = render_label(label, profile)
        try:
            yield Checked(name, len(data), check_readable(data, profile, label.code), None)
        except LabelRejected as error:
            yield Checked(name, len(data), pictures(data, profile)[0], error.message)
