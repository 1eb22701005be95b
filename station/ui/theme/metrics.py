"""Sizes. What is touched is measured in millimetres of the screen; what is read grows with the window."""

from enum import Enum
from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QScreen
from PySide6.QtWidgets import QWidget

from station.ui.theme.fonts import families

MM_PER_INCH = 25.4
DESIGN_WIDTH = 1366
DESIGN_HEIGHT = 768
TALL_WIDTH = 1180
TALL_HEIGHT = 1500
"""A tall screen has the queue above the cake, and needs less width for the same sizes."""
SCALE_RANGE = (0.72, 3.0)
SMALLEST_TEXT = 9
"""Pixels of the screen."""
TRUSTED_DPI = (50.0, 400.0)
FALLBACK_DPI = 96.0
"""Used when a screen reports nonsense: some projectors and kiosks say 0 mm or 16 x 9 mm."""


def dots_per_inch(where: QWidget | QScreen | None) -> float:
    """Real dots per inch of a widget's screen, in Qt's device-independent pixels."""
    screen = where.screen() if isinstance(where, QWidget) else where
    if screen is None:
        return FALLBACK_DPI
    dpi, ratio = screen.physicalDotsPerInch(), screen.devicePixelRatio()
    # What a screen can be is said of its own pixels: a scaled one has fewer of Qt's to the inch.
    return dpi if TRUSTED_DPI[0] <= dpi * ratio <= TRUSTED_DPI[1] else FALLBACK_DPI / ratio


def mm(where: QWidget | QScreen | None, length_mm: float) -> int:
    """Millimetres on the real screen as pixels, rounded up so that a target is never too small."""
    exact = length_mm * dots_per_inch(where) / MM_PER_INCH
    return int(exact) + (exact > int(exact))


class Type(Enum):
    """The type scale: pixels at 1366x768 and weight."""

    GIANT = (84, 800)
    WRITING = (68, 600)
    HEADLINE = (33, 700)
    TITLE = (29, 700)
    BUTTON = (31, 700)
    STRONG = (21, 700)
    BODY = (19, 400)
    LABEL = (17, 600)
    SMALL = (15, 500)


class Metrics(Struct, frozen=True):
    """The sizes of one window on one screen. `ratio`: the screen's pixels for each of Qt's."""

    scale: float
    dpi: float
    height: int
    tall: bool = False
    ratio: float = 1.0

    @classmethod
    def of(cls, window: QWidget, size: QSize | None = None) -> "Metrics":
        """Sizes for this window at this size (its own when not given)."""
        size = size or window.size()
        tall = size.height() > size.width()
        width, height = (TALL_WIDTH, TALL_HEIGHT) if tall else (DESIGN_WIDTH, DESIGN_HEIGHT)
        fit = min(size.width() / width, size.height() / height)
        # Text follows the window, not the system's scale: a screen full of cakes has no room to spare.
        ratio = window.devicePixelRatioF()
        scale = round(min(max(fit, SCALE_RANGE[0] / ratio), SCALE_RANGE[1]), 2)
        return cls(scale, dots_per_inch(window), size.height(), tall, ratio)

    def px(self, design: float) -> int:
        """A length of the 1366x768 design."""
        return max(1, round(design * self.scale))

    def touch(self, length_mm: float, design: float = 0) -> int:
        """At least so many millimetres, and no smaller than the design's own length."""
        exact = length_mm * self.dpi / MM_PER_INCH
        return max(int(exact) + (exact > int(exact)), self.px(design))

    @property
    def gap(self) -> int:
        """Between two things that can be touched: 5 mm."""
        return self.touch(5)

    @property
    def apart(self) -> int:
        """Between Complete and anything that undoes or sends back: 13 mm."""
        return self.touch(13)

    @property
    def secondary(self) -> int:
        """Height of a secondary target: 15 mm."""
        return self.touch(15, 58)

    @property
    def primary(self) -> int:
        """Height of a primary target: 20 mm."""
        return self.touch(20, 78)

    @property
    def complete(self) -> int:
        """Height of the next-action button: 25 mm, on low screens a seventh of them but never under 20 mm."""
        return max(self.primary, min(self.touch(25, 98), self.height // 7))

    @property
    def smallest_text(self) -> int:
        """The size under which no text goes."""
        return max(1, round(SMALLEST_TEXT / self.ratio))

    @property
    def radius(self) -> int:
        """Corner radius of cards and buttons."""
        return self.px(14)

    def font(self, kind: Type, pixels: float | None = None) -> QFont:
        """The font of a kind of text. `pixels` overrides its size (already scaled)."""
        size, weight = kind.value
        return ui_font(pixels if pixels is not None else size * self.scale, weight)


@lru_cache(maxsize=512)
def ui_font(pixels: float, weight: int = 400) -> QFont:
    """The interface's font at a pixel size. Noto Sans is variable: the axis gives a real bold."""
    font = QFont()
    font.setFamilies(list(families()))
    font.setPixelSize(max(1, round(pixels)))
    font.setVariableAxis(QFont.Tag("wght"), weight)
    return font
