"""The order of the cake on the bench was changed or cancelled: what it was, what it is, and one answer."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState, ChangeLine, Interruption
from station.ui.bench import card_words as words
from station.ui.bench.card import Card
from station.ui.bench.labels import FitText, IconLabel, Text, TouchButton
from station.ui.bench.overlay import ChoiceRow
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

LONG = 60
"""Characters that fit one line at a good size."""


class ChangeRow(ChoiceRow):
    """One thing that is different: before, an arrow, now."""

    def __init__(self, line: ChangeLine, today: date) -> None:
        super().__init__()
        name = f"change_{line.field.value}"
        self.setObjectName(name)
        self.setProperty("role", "attention-row")
        field, before, now = words.change_words(line, today)
        self.field = FitText(f"{name}_field", Type.STRONG, "soft")
        self.field.setText(field)
        self.before = FitText(f"{name}_before", Type.STRONG, "soft")
        self.before.setText(before)
        self.now = FitText(f"{name}_now", Type.HEADLINE)
        self.now.setText(now)
        self._lines = 1 + max(len(before), len(now)) // LONG
        heads = (Text(f"{name}_was", Type.LABEL, "soft"), Text(f"{name}_is", Type.LABEL, "soft"))
        heads[0].setText(self.tr("Before"))
        heads[1].setText(self.tr("Now"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 3)
        for head, value, stretch in zip(heads, (self.before, self.now), (6, 10), strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(value, 1)
            if value is self.now:
                self._row.addWidget(IconLabel("start", 26, colours.INK_SOFT))
            self._row.addLayout(column, stretch)
        self.setAccessibleName(f"{field}. {heads[0].text()}: {before}. {heads[1].text()}: {now}.")

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(metrics.px(54 + 30 * self._lines))
        self._row.setContentsMargins(metrics.px(18), metrics.px(8), metrics.px(18), metrics.px(8))
        self._row.setSpacing(metrics.px(16))


class CancelledSign(ChoiceRow):
    """The cake is not wanted any more: giant, on red, with a sign that needs no colour."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.setProperty("role", "cancelled")
        self.said = FitText("interrupt_cancelled", Type.WRITING, wrap=False)
        self.said.setText(said)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel("stop", 90, colours.BAD.text))
        self._row.addWidget(self.said, 1)
        self.setAccessibleName(said)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(metrics.px(190))
        self._row.setContentsMargins(metrics.px(40), 0, metrics.px(40), 0)
        self._row.setSpacing(metrics.px(30))


class InterruptOverlay(Card):
    """Opens and closes with `BenchState.interrupt`. Any key that closes something, and Enter, say: seen."""

    by_hand = False

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("interrupt", parent)
        self._news: Interruption | None = None
        self.cancel.hide()
        self.closed.connect(actions.acknowledge)
        self.seen = TouchButton("interrupt_seen", Type.HEADLINE, "primary", "check", colours.PRIMARY.text)
        self.seen.say(self.tr("I have seen it"), self.tr("Go on (Enter)"))
        self.seen.clicked.connect(actions.acknowledge)
        self.yes = self.seen
        self.answer(self.seen, 1)

    def show_state(self, state: BenchState) -> None:
        """Show what changed. The same news again changes nothing under a finger."""
        if state.interrupt == self._news:
            return
        self._news = state.interrupt
        if self._news is None:
            self.hide()
            return
        title, text = words.interrupt_words(self._news)
        self.title.setText(title)
        self.text.setText(text)
        rows: list[ChoiceRow] = [ChangeRow(line, state.today) for line in self._news.lines]
        if self._news.cancelled:
            rows.insert(0, CancelledSign(words.cancelled(self._news)))
        self.setAccessibleName(". ".join((title, text, *(row.accessibleName() for row in rows))))
        self.fill(rows, 1)
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says: seen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        else:
            super().keyPressEvent(event)
