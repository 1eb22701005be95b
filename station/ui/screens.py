"""Which of several screens a window fills, and what happens when that one is unplugged and comes back."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

_NOT_HERE = "screen %r is not here; the window is on the first one. There are: %s"


def screen_named(name: str, screens: Sequence[QScreen] | None = None) -> QScreen | None:
    """The screen called `name`, or the n-th from 1; None when nothing is set or it is not there."""
    known = list(QGuiApplication.screens() if screens is None else screens)
    for number, screen in enumerate(known, start=1):
        if name and name in (screen.name(), str(number)):
            return screen
    return None


class ScreenKeeper(QObject):
    """Keeps a full-screen window on the screen that is set, for as long as the window lives.

    Without that screen the window fills the first one and says so in the log; it goes to its own as soon as
    that is plugged in. Lives in the GUI thread. No signals.
    """

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._window, self._name = window, name
        self._missed = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # Queued: Qt moves the windows of a screen that goes only after it has told of it.
        for signal in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            signal.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def fill(self) -> None:
        """Show the window over its whole screen; where none is set, the system chooses."""
        self._say_missing()
        screen = self._wanted()
        if self._name and screen is not None:
            self._lay(screen)
        self._window.showFullScreen()

    @Slot()
    def _settle(self) -> None:
        wanted, window = self._wanted(), self._window
        if wanted is None or not window.isVisible():
            return
        self._say_missing()
        if window.screen() is not wanted or window.geometry() != wanted.geometry():
            log.info("the window goes to the screen %s", wanted.name())
            # A window that is full screen already is not moved by every window system.
            window.showNormal()
            self._lay(wanted)
            window.showFullScreen()

    def _lay(self, screen: QScreen) -> None:
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())

    def _wanted(self) -> QScreen | None:
        """The screen that is set, else where the window is, else the first; None while there is none."""
        screens = QGuiApplication.screens()
        here = self._window.screen()
        kept = here if not self._name and here in screens else None
        return screen_named(self._name, screens) or kept or next(iter(screens), None)

    def _say_missing(self) -> None:
        missed = bool(self._name) and screen_named(self._name) is None
        if missed and not self._missed:
            names = enumerate((screen.name() for screen in QGuiApplication.screens()), start=1)
            known = ", ".join(f"{number} ({name})" for number, name in names)
            log.warning(_NOT_HERE, self._name, known)
        self._missed = missed
