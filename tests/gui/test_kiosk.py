"""A kiosk is left with the supervisor's code only, and its pad takes digits from fingers and keyboards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from station.ui.kiosk import PAUSE_S, TRIES, Kiosk
from station.ui.screens import screen_named
from station.ui.theme import apply_theme
from station.ui.theme.metrics import mm

CODE = "2468"


class Watch:
    """A clock that stands until it is told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.now


@pytest.fixture
def watch() -> Watch:
    """The kiosk's clock."""
    return Watch()


@pytest.fixture
def kiosk(qtbot: QtBot, qapp: QApplication, watch: Watch) -> Iterator[Kiosk]:
    """A window in a kiosk, on the screen."""
    apply_theme(qapp)
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    kiosk = Kiosk(qapp, window, CODE, watch)
    with qtbot.waitExposed(window):
        window.show()
    yield kiosk
    kiosk.let_go()


def window_of(kiosk: Kiosk) -> QWidget:
    """The window that it keeps."""
    window = kiosk.parent()
    assert isinstance(window, QWidget)
    return window


def touch(kiosk: Kiosk, digits: str) -> None:
    """Touch these digits and OK."""
    for name in (*digits, "ok"):
        button = kiosk.pad.findChild(QPushButton, f"kiosk_{name}")
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_wish_to_close_asks_for_the_code(kiosk: Kiosk) -> None:
    """Closing the window opens the pad; the window stays, and stays when the pad is cancelled."""
    window = window_of(kiosk)
    assert not window.close()
    assert kiosk.pad.isVisible()
    kiosk.pad.cancel.click()
    assert not kiosk.pad.isVisible()
    assert window.isVisible()


def test_the_code_leaves(kiosk: Kiosk) -> None:
    """The right code closes the window; while it is typed, nobody can read it."""
    window = window_of(kiosk)
    window.close()
    QTest.keyClicks(kiosk.pad, CODE)
    assert not set(kiosk.pad.digits.text()) & set(CODE)
    QTest.keyClick(kiosk.pad, Qt.Key.Key_Return)
    assert not window.isVisible()


def test_wrong_codes_stay_and_rest(kiosk: Kiosk, watch: Watch) -> None:
    """A wrong code says so; after five of them even the right one waits half a minute."""
    window = window_of(kiosk)
    window.close()
    touch(kiosk, "1111")
    assert kiosk.pad.text.text() == "This is not the code."
    for _ in range(TRIES - 1):
        touch(kiosk, "1111")
    touch(kiosk, CODE)
    assert window.isVisible()
    assert "Wait half a minute" in kiosk.pad.text.text()
    watch.now += PAUSE_S
    touch(kiosk, CODE)
    assert not window.isVisible()


def test_the_machine_may_stop_it(kiosk: Kiosk) -> None:
    """The service manager's stop closes without a code."""
    kiosk.let_go()
    assert not window_of(kiosk).isVisible()


def test_the_cursor_hides_from_a_finger_and_comes_back_for_a_mouse(kiosk: Kiosk, qtbot: QtBot) -> None:
    """A touch hides the cursor, a moved mouse shows it, and when it rests it is hidden again."""
    window = window_of(kiosk)
    device = QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(0, QPoint(300, 300), window).commit()
    QTest.touchEvent(window, device).release(0, QPoint(300, 300), window).commit()
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(window, QPoint(200, 200))
    QTest.mouseMove(window, QPoint(220, 220))
    assert window.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: window.cursor().shape() == Qt.CursorShape.BlankCursor, timeout=10_000)


def test_the_pad_is_large_enough_for_gloves(kiosk: Kiosk) -> None:
    """Every key is at least 15 mm high and wide, and the whole pad is on the screen."""
    window = window_of(kiosk)
    window.close()
    for button in kiosk.pad.findChildren(QPushButton):
        assert min(button.width(), button.height()) >= mm(window, 15), button.objectName()
        assert window.rect().contains(button.mapTo(window, QPoint(button.width(), button.height())))


def test_a_screen_is_found_by_number_and_name(qapp: QApplication) -> None:
    """The first screen is 1; one that is not there is none."""
    first = qapp.screens()[0]
    assert screen_named("1") is first
    if first.name():  # The offscreen platform's screen has no name.
        assert screen_named(first.name()) is first
    assert screen_named("") is None
    assert screen_named("HDMI-9") is None
