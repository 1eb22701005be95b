"""How the wall looks at a size and a freshness.

Sizes are pixels of a 1920 x 1080 wall. On a 43" screen of that size a cap height of 49 px is what
20 minutes of arc need at 3 m (experience.md, Supervisor at the wall); the big numbers stand above it.
Fonts are set on the labels, colours by the style sheet.
"""

from dataclasses import dataclass

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from station.domain.stages import Stage
from station.ui.theme import colours
from station.ui.theme.colours import shown
from station.ui.theme.metrics import ui_font
from station.ui.wall.fading import drained, inks, mixed

DESIGN_WIDTH = 1920
DESIGN_HEIGHT = 1080


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of text: its size and weight, and which ink it is written in."""

    pixels: int
    weight: int
    ink: str


ROLES = {
    "total-number": Role(84, 700, "ink"),
    "total-name": Role(38, 500, "soft"),
    "clock": Role(84, 700, "ink"),
    "strip-text": Role(34, 600, "ink"),
    "stage-name": Role(44, 700, "ink"),
    "stage-count": Role(116, 800, "ink"),
    "store-count": Role(50, 700, "ink"),
    "column-fact": Role(30, 600, "soft"),
    "column-nothing": Role(38, 500, "soft"),
    "column-pager": Role(28, 500, "soft"),
    "row-number": Role(42, 700, "ink"),
    "row-due": Role(32, 500, "soft"),
    "row-product": Role(30, 450, "soft"),
    "attention-number": Role(84, 800, "ink"),
    "attention-since": Role(84, 700, "ink"),
    "attention-text": Role(82, 700, "ink"),
    "attention-scanned": Role(40, 600, "ink"),
    "attention-place": Role(36, 600, "ink"),
    "cell-count": Role(40, 700, "ink"),
    "flat-count": Role(76, 800, "ink"),
    "row-mark": Role(30, 700, "alert"),
    "pace-text": Role(36, 700, "ink"),
    "station-name": Role(30, 700, "ink"),
    "station-state": Role(28, 500, "soft"),
}
FAR = ("row-number", "row-due", "row-product", "row-mark", "pace-text")
"""What is read at the wall's distance, if one is set."""
# Clock and strip speak of now: only what came with the data fades.
_ALWAYS_NOW = ("clock", "strip-text", "pace-text")
_BOLD = 700


@dataclass(frozen=True, slots=True)
class Look:
    """`scale` is 1 on a 1080p wall; `fade` goes from 0 (fresh) to 1 (stale).

    `least` is how many pixels high the font of what is read from afar must be (see distance.py).
    """

    scale: float
    fade: float
    least: float = 0.0

    def px(self, design: float) -> int:
        """A design size in this window's pixels."""
        return max(1, round(design * self.scale))

    def text_px(self, role: str) -> int:
        """The font size of a role in this window."""
        size = ROLES[role].pixels * self.scale
        return round(max(size, self.least)) if role in FAR else round(size)

    def font(self, role: str, bold: bool = False) -> QFont:
        """The font of a role in this window."""
        return ui_font(self.text_px(role), _BOLD if bold else ROLES[role].weight)

    @property
    def row_height(self) -> int:
        """A line of numbers, a line of product, and air; from afar the product is left out."""
        if self.is_far:
            return round(1.26 * self.text_px("row-number")) + self.px(2)
        return round(1.25 * (self.text_px("row-number") + self.text_px("row-product")) + 8 * self.scale)

    @property
    def is_far(self) -> bool:
        """Whether what is read from afar is much larger than the design."""
        return self.least > ROLES["row-number"].pixels * self.scale


def scale_for(width: int, height: int) -> float:
    """The scale at which the design, or the tall one, fits a window of this size."""
    short, long = sorted((width, height))
    return min(long / DESIGN_WIDTH, short / DESIGN_HEIGHT)


def repolish(widget: QWidget) -> None:
    """Apply the style sheet again after a property changed: Qt does not do so by itself."""
    for part in (widget, *widget.findChildren(QWidget)):
        part.style().unpolish(part)
        part.style().polish(part)


def style_sheet(look: Look) -> str:
    """The wall's style sheet for this size and fading."""
    return "\n".join((_frames(look), _texts(look.fade), _heads(look)))


def _frames(look: Look) -> str:
    card = mixed(colours.CARD, colours.PAGE, look.fade * 0.6)
    radius, line = look.px(14), look.px(2)
    return f"""
    QWidget#Wall {{ background: {shown(colours.PAGE)}; }}
    QLabel {{ background: transparent; padding: 0; margin: 0; border: none; }}
    QFrame[role="column"], QFrame[role="station"] {{ background: {card}; border-radius: {radius}px; }}
    QFrame[role="row"] {{ border: none; border-top: {line}px solid {shown(colours.LINE)}; }}
    QFrame[role="attention"] {{ background: {shown(colours.BAD_TINT.back)}; border-radius: {radius}px; }}
    QFrame[role="strip"] {{ background: {shown(colours.CARD)}; border-radius: {radius}px; }}
    QFrame[role="strip"][trouble="true"] {{ background: {colours.SAVED.back}; }}
    """


def _texts(fade: float) -> str:
    fading, now = inks(fade), inks(0)
    rules = []
    for name, role in ROLES.items():
        shades = now if name in _ALWAYS_NOW else fading
        rules.append(f'QLabel[role="{name}"] {{ color: {shades[role.ink]}; }}')
        rules += [
            f'QLabel[role="{name}"][tone="{tone}"] {{ color: {shades[ink]}; }}'
            for tone, ink in (("alert", "alert"), ("well", "well"), ("now", "ink"))
        ]
    rules.append(f'QFrame[trouble="true"] QLabel {{ color: {colours.SAVED.text}; }}')
    return "\n".join(rules)


def _heads(look: Look) -> str:
    radius = look.px(14)
    corners = f"border-top-left-radius: {radius}px; border-top-right-radius: {radius}px;"
    paints = {stage.value: colours.STAGES[stage] for stage in Stage}
    paints |= {"plain": colours.QUIET, "today": colours.PRIMARY, "overdue": colours.BAD}
    rules = []
    for name, paint in paints.items():
        head = f'QFrame[role="column-head"][paint="{name}"]'
        rules.append(f"{head} {{ background: {drained(shown(paint.back), look.fade)}; {corners} }}")
        rules.append(f"{head} QLabel {{ color: {shown(paint.text)}; }}")
    return "\n".join(rules)
