"""What is compared with a cake before it leaves: writing, what goes with it, the order's other cakes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from station.services.bench_cards import PackingCheck
from station.services.bench_state import PictureState
from station.ui.bench import card_words as words
from station.ui.bench import check_words
from station.ui.bench.cake_picture import PictureFrame
from station.ui.bench.labels import FitText, IconLabel, Text
from station.ui.bench.overlay import ChoiceRow
from station.ui.bench.packing_ticks import TickList
from station.ui.theme.metrics import Metrics, Type

LINE = 30
"""Design pixels of one line of a block."""
HIGH, HIGH_WITH_TICKS = 200, 124
"""Design pixels of the writing and the picture."""


class WritingToCompare(QFrame):
    """The writing, as large as there is room."""

    def __init__(self, writing: str) -> None:
        super().__init__()
        self.setProperty("role", "writing")
        self.head = Text("check_writing_head", Type.LABEL, "soft")
        self.head.setText(self.tr("On the cake it must say, letter by letter"))
        self.writing = FitText("check_writing", Type.GIANT)
        self.writing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.writing.setText(writing)
        self._all = QVBoxLayout(self)
        self._all.addWidget(self.head)
        self._all.addWidget(self.writing, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._all.setContentsMargins(metrics.px(18), metrics.px(4), metrics.px(18), metrics.px(6))
        self._all.setSpacing(0)


class Block(QFrame):
    """A head with an icon and some lines."""

    def __init__(self, name: str, icon: str, head: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "attention-row")
        self.count = len(lines)
        self.head = FitText(f"{name}_head", Type.TITLE, wrap=False)
        self.head.setText(head)
        self._top = QHBoxLayout()
        self._top.addWidget(IconLabel(icon, 30))
        self._top.addWidget(self.head, 1)
        self._all = QVBoxLayout(self)
        self._all.addLayout(self._top)
        self._lines: list[FitText] = []
        self._rows: list[QHBoxLayout] = []
        for at, said in enumerate(lines):
            line = FitText(f"{name}_{at}", Type.STRONG, wrap=False)
            line.setText(said)
            row = QHBoxLayout()
            row.addWidget(line, 1)
            self._lines.append(line)
            self._rows.append(row)
            self._all.addLayout(row)
        self._all.addStretch(1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self._all.setContentsMargins(metrics.px(16), metrics.px(8), metrics.px(16), metrics.px(8))
        self._all.setSpacing(metrics.px(2))
        for row in (self._top, *self._rows):
            row.setSpacing(metrics.px(12))
        self.head.keep_height(42)
        for line in self._lines:
            line.keep_height(LINE)


class PackingSheet(ChoiceRow):
    """Draws a PackingCheck, beside its writing the cake's picture.

    Signals:
        touched(int): an accessory was touched.
    """

    touched = Signal(int)

    def __init__(self, check: PackingCheck, today: date, picture: bytes | None) -> None:
        super().__init__()
        self.writing = WritingToCompare(check.writing) if check.writing else None
        self.picture = PictureFrame("check_picture") if picture else None
        self.ticks = TickList(check.accessories) if check.accessories else None
        self.blocks = self._blocks(check, today)
        self._top, self._row = QHBoxLayout(), QHBoxLayout()
        if self.writing is not None:
            self._top.addWidget(self.writing, 1)
        if self.picture is not None:
            self.picture.show_bytes(picture)
            self.picture.setAccessibleName(check_words.picture_said(PictureState.HERE, check.human_number))
            self._top.addWidget(self.picture, 0 if self.writing else 1)
        for block in self.blocks:
            self._row.addWidget(block, 1)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addLayout(self._top)
        if self.ticks is not None:
            self.ticks.touched.connect(self.touched)
            self._all.addWidget(self.ticks)
        self._all.addLayout(self._row)
        self.show_ticks(check)

    def show_ticks(self, check: PackingCheck) -> None:
        """Show what is ticked; all else is as it was."""
        if self.ticks is not None:
            self.ticks.show_check(check)

    def _blocks(self, check: PackingCheck, today: date) -> list[Block]:
        way, due, shelf = words.leaves_by(check, today)
        icon = "siblings" if check.complete else "warning"
        return [
            Block("check_cakes", icon, words.cakes_here(check), words.missing_cakes(check)),
            Block("check_leaves", "shelf", way, (due, shelf) if self.ticks is None else (f"{due}, {shelf}",)),
        ]

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        high = metrics.px(HIGH if self.ticks is None else HIGH_WITH_TICKS)
        if self.writing is not None:
            self.writing.set_metrics(metrics)
            self.writing.setFixedHeight(high)
        if self.picture is not None:
            self.picture.set_metrics(metrics)
            self.picture.setFixedHeight(high)
            self.picture.setMinimumWidth(high * 4 // 3)
        for block in self.blocks:
            block.set_metrics(metrics)
        if self.ticks is not None:
            self.ticks.set_metrics(metrics)
        for layout in (self._all, self._top, self._row):
            layout.setSpacing(metrics.px(12))
        most = max(block.count for block in self.blocks)
        for block in self.blocks:
            block.setFixedHeight(metrics.px(60 + most * (LINE + 4)))
        super().set_metrics(metrics)


def whole(check: PackingCheck, today: date) -> str:
    """All of it for a screen reader."""
    parts = [check.writing or "", words.cakes_here(check), *words.missing_cakes(check), *_checklist(check)]
    return ". ".join(part for part in (*parts, *words.leaves_by(check, today)) if part)


def _checklist(check: PackingCheck) -> list[str]:
    items = enumerate(check.accessories)
    return [f"{item}: {check_words.tick_state(at in check.ticked)}" for at, item in items]
