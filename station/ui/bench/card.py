"""An overlay whose answers stand in a row below what it shows, so that they never scroll away."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.ui.bench.labels import TouchButton
from station.ui.bench.overlay import Overlay
from station.ui.theme.metrics import Metrics


class Card(Overlay):
    """Answers are added by `answer`; what is shown is filled in as in any overlay."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._answers = QHBoxLayout()
        self._all.addLayout(self._answers)
        self._buttons: list[TouchButton] = []

    def answer(self, button: TouchButton, stretch: int) -> None:
        """Put this answer at the end of the row."""
        self._buttons.append(button)
        self._answers.addWidget(button, stretch)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        # An answer that sends back is as far from the others as a destructive one must be.
        self._answers.setSpacing(metrics.apart)
        super().set_metrics(metrics)
        for button in self._buttons:
            button.setFixedHeight(metrics.complete)

    def fit(self) -> None:
        """Leave room for the answers."""
        super().fit()
        window = self.parentWidget()
        if window is None:
            return
        room = window.height() - self._metrics.px(250) - self._metrics.complete
        if self._scroll.height() > room:
            self._scroll.setFixedHeight(room)
            self._all.activate()
            self._outside.activate()
