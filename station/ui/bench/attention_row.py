"""One scan that needs a person: its cake, what happened, where the cake is now, and the ways out."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout

from station.services.bench_state import AttentionLine, WayOut
from station.ui.bench import attention_words as words
from station.ui.bench.labels import FitText, Text, TouchButton, set_property
from station.ui.bench.overlay import ChoiceRow
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import stage_word

_ICONS = {WayOut.REQUEUE: "sent", WayOut.RETRY_NOW: "start", WayOut.DISCARD: "stop"}


class AttentionRow(ChoiceRow):
    """A row of the list; `take` hears which way out was touched."""

    def __init__(self, line: AttentionLine, now: datetime, take: Callable[[WayOut], None]) -> None:
        super().__init__()
        name = f"attention_{line.event_id}"
        self.setObjectName(name)
        self.setProperty("role", "attention-row")
        self.number = Text(f"{name}_number", Type.TITLE)
        self.number.setText(line.order_number)
        self.stage = Text(f"{name}_stage", Type.LABEL, "" if line.now_at else "soft")
        self._show_stage(line)
        self.what = FitText(f"{name}_what", Type.STRONG)
        self.what.setText(words.scanned(line, now))
        self.why = FitText(f"{name}_why", Type.BODY)
        self.why.setText(words.happened(line))
        self.ways = {way: self._way(line, way, take) for way in line.ways}
        self._lay_out()
        said = (line.order_number, self.stage.text(), self.what.text(), self.why.text())
        self.setAccessibleName(", ".join(said))

    def _show_stage(self, line: AttentionLine) -> None:
        if line.now_at is None:
            self.stage.setText(words.place_not_known())
            return
        self.stage.setProperty("role", "chip")
        set_property(self.stage, "stage", line.now_at.value)
        self.stage.setText(stage_word(line.now_at))
        self.stage.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _way(self, line: AttentionLine, way: WayOut, take: Callable[[WayOut], None]) -> TouchButton:
        gives_up = way is WayOut.DISCARD
        role, ink = ("danger", colours.BAD_TINT.text) if gives_up else ("plain", colours.INK)
        button = TouchButton(f"{way.value}_{line.event_id}", Type.STRONG, role, _ICONS[way], ink)
        button.say(words.way_word(way), line.order_number)
        choose = partial(take, way)
        # A button also sends whether it is checked; a way out takes nothing.
        button.clicked.connect(lambda: choose())
        return button

    def _lay_out(self) -> None:
        cake = QVBoxLayout()
        cake.setSpacing(4)
        cake.addStretch(1)
        cake.addWidget(self.number)
        cake.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignLeft)
        cake.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.what)
        said.addWidget(self.why)
        said.addStretch(1)
        self._apart = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addLayout(cake)
        self._row.addLayout(said, 1)
        for way, button in self.ways.items():
            if way is WayOut.DISCARD:
                self._row.addItem(self._apart)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.what.keep_height(32)
        self.why.keep_height(52)
        super().set_metrics(metrics)
        self.setFixedHeight(max(metrics.primary, metrics.px(100)) + metrics.px(8))
        self._row.setContentsMargins(metrics.px(18), metrics.px(4), metrics.px(14), metrics.px(4))
        self._row.setSpacing(metrics.px(16))
        # With the row's spacing at both sides it is 13 mm at least.
        self._apart.changeSize(max(0, metrics.apart - metrics.px(16)), 0, QSizePolicy.Policy.Fixed)
        self.number.setMinimumWidth(metrics.px(150))
        self.stage.setFixedHeight(metrics.px(30))
