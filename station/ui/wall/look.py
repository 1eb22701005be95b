"""How the wall looks at a size and a freshness.

Sizes are pixels of a 1920 x 1080 wall, as they look well without a distance. With one, every text is as large
as its reach asks for (distance.py), and what stands around it makes room. Labels and frames paint themselves:
when the data ages nothing is laid out or styled anew.
"""

from functools import lru_cache

from msgspec import Struct
from PySide6.QtGui import QFont, QFontMetrics

from station.ui.theme import colours
from station.ui.theme.colours import shown
from station.ui.theme.metrics import ui_font
from station.ui.wall.distance import Reach, looked_at_px
from station.ui.wall.fading import inks

DESIGN_WIDTH = 1920
DESIGN_HEIGHT = 1080
LINE = 1.15
"""Of a font's size: what a line of letters needs, from the highest to the lowest."""


class Role(Struct, frozen=True):
    """A kind of text: its size and weight, which ink it is written in, and how far it reaches."""

    pixels: int
    weight: int
    ink: str
    reach: Reach = Reach.GLANCE


ROLES = {
    "total-number": Role(84, 700, "ink"),
    "total-name": Role(38, 500, "soft", Reach.LOOK),
    "clock": Role(84, 700, "ink"),
    "strip-text": Role(34, 600, "ink", Reach.LOOK),
    "stage-name": Role(44, 700, "ink", Reach.LOOK),
    "stage-count": Role(116, 800, "ink"),
    "store-count": Role(50, 700, "ink", Reach.LOOK),
    "column-fact": Role(30, 600, "soft", Reach.LOOK),
    "column-nothing": Role(38, 500, "soft", Reach.LOOK),
    "column-pager": Role(28, 500, "soft", Reach.LOOK),
    "row-number": Role(42, 700, "ink"),
    "row-due": Role(32, 500, "soft"),
    "row-product": Role(30, 450, "soft", Reach.LOOK),
    "attention-number": Role(84, 800, "ink"),
    "attention-since": Role(84, 700, "ink"),
    "attention-text": Role(82, 700, "ink"),
    "attention-scanned": Role(40, 600, "ink", Reach.LOOK),
    "attention-place": Role(36, 600, "ink", Reach.LOOK),
    "cell-count": Role(40, 700, "ink", Reach.LOOK),
    "flat-count": Role(76, 800, "ink"),
    "row-mark": Role(30, 700, "alert"),
    "pace-text": Role(36, 700, "ink"),
    "station-name": Role(30, 700, "ink", Reach.LOOK),
    "station-state": Role(28, 500, "soft", Reach.LOOK),
}
# Clock and strip speak of now: only what came with the data fades.
_ALWAYS_NOW = ("clock", "strip-text", "pace-text")
_TONES = {"alert": "alert", "well": "well", "now": "ink"}
_BOLD = 700


class Look(Struct, frozen=True):
    """`scale` is 1 on a 1080p wall; `fade` goes from 0 (fresh) to 1 (stale).

    `least` is how many pixels high the font of what is read at a glance must be; 0 when no distance is set.
    """

    scale: float
    fade: float
    least: float = 0.0

    def px(self, design: float) -> int:
        """A design size in this window's pixels."""
        return max(1, round(design * self.scale))

    def text_px(self, role: str) -> int:
        """The font size of a role in this window."""
        kind = ROLES[role]
        least = self.least if kind.reach is Reach.GLANCE else looked_at_px(self.least)
        return round(max(kind.pixels * self.scale, least))

    def grown(self, role: str, design: float) -> int:
        """A design size that grows with the text of a role."""
        return max(1, round(design * self.text_px(role) / ROLES[role].pixels))

    def line(self, role: str) -> int:
        """What a line of a role needs in height."""
        return round(LINE * self.text_px(role))

    def font(self, role: str, bold: bool = False) -> QFont:
        """The font of a role in this window."""
        return ui_font(self.text_px(role), _BOLD if bold else ROLES[role].weight)

    def width_of(self, role: str, text: str, bold: bool = False) -> int:
        """How wide a text of a role is."""
        return advance(text, self.text_px(role), _BOLD if bold else ROLES[role].weight)

    def ink(self, role: str, tone: str = "") -> str:
        """The colour of a role's letters, in a tone: '' (as the role says), 'alert', 'well' or 'now'."""
        return inks(0.0 if role in _ALWAYS_NOW else self.fade)[_TONES.get(tone, ROLES[role].ink)]

    @property
    def row_height(self) -> int:
        """A line of numbers, a line of product, and air; from afar the product is left out."""
        if self.is_far:
            return self.line("row-number") + self.px(2)
        return round(1.25 * (self.text_px("row-number") + self.text_px("row-product")) + 8 * self.scale)

    @property
    def is_far(self) -> bool:
        """Whether what is read from afar is much larger than the design."""
        return self.least > ROLES["row-number"].pixels * self.scale


@lru_cache(maxsize=4096)
def advance(text: str, pixels: int, weight: int) -> int:
    """How wide a text is. Each is measured once."""
    return QFontMetrics(ui_font(pixels, weight)).horizontalAdvance(text)


def scale_for(width: int, height: int) -> float:
    """The scale at which the design, or the tall one, fits a window of this size."""
    short, long = sorted((width, height))
    return min(long / DESIGN_WIDTH, short / DESIGN_HEIGHT)


def page_colour() -> str:
    """The ground of the whole wall."""
    return shown(colours.PAGE)
