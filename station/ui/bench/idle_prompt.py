"""What can be scanned while no cake is on the screen, first things first, each with its picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.services.bench_state import BenchState
from station.ui.bench import prompt_words
from station.ui.bench.labels import FitText, dress
from station.ui.bench.paper import CARD_SHAPE, Paper, PaperPicture
from station.ui.theme.metrics import Metrics, Type

PICTURE = 88
ORDERED = (Paper.BADGE, Paper.LABEL, Paper.NEXT)


class PromptLine(QWidget):
    """What to scan, in a picture and in words."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.picture = PaperPicture(paper, PICTURE)
        self.words = FitText(f"prompt_{paper.name.lower()}", Type.WRITING, wrap=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        # All words begin below one another.
        self._place = QWidget()
        inside = QHBoxLayout(self._place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(self._place)
        self._row.addWidget(self.words, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        self.picture.set_metrics(metrics)
        self._place.setFixedSize(metrics.px(PICTURE * CARD_SHAPE), metrics.px(PICTURE))
        self._row.setSpacing(metrics.px(26))
        self.words.keep_height(60)
        dress(self, metrics)


class IdlePrompt(QWidget):
    """Draws a bench without a cake."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = {paper: PromptLine(paper) for paper in ORDERED}
        self.other = FitText("prompt_other", Type.STRONG, "soft", wrap=False)
        self._all = QVBoxLayout(self)
        self._all.addStretch(2)
        for line in self.lines.values():
            self._all.addWidget(line)
            line.hide()
        self.who = FitText("prompt_who", Type.STRONG, "soft", wrap=False)
        for soft in (self.other, self.who):
            soft.hide()
            self._all.addWidget(soft)
        self._all.addStretch(3)
        self._order: tuple[Paper, ...] = ORDERED

    @property
    def said(self) -> list[str]:
        """What it asks for now, in its order."""
        return [self.lines[paper].words.text() for paper in self._order if not self.lines[paper].isHidden()]

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        edge = metrics.px(44)
        self._all.setContentsMargins(edge, 0, edge, 0)
        self._all.setSpacing(metrics.px(26))
        for line in self.lines.values():
            line.set_metrics(metrics)
        self.other.set_metrics(metrics)
        self.who.set_metrics(metrics)

    def show_state(self, state: BenchState) -> None:
        """Who works here is asked first, and what is most to be done next."""
        words = prompt_words.prompts(state.stage)
        unknown = state.status.staff_name is None and bool(state.staff)
        wanted = {Paper.BADGE: unknown, Paper.LABEL: True, Paper.NEXT: bool(state.queue)}
        self._put_in_order((Paper.BADGE, *words))
        for paper, line in self.lines.items():
            line.words.setText(prompt_words.badge_first() if paper is Paper.BADGE else words[paper])
            line.setVisible(wanted[paper])
        self.other.setText(prompt_words.scan_hint(bool(state.queue)))
        self.other.show()
        self.who.setText(prompt_words.another(state.status.staff_name or ""))
        self.who.setVisible(state.status.staff_name is not None)

    def _put_in_order(self, order: tuple[Paper, ...]) -> None:
        if order == self._order:
            return
        self._order = order
        for at, paper in enumerate(order):
            # Behind the room above them.
            self._all.insertWidget(1 + at, self.lines[paper])
