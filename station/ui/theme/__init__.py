"""How everything looks: colours, sizes in millimetres, fonts, icons and the style sheet."""

from PySide6.QtWidgets import QApplication

from station.ui.theme.metrics import Type, ui_font

STYLE = "fusion"


def apply_theme(app: QApplication) -> None:
    """Give the application our style and font: the same look on every machine."""
    # To set it again makes it anew, and styles every widget again.
    if app.style().name().lower() != STYLE:
        app.setStyle(STYLE)
    size, weight = Type.BODY.value
    app.setFont(ui_font(size, weight))
