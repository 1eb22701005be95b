"""The one QApplication: our fonts, language and theme."""

import os
import sys

from PySide6.QtWidgets import QApplication

from station import __version__
from station.settings import Settings
from station.ui.garbage import GuiGarbage
from station.ui.theme import apply_theme
from station.ui.theme.colours import use_dark
from station.ui.translation import speak

LARGEST_KEPT_LETTER = "256"
"""In pixels. Qt keeps the pictures of letters up to 64 and fills the outline of a larger one each time it is
painted: on a wall of 3840 x 2160 that was more than half of the painting."""


def application(settings: Settings | None = None) -> QApplication:
    """The one QApplication, with our fonts, language and theme.

    Raises SettingsError for a language that we do not have.
    """
    os.environ.setdefault("QT_MAX_CACHED_GLYPH_SIZE", LARGEST_KEPT_LETTER)
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
