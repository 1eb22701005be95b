"""A small square that says a store or a stage."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from station.domain.stages import Stage
from station.services.bench_state import StoreView
from station.ui.theme import colours
from station.ui.theme.icons import pixmap
from station.ui.theme.metrics import ui_font
from station.ui.wall.distance import looked_at_px
from station.ui.wall.fading import drained
from station.ui.wall.look import Look
from station.ui.words import stage_word

_LETTER, _MOST_LETTER = 0.68, 0.9
"""Of its side: as it looks well, and as large as there is room for."""


class Tile(QWidget):
    """A store's letter or a stage's icon on its colour: the colour only helps."""

    def __init__(self, look: Look, role: str, design: int = 0, parent: QWidget | None = None) -> None:
        """As large as the text of a role, or as `design` beside it; its letter can be read like that text."""
        super().__init__(parent)
        self._look = look
        self._role = role
        self._design = design
        self._of: Stage | StoreView | None = None
        self.set_look(look)

    @property
    def letter_px(self) -> int:
        """The size of a store's letter."""
        least, most = looked_at_px(self._look.least), _MOST_LETTER * self.width()
        return round(min(max(_LETTER * self.width(), least), max(least, most)))

    def set_look(self, look: Look) -> None:
        """Follow the window's size and the data's fading."""
        if look != self._look:
            self.update()
        self._look = look
        side = tile_side(look, self._role, self._design)
        if side != self.width():
            self.setFixedSize(side, side)

    def show_of(self, of: Stage | StoreView) -> None:
        """Show this store or stage."""
        if of != self._of:
            self._of = of
            self.setAccessibleName(stage_word(of) if isinstance(of, Stage) else of.name)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the letter or icon on a rounded square."""
        if self._of is None:
            return
        own = colours.STAGES[self._of].back if isinstance(self._of, Stage) else self._of.colour
        back = drained(own, self._look.fade)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The rim keeps the tile's shape on a dark colour, and is not seen on white.
        rim = max(1.0, self.width() * 0.045)
        painter.setPen(QPen(QColor(colours.WHITE), rim))
        painter.setBrush(QColor(back))
        inside = QRectF(self.rect()).adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2)
        painter.drawRoundedRect(inside, self.width() * 0.2, self.width() * 0.2)
        if isinstance(self._of, Stage):
            self._draw_icon(painter, self._of, back)
        else:
            self._draw_letter(painter, self._of.letter, back)

    def _draw_letter(self, painter: QPainter, letter: str, back: str) -> None:
        painter.setFont(ui_font(self.letter_px, 700))
        painter.setPen(QColor(colours.text_on(back)))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, letter)

    def _draw_icon(self, painter: QPainter, stage: Stage, back: str) -> None:
        side = round(self.width() * 0.74)
        icon = pixmap(stage.value.lower(), colours.text_on(back), side, self.devicePixelRatioF())
        at = (self.width() - side) // 2
        painter.drawPixmap(at, at, icon)


def tile_side(look: Look, role: str, design: int = 0) -> int:
    """Its width and height."""
    side = look.grown(role, design) if design else look.text_px(role)
    # From afar a letter needs as much as the text beside it.
    return max(side, round(looked_at_px(look.least) / _MOST_LETTER))
