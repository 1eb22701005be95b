"""The application's own fonts: every machine draws the same text, in any script, with no system fonts."""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from PySide6.QtGui import QFontDatabase

LATIN = "NotoSans[wght].ttf"
EMOJI = "NotoEmoji[wght].ttf"
CJK = "wqy-microhei.ttc"


@cache
def families() -> tuple[str, ...]:
    """Load the fonts once (a running QGuiApplication is needed) and name their families, Noto Sans first."""
    noto = resources.files("manimgx_fonts")
    names = sorted(
        file.name for file in noto.iterdir() if file.name.endswith(".ttf") and "Italic" not in file.name
    )
    names.remove(LATIN)
    names.remove(EMOJI)
    cjk = resources.files("paperang_p2_fonts_cjk").joinpath("fonts", CJK)
    files = [noto / LATIN, *(noto / name for name in names), cjk]
    found = [family for file in files for family in _load(file)]
    emoji = _load(noto / EMOJI)
    if emoji:
        # Without this an emoji picks the machine's colour font, or none at all.
        QFontDatabase.setApplicationEmojiFontFamilies(emoji)
    return (*found, *emoji)


def _load(file: Traversable) -> list[str]:
    with resources.as_file(file) as path:
        return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
