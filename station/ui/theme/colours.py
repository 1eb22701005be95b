"""Every colour of the application, named by what it says. Colour never speaks alone: words and icons do.

Kitchens differ: a light theme and a dark one, chosen once at the start.
"""

from msgspec import Struct

from station.domain.stages import Stage


class Colour(str):
    """A colour of the light theme, '#RRGGBB', that knows what it is in the dark one (see `shown`)."""

    dark: str

    def __new__(cls, light: str, dark: str) -> "Colour":
        """Both as a style sheet writes them."""
        colour = super().__new__(cls, light)
        colour.dark = dark
        return colour


class _Theme:
    dark = False


_theme = _Theme()


class Paint(Struct, frozen=True):
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

PAGE = Colour("#F3F1EC", "#15171B")
CARD = Colour("#FFFFFF", "#20232A")
CARD_QUIET = Colour("#FAF8F4", "#292D35")
LINE = Colour("#DCD7CE", "#3B404A")
LINE_STRONG = Colour("#8A857C", "#8B919D")
INK = Colour("#17181C", "#F2F3F5")
INK_SOFT = Colour("#4A4B52", "#C6CAD2")
INK_FADED = Colour("#626262", "#9C9C9C")
"""Where text stops fading: still 5:1 on the page."""
INK_BAD = Colour("#921919", "#FFB4AB")
INK_GOOD = Colour("#0B5A2C", "#8FE3B0")
INK_PRIMARY = Colour("#123B6D", "#A8C8FA")
FOCUS = Colour("#0B57D0", "#8AB4F8")
SELECTED = Colour("#E6EEFB", "#22324D")
PRESSED = Colour("#D9D4C9", "#3F4550")
STAGE_EDGE = Colour("transparent", "#8B919D")
"""A dark stage would not stand out from a dark page by itself."""
WRITING_EDGE = Colour("#E5D9B8", "#5A5236")
WAITING_TINT = Colour("#FFF3D0", "#3A3216")
SCROLL_BAR = Colour("#B9B3A7", "#6A707C")

PRIMARY = Paint(INK_PRIMARY, Colour(WHITE, "#0B1B33"))
PRIMARY_PRESSED = Colour("#0B2747", "#7FAAF0")
GOOD = Paint(INK_GOOD, Colour(WHITE, "#04220F"))
SAVED = Paint("#FFCB45", BLACK)
"""Saved here and not yet sent: the banner, the band and the ledger share it."""
BAD = Paint(INK_BAD, Colour(WHITE, "#52060A"))
ASK = Paint(INK_PRIMARY, Colour(WHITE, "#0B1B33"))
QUIET = Paint(Colour("#E7E3DB", "#2E323B"), INK)
BAD_TINT = Paint(Colour("#FBE9E7", "#3A1C1E"), Colour("#7A1212", "#FFC9C2"))
WRITING = Paint(Colour("#FFF8E6", "#2B2718"), INK)


def use_dark(dark: bool) -> None:
    """Choose the theme, before the first window is made."""
    _theme.dark = dark


def shown(colour: str) -> str:
    """The colour as the chosen theme has it; what both themes share stays as it is."""
    return colour.dark if _theme.dark and isinstance(colour, Colour) else str(colour)


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
