"""The wall's smallest parts: labels with a role (look.py), and a store's badge."""

from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from station.services.bench_state import StoreView
from station.ui.theme import colours
from station.ui.theme.icons import pixmap
from station.ui.theme.metrics import ui_font
from station.ui.wall.fading import drained, inks
from station.ui.wall.look import Look, repolish


class WallLabel(QLabel):
    """A label with the font of its role, and the style sheet's colour for its role and tone."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role = role
        self._look = Look(1.0, 0.0)

    def set_look(self, look: Look) -> None:
        """Follow the window's size."""
        self._look = look
        self.setFont(look.font(self._role, bold=self.property("tone") == "now"))

    def set_tone(self, tone: str) -> None:
        """Colour by name: '' (as the role says), 'alert', 'well' or 'now' (which is bold too)."""
        if (self.property("tone") or "") != tone:
            self.setProperty("tone", tone)
            self.set_look(self._look)
            repolish(self)


def dress(part: QWidget, look: Look) -> None:
    """Give every label inside this part its font."""
    for label in part.findChildren(WallLabel):
        label.set_look(look)


class SignLabel(QLabel):
    """Well, in trouble or not known, as an icon beside the words that say it."""

    _ICONS: ClassVar = {"well": "check", "alert": "warning", "soft": "question"}

    def __init__(self, design_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design_size = design_size
        self._look = Look(1.0, 0.0)
        self._sign = "soft"
        self._ink: str | None = None

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        self._draw()

    def show_sign(self, sign: str, ink: str | None = None) -> None:
        """Show 'well', 'alert' or 'soft' (not known), in its own colour unless an `ink` is given."""
        if (sign, ink) != (self._sign, self._ink):
            self._sign, self._ink = sign, ink
            self._draw()

    def _draw(self) -> None:
        ink = self._ink or inks(self._look.fade)[self._sign]
        side = self._look.px(self._design_size)
        self.setPixmap(pixmap(self._ICONS[self._sign], ink, side, self.devicePixelRatioF()))


class NumberLabel(WallLabel):
    """A large number, as high as its digits: the room that letters need above and below is left out."""

    def __init__(self, role: str, design_height: int, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self._design_height = design_height

    def set_look(self, look: Look) -> None:
        """Follow the window's size."""
        super().set_look(look)
        self.setFixedHeight(look.px(self._design_height))


class ShorteningLabel(WallLabel):
    """One line that takes shorter words, then an ellipsis, when it has no room."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._shorter = ""

    def set_texts(self, text: str, shorter: str) -> None:
        """Show `text`, or `shorter` where that does not fit."""
        self._shorter = shorter
        self.setText(text)
        self.update()

    def shown_text(self) -> str:
        """What is drawn in the room there is."""
        room = self.contentsRect().width()
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= room:
            return self.text()
        return metrics.elidedText(self._shorter or self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text that has room."""
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )


class StoreBadge(QWidget):
    """A store's letter on its colour: the letter tells the stores apart, the colour only helps."""

    def __init__(self, look: Look, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._design_size = size
        self._store: StoreView | None = None
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        side = look.px(self._design_size)
        self.setFixedSize(side, side)
        self.update()

    def show_store(self, store: StoreView) -> None:
        """Show this store's letter."""
        if store != self._store:
            self._store = store
            self.setAccessibleName(store.name)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the letter on a rounded square."""
        if self._store is None:
            return
        side = self.width()
        back = drained(self._store.colour, self._look.fade)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The rim keeps the badge's shape on a dark stage colour, and is not seen on white.
        rim = max(1.0, side * 0.045)
        painter.setPen(QPen(QColor(colours.WHITE), rim))
        painter.setBrush(QColor(back))
        inside = QRectF(self.rect()).adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2)
        painter.drawRoundedRect(inside, side * 0.2, side * 0.2)
        painter.setFont(ui_font(side * 0.68, 700))
        painter.setPen(QColor(colours.text_on(back)))
        painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, self._store.letter)
