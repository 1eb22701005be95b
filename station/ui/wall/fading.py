"""The theme's colours as the data ages: they drain, and what is written in them stays readable."""

from collections.abc import Mapping
from functools import lru_cache

from station.ui.theme import colours
from station.ui.theme.colours import shown


def mixed(one: str, other: str, share: float) -> str:
    """Colour `one` with this share (0 to 1) of `other`, as '#RRGGBB'."""
    pairs = zip(bytes.fromhex(shown(one)[1:]), bytes.fromhex(shown(other)[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@lru_cache(maxsize=256)
def drained(colour: str, fade: float) -> str:
    """The colour, as shown, on its way to the grey of its own luminance: text on it keeps its contrast."""
    light = colours.luminance(colour)
    level = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    grey = f"#{round(level * 255):02X}" + f"{round(level * 255):02X}" * 2
    # Never quite grey: a trace of the colour still helps to find the stage.
    return mixed(colour, grey, fade * 0.9)


def inks(fade: float) -> Mapping[str, str]:
    """The wall's text colours at this fading, by what they say."""
    return _inks(fade, shown(colours.PAGE))


@lru_cache(maxsize=16)
def _inks(fade: float, _theme: str) -> Mapping[str, str]:
    return {
        "ink": mixed(colours.INK, colours.INK_FADED, fade),
        "soft": mixed(colours.INK_SOFT, colours.INK_FADED, fade),
        "alert": mixed(colours.INK_BAD, colours.INK_FADED, fade * 0.6),
        "well": shown(colours.INK_GOOD),
    }
