"""Keys that were struck and that nobody took: perhaps a scan that came in pieces."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from scanning.wedge import MIN_LENGTH

QUIET_S: Final = 0.6
"""What comes within this belongs to the same run: a busy machine tears a scan for less."""


class LostKeys(QObject):
    """Collects them until it is quiet. What they spell is kept from everybody: it may be a PIN.

    Signals:
        lost(): as many as a code has, and none of them did anything.
    """

    lost = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(round(QUIET_S * 1000))
        self._quiet.timeout.connect(self.end)

    @property
    def open(self) -> bool:
        """Whether what is struck now may belong to what was lost a moment ago."""
        return self._count > 0

    def add(self, count: int) -> None:
        """So many more."""
        if count:
            self._count += count
            self._quiet.start()

    def forget(self) -> None:
        """What came behind them has its own answer."""
        self._quiet.stop()
        self._count = 0

    def end(self) -> None:
        """Nothing more comes: an Enter, or quiet. A key or two are a glove on the keyboard."""
        count = self._count
        self.forget()
        if count >= MIN_LENGTH:
            self.lost.emit()
