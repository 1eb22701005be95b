"""Nobody works here for a while: said big, until the next scan."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from station.services.bench_actions import BenchActions
from station.services.bench_state import BenchState
from station.ui.bench import card_words as words
from station.ui.bench.card import Card
from station.ui.bench.labels import FitText, IconLabel, TouchButton
from station.ui.bench.overlay import ChoiceRow
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type


class BreakSign(ChoiceRow):
    """A cup and giant words; below, who goes on afterwards."""

    def __init__(self, title: str, who: str, text: str) -> None:
        super().__init__()
        self.who = FitText("break_who", Type.TITLE, wrap=False)
        self.who.setText(who)
        self.said = FitText("break_since", Type.GIANT, wrap=False)
        self.said.setText(title)
        self.hint = FitText("break_hint", Type.TITLE, "soft", wrap=False)
        self.hint.setText(text)
        self._all = QVBoxLayout(self)
        self._all.addWidget(IconLabel("cup", 130, colours.INK_SOFT), 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (self.said, self.who, self.hint):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._all.addWidget(line)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.said.keep_height(120)
        self.who.keep_height(50)
        self.hint.keep_height(50)
        super().set_metrics(metrics)
        self.setFixedHeight(metrics.px(400))


class BreakOverlay(Card):
    """Opens and closes with `BenchState.break_since`."""

    by_hand = takes_cards = False

    def __init__(self, actions: BenchActions, parent: QWidget) -> None:
        super().__init__("break", parent)
        self._since: datetime | None = None
        self._who = ""
        for part in (self.title, self.text, self.cancel):
            part.hide()
        self.closed.connect(actions.end_break)
        self.back = TouchButton("break_end", Type.HEADLINE, "primary", "start", colours.PRIMARY.text)
        self.back.say(self.tr("Back to work"), self.tr("The break is over (Enter)"))
        self.back.clicked.connect(actions.end_break)
        self.answer(self.back, 1)

    def show_state(self, state: BenchState) -> None:
        """Say since when."""
        wanted = (state.break_since, state.status.staff_name or "")
        if wanted == (self._since, self._who):
            return
        self._since, self._who = wanted
        if self._since is None:
            self.hide()
            return
        title, text = words.break_words(self._since, state.now)
        self.setAccessibleName(". ".join(filter(None, (title, self._who, text))))
        self.fill([BreakSign(title, self._who, text)], 1)
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the break."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        else:
            super().keyPressEvent(event)
