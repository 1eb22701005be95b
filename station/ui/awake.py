"""The screen never sleeps: what each system offers for that, taken back at the end."""

import ctypes
import logging
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack

log = logging.getLogger(__name__)

WAIT_S = 5.0
_SAVER = "org.freedesktop.ScreenSaver"
_CONNECTION = "ordak-awake"
REFUSED_WITHIN_S = 0.5
# SetThreadExecutionState, Microsoft's documentation: continuous, display required, system required.
_WINDOWS_AWAKE = 0x80000000 | 0x00000002 | 0x00000001
_WINDOWS_NORMAL = 0x80000000


def keep_awake(stack: ExitStack) -> bool:
    """Keep the screen on until `stack` closes. False, and a line in the log, where nothing here can."""
    # All of them: no one of them is heard by every desktop, on X11 and on Wayland.
    kept = any([_on_windows(stack), _by_desktop(stack), _by_program(stack)])
    if not kept:
        log.warning("The screen cannot be kept on from here. Turn its sleep off in the system's settings.")
    return kept


def _on_windows(stack: ExitStack) -> bool:
    if sys.platform != "win32":
        return False
    kernel = ctypes.windll.kernel32
    if not kernel.SetThreadExecutionState(_WINDOWS_AWAKE):
        return False
    stack.callback(kernel.SetThreadExecutionState, _WINDOWS_NORMAL)
    return True


def _by_desktop(stack: ExitStack) -> bool:
    """GNOME, KDE and others, on Wayland too: their screen saver, for as long as our connection lasts."""
    if sys.platform != "linux" or "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return False
    # Windows has no session bus.
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
    stack.callback(QDBusConnection.disconnectFromBus, _CONNECTION)
    wish = QDBusMessage.createMethodCall(_SAVER, "/" + _SAVER.replace(".", "/"), _SAVER, "Inhibit")
    wish.setArguments(["Ordak Station", "Kiosk"])
    answer = bus.call(wish, QDBus.CallMode.Block, int(WAIT_S * 1000))
    return answer.type() == QDBusMessage.MessageType.ReplyMessage


def _by_program(stack: ExitStack) -> bool:
    """Programs that hold the screen awake as long as they run, and X's own settings."""
    if sys.platform == "win32":
        return False
    kept = False
    if os.environ.get("DISPLAY") and shutil.which("xset"):
        # The screen saver and DPMS of the X server; `xset s default +dpms` is how they begin.
        kept = _set_x("s", "off", "-dpms")
        stack.callback(_set_x, "s", "default", "+dpms")
    for command in (
        ["caffeinate", "-d"],
        ["systemd-inhibit", "--what=idle", "--who=Ordak Station", "--why=Kiosk", "sleep", "infinity"],
    ):
        if shutil.which(command[0]):
            holder = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(holder.wait)
            stack.callback(holder.terminate)
            if _lasts(holder):
                return True
    return kept


def _lasts(holder: "subprocess.Popen[bytes]") -> bool:
    """Whether the program holds on: without its system service it ends at once."""
    try:
        holder.wait(REFUSED_WITHIN_S)
    except subprocess.TimeoutExpired:
        return True
    return False


def _set_x(*words: str) -> bool:
    done = subprocess.run(["xset", *words], capture_output=True, timeout=WAIT_S, check=False)
    return done.returncode == 0
