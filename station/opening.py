"""Opens windows: the application around them, their place on the screen, and what runs until they close."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QMessageBox, QWidget

from printing.errors import PrintError
from scanning.errors import ScanError
from station.errors import SettingsError, StationError
from station.settings import Settings
from station.ui.application import application
from station.ui.awake import keep_awake
from station.ui.bridge import BenchBridge, WallBridge
from station.ui.exit_signals import ExitSignals
from station.ui.kiosk import Kiosk
from station.ui.said_elsewhere import said
from station.ui.screens import ScreenKeeper, screen_named
from sync.errors import SyncError

if TYPE_CHECKING:
    from station.bootstrap_training import Ground, OnLabel

# A window loads what it is made of, and no other's.

WITHOUT_EYES = ("offscreen", "minimal")
DEFAULT_SIZE = "1366x768"


class Place(Struct, frozen=True):
    """Where and how a window opens. `size` reads like 1366x768; `control` names a socket for the demo."""

    full_screen: bool = False
    kiosk: bool = False
    size: str = ""
    control: str = ""


def run_bench(settings: Settings, place: Place) -> int:
    """Open a bench and stay until its window is closed. Raises errors in words before it opens."""
    from station.bootstrap import open_bench

    app = application(settings)
    with said_on_screen(), ExitStack() as stack:
        window, bridge = open_bench(settings, stack)
        _watch(window, place.control, bridge)
        _show(window, settings, place, stack)
        return app.exec()


def run_wall(settings: Settings, place: Place) -> int:
    """Open the wall and stay until its window is closed. Raises errors in words before it opens."""
    from station.bootstrap_wall import open_wall

    app = application(settings)
    with said_on_screen(), ExitStack() as stack:
        window, bridge = open_wall(settings, stack)
        _watch(window, place.control, bridge)
        _show(window, settings, place, stack)
        return app.exec()


def run_training(ground_at: "Callable[[OnLabel], Ground]", own: Settings, place: Place) -> int:
    """Open a bench to learn at and stay until its window is closed. Raises errors in words.

    Without a stage in the settings, ask which one.
    """
    from station.bootstrap_training import open_training
    from station.ui.training.stage_choice import choose_stage

    app = application(own)
    stage = own.stage or choose_stage()
    if stage is None:
        return 0
    own = replace(own, stage=stage)
    with said_on_screen(), ExitStack() as stack:
        window, bridge = open_training(ground_at, own, stack)
        _watch(window, place.control, bridge)
        _show(window, own, place, stack)
        return app.exec()


@contextmanager
def said_on_screen() -> Iterator[None]:
    """Whoever starts a bench from an icon sees no terminal: what keeps it closed is said in a window too."""
    try:
        yield
    except (StationError, PrintError, ScanError, SyncError) as error:
        if _has_screen() and not sys.stderr.isatty():
            # A wrong setting is found before there is an application.
            application()
            title, message = said(error.title), said(error.message)
            QMessageBox.critical(None, title, f"<b>{escape(title)}</b><p>{escape(message)}")
        raise


def _has_screen() -> bool:
    """Whether a window would be seen. Without a display server Qt would end the process."""
    served = sys.platform in ("win32", "darwin") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return served and os.environ.get("QT_QPA_PLATFORM") not in WITHOUT_EYES


def _watch(window: QWidget, control: str, bridge: BenchBridge | WallBridge) -> None:
    if not control:
        return
    from station.ui.control import ControlServer

    server = ControlServer(control, window)
    bridge.state_changed.connect(server.keep_state)
    if isinstance(bridge, BenchBridge):
        bridge.feedback_given.connect(server.keep_feedback)


def _show(window: QWidget, settings: Settings, place: Place, stack: ExitStack) -> None:
    leave = _lock(window, settings, stack) if place.kiosk else window.close
    stack.callback(ExitSignals(window, leave).close)
    if place.full_screen or place.kiosk:
        ScreenKeeper(window, settings.screen).fill()
        return
    screen = screen_named(settings.screen)
    if screen is not None:
        window.setGeometry(screen.geometry())
    try:
        width, height = (int(part) for part in (place.size or DEFAULT_SIZE).lower().split("x"))
    except ValueError as error:
        message = f"{place.size!r} should read like 1366x768."
        raise SettingsError("Window size not understood", message) from error
    window.resize(width, height)
    window.show()


def _lock(window: QWidget, settings: Settings, stack: ExitStack) -> Callable[[], object]:
    code = settings.kiosk_code.reveal()
    if not code:
        raise SettingsError("No code for the kiosk", "Set kiosk_code (4 to 12 digits) in station.toml.")
    keep_awake(stack)
    return Kiosk(application(), window, code).let_go
