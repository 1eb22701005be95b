"""One cake that a code can mean, as a big button."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from station.domain.stages import Stage
from station.services.bench_state import QueueRow
from station.ui.bench import texts
from station.ui.bench.labels import Badge, FitText, Text, TouchButton, set_property
from station.ui.theme.metrics import Metrics, Type
from station.ui.words import due_word, stage_word


class Candidate(TouchButton):
    """Store, number, what it is, when it is due, and where it is now."""

    def __init__(self, row: QueueRow, stage: Stage, today: date) -> None:
        super().__init__(f"candidate_{row.order_id}", Type.TITLE, "candidate")
        self.badge = Badge(52)
        self.badge.show_store(row.store)
        self.number = Text(f"candidate_{row.order_id}_number", Type.HEADLINE)
        self.number.setText(row.human_number)
        self.what = FitText(f"candidate_{row.order_id}_what", Type.STRONG, wrap=False)
        self.what.setText(", ".join(part for part in (row.product, texts.cake_facts(row)) if part))
        self.due = FitText(f"candidate_{row.order_id}_due", Type.STRONG, "soft", wrap=False)
        self.due.setText(due_word(row.due, row.due_window, today))
        self.stage = Text(f"candidate_{row.order_id}_stage", Type.STRONG)
        self.stage.setProperty("role", "chip")
        set_property(self.stage, "stage", stage.value)
        self.stage.setText(stage_word(stage))
        self.stage.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        said = f"{row.human_number}, {self.what.text()}, {self.due.text()}, {self.stage.text()}"
        self.setAccessibleName(said)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.what)
        words.addWidget(self.due)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.badge)
        self._row.addWidget(self.number)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.badge, self.number, self.what, self.due, self.stage):
            # The touch is for the button below.
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        super().set_metrics(metrics)
        self.setFixedHeight(max(metrics.primary, metrics.px(92)))
        self._row.setContentsMargins(metrics.px(18), metrics.px(6), metrics.px(18), metrics.px(6))
        self._row.setSpacing(metrics.px(18))
        self.stage.setFixedHeight(metrics.px(44))
        self.stage.setMinimumWidth(metrics.px(150))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.minimumHeight())
