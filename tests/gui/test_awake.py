"""The screen of a kiosk never sleeps: the desktop is asked over a real session bus, on Wayland as on X11."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtDBus import QDBusConnection

from station.ui.awake import keep_awake

DESKTOP = """
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class ScreenSaver(QObject):
    @Slot(str, str, result=int)
    def Inhibit(self, name, why):
        print(name, why, flush=True)
        return 1

app, saver = QCoreApplication([]), ScreenSaver()
bus = QDBusConnection.sessionBus()
bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.ScreenSaver")
print("ready", flush=True)
app.exec()
"""
"""A desktop's screen saver, as GNOME and KDE offer it."""


@pytest.fixture
def session_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session bus of our own, and nothing else that could keep a screen on."""
    program = shutil.which("dbus-daemon")
    assert program, "dbus-daemon is missing. `make test` installs it."
    command = [program, "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
        monkeypatch.setenv("PATH", "/nowhere")
        yield
        daemon.terminate()


@pytest.mark.usefixtures("session_bus", "qapp")
def test_the_desktop_is_asked_and_let_go() -> None:
    """The desktop's screen saver is held off in our name, until the kiosk ends."""
    with subprocess.Popen([sys.executable, "-c", DESKTOP], stdout=subprocess.PIPE, text=True) as desktop:
        assert desktop.stdout is not None
        assert desktop.stdout.readline() == "ready\n"
        with ExitStack() as kiosk:
            assert keep_awake(kiosk)
            assert desktop.stdout.readline() == "Ordak Station Kiosk\n"
            assert QDBusConnection("ordak-awake").isConnected()
        assert not QDBusConnection("ordak-awake").isConnected()
        desktop.terminate()


@pytest.mark.usefixtures("session_bus", "qapp")
def test_a_desktop_that_keeps_nothing_is_said(caplog: pytest.LogCaptureFixture) -> None:
    """Where nobody can keep the screen on, the log tells IT where to do it."""
    with ExitStack() as kiosk:
        assert not keep_awake(kiosk)
    assert "Turn its sleep off in the system's settings" in caplog.text
