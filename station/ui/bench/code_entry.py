"""Type a number: for a label that cannot be scanned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from station.ui.bench.labels import TouchButton
from station.ui.theme.metrics import Metrics, Type

LONGEST = 64


class CodeEntry(QWidget):
    """Signals: entered(str): the number as typed, without blanks around it."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("code_entry")
        self.edit = QLineEdit()
        self.edit.setObjectName("code_edit")
        self.edit.setMaxLength(LONGEST)
        self.edit.setPlaceholderText(self.tr("Type a number"))
        self.edit.setAccessibleName(self.tr("Type a number"))
        self.edit.returnPressed.connect(self.enter)
        self.button = TouchButton("code_enter_button", Type.STRONG, "plain")
        self.button.say(self.tr("Enter"), self.tr("Take the number that was typed"))
        self.button.clicked.connect(self.enter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self.button)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._row.setSpacing(metrics.gap)
        self.edit.setMinimumHeight(metrics.secondary)
        self.edit.setFont(metrics.font(Type.STRONG))
        self.button.set_metrics(metrics)

    def enter(self) -> None:
        """Take what was typed."""
        typed = self.edit.text().strip()
        if typed:
            self.edit.clear()
            self.entered.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape forgets what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.edit.clear()
            self.edit.clearFocus()
            return
        super().keyPressEvent(event)
