"""Icons: our own strokes in resources/icons, drawn in any colour and size."""

from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from station.ui.theme.colours import shown


@cache
def _folder() -> Traversable:
    return resources.files("resources").joinpath("icons")


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return _folder().joinpath(f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in a colour, square. Raises FileNotFoundError for an icon that we never drew."""
    return _drawn(name, shown(colour), pixels, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour)
    drawn = QPixmap(round(pixels * ratio), round(pixels * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
