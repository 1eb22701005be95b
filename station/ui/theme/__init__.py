"""How everything looks: colours, sizes in millimetres, fonts, icons and the style sheet."""

from PySide6.QtWidgets import QApplication

from station.ui.theme.metrics import Type, ui_font


def apply_theme(app: QApplication) -> None:
    """Give the application our style and font: the same look on every machine."""
    app.setStyle("Fusion")
    size, weight = Type.BODY.value
    app.setFont(ui_font(size, weight))
