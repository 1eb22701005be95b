"""The paper on which the gallery lays out parts: rows of samples, each with its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from station.ui.bench.labels import DESIGN, Text, TouchButton, dress
from station.ui.theme.metrics import Metrics, Type
from station.ui.theme.style import style_sheet

EDGE = 28


class Sheet(QWidget):
    """A titled grid of parts in the design's own size."""

    def __init__(self, title: str, width: int, metrics: Metrics = DESIGN) -> None:
        super().__init__()
        # The style sheet knows the bench's page by this name.
        self.setObjectName("Bench")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(width)
        self._metrics = metrics
        self._rows = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(metrics.px(18))
        self._grid.setVerticalSpacing(metrics.px(14))
        head = Text("gallery_head", Type.HEADLINE)
        head.setText(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, EDGE // 2, EDGE, EDGE)
        whole.setSpacing(EDGE // 2)
        whole.addWidget(head)
        whole.addLayout(self._grid)
        whole.addStretch(1)

    def add(self, name: str, parts: Sequence[QWidget]) -> None:
        """A row: its name at the left, then the parts."""
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(named(name), self._rows, 0)
        for column, part in enumerate(parts, 1):
            self._grid.addWidget(part, self._rows, column, left)
        self._rows += 1

    def finish(self) -> "Sheet":
        """Dress every part and take the height that they need."""
        self._grid.setColumnStretch(self._grid.columnCount(), 1)
        self.setStyleSheet(style_sheet(self._metrics))
        dress(self, self._metrics)
        self.adjustSize()
        return self


class StillButton(TouchButton):
    """A button that looks pressed or focused without anybody touching it."""

    def __init__(self, name: str, kind: Type, role: str, state: QStyle.StateFlag) -> None:
        super().__init__(name, kind, role)
        self._state = state

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """What the style is told."""
        super().initStyleOption(option)
        option.state |= self._state


def named(words: str, kind: Type = Type.LABEL) -> Text:
    """The name of a sample."""
    text = Text(f"sample_{words}", kind, "soft")
    text.setText(words)
    return text
