"""The one QApplication: our fonts, language and theme."""

import sys

from PySide6.QtWidgets import QApplication

from station import __version__
from station.settings import Settings
from station.ui.garbage import GuiGarbage
from station.ui.theme import apply_theme
from station.ui.theme.colours import use_dark
from station.ui.translation import speak


def application(settings: Settings | None = None) -> QApplication:
    """The one QApplication, with our fonts, language and theme.

    Raises SettingsError for a language that we do not have.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Ordak Station")
        app.setApplicationVersion(__version__)
    if settings is not None:
        speak(app, settings.language)
        use_dark(settings.theme == "dark")
    apply_theme(app)
    if app.findChild(GuiGarbage) is None:
        GuiGarbage(app)
    return app
