"""The wall's labels, each with a role (look.py), and its signs."""

import math
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from station.ui.theme.icons import pixmap
from station.ui.wall.fading import inks
from station.ui.wall.look import Look

_BELOW = 0.25
"""Of a font's size: how far letters reach below their line."""


class WallLabel(QLabel):
    """A label with the font and the ink of its role."""

    _descends = True

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role = role
        self._tone = ""
        self._ink: str | None = None
        self._look = Look(1.0, 0.0)
        self.setFont(self._look.font(role))

    @property
    def ink(self) -> str:
        """The colour of its letters now."""
        return self._ink or self._look.ink(self._role, self._tone)

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        font = look.font(self._role, bold=self._tone == "now")
        # Another font lays everything out anew, also when it is the same.
        if font != self.font():
            self.setFont(font)
        self.update()

    def set_tone(self, tone: str) -> None:
        """Colour by name: '' (as the role says), 'alert', 'well' or 'now' (which is bold too)."""
        if self._tone != tone:
            self._tone = tone
            self.set_look(self._look)

    def set_ink(self, ink: str | None) -> None:
        """The ink that its ground asks for, as shown; None: its role's."""
        if self._ink != ink:
            self._ink = ink
            self.update()

    def text_width(self, text: str) -> int:
        """How wide a text would be here."""
        return self._look.width_of(self._role, text, bold=self._tone == "now")

    def shown_text(self) -> str:
        """What is drawn in the room there is."""
        return self.text()

    @property
    def text_rect(self) -> QRect:
        """Where its line stands: in a low line a little higher, so that no letter is cut off below."""
        rect, metrics = self.contentsRect(), self.fontMetrics()
        if self.wordWrap() or not self._descends:
            return rect
        baseline = (rect.height() + metrics.ascent() - metrics.descent()) / 2
        over = baseline + _BELOW * self.font().pixelSize() - rect.height()
        return rect.translated(0, -max(0, math.ceil(over)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        painter.setPen(QColor(self.ink))
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        # The label is as large as its letters' ink; the font's own box is larger.
        how = int(self.alignment()) | int(wrap) | int(Qt.TextFlag.TextDontClip)
        painter.drawText(self.text_rect, how, self.shown_text())


def dress(part: QWidget, look: Look) -> None:
    """Give every label inside this part its font and ink."""
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

    def __init__(self, role: str, design_size: int = 0, parent: QWidget | None = None) -> None:
        """As large as the text of a role, or as `design_size` beside the role's design."""
        super().__init__(parent)
        self._role = role
        self._design_size = design_size
        self._look = Look(1.0, 0.0)
        self._sign = "soft"
        self._ink: str | None = None
        self._drawn: tuple[str, str, int] | None = None

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        self._look = look
        self._draw()

    def show_sign(self, sign: str, ink: str | None = None) -> None:
        """Show 'well', 'alert' or 'soft' (not known), in its own colour unless an `ink` is given."""
        if (sign, ink) != (self._sign, self._ink):
            self._sign, self._ink = sign, ink
            self._draw()

    @property
    def side(self) -> int:
        """Its width and height."""
        look, role = self._look, self._role
        return look.grown(role, self._design_size) if self._design_size else look.text_px(role)

    def _draw(self) -> None:
        ink = self._ink or inks(self._look.fade)[self._INKS.get(self._sign, self._sign)]
        icon = (self._ICONS[self._sign], ink, self.side)
        if icon != self._drawn:
            self._drawn = icon
            self.setPixmap(pixmap(*icon, self.devicePixelRatioF()))


class NumberLabel(WallLabel):
    """A large number, as high as its digits: the room that letters need above and below is left out."""

    _descends = False

    def __init__(self, role: str, design_height: int, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self._design_height = design_height

    def set_look(self, look: Look) -> None:
        """Follow the window's size."""
        super().set_look(look)
        self.setFixedHeight(look.grown(self._role, self._design_height))


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
        if (text, shorter) != (self.text(), self._shorter):
            self._shorter = shorter
            self.setText(text)
            self.update()

    @property
    def shortest(self) -> str:
        """What it takes to be whole."""
        return (self.text(), *self._shorter)[-1]

    def widths(self) -> list[int]:
        """What each of its texts needs."""
        return [self.text_width(text) for text in (self.text(), *self._shorter)]

    def shown_text(self) -> str:
        """What is drawn in the room there is."""
        room = self.contentsRect().width()
        texts = (self.text(), *self._shorter)
        fitting = next((text for text in texts if self.text_width(text) <= room), None)
        if fitting is not None:
            return fitting
        if self._whole:
            return ""
        return self.fontMetrics().elidedText(texts[-1], Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())
