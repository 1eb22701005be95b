"""A frame of the wall: it paints its own ground, so that another colour costs no more than paint."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

RADIUS = 14


class Panel(QFrame):
    """Rounded; without a ground it paints none."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._ground: str | None = None
        self._radius = 0
        self._open_below = False

    @property
    def ground(self) -> str | None:
        """Its colour now."""
        return self._ground

    def set_ground(self, ground: str | None, radius: int, open_below: bool = False) -> None:
        """Its colour as shown, '#RRGGBB', and its corners; `open_below`: only the upper ones are round."""
        if (ground, radius, open_below) != (self._ground, self._radius, self._open_below):
            self._ground, self._radius, self._open_below = ground, radius, open_below
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        if self._ground is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground))
        below = self._radius if self._open_below else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, below), self._radius, self._radius)
