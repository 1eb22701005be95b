"""The button of the Filling bench that opens the board of fillings."""

from PySide6.QtCore import QCoreApplication

from station.ui.bench.labels import TouchButton
from station.ui.theme.metrics import Type


def fillings_button() -> TouchButton:
    """Opens the board; for the Filling bench."""
    button = TouchButton("fillings_button", Type.LABEL, "plain", "filling")
    translate = QCoreApplication.translate
    button.say(translate("Bench", "Today's fillings"), translate("Bench", "Count flavours and sizes (F11)"))
    return button
