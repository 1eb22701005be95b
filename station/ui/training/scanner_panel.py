"""A virtual scanner, printer and network plug to touch."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from scanning.codes import Command, command_code
from station.domain.stages import Stage
from station.services.bench_state import BenchState
from station.ui.bench.labels import Text, TouchButton, dress
from station.ui.theme import colours
from station.ui.theme.metrics import Metrics, Type

WRONG_CODE = "5901234123457"
"""The EAN-13 of a packet in the kitchen: no code of ours."""


class ScannerPanel(QFrame):
    """Stands beside the bench. Only Filling prints: elsewhere the cake comes with its label.

    Signals:
        scanned(str): a code, as a scanner would send it.
        plugged(bool): the network plug was put in, or pulled.
    """

    scanned = Signal(str)
    plugged = Signal(bool)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setObjectName("scanner_panel")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.code = ""
        self._label: QPixmap | None = None
        self._in = True
        self._prints = stage is Stage.FILLING
        self._head = Text("paper_head", Type.STRONG)
        self._head.setText(self.tr("Printer") if self._prints else self.tr("On the cake"))
        self._paper = QLabel()
        self._paper.setObjectName("paper")
        self._paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paper.setMinimumHeight(1)
        self._paper.setAccessibleName(self.tr("No label has come out yet"))
        self.scan = self._button("scan_label", "primary", "scanner", colours.PRIMARY.text)
        self.scan.say(self.tr("Scan this label"), self.tr("Scan the label of the cake on the screen"))
        self.scan.clicked.connect(self._scan)
        self.start = self._button("scan_start", "plain", "start", colours.INK)
        self.start.say(self.tr("Scan START"), self.tr("Scan the card that begins with a cake"))
        self.start.clicked.connect(lambda: self.scanned.emit(command_code(Command.START)))
        self.start.setVisible(stage in (Stage.COVERING, Stage.DECORATING))
        self.wrong = self._button("scan_wrong", "plain", "question", colours.INK)
        self.wrong.say(self.tr("Scan a wrong code"), self.tr("Scan a packet that is no cake"))
        self.wrong.clicked.connect(lambda: self.scanned.emit(WRONG_CODE))
        self.plug = self._button("plug", "plain", "link_off", colours.INK)
        self.plug.clicked.connect(self._pull)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._paper, 1)
        for button in (self.scan, self.start, self.wrong, self.plug):
            self._column.addWidget(button)
        self._say_plug()
        self.scan.setEnabled(False)

    def set_metrics(self, metrics: Metrics) -> None:
        """Follow the window's size."""
        pad = metrics.px(14)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(metrics.gap)
        dress(self, metrics)

    def show_state(self, state: BenchState) -> None:
        """Know which cake's label the scanner would read."""
        self.code = state.current.label_code if state.current else ""
        self.scan.setEnabled(bool(self.code))
        if state.current and state.current.label_png and not self._prints:
            self.show_label(state.current.label_png)

    def show_label(self, png: bytes) -> None:
        """A label came out of the printer."""
        label = QPixmap()
        label.loadFromData(png)
        self._label = label
        self._paper.setAccessibleName(self.tr("The last label"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the label to the panel."""
        super().resizeEvent(event)
        self._fit()

    @property
    def has_label(self) -> bool:
        """Whether a label has come out."""
        return self._label is not None

    def _fit(self) -> None:
        if self._label is not None:
            size = self._paper.contentsRect().size()
            way = Qt.TransformationMode.SmoothTransformation
            self._paper.setPixmap(self._label.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, way))

    def _button(self, name: str, role: str, icon: str, colour: str) -> TouchButton:
        return TouchButton(name, Type.LABEL, role, icon, colour)

    def _scan(self) -> None:
        self.scanned.emit(self.code)

    def _pull(self) -> None:
        self._in = not self._in
        self._say_plug()
        self.plugged.emit(self._in)

    def _say_plug(self) -> None:
        if self._in:
            self.plug.say(self.tr("Pull the plug"), self.tr("Take the network away"))
        else:
            self.plug.say(self.tr("Put the plug back"), self.tr("Give the network back"))
