"""Type a number: for a label that cannot be scanned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from station.ui.bench.labels import TouchButton
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

LONGEST = 64


class CodeEntry(QWidget):
    """A field, and a button that opens the pad of digits.

    Signals:
        entered(str): the number as typed, without blanks around it.
        pad_wanted: no keyboard is at hand.
    """

    entered = Signal(str)
    pad_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("code_entry")
        self.edit = QLineEdit()
        # Qt's own menu of cut and paste has no Greek.
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setObjectName("code_edit")
        self.edit.setMaxLength(LONGEST)
        self.edit.setPlaceholderText(self.tr("Number"))
        self.edit.setAccessibleName(self.tr("Type a number"))
        self.edit.returnPressed.connect(self.enter)
        self.button = TouchButton("code_enter_button", Type.STRONG, "plain")
        self.button.say(self.tr("Enter"), self.tr("Take the number that was typed"))
        self.button.clicked.connect(self.enter)
        self.pad = TouchButton("code_pad_button", Type.STRONG, "plain", "keypad", colours.INK)
        self.pad.setAccessibleName(self.tr("Digits"))
        self.pad.setAccessibleDescription(self.tr("Touch the digits of a number"))
        self.pad.clicked.connect(self.pad_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self.pad)
        self._row.addWidget(self.button)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._row.setSpacing(metrics.gap)
        self.edit.setMinimumHeight(metrics.secondary)
        self.edit.setFont(metrics.font(Type.STRONG))
        self.pad.set_metrics(metrics)
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
