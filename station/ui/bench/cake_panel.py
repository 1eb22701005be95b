"""The current cake fills the screen, or what to scan stands there."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.bench_state import BenchState, PictureState
from station.ui.bench.cake_buttons import CakeButtons
from station.ui.bench.cake_facts import FactList, LabelPicture, WritingPanel
from station.ui.bench.cake_head import CakeHead
from station.ui.bench.cake_picture import CakePicture
from station.ui.bench.idle_prompt import IdlePrompt
from station.ui.bench.labels import dress
from station.ui.theme.metrics import Metrics


class CakePanel(QFrame):
    """Draws `BenchState.current`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cake_panel")
        self.setProperty("role", "card")
        self.head = CakeHead()
        self.writing = WritingPanel()
        self.facts = FactList()
        self.label = LabelPicture()
        self.picture = CakePicture()
        self.buttons = CakeButtons()
        self.prompt = IdlePrompt()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.prompt)
        self._cake = self._lay_out_cake()
        self._stack.addWidget(self._cake)

    def _lay_out_cake(self) -> QWidget:
        page = QWidget()
        self._words = QVBoxLayout()
        self._words.addWidget(self.writing, 1)
        self._words.addWidget(self.facts)
        self._middle = QHBoxLayout()
        self._middle.addLayout(self._words, 1)
        self._middle.addWidget(self.picture)
        self._middle.addWidget(self.label)
        self._all = QVBoxLayout(page)
        self._all.addWidget(self.head)
        self._all.addLayout(self._middle, 1)
        self._all.addWidget(self.buttons)
        return page

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        dress(self._cake, metrics)
        self.prompt.set_metrics(metrics)
        self._all.setContentsMargins(metrics.px(20), metrics.px(9), metrics.px(20), metrics.px(14))
        for row in (self._all, self._middle, self._words):
            row.setSpacing(metrics.px(10))
        for part in (self.head, self.writing, self.facts, self.picture, self.label, self.buttons):
            part.set_metrics(metrics)

    @property
    def shows_cake(self) -> bool:
        """Whether a cake is on the screen."""
        return self._stack.currentIndex() == 1

    def show_state(self, state: BenchState) -> None:
        """Show the current cake, or ask for one."""
        cake = state.current
        self._stack.setCurrentIndex(0 if cake is None else 1)
        if cake is None:
            self.prompt.show_state(state)
            return
        self.head.show_cake(cake, state.today)
        self.writing.show_cake(cake)
        self.facts.show_cake(cake)
        # Filling makes the label; who works on the cake itself needs to see it.
        of_cake = state.stage is not Stage.FILLING and cake.picture_state is not PictureState.OFF
        self.picture.setVisible(of_cake)
        self.label.setVisible(not of_cake)
        self.picture.show_cake(cake)
        self.label.show_cake(cake)
        self.buttons.show_cake(cake, state.stage)
