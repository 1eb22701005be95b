"""Which bench is to be learned: the four of them, large, with their colours and signs."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from station.domain.stages import BENCH_STAGES, Stage
from station.ui.bench.labels import FitButton, FitText, dress, set_property
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.theme.style import style_sheet
from station.ui.words import stage_word

COLUMNS = 2
SIZE = (1000, 620)


class StageChoice(QDialog):
    """Escape or closing it chooses none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage: Stage | None = None
        self.setObjectName("Bench")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Training - Ordak Station"))
        self.title = FitText("choice_title", Type.HEADLINE, wrap=False)
        self.title.setText(self.tr("Which bench do you want to learn?"))
        self.text = FitText("choice_text", Type.STRONG, "soft", wrap=False)
        self.text.setText(self.tr("TRAINING. Nothing here is real."))
        self.setAccessibleName(f"{self.title.text()} {self.text.text()}")
        self.buttons = {stage: self._button(stage) for stage in BENCH_STAGES}
        self._grid = QGridLayout()
        for at, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        self._all = QVBoxLayout(self)
        for line in (self.title, self.text):
            self._all.addWidget(line)
        self._all.addLayout(self._grid, 1)
        self.resize(*SIZE)

    def _button(self, stage: Stage) -> FitButton:
        ink = colours.STAGES[stage].text
        button = FitButton(f"learn_{stage.value.lower()}", Type.GIANT, "next", stage.value.lower(), ink)
        set_property(button, "stage", stage.value)
        button.say(stage_word(stage), self.tr("Learn this bench"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.clicked.connect(partial(self._choose, stage))
        return button

    def _choose(self, stage: Stage, _checked: bool = False) -> None:
        self.stage = stage
        self.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink everything with the window."""
        super().resizeEvent(event)
        metrics = Metrics.of(self)
        self.setStyleSheet(style_sheet(metrics))
        edge = metrics.px(28)
        self._all.setContentsMargins(edge, edge, edge, edge)
        self._all.setSpacing(metrics.gap)
        self._grid.setSpacing(metrics.gap)
        self.title.keep_height(56)
        self.text.keep_height(36)
        dress(self, metrics)
        for button in self.buttons.values():
            button.setMinimumHeight(metrics.complete)


def choose_stage() -> Stage | None:
    """Ask, and wait for the answer; None: the window was closed."""
    choice = StageChoice()
    choice.exec()
    stage = choice.stage
    choice.deleteLater()
    QApplication.sendPostedEvents(choice, QEvent.Type.DeferredDelete.value)
    return stage
