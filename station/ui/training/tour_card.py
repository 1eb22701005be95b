"""The tour's ribbon: this is training, which step it is, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from station.domain.stages import Stage
from station.services.tour import STEPS, Step
from station.ui.bench.labels import FitText, IconLabel, Text, dress
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type
from station.ui.training.words import step_words


class TourCard(QFrame):
    """Lies across the top. Its words and its icon say that nothing here is real; the colour only helps."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.setObjectName("tour")
        self.setProperty("role", "elsewhere")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = IconLabel("info", 44, colours.ASK.text)
        self._name = Text("tour_mark", Type.HEADLINE)
        self._name.setText(self.tr("TRAINING"))
        self._real = Text("tour_real", Type.SMALL)
        self._real.setText(self.tr("Nothing here is real"))
        self.count = Text("tour_count", Type.STRONG)
        self.title = FitText("tour_title", Type.TITLE, wrap=False)
        self.text = FitText("tour_text", Type.STRONG)
        self._lay_out()
        self.show_step(STEPS[stage][0], 1)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for layout, parts in ((left, (self._name, self._real)), (right, (self.title, self.text))):
            layout.setSpacing(0)
            for part in parts:
                layout.addWidget(part)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addLayout(left)
        self._row.addWidget(self.count)
        self._row.addLayout(right, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        edge = metrics.px(14)
        self._row.setContentsMargins(edge, metrics.px(6), edge, metrics.px(6))
        self._row.setSpacing(metrics.px(24))
        self.title.keep_height(40)
        self.text.keep_height(52)
        dress(self, metrics)

    def show_step(self, step: Step | None, number: int) -> None:
        """Say what to do now."""
        title, text = step_words(step, self._stage)
        total = len(STEPS[self._stage])
        count = self.tr("{number} of {total}").format(number=number, total=total) if step else ""
        self.count.setText(count)
        self.title.setText(title)
        self.text.setText(text)
