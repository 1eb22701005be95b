"""The menu: everything that can be done here, each with its digit, for a bench that is worked by scanning."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from station.services.bench_state import BenchState
from station.ui.bench.labels import FitButton
from station.ui.bench.overlay import Overlay
from station.ui.bench.ways import Way
from station.ui.theme import colours
from station.ui.theme.metrics import Type

COLUMNS = 3
DIGITS = 10


class MenuOverlay(Overlay):
    """Opens with the MENU card or Ctrl+M. A digit's card takes its line at once: nothing in it is final."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("menu", parent)
        self._ways: Sequence[Way] = ()
        self._lines: list[FitButton] = []
        self.title.setText(self.tr("What do you want to do?"))
        self.text.hide()
        self.say_scan(self.tr("Scan its digit. Or NEXT until it is marked, then YES."))
        self.cancel.say(self.tr("Close"), self.tr("Back to the bench (Escape)"))
        self.closed.connect(self.hide)

    def offer(self, ways: Sequence[Way]) -> None:
        """These can be chosen; a line keeps its digit, whether it can be taken now or not."""
        self._ways = ways
        self._lines = [self._line(at, way) for at, way in enumerate(ways)]
        self.fill(self._lines, COLUMNS)

    def open(self) -> None:
        """Lie over the window."""
        self._enable()
        super().open()

    def show_state(self, state: BenchState) -> None:
        """What can be done changes with the cake."""
        if self.isVisible():
            self._enable()

    def take_digit(self, digit: int) -> None:
        """Take this line."""
        at = (digit or DIGITS) - 1
        if at < len(self._lines):
            self._lines[at].click()

    def _line(self, at: int, way: Way) -> FitButton:
        button = FitButton(f"menu_{way.name}", Type.STRONG, "plain", way.icon, colours.INK)
        button.say(f"{(at + 1) % DIGITS}   {way.word}" if at < DIGITS else way.word)
        button.clicked.connect(partial(self._take, way))
        return button

    def _take(self, way: Way, _checked: bool = False) -> None:
        self.hide()
        way.act()

    def _enable(self) -> None:
        for button, way in zip(self._lines, self._ways, strict=True):
            can = way.can()
            button.setEnabled(can)
            button.show_icon(way.icon, colours.INK if can else colours.INK_SOFT)
