"""How large text must be to be read from afar: minutes of arc, on the real screen, at a distance."""

import math
from enum import Enum

from PySide6.QtGui import QFontMetricsF

from station.ui.theme.metrics import MM_PER_INCH, ui_font

MOST_OF_WIDTH = 0.078
MOST_OF_HEIGHT = 0.078
"""Larger letters leave no room for a cake's line, or for two lines of columns."""
_MEASURED_AT = 1000


class Reach(Enum):
    """How well a text must be readable at the wall's distance, as minutes of arc of its capitals.

    What is late, where it is stuck and what needs a person is read at a glance: 20 (experience.md). What only
    adds to it (the names of numbers, parts of a count, the pager, the stations) takes a look: 14, which is
    still nearly three times what a healthy eye can tell apart.
    """

    GLANCE = 20
    LOOK = 14


def cap_height_px(distance_m: float, dots_per_inch: float, reach: Reach = Reach.GLANCE) -> float:
    """The height of a capital, in pixels."""
    height_mm = 2 * distance_m * 1000 * math.tan(math.radians(reach.value / 60 / 2))
    return height_mm * dots_per_inch / MM_PER_INCH


def font_px(distance_m: float, dots_per_inch: float) -> int:
    """The font size whose capitals are as high as a glance needs."""
    cap = QFontMetricsF(ui_font(_MEASURED_AT)).capHeight() / _MEASURED_AT
    # One more: Qt rounds the height of a real font down.
    return math.ceil(cap_height_px(distance_m, dots_per_inch) / cap) + 1


def looked_at_px(glance_px: float) -> int:
    """The font size of what takes a look, where a glance needs `glance_px`."""
    return math.ceil(glance_px * Reach.LOOK.value / Reach.GLANCE.value) + 1 if glance_px else 0
