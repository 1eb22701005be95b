"""The window of training: the real bench, the tour above it, hardware to touch beside it."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from station.domain.stages import Stage
from station.services.bench_state import BenchState
from station.services.notices import Feedback
from station.services.tour import Tour
from station.ui.bench.window import BenchWindow
from station.ui.theme.metrics import Metrics
from station.ui.theme.style import style_sheet
from station.ui.training.scanner_panel import ScannerPanel
from station.ui.training.tour_card import TourCard


class PaperTray(QObject):
    """Where labels of the virtual printer's thread reach the GUI thread.

    Signals:
        label_printed(bytes): a label's PNG.
    """

    label_printed = Signal(bytes)

    def take(self, png: bytes, _number: int) -> None:
        """A label came out; any thread."""
        self.label_printed.emit(png)


class TrainingWindow(QWidget):
    """Slots: show_state, show_feedback. Lives in the GUI thread."""

    def __init__(self, bench: BenchWindow, tray: PaperTray, stage: Stage) -> None:
        super().__init__()
        self.bench = bench
        self._tour = Tour(stage)
        self.setObjectName("Bench")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Training - Ordak Station"))
        self.setAccessibleName(self.windowTitle())
        self.card = TourCard(stage)
        self.panel = ScannerPanel(stage)
        self.panel.scanned.connect(bench.take_wedge_scan)
        tray.label_printed.connect(self.panel.show_label)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(bench, 1)
        self._row.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.card)
        whole.addLayout(self._row, 1)

    @Slot(object)
    def show_state(self, state: BenchState) -> None:
        """The bench shows this now."""
        self.panel.show_state(state)
        if self._tour.see(state):
            self._turn()

    @Slot(object)
    def show_feedback(self, feedback: Feedback) -> None:
        """The bench answered."""
        if self._tour.hear(feedback):
            self._turn()

    def _turn(self) -> None:
        self.card.show_step(self._tour.step, self._tour.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink everything with the screen."""
        super().resizeEvent(event)
        metrics = Metrics.of(self)
        self.setStyleSheet(style_sheet(metrics))
        self.panel.setFixedWidth(metrics.px(270))
        self.card.set_metrics(metrics)
        self.panel.set_metrics(metrics)
