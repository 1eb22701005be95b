"""Kiosk: the window fills its screen and is left only with the supervisor's code or by the machine itself."""

import hmac
import logging
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QInputDevice, QPointerEvent
from PySide6.QtWidgets import QApplication, QWidget

from station.ui.bench.number_pad import NumberPad
from station.ui.theme.metrics import Metrics
from station.ui.theme.style import style_sheet

log = logging.getLogger(__name__)

TRIES = 5
PAUSE_S = 30.0
CURSOR_REST_MS = 3_000


class Kiosk(QObject):
    """Keeps one window on its screen. Lives in the GUI thread as long as the window.

    A wish to close (Alt+F4, the system's menu) opens the pad for the code; the right code closes, after
    five wrong ones the pad rests for 30 seconds. `let_go` closes without a code, for the system's own stop.
    The cursor hides while nobody moves a mouse.
    """

    def __init__(
        self, app: QApplication, window: QWidget, code: str, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(window)
        self._window, self._code, self._clock = window, code, clock
        self._open = False
        self._wrong = 0
        self._rests_until = 0.0
        self.pad = NumberPad("kiosk", self.tr("Leave Ordak Station"), window, secret=True)
        self.pad.entered.connect(self._try)
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        window.installEventFilter(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(CURSOR_REST_MS)
        self._rest.timeout.connect(self._hide_cursor)
        self._rest.start()
        app.installEventFilter(self)

    def let_go(self) -> None:
        """Close the window: the machine shuts down or the service is stopped."""
        self._open = True
        self._window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open; show the cursor to a mouse and hide it from a finger."""
        kind = event.type()
        if watched is self._window and isinstance(event, QCloseEvent) and not self._open:
            event.ignore()
            self._ask()
            return True
        if watched is self._window and kind == QEvent.Type.Resize:
            self._fit()
        if isinstance(event, QPointerEvent):
            self._follow(event)
        return False

    def _follow(self, event: QPointerEvent) -> None:
        # Qt makes mouse events of touches; the device tells them from a hand on a mouse.
        if event.device().type() == QInputDevice.DeviceType.TouchScreen:
            self._hide_cursor()
        elif event.type() == QEvent.Type.MouseMove:
            self._window.unsetCursor()
            self._rest.start()

    def _hide_cursor(self) -> None:
        self._window.setCursor(Qt.CursorShape.BlankCursor)

    def _fit(self) -> None:
        metrics = Metrics.of(self._window)
        self.pad.setStyleSheet(style_sheet(metrics))
        self.pad.set_metrics(metrics)

    def _ask(self) -> None:
        self._fit()
        self.pad.open()
        if self._clock() < self._rests_until:
            self.pad.refuse(self._wait_words())

    def _try(self, typed: str) -> None:
        if self._clock() < self._rests_until:
            self.pad.refuse(self._wait_words())
        elif hmac.compare_digest(typed.encode(), self._code.encode()):
            log.info("kiosk left with the code")
            self.let_go()
        else:
            self._count_wrong()

    def _count_wrong(self) -> None:
        self._wrong += 1
        log.warning("kiosk: a wrong code")
        if self._wrong % TRIES == 0:
            self._rests_until = self._clock() + PAUSE_S
            self.pad.refuse(self._wait_words())
        else:
            self.pad.refuse(self.tr("This is not the code."))

    def _wait_words(self) -> str:
        return self.tr("Several codes were wrong. Wait half a minute.")
