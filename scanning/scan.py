"""One scan as it came from a device: what was read, in which symbology, from where and when."""

import re
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

# ISO/IEC 15424: "]", a code letter, a modifier. The letter alone names the symbology.
_AIM_IDENTIFIER = re.compile(r"\A\](?P<letter>[A-Za-z])(?P<modifier>[0-9A-Za-z])")
# Outer blanks, terminators included. Unicode blanks are no blanks here: they belong to no code of ours.
BLANKS = " \t\r\n\x04"


class Symbology(StrEnum):
    """Barcode symbologies that an AIM identifier can name (ISO/IEC 15424)."""

    CODE_39 = "Code 39"
    CODE_128 = "Code 128"
    DATA_MATRIX = "Data Matrix"
    EAN_UPC = "EAN/UPC"
    CODABAR = "Codabar"
    CODE_93 = "Code 93"
    INTERLEAVED_2_OF_5 = "Interleaved 2 of 5"
    PDF417 = "PDF417"
    QR = "QR"
    AZTEC = "Aztec"
    GS1_DATABAR = "GS1 DataBar"
    OTHER = "other"


_BY_LETTER = {
    "A": Symbology.CODE_39,
    "C": Symbology.CODE_128,
    "d": Symbology.DATA_MATRIX,
    "E": Symbology.EAN_UPC,
    "F": Symbology.CODABAR,
    "G": Symbology.CODE_93,
    "I": Symbology.INTERLEAVED_2_OF_5,
    "L": Symbology.PDF417,
    "Q": Symbology.QR,
    "z": Symbology.AZTEC,
    "e": Symbology.GS1_DATABAR,
}


class Scan(Struct, frozen=True):
    """What a device read. `payload` is without AIM identifier and outer blanks; `received_at` is UTC.

    `frame` is the same as it came in, for the history of scans.
    """

    payload: str
    symbology: Symbology | None
    source: str
    received_at: datetime
    frame: str = ""

    @classmethod
    def from_frame(cls, frame: str, source: str, received_at: datetime) -> "Scan":
        """Build a scan from a frame as the framer hands it out, AIM identifier and all."""
        symbology, payload = split_aim(frame)
        return cls(payload, symbology, source, received_at, frame)


def split_aim(text: str) -> tuple[Symbology | None, str]:
    """Take a leading AIM identifier (`]C0`) and outer blanks off: (symbology or None, payload)."""
    stripped = text.strip(BLANKS)
    match = _AIM_IDENTIFIER.match(stripped)
    if match is None:
        return None, stripped
    symbology = _BY_LETTER.get(match["letter"], Symbology.OTHER)
    return symbology, stripped[match.end() :].strip(BLANKS)
