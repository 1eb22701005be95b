"""A window that is typed at, by hand and by a scanner, on a clock that is set by hand."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from scanning.codes import label_code

LABEL = label_code("B", 25771, "A")
TYPING_GAP_S = 0.080


class HandClock:
    """A monotonic clock that is moved by hand; key events without a time stamp are timed by it."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now_s


class Bench(QWidget):
    """A window with a field, a text and a button; counts presses, shortcuts, scans and refusals."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.notes = QTextEdit()
        self.complete = QPushButton("Complete")
        self.complete.setAutoDefault(True)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.notes, self.complete):
            layout.addWidget(widget)
        self.pressed = 0
        self.entered = 0
        self.scans: list[str] = []
        self.refusals: list[str] = []
        self.lost = 0
        self.shortcuts = 0
        self.complete.clicked.connect(self._on_clicked)
        self.field.returnPressed.connect(self._on_return_pressed)

    def add_shortcut(self, keys: str) -> None:
        """Let `keys` count as a shortcut of the window."""
        QShortcut(QKeySequence(keys), self).activated.connect(self._on_shortcut)

    def on_scanned(self, code: str) -> None:
        """Take a scan."""
        self.scans.append(code)

    def on_refused(self, text: str) -> None:
        """Take a refusal."""
        self.refusals.append(text)

    def on_lost(self) -> None:
        """Take keys that reached nobody."""
        self.lost += 1

    def _on_clicked(self) -> None:
        self.pressed += 1

    def _on_return_pressed(self) -> None:
        self.entered += 1

    def _on_shortcut(self) -> None:
        self.shortcuts += 1


def strike(clock: HandClock, target: QWidget, text: str, pace_s: float) -> None:
    """Strike ASCII keys on a widget at a pace that the clock shows; CR is the Enter key."""
    for character in text:
        clock.now_s += pace_s
        if character == "\r":
            QTest.keyClick(target, Qt.Key.Key_Return)
        else:
            QTest.keyClick(target, ord(character))


class KeyLog(QObject):
    """Notes the key events that reach a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note and let pass."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.log.append(f"press {event.text()}")
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self.log.append(f"release {event.text()}")
        return False


class Repeat(QKeyEvent):
    """A key that the keyboard repeats: QTest cannot strike one, and what Qt makes here counts as posted."""

    def __init__(self, key: Qt.Key, text: str) -> None:
        super().__init__(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)

    def spontaneous(self) -> bool:
        """As from the keyboard."""
        return True
