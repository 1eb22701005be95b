"""The wall's labels, each with a role (look.py), and its signs."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from station.ui.theme.icons import pixmap
from station.ui.wall.fading import inks
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

    _ICONS: ClassVar = {
        "well": "check",
        "alert": "warning",
        "soft": "question",
        "late": "clock",
        "new": "cake",
        "stopped": "stop",
    }
    _INKS: ClassVar = {"late": "alert", "new": "ink", "stopped": "alert"}

    def __init__(self, design_size: int, as_text: str = "", parent: QWidget | None = None) -> None:
        """As large as `design_size`, or as the text of a role."""
        super().__init__(parent)
        self._design_size = design_size
        self._as_text = as_text
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
        ink = self._ink or inks(self._look.fade)[self._INKS.get(self._sign, self._sign)]
        side = self._look.px(self._design_size)
        if self._as_text:
            side = self._look.text_px(self._as_text)
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
    """One line that takes shorter words, then an ellipsis or nothing, when it has no room."""

    def __init__(self, role: str, whole: bool = False, parent: QWidget | None = None) -> None:
        """`whole`: rather nothing than a part of a word."""
        super().__init__(role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = whole
        self._shorter: tuple[str, ...] = ()

    def set_texts(self, text: str, *shorter: str) -> None:
        """Show `text`, or the first of `shorter` that fits where it does not."""
        self._shorter = shorter
        self.setText(text)
        self.update()

    def shown_text(self) -> str:
        """What is drawn in the room there is."""
        room = self.contentsRect().width()
        metrics = self.fontMetrics()
        texts = (self.text(), *self._shorter)
        fitting = (text for text in texts if metrics.horizontalAdvance(text) <= room)
        last = "" if self._whole else metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, room)
        return next(fitting, last)

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
