"""The sentence under a title."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from station.ui.bench.labels import FitText, text_size
from station.ui.theme.metrics import Metrics, Type, ui_font


class DetailText(FitText):
    """One line or two, and no higher than it needs: so it stands in the middle with the title above it.

    `keep_height` says how high two lines are.
    """

    def __init__(self, name: str, kind: Type) -> None:
        super().__init__(name, kind)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self._take_lines()

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(text)
        self._take_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another line."""
        super().resizeEvent(event)
        self._take_lines()

    def _take_lines(self) -> None:
        letters = QFontMetrics(ui_font(self._largest, self._kind.value[1]))
        needed = text_size(self.text(), letters, self.contentsRect().size(), self.wordWrap())
        self.setFixedHeight(min(needed.height(), self._metrics.px(self._design_height)))
