"""The sentence under a title."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics

from station.ui.bench.labels import FitText, text_size
from station.ui.theme.metrics import Type, ui_font


class DetailText(FitText):
    """One line or two, and no higher than it needs: so it stands in the middle with the title above it.

    `keep_height` says how high two lines are.
    """

    def __init__(self, name: str, kind: Type) -> None:
        super().__init__(name, kind)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _fit_into(self, room: QSize) -> None:
        super()._fit_into(room)
        letters = QFontMetrics(ui_font(self._largest, self._kind.value[1]))
        needed = text_size(self.text(), letters, room, self.wordWrap())
        self.setFixedHeight(min(needed.height(), self._metrics.px(self._design_height)))
