"""What experience.md asks of colours, computed from the colours themselves, in both themes."""

import math
from collections.abc import Iterator
from itertools import combinations

import pytest

from station.ui.theme import colours
from station.ui.theme.colours import Paint, contrast, shown, use_dark

TEXT = 7.0
SOFT_TEXT = 4.5
SHAPE = 3.0
APART = 29.0
PAPERS = ("PAGE", "CARD", "CARD_QUIET", "SELECTED", "WAITING_TINT")
INKS = ("INK", "INK_SOFT", "INK_BAD", "INK_GOOD", "INK_PRIMARY")
# Machado, Oliveira, Fernandes 2009, severity 1: linear RGB as such an eye sees it.
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Each theme in turn."""
    use_dark(request.param)
    yield request.param
    use_dark(False)


def paints() -> dict[str, Paint]:
    """Every surface with text on it, by name."""
    named = {name: value for name, value in vars(colours).items() if isinstance(value, Paint)}
    return named | {stage.value: paint for stage, paint in colours.STAGES.items()}


@pytest.mark.parametrize("name", sorted(paints()))
def test_text_on_every_surface_is_read_easily(name: str, theme: bool) -> None:
    """7:1 between a surface and what is written on it; the design's own stage colours never below 4.5:1."""
    paint = paints()[name]
    least = SOFT_TEXT if paint in colours.STAGES.values() else TEXT
    assert contrast(shown(paint.back), shown(paint.text)) >= least


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_is_read_on_every_paper(ink: str, paper: str, theme: bool) -> None:
    """7:1 for text on cards and page, never below 4.5:1 for soft and coloured words."""
    least = TEXT if ink == "INK" else SOFT_TEXT
    assert contrast(shown(getattr(colours, ink)), shown(getattr(colours, paper))) >= least


@pytest.mark.parametrize("line", ["LINE_STRONG", "FOCUS"])
@pytest.mark.parametrize("paper", ["PAGE", "CARD"])
def test_edges_of_what_can_be_touched_are_seen(line: str, paper: str, theme: bool) -> None:
    """3:1 between the edge of a button or field and what it lies on."""
    assert contrast(shown(getattr(colours, line)), shown(getattr(colours, paper))) >= SHAPE


@pytest.mark.parametrize("vision", VISIONS)
def test_stages_are_told_apart_with_any_colour_vision(vision: str) -> None:
    """CIEDE2000 of at least 29 between any two stage colours."""
    for one, other in combinations(colours.STAGES.values(), 2):
        assert ciede2000(lab(one.back, vision), lab(other.back, vision)) >= APART, (one, other)


def test_the_formula_is_the_published_one() -> None:
    """Pairs 1 and 17 of Sharma, Wu, Dalal 2005."""
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    """CIELAB (D65) of '#RRGGBB' as an eye of this kind sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (
        min(1.0, max(0.0, sum(k * c for k, c in zip(row, linear, strict=True)))) for row in VISIONS[vision]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def ciede2000(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The colour difference of two CIELAB colours (Sharma, Wu, Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = math.hypot((1 + g) * a1, b1), math.hypot((1 + g) * a2, b2)
    h1 = math.degrees(math.atan2(b1, (1 + g) * a1)) % 360
    h2 = math.degrees(math.atan2(b2, (1 + g) * a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    d_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    s_l = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    r_c = 2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    r_t = -r_c * math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    d_l, d_c, d_h = (l2 - l1) / s_l, (c2 - c1) / s_c, d_h / s_h
    return math.sqrt(d_l**2 + d_c**2 + d_h**2 + r_t * d_c * d_h)
