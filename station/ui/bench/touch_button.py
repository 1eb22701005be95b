"""A button for floury hands: as tall as its millimetres ask, its words always whole."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from station.ui.theme import colours, icons
from station.ui.theme.metrics import Metrics, Type
from station.ui.theme.style import set_look

_ICON_COLOURS = {
    "primary": colours.PRIMARY.text,
    "complete": colours.COMPLETE.text,
    "danger": colours.BAD_TINT.text,
}
_SMALLEST = 13


class TouchButton(QPushButton):
    """A push button with an icon of ours. `look` is a look of the style sheet."""

    def __init__(self, name: str, look: str, kind: Type = Type.LABEL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._kind = kind
        self._icon = ""
        self._metrics = Metrics(1.0, 96.0, 768)
        self.setProperty("look", look)
        self.setAutoDefault(False)

    def say(self, text: str, icon: str = "", look: str | None = None, accessible: str | None = None) -> None:
        """Show these words and icon. `accessible`: what a screen reader says instead."""
        if look is not None:
            set_look(self, look)
        # Qt reads & as a shortcut, and a person's or product's name may have one.
        if self.text() != text.replace("&", "&&"):
            self.setText(text.replace("&", "&&"))
        self.setAccessibleName(accessible or text)
        self._icon = icon
        self._draw()

    def apply(self, metrics: Metrics, height: int) -> None:
        """Take the sizes of the window."""
        self._metrics = metrics
        self.setFixedHeight(height)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A longer translation makes the type smaller, never a word shorter."""
        super().resizeEvent(event)
        self._fit()

    def _draw(self) -> None:
        pixels = self._metrics.px(self._kind.value[0] * 1.15)
        if self._icon:
            colour = _ICON_COLOURS.get(str(self.property("look")), colours.INK)
            self.setIcon(icons.icon(self._icon, colour, pixels, self.devicePixelRatioF()))
            self.setIconSize(QSize(pixels, pixels))
        self._fit()

    def _fit(self) -> None:
        largest = self._metrics.px(self._kind.value[0])
        spare = self._metrics.px(14) * 2 + self._metrics.px(6)
        room = self.width() - spare - (self.iconSize().width() + self._metrics.px(8) if self._icon else 0)
        for pixels in range(largest, min(largest, self._metrics.px(_SMALLEST)) - 1, -1):
            font = self._metrics.font(self._kind, pixels)
            if QFontMetrics(font).size(0, self.text().replace("&&", "&")).width() <= room:
                break
        self.setFont(font)
