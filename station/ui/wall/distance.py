"""How large what is read from afar must be: 20 minutes of arc, on the real screen, at a distance."""

import math

from PySide6.QtGui import QFontMetricsF

from station.ui.theme.metrics import MM_PER_INCH, ui_font

ARC_MINUTES = 20
MOST_OF_WIDTH = 0.078
MOST_OF_HEIGHT = 0.078
"""Larger letters leave no room for a cake's line, or for two lines of columns."""
_MEASURED_AT = 1000


def cap_height_px(distance_m: float, dots_per_inch: float) -> float:
    """The height of a capital, in pixels."""
    height_mm = 2 * distance_m * 1000 * math.tan(math.radians(ARC_MINUTES / 60 / 2))
    return height_mm * dots_per_inch / MM_PER_INCH


def font_px(distance_m: float, dots_per_inch: float) -> int:
    """The font size whose capitals are as high as that."""
    cap = QFontMetricsF(ui_font(_MEASURED_AT)).capHeight() / _MEASURED_AT
    # One more: Qt rounds the height of a real font down.
    return math.ceil(cap_height_px(distance_m, dots_per_inch) / cap) + 1
