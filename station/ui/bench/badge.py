"""A store's lettered badge, and the round icons of the ledger: drawn the same in widgets and in lists."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from station.services.bench_state import StoreView
from station.ui.theme import colours
from station.ui.theme.metrics import ui_font


def draw_badge(painter: QPainter, box: QRectF, store: StoreView) -> None:
    """The letter on the store's colour, in a rounded square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(store.colour))
    painter.drawRoundedRect(box, box.width() * 0.22, box.width() * 0.22)
    painter.setPen(QColor(colours.text_on(store.colour)))
    painter.setFont(ui_font(box.height() * 0.62, 800))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), store.letter)
    painter.restore()


class StoreBadge(QWidget):
    """The badge of the current cake."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("storeBadge")
        self._store: StoreView | None = None

    def show_store(self, store: StoreView) -> None:
        """Whose cake it is."""
        if store != self._store:
            self._store = store
            self.setAccessibleName(store.name)
            self.setToolTip(store.name)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        if self._store is None:
            return
        painter = QPainter(self)
        draw_badge(painter, QRectF(self.rect()), self._store)
        painter.end()
