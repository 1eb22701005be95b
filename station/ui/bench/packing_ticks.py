"""What goes with a cake, as rows to tick: large enough for a glove, and ticked by NEXT as well."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from station.services.bench_cards import PackingCheck
from station.ui.bench import check_words
from station.ui.bench.labels import FitButton, set_property
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

FEW = 4
"""So many stand in two columns; more of them in three."""


class Tick(FitButton):
    """One accessory with its box. It shows what the bench says, not what was touched.

    Signals:
        touched(int): its place.
    """

    touched = Signal(int)

    def __init__(self, at: int, words: str) -> None:
        super().__init__(f"tick_{at}", Type.STRONG, "tick", "box")
        self.setCheckable(True)
        self._at, self._words = at, words
        self.clicked.connect(self._on_clicked)
        self.say(words, check_words.tick_state(False))

    def nextCheckState(self) -> None:
        """The tick comes with the bench's next state."""

    def show_ticked(self, ticked: bool) -> None:
        """Ticked, or not."""
        self.setChecked(ticked)
        set_property(self, "done", "true" if ticked else "false")
        self.show_icon("check" if ticked else "box", colours.GOOD.text if ticked else colours.INK)
        self.say(self._words, check_words.tick_state(ticked))

    def _on_clicked(self) -> None:
        self.touched.emit(self._at)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(metrics.secondary)


class TickList(QFrame):
    """The checklist of a PackingCheck.

    Signals:
        touched(int): the place of the accessory.
    """

    touched = Signal(int)

    def __init__(self, accessories: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "attention-row")
        self.ticks = [Tick(at, words) for at, words in enumerate(accessories)]
        self._grid = QGridLayout(self)
        columns = 2 if len(accessories) <= FEW else 3
        for at, tick in enumerate(self.ticks):
            tick.touched.connect(self.touched)
            self._grid.addWidget(tick, at // columns, at % columns)
        for column in range(min(columns, len(accessories))):
            self._grid.setColumnStretch(column, 1)

    def show_check(self, check: PackingCheck) -> None:
        """Show what is ticked."""
        self.setAccessibleName(check_words.ticked_words(check))
        for at, tick in enumerate(self.ticks):
            tick.show_ticked(at in check.ticked)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        edge = metrics.px(12)
        self._grid.setContentsMargins(edge, edge, edge, edge)
        self._grid.setSpacing(metrics.gap)
        # Said outright: a layout of layouts would tell of its height only when it next handles its events.
        rows = self._grid.rowCount()
        self.setFixedHeight(rows * metrics.secondary + (rows - 1) * metrics.gap + 2 * edge)
