"""Every colour of the application, named by what it says. Colour never speaks alone: words and icons do."""

from dataclasses import dataclass

from station.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class Paint:
    """A surface and the text on it."""

    back: str
    text: str


BLACK = "#000000"
WHITE = "#FFFFFF"

STAGES: dict[Stage, Paint] = {
    Stage.FILLING: Paint("#B3D2F8", BLACK),
    Stage.COVERING: Paint("#8C3EF2", WHITE),
    Stage.DECORATING: Paint("#5D1A44", WHITE),
    Stage.PACKING: Paint("#F9D1AF", BLACK),
    Stage.COMPLETE: Paint("#078034", WHITE),
}
"""Told apart with any colour vision (experience.md, Numbers)."""

PAGE = "#F3F1EC"
CARD = WHITE
CARD_QUIET = "#FAF8F4"
LINE = "#DCD7CE"
LINE_STRONG = "#8A857C"
INK = "#17181C"
INK_SOFT = "#4A4B52"
FOCUS = "#0B57D0"
SELECTED = "#E6EEFB"
PRESSED = "#D9D4C9"

PRIMARY = Paint("#123B6D", WHITE)
PRIMARY_PRESSED = "#0B2747"
COMPLETE = Paint("#07592A", WHITE)
GOOD = Paint("#0B5A2C", WHITE)
SAVED = Paint("#FFCB45", BLACK)
"""Saved here and not yet sent: the banner, the band and the ledger share it."""
BAD = Paint("#921919", WHITE)
ASK = Paint("#123B6D", WHITE)
QUIET = Paint("#E7E3DB", INK)
BAD_TINT = Paint("#FBE9E7", "#7A1212")
WRITING = Paint("#FFF8E6", INK)


def luminance(colour: str) -> float:
    """Relative luminance of '#RRGGBB', 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_on(back: str) -> str:
    """Black or white, whichever is read better on a store's colour from the data."""
    return BLACK if contrast(BLACK, back) >= contrast(WHITE, back) else WHITE
