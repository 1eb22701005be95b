"""Text as large as its place allows, wrapped, in any script. Never clipped: what cannot fit says so with '…'."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

_WRAP = int(Qt.TextFlag.TextWordWrap)
_WRAP_ANYWHERE = int(Qt.TextFlag.TextWrapAnywhere)
_SMALLEST = 14
"""Design pixels: below this, text is cut with '…' and opens on touch instead of growing smaller."""


class FitLabel(QWidget):
    """A text that fills its rectangle.

    Signals: `opened` (the whole text) when a text that had to be cut is touched.
    """

    opened = Signal(str)

    def __init__(self, kind: Type, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._text = ""
        self._colour = colours.INK
        self._align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._metrics = Metrics(1.0, 96.0, 768)
        self._fitted: tuple[str, QSize, float, QFont, str, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show this text. The same text again costs nothing."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self._fitted = None
        self.update()

    def set_colour(self, colour: str) -> None:
        """'#RRGGBB'."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def set_alignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Where a text smaller than its place stands."""
        self._align = alignment
        self.update()

    def apply(self, metrics: Metrics) -> None:
        """Take the sizes of the window."""
        self._metrics = metrics
        self._fitted = None
        self.update()

    def is_cut(self) -> bool:
        """Whether a part of the text is not shown."""
        return self._fit()[1] != self._text

    def shown_pixels(self) -> int:
        """The size of the type as shown."""
        return self._fit()[0].pixelSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fitted text."""
        if not self._text:
            return
        font, text, wrap = self._fit()
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(self._colour))
        painter.drawText(self.rect(), int(self._align) | wrap, text)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch on a cut text opens it."""
        if self.is_cut():
            self.opened.emit(self._text)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter open a cut text."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_cut():
            self.opened.emit(self._text)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> tuple[QFont, str, int]:
        size, scale = self.size(), self._metrics.scale
        if self._fitted is None or self._fitted[:3] != (self._text, size, scale):
            self._fitted = (self._text, size, scale, *self._measure())
            can_open = self._fitted[4] != self._text
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_open else Qt.FocusPolicy.NoFocus)
        return self._fitted[3:]

    def _measure(self) -> tuple[QFont, str, int]:
        largest = round(self._kind.value[0] * self._metrics.scale)
        smallest = min(largest, self._metrics.px(_SMALLEST))
        low, high = smallest, largest
        if not self._fits(self._metrics.font(self._kind, low), self._text, _WRAP):
            font = self._metrics.font(self._kind, low)
            return font, self._cut(font), _WRAP_ANYWHERE
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(self._metrics.font(self._kind, middle), self._text, _WRAP):
                low = middle
            else:
                high = middle - 1
        return self._metrics.font(self._kind, low), self._text, _WRAP

    def _fits(self, font: QFont, text: str, wrap: int) -> bool:
        box = QFontMetrics(font).boundingRect(QRect(0, 0, max(1, self.width()), 10_000), wrap, text)
        return box.width() <= self.width() and box.height() <= self.height()

    def _cut(self, font: QFont) -> str:
        if self._fits(font, self._text, _WRAP_ANYWHERE):
            return self._text
        low, high = 0, len(self._text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(font, self._text[:middle].rstrip() + "…", _WRAP_ANYWHERE):
                low = middle
            else:
                high = middle - 1
        return self._text[:low].rstrip() + "…"
