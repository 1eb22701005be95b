"""The one style sheet, with the colours and sizes of a window filled in."""

from functools import lru_cache
from importlib import resources
from string import Template

from station.ui.theme import colours
from station.ui.theme.metrics import Metrics


@lru_cache(maxsize=1)
def _template() -> Template:
    text = resources.files("resources").joinpath("style", "station.qss").read_text(encoding="utf-8")
    return Template(text)


def style_sheet(metrics: Metrics) -> str:
    """QSS for one window. Raises KeyError when the template names a colour that does not exist."""
    named = {name: value for name, value in vars(colours).items() if name.isupper()}
    values = {name: colours.shown(value) for name, value in named.items() if isinstance(value, str)}
    for name, value in named.items():
        if isinstance(value, colours.Paint):
            values[f"{name}_BACK"] = colours.shown(value.back)
            values[f"{name}_TEXT"] = colours.shown(value.text)
    values["radius"] = f"{metrics.radius}px"
    values["radius_small"] = f"{metrics.px(9)}px"
    values["pad"] = f"{metrics.px(14)}px"
    values["line"] = f"{max(1, metrics.px(1.4))}px"
    values["focus"] = f"{max(2, metrics.px(3))}px"
    for name, design in (("roomy", 262), ("words", 186), ("card", 124), ("label", 98)):
        values[f"hint_{name}"] = f"{metrics.px(design)}px"
    values["chosen"] = f"{max(4, metrics.px(7))}px"
    values["bar"] = f"{metrics.px(12)}px"
    values["bar_radius"] = f"{metrics.px(5)}px"
    return _template().substitute(values)
